import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-MUK7P74S.js";
import "./chunk-5PQQY4VC.js";
import "./chunk-6NC7F4AF.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-C3ZLOS2S.js";
import "./chunk-OONRCSJ3.js";
import "./chunk-Z2B6CRZT.js";
import "./chunk-UJ6LKRCG.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-DZWHC3UU.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
