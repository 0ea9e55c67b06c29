import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  commandLine
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  commandLine
};
