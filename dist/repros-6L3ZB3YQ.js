import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  findRepros,
  scenarioNames
} from "./chunk-7XK5PYTI.js";
import "./chunk-EZYWMKSF.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-P74D6O5T.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-2SKYY7RS.js";
import "./chunk-ZCVG6V4W.js";
export {
  findRepros,
  scenarioNames
};
