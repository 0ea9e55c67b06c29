import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  findRepros,
  scenarioNames
} from "./chunk-JB2HHWFU.js";
import "./chunk-5STJQOOH.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-SBCFCADC.js";
import "./chunk-3K7J5SFL.js";
import "./chunk-5FBDSQKI.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-VHXOPWJ5.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-ZCVG6V4W.js";
export {
  findRepros,
  scenarioNames
};
