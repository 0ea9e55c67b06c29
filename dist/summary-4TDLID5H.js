import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-VZUF3YA4.js";
import "./chunk-HRKNXWLS.js";
import "./chunk-GFDGIOO5.js";
import "./chunk-AFNOYQDV.js";
import "./chunk-EFKCVANN.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
