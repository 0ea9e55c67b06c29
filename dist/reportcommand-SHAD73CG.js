import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import "./chunk-WJ46NSHB.js";

// missing:/work/main/src/reportcommand.ts
var recognise = () => [], conclude = () => [], diagnose = () => null;
export {
  conclude,
  diagnose,
  recognise
};
