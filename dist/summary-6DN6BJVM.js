import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-ZUY5OQI7.js";
import "./chunk-J5MRQTGN.js";
import "./chunk-I472PL7C.js";
import "./chunk-M6TEU57X.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-AFNOYQDV.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-EFKCVANN.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
