import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  contextFor,
  findPythons
} from "./chunk-TP2TGQ6N.js";
import "./chunk-FWJNAAEN.js";
import "./chunk-SJBLR35I.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-26CV3KZN.js";
import "./chunk-6UAD42KB.js";
import "./chunk-WJ46NSHB.js";
export {
  contextFor,
  findPythons
};
