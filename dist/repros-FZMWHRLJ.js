import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  findRepros,
  scenarioNames
} from "./chunk-SOCVM7SI.js";
import "./chunk-UXQNI6NU.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-S3SWIQKL.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-PXJVGU5J.js";
import "./chunk-ZCVG6V4W.js";
export {
  findRepros,
  scenarioNames
};
