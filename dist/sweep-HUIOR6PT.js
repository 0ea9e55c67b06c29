import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
} from "./chunk-B72WCQDJ.js";
import "./chunk-7AMYMUEY.js";
import "./chunk-XJKM43AD.js";
import "./chunk-5G3FC4NX.js";
import "./chunk-5GYGP2NU.js";
import "./chunk-K4BH3FO7.js";
import "./chunk-WLRFFZDV.js";
import "./chunk-H454OG53.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-KGRCLQAR.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-WJ46NSHB.js";
export {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
};
