import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/version.ts
import { readFileSync } from "node:fs";
var toolName = "fork-safety", version = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8")
).version;

export {
  toolName,
  version
};
