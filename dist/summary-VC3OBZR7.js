import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-CPHXNRGC.js";
import "./chunk-FD2U5V7O.js";
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
  renderSummary
};
