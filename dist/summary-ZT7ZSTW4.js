import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-56WMKX5D.js";
import "./chunk-GD47QE2K.js";
import "./chunk-I472PL7C.js";
import "./chunk-U2FM5CXH.js";
import "./chunk-4LMKYW5M.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
