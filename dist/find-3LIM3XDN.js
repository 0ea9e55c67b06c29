import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
} from "./chunk-GC3XMLKJ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
};
