import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  foldersOf,
  isProgram,
  which
} from "./chunk-5C7AOSH4.js";
import "./chunk-WJ46NSHB.js";
export {
  foldersOf,
  isProgram,
  which
};
