import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  blobBase,
  headSha,
  readOnlyReason,
  readWorkflow
} from "./chunk-TCGE2C7W.js";
import "./chunk-WJ46NSHB.js";
export {
  blobBase,
  headSha,
  readOnlyReason,
  readWorkflow
};
