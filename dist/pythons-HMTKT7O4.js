import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  contextFor,
  findPythons
} from "./chunk-GZXPBQUS.js";
import "./chunk-WG3NJKA4.js";
import "./chunk-KGRCLQAR.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-5JBALO6U.js";
import "./chunk-PQWB7WEF.js";
import "./chunk-WJ46NSHB.js";
export {
  contextFor,
  findPythons
};
