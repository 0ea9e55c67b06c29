import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  TomlError,
  parseToml
} from "./chunk-AXEQGFCT.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  TomlError,
  parseToml
};
