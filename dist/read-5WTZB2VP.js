import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-CUBWO6BA.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-WMDSOPFR.js";
import "./chunk-T4GIYXUV.js";
import "./chunk-WLRFFZDV.js";
import "./chunk-E6RDASWI.js";
import "./chunk-SWP2F7QC.js";
import "./chunk-V352M3SL.js";
import "./chunk-XFSFM5H3.js";
import "./chunk-EXOWNS4Q.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-FCNQ32FX.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
