import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  blobBase,
  headSha,
  readOnlyReason,
  readWorkflow
} from "./chunk-ZOGB24UI.js";
import "./chunk-2SKYY7RS.js";
import "./chunk-ZCVG6V4W.js";
export {
  blobBase,
  headSha,
  readOnlyReason,
  readWorkflow
};
