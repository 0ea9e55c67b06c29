import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  checkResults,
  parseResults
} from "./chunk-LREEAK73.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  checkResults,
  parseResults
};
