import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  headSha,
  readContext,
  readOnlyReason
} from "./chunk-5UYEA7VC.js";
import "./chunk-WJ46NSHB.js";
export {
  headSha,
  readContext,
  readOnlyReason
};
