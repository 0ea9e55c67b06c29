import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  toolName,
  version
} from "./chunk-2ZSAF75P.js";
import "./chunk-ZCVG6V4W.js";
export {
  toolName,
  version
};
