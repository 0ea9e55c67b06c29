import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
} from "./chunk-26XZPRZM.js";
import "./chunk-I472PL7C.js";
import "./chunk-53UA5CYW.js";
import "./chunk-P7VEUZU7.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-DY6BQZGB.js";
import "./chunk-NHVWGZPX.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
};
