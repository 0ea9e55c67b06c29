import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  exec,
  getExecOutput
} from "./chunk-DC6PT246.js";
import "./chunk-ZCVG6V4W.js";
export {
  exec,
  getExecOutput
};
