import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  blobBase,
  headSha,
  readOnlyReason,
  readWorkflow
} from "./chunk-ZOGB24UI.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  blobBase,
  headSha,
  readOnlyReason,
  readWorkflow
};
