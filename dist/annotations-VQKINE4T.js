import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  annotations,
  formatCommand,
  levels,
  limitAnnotations,
  workspacePath
} from "./chunk-LAVNZ52E.js";
import "./chunk-I472PL7C.js";
import "./chunk-NSXQY4J7.js";
import "./chunk-B2WEEKKV.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-62ASQBQK.js";
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
