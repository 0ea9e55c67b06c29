import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  checkResults,
  parseResults
} from "./chunk-YM5UDQYQ.js";
import "./chunk-I3CUTFA2.js";
import "./chunk-ZCVG6V4W.js";
export {
  checkResults,
  parseResults
};
