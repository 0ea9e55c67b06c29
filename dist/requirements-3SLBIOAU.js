import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  packagesOf,
  satisfied
} from "./chunk-LUWZAUIY.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";
export {
  packagesOf,
  satisfied
};
