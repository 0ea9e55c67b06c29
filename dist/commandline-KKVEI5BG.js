import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  commandLine
} from "./chunk-B5E6ETNW.js";
import "./chunk-ZCVG6V4W.js";
export {
  commandLine
};
