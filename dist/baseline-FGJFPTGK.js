import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  changeOf,
  compareWithBaseline
} from "./chunk-N7HMHUSV.js";
import "./chunk-GAKGFBG6.js";
import "./chunk-NXPDZNZF.js";
import "./chunk-CXPVEBZ2.js";
import "./chunk-WJ46NSHB.js";
export {
  changeOf,
  compareWithBaseline
};
