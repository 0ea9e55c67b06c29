import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  attempt,
  lostSentences
} from "./chunk-SG43C7T7.js";
import "./chunk-ZCVG6V4W.js";
export {
  attempt,
  lostSentences
};
