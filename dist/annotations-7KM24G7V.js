import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
} from "./chunk-PMLN43FN.js";
import "./chunk-I472PL7C.js";
import "./chunk-GY32ITKX.js";
import "./chunk-FCZV645Z.js";
import "./chunk-7JQGRVNU.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-VKJV4PSY.js";
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
