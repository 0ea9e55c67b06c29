import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-OOF4CM6F.js";
import "./chunk-QQNRT7FA.js";
import "./chunk-I472PL7C.js";
import "./chunk-JVXKNYJH.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-VXUJ3IMG.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-EFKCVANN.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
