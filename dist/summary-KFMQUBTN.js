import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-5UEHZUL2.js";
import "./chunk-GRHEHDRG.js";
import "./chunk-HEZQYU5L.js";
import "./chunk-AFNOYQDV.js";
import "./chunk-EFKCVANN.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
