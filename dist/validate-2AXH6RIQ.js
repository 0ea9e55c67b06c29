import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  checkResults,
  parseResults
} from "./chunk-7LVGBMXS.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  checkResults,
  parseResults
};
