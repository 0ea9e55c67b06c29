import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  findRepros,
  scenarioNames
} from "./chunk-RRGI4GX2.js";
import "./chunk-4QLCXVOD.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-RRMXO3B3.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-NPLFGTKZ.js";
import "./chunk-ZCVG6V4W.js";
export {
  findRepros,
  scenarioNames
};
