import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-OWK7FISI.js";
import "./chunk-W44U7LBH.js";
import "./chunk-I472PL7C.js";
import "./chunk-OAZFPEC2.js";
import "./chunk-AWGQ6SXD.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-UBYFJKQ5.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
