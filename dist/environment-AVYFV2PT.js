import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  environments,
  prepareEnvironment
} from "./chunk-75XTWVLF.js";
import "./chunk-MZGEYGUX.js";
import "./chunk-F4XY2S7Q.js";
import "./chunk-A7LH4VG2.js";
import "./chunk-WE3IHWJT.js";
import "./chunk-ZCVG6V4W.js";
export {
  environments,
  prepareEnvironment
};
