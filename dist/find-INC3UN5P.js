import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
} from "./chunk-W4OBVUAP.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-2SKYY7RS.js";
import "./chunk-ZCVG6V4W.js";
export {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
};
