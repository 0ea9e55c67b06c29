import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-7CBIFJJZ.js";
import "./chunk-WYUADZJN.js";
import "./chunk-6NC7F4AF.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-C3ZLOS2S.js";
import "./chunk-HQYQ5ECL.js";
import "./chunk-UEKAPIXB.js";
import "./chunk-RQS4XDYF.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
