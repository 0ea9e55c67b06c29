import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  GitHub,
  context,
  defaults,
  getOctokitOptions,
  getUserAgentWithOrchestrationId
} from "./chunk-MCIFKQDJ.js";
import "./chunk-QHHGRYPD.js";
import "./chunk-WJ46NSHB.js";
export {
  GitHub,
  context,
  defaults,
  getOctokitOptions,
  getUserAgentWithOrchestrationId
};
