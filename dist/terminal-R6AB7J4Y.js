import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderCase,
  renderTerminal
} from "./chunk-WXKDDS6D.js";
import "./chunk-4IGNDIUA.js";
import "./chunk-ENV4VEDE.js";
import "./chunk-QHPELSPZ.js";
import "./chunk-LLDVXLHF.js";
import "./chunk-Y3TY6NIN.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-75CTU4SX.js";
import "./chunk-7JQGRVNU.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  renderCase,
  renderTerminal
};
