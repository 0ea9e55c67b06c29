import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  exitStatus,
  statuses
} from "./chunk-3MWNHGQM.js";
import "./chunk-WJ46NSHB.js";
export {
  exitStatus,
  statuses
};
