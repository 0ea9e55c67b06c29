import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findRepros,
  scenarioNames
} from "./chunk-ZJYF3LHK.js";
import "./chunk-DLK6JDP2.js";
import "./chunk-V352M3SL.js";
import "./chunk-USP62LTP.js";
import "./chunk-H454OG53.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";
export {
  findRepros,
  scenarioNames
};
