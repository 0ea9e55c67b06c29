import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  toolName,
  version
} from "./chunk-5SHNGKZQ.js";
import "./chunk-WJ46NSHB.js";
export {
  toolName,
  version
};
