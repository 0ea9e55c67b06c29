import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  contextFor,
  findPythons
} from "./chunk-T3EE2GML.js";
import "./chunk-JNBFA7ZL.js";
import "./chunk-SC35BYON.js";
import "./chunk-EDXCZYEH.js";
import "./chunk-YW4UTD3O.js";
import "./chunk-A7LH4VG2.js";
import "./chunk-ZCVG6V4W.js";
export {
  contextFor,
  findPythons
};
