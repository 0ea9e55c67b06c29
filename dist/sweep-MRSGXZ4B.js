import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
} from "./chunk-5FVNP4VM.js";
import "./chunk-ONT4N2HB.js";
import "./chunk-XJKM43AD.js";
import "./chunk-5G3FC4NX.js";
import "./chunk-YFGLXD2O.js";
import "./chunk-K4BH3FO7.js";
import "./chunk-WLRFFZDV.js";
import "./chunk-EXOWNS4Q.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-KGRCLQAR.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-FCNQ32FX.js";
import "./chunk-WJ46NSHB.js";
export {
  countsPossible,
  isAccepted,
  lockName,
  runReplay,
  runSweep
};
