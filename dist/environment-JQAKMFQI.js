import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  environments,
  prepareEnvironment
} from "./chunk-U3JZPHRK.js";
import "./chunk-RTYCUPFR.js";
import "./chunk-VCSGVTMK.js";
import "./chunk-PQWB7WEF.js";
import "./chunk-5C7AOSH4.js";
import "./chunk-WJ46NSHB.js";
export {
  environments,
  prepareEnvironment
};
