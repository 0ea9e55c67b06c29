import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  packagesOf,
  satisfied
} from "./chunk-SDTZR5NF.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  packagesOf,
  satisfied
};
