import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
} from "./chunk-DGRRYEH3.js";
import "./chunk-E4GBTY5I.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-575DW7D6.js";
import "./chunk-DOC3YQ5I.js";
import "./chunk-7L7X57OG.js";
import "./chunk-JPSADPAB.js";
import "./chunk-5RYS45QM.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
};
