import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  openClient,
  statusOf
} from "./chunk-ZANLM6AE.js";
import "./chunk-WJ46NSHB.js";
export {
  openClient,
  statusOf
};
