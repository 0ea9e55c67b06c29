import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  readPlan,
  scenariosFolder
} from "./chunk-VJJ6MSZR.js";
import "./chunk-4HRCFEKT.js";
import "./chunk-PNLALIAX.js";
import "./chunk-ER7JI6SY.js";
import "./chunk-JPSADPAB.js";
import "./chunk-JB2HHWFU.js";
import "./chunk-5STJQOOH.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-SBCFCADC.js";
import "./chunk-3K7J5SFL.js";
import "./chunk-5FBDSQKI.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-EDXCZYEH.js";
import "./chunk-VHXOPWJ5.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-ZCVG6V4W.js";
export {
  readPlan,
  scenariosFolder
};
