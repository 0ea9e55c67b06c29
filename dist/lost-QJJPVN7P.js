import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  attempt,
  lostSentences
} from "./chunk-YDNPDUJ5.js";
import "./chunk-WJ46NSHB.js";
export {
  attempt,
  lostSentences
};
