import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  changeOf,
  compareWithBaseline
} from "./chunk-Z5L5YI6N.js";
import "./chunk-3TJNY7G6.js";
import "./chunk-XJKM43AD.js";
import "./chunk-75CTU4SX.js";
import "./chunk-7JQGRVNU.js";
import "./chunk-WJ46NSHB.js";
export {
  changeOf,
  compareWithBaseline
};
