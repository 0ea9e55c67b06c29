import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
} from "./chunk-A732N3NS.js";
import "./chunk-JVKJHHNB.js";
import "./chunk-QCPTFMLM.js";
import "./chunk-26CV3KZN.js";
import "./chunk-6UAD42KB.js";
import "./chunk-WJ46NSHB.js";
export {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
};
