import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  foldersOf,
  isProgram,
  which
} from "./chunk-NPL4NAEF.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  foldersOf,
  isProgram,
  which
};
