import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-BZKDMDI7.js";
import "./chunk-KEX4AZP7.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-YJJ77NEF.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
