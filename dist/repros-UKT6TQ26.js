import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findRepros,
  scenarioNames
} from "./chunk-E6RDASWI.js";
import "./chunk-SWP2F7QC.js";
import "./chunk-V352M3SL.js";
import "./chunk-XFSFM5H3.js";
import "./chunk-EXOWNS4Q.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-FCNQ32FX.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";
export {
  findRepros,
  scenarioNames
};
