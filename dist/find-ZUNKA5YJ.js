import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
} from "./chunk-WCDCQZPH.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-PXJVGU5J.js";
import "./chunk-ZCVG6V4W.js";
export {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
};
