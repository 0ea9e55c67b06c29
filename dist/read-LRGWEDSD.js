import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-LWPSVO7D.js";
import "./chunk-HG32IAOH.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-4YNEH4M6.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
