import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  environments,
  prepareEnvironment
} from "./chunk-BZZ3VTWG.js";
import "./chunk-7OFWJLHL.js";
import "./chunk-OLY2NPJF.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-PXJVGU5J.js";
import "./chunk-ZCVG6V4W.js";
export {
  environments,
  prepareEnvironment
};
