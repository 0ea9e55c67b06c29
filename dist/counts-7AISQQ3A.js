import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  countResults
} from "./chunk-3TJNY7G6.js";
import "./chunk-WJ46NSHB.js";
export {
  countResults
};
