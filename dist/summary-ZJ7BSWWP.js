import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  renderSummary
} from "./chunk-YCJFHXTI.js";
import "./chunk-57RGTFX4.js";
import "./chunk-HCZJ2AW3.js";
import "./chunk-DKX6DMRH.js";
import "./chunk-KPW73PEQ.js";
import "./chunk-AEWW6MFW.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  renderSummary
};
