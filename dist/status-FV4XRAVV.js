import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  couldNotBeRun,
  exitStatus,
  statuses
} from "./chunk-6OF6XI5R.js";
import "./chunk-WJ46NSHB.js";
export {
  couldNotBeRun,
  exitStatus,
  statuses
};
