import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-UFJC56X7.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-SUCIBQRJ.js";
import "./chunk-T4GIYXUV.js";
import "./chunk-WLRFFZDV.js";
import "./chunk-7AV54MCJ.js";
import "./chunk-AUJOKQUD.js";
import "./chunk-7GGVCDOY.js";
import "./chunk-V352M3SL.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-FCNQ32FX.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
