import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  exitStatus,
  statuses
} from "./chunk-HTROKSPQ.js";
import "./chunk-WJ46NSHB.js";
export {
  exitStatus,
  statuses
};
