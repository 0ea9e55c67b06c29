import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  changeOf,
  compareWithBaseline
} from "./chunk-BAG3PVHY.js";
import "./chunk-7WWL6KQ7.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-I3D53IGY.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  changeOf,
  compareWithBaseline
};
