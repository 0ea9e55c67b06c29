import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findScripts,
  scenarioNames
} from "./chunk-Z2B6CRZT.js";
import "./chunk-UJ6LKRCG.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-DZWHC3UU.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-WJ46NSHB.js";
export {
  findScripts,
  scenarioNames
};
