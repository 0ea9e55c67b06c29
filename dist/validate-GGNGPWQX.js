import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  checkResults,
  parseResults
} from "./chunk-FHE76TIY.js";
import "./chunk-PXJVGU5J.js";
import "./chunk-ZCVG6V4W.js";
export {
  checkResults,
  parseResults
};
