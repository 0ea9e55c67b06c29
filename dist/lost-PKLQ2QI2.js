import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  attempt,
  lostSentences
} from "./chunk-334XWBFB.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  attempt,
  lostSentences
};
