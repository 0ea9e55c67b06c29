import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-PESUDUGX.js";
import "./chunk-6E3VK2BK.js";
import "./chunk-I472PL7C.js";
import "./chunk-HQD7UYGJ.js";
import "./chunk-BXQARGJ2.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-UBYFJKQ5.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
