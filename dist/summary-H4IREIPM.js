import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  renderSummary
} from "./chunk-5TD53TT5.js";
import "./chunk-ZHXLTK5X.js";
import "./chunk-VZXXZSG3.js";
import "./chunk-DKX6DMRH.js";
import "./chunk-KPW73PEQ.js";
import "./chunk-AEWW6MFW.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-B5E6ETNW.js";
import "./chunk-ZCVG6V4W.js";
export {
  renderSummary
};
