import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findRepros,
  scenarioNames
} from "./chunk-7AV54MCJ.js";
import "./chunk-AUJOKQUD.js";
import "./chunk-7GGVCDOY.js";
import "./chunk-V352M3SL.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-FCNQ32FX.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";
export {
  findRepros,
  scenarioNames
};
