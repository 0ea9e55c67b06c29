import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  renderSummary
} from "./chunk-CD3E3A4I.js";
import "./chunk-QUTCLO7H.js";
import "./chunk-M7YGQXLQ.js";
import "./chunk-DKX6DMRH.js";
import "./chunk-XOYY56RN.js";
import "./chunk-7BHERII6.js";
import "./chunk-GNQBAFHD.js";
import "./chunk-I3D53IGY.js";
import "./chunk-EXVSSEUH.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-QU3RPW44.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import "./chunk-ZCVG6V4W.js";
export {
  renderSummary
};
