import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  exec,
  getExecOutput
} from "./chunk-PDUF6P7C.js";
import "./chunk-WJ46NSHB.js";
export {
  exec,
  getExecOutput
};
