import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-J6ABS34R.js";
import "./chunk-WYUADZJN.js";
import "./chunk-6NC7F4AF.js";
import "./chunk-C3ZLOS2S.js";
import "./chunk-KEX4AZP7.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
