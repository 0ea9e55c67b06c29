import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
} from "./chunk-7Z6N6QQQ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-YW4UTD3O.js";
import "./chunk-A7LH4VG2.js";
import "./chunk-WE3IHWJT.js";
import "./chunk-ZCVG6V4W.js";
export {
  asker,
  findPython,
  listPythons,
  nameOf,
  searchPython,
  whatIsHere
};
