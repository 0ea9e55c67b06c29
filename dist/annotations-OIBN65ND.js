import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
} from "./chunk-FLXEVWHM.js";
import "./chunk-7E2OBSCW.js";
import "./chunk-AFNOYQDV.js";
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
