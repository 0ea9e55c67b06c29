import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  environments,
  prepareEnvironment
} from "./chunk-2OE4MR3C.js";
import "./chunk-4DYQIDPP.js";
import "./chunk-OLY2NPJF.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-B5E6ETNW.js";
import "./chunk-ZCVG6V4W.js";
export {
  environments,
  prepareEnvironment
};
