import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  renderSummary
} from "./chunk-JWOUTHO3.js";
import "./chunk-NKH7SKX6.js";
import "./chunk-RC7VKBG6.js";
import "./chunk-DKX6DMRH.js";
import "./chunk-KPW73PEQ.js";
import "./chunk-AEWW6MFW.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-PXJVGU5J.js";
import "./chunk-ZCVG6V4W.js";
export {
  renderSummary
};
