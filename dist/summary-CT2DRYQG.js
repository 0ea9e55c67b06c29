import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-UZD5FOCK.js";
import "./chunk-E6R5V7ZI.js";
import "./chunk-7E2OBSCW.js";
import "./chunk-AFNOYQDV.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-EFKCVANN.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
