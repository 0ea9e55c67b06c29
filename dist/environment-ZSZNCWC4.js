import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  environments,
  prepareEnvironment
} from "./chunk-MWC6I3YO.js";
import "./chunk-US66GMK7.js";
import "./chunk-OLY2NPJF.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  environments,
  prepareEnvironment
};
