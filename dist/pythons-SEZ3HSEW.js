import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  contextFor,
  findPythons
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  contextFor,
  findPythons
};
