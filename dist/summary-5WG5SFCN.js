import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  renderSummary
} from "./chunk-EROYUY3F.js";
import "./chunk-5JDVRLAY.js";
import "./chunk-LTCVOH2H.js";
import "./chunk-I472PL7C.js";
import "./chunk-GY32ITKX.js";
import "./chunk-FCZV645Z.js";
import "./chunk-7JQGRVNU.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-WJ46NSHB.js";
export {
  renderSummary
};
