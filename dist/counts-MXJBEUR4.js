import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  countResults
} from "./chunk-5NBRQVG5.js";
import "./chunk-ZCVG6V4W.js";
export {
  countResults
};
