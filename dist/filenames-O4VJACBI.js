import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  bytesOf,
  canonical,
  exactArguments,
  isOdd,
  nameOf,
  shownName
} from "./chunk-6WWD7OG3.js";
import "./chunk-WJ46NSHB.js";
export {
  bytesOf,
  canonical,
  exactArguments,
  isOdd,
  nameOf,
  shownName
};
