import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  readPlan,
  scenariosFolder
} from "./chunk-MG6DELIT.js";
import "./chunk-MUKJBKMV.js";
import "./chunk-ER7JI6SY.js";
import "./chunk-JPSADPAB.js";
import "./chunk-2OYPU6JW.js";
import "./chunk-H4GIVWKD.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-4V7EOCBV.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-B5E6ETNW.js";
import "./chunk-ZCVG6V4W.js";
export {
  readPlan,
  scenariosFolder
};
