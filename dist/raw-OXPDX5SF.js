import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";
export {
  SettingsError
};
