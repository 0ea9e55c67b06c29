import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
} from "./chunk-JRJVQY2V.js";
import "./chunk-I472PL7C.js";
import "./chunk-HQD7UYGJ.js";
import "./chunk-BXQARGJ2.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-UBYFJKQ5.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
};
