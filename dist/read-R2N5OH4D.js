import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readPlan,
  scenariosFolder
} from "./chunk-COZ7MYOA.js";
import "./chunk-HG32IAOH.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-YJJ77NEF.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";
export {
  readPlan,
  scenariosFolder
};
