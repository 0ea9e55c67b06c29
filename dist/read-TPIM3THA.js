import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-QSN2HVMN.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-4YNEH4M6.js";
import "./chunk-CK3OXS4Q.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
