import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  TomlError,
  parseToml
} from "./chunk-L6TA4G5Y.js";
import "./chunk-WJ46NSHB.js";
export {
  TomlError,
  parseToml
};
