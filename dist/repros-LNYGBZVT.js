import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  findRepros,
  scenarioNames
} from "./chunk-2EUO3TEG.js";
import "./chunk-VNWCTKMG.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-5RYS45QM.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";
export {
  findRepros,
  scenarioNames
};
