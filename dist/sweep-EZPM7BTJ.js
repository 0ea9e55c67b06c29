import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
} from "./chunk-RCH2UU4B.js";
import "./chunk-EWK63G35.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-575DW7D6.js";
import "./chunk-WPAN4SNY.js";
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
