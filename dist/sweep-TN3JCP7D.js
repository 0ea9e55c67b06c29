import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
} from "./chunk-MQ3URGF7.js";
import "./chunk-SV2YHT6F.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-575DW7D6.js";
import "./chunk-DIQWGAPO.js";
import "./chunk-7L7X57OG.js";
import "./chunk-JPSADPAB.js";
import "./chunk-RRMXO3B3.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-NPLFGTKZ.js";
import "./chunk-ZCVG6V4W.js";
export {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
};
