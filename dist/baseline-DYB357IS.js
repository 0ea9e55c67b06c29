import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  changeOf,
  compareWithBaseline
} from "./chunk-4MB5TOTJ.js";
import "./chunk-JFLJB65J.js";
import "./chunk-DY6BQZGB.js";
import "./chunk-XJKM43AD.js";
import "./chunk-WJ46NSHB.js";
export {
  changeOf,
  compareWithBaseline
};
