import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  renderSummary
} from "./chunk-MCEFY3D3.js";
import "./chunk-ZWINMMBE.js";
import "./chunk-2D3GTGHZ.js";
import "./chunk-DKX6DMRH.js";
import "./chunk-KPW73PEQ.js";
import "./chunk-AEWW6MFW.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2SKYY7RS.js";
import "./chunk-ZCVG6V4W.js";
export {
  renderSummary
};
