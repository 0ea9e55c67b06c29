import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
} from "./chunk-GGOULKG2.js";
import "./chunk-I472PL7C.js";
import "./chunk-OAZFPEC2.js";
import "./chunk-AWGQ6SXD.js";
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
