import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findScripts,
  scenarioNames
} from "./chunk-UEKAPIXB.js";
import "./chunk-RQS4XDYF.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-WJ46NSHB.js";
export {
  findScripts,
  scenarioNames
};
