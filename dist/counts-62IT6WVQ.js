import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  countResults
} from "./chunk-JFLJB65J.js";
import "./chunk-WJ46NSHB.js";
export {
  countResults
};
