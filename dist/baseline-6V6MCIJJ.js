import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  changeOf,
  compareWithBaseline
} from "./chunk-F2L5ZDFL.js";
import "./chunk-5NBRQVG5.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-I3D53IGY.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-ZCVG6V4W.js";
export {
  changeOf,
  compareWithBaseline
};
