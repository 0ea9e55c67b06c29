import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  manifest,
  root,
  toolName,
  version
} from "./chunk-DEM7RGM6.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  manifest,
  root,
  toolName,
  version
};
