import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
} from "./chunk-WTCH3C6B.js";
import "./chunk-I472PL7C.js";
import "./chunk-JQEU4FQI.js";
import "./chunk-RTR5XZSN.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-TX3J2MFP.js";
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
