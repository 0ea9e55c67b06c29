import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
} from "./chunk-DEWOOAYB.js";
import "./chunk-I472PL7C.js";
import "./chunk-JVXKNYJH.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-VXUJ3IMG.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-EFKCVANN.js";
import "./chunk-WJ46NSHB.js";
export {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
};
