import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/assets.ts
import { fileURLToPath } from "node:url";
var harness = fileURLToPath(new URL("../harness/", import.meta.url)), ridesAlong = (file) => file.startsWith(harness) && !file.startsWith(`${harness}scenarios/`);

export {
  harness,
  ridesAlong
};
