import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  foldersOf,
  isProgram,
  which
} from "./chunk-WE3IHWJT.js";
import "./chunk-ZCVG6V4W.js";
export {
  foldersOf,
  isProgram,
  which
};
