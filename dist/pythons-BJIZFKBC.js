import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  contextFor,
  findPythons
} from "./chunk-KIVC3T6B.js";
import "./chunk-WG3NJKA4.js";
import "./chunk-KGRCLQAR.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-26CV3KZN.js";
import "./chunk-6UAD42KB.js";
import "./chunk-WJ46NSHB.js";
export {
  contextFor,
  findPythons
};
