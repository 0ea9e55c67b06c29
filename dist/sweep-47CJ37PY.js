import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
} from "./chunk-FJSTJU2X.js";
import "./chunk-VSELNEKT.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-575DW7D6.js";
import "./chunk-VHTOS7MX.js";
import "./chunk-7L7X57OG.js";
import "./chunk-JPSADPAB.js";
import "./chunk-4V7EOCBV.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-B5E6ETNW.js";
import "./chunk-ZCVG6V4W.js";
export {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
};
