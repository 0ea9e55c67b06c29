import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  commandLine
} from "./chunk-2SKYY7RS.js";
import "./chunk-ZCVG6V4W.js";
export {
  commandLine
};
