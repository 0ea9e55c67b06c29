import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  environments,
  prepareEnvironment
} from "./chunk-AZ5MN2DV.js";
import "./chunk-LDEG632E.js";
import "./chunk-OLY2NPJF.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-NPLFGTKZ.js";
import "./chunk-ZCVG6V4W.js";
export {
  environments,
  prepareEnvironment
};
