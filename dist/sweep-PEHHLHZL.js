import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
} from "./chunk-IBIYOK3L.js";
import "./chunk-C7QOZV6E.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-575DW7D6.js";
import "./chunk-DJS3TSN2.js";
import "./chunk-7L7X57OG.js";
import "./chunk-JPSADPAB.js";
import "./chunk-3K7J5SFL.js";
import "./chunk-5FBDSQKI.js";
import "./chunk-SC35BYON.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-VHXOPWJ5.js";
import "./chunk-ZCVG6V4W.js";
export {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
};
