import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-46XLOIN5.js";
import "./chunk-PZLBEAHD.js";
import "./chunk-I472PL7C.js";
import "./chunk-UQCCJIVL.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-GR6BBID5.js";
import "./chunk-UBYFJKQ5.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
