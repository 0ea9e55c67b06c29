import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  environments,
  prepareEnvironment
} from "./chunk-VZFFO4UJ.js";
import "./chunk-URLO6P4N.js";
import "./chunk-OLY2NPJF.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-2SKYY7RS.js";
import "./chunk-ZCVG6V4W.js";
export {
  environments,
  prepareEnvironment
};
