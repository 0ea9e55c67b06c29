import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
} from "./chunk-TIJEKJD3.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-5JBALO6U.js";
import "./chunk-PQWB7WEF.js";
import "./chunk-5C7AOSH4.js";
import "./chunk-WJ46NSHB.js";
export {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
};
