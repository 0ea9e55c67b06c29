import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  checkResults,
  parseResults
} from "./chunk-QURQCHRT.js";
import "./chunk-B5E6ETNW.js";
import "./chunk-ZCVG6V4W.js";
export {
  checkResults,
  parseResults
};
