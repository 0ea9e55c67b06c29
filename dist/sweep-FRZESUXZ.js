import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  isAccepted,
  lockName,
  runReplay,
  runSweep
} from "./chunk-RVTECNKU.js";
import "./chunk-OJBBQNFM.js";
import "./chunk-5G3FC4NX.js";
import "./chunk-JHWMGPMP.js";
import "./chunk-6NC7F4AF.js";
import "./chunk-UJ6LKRCG.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-XJKM43AD.js";
import "./chunk-KGRCLQAR.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-K4BH3FO7.js";
import "./chunk-WJ46NSHB.js";
export {
  isAccepted,
  lockName,
  runReplay,
  runSweep
};
