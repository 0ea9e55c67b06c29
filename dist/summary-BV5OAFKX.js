import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-XTVPZLV4.js";
import "./chunk-FWDF4NIH.js";
import "./chunk-I472PL7C.js";
import "./chunk-YZVCFHLF.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-TD5ANA64.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
