import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/version.ts
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
var toolName = "fork-safety", root = fileURLToPath(new URL("../", import.meta.url)), manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")), { version } = manifest;

export {
  toolName,
  root,
  manifest,
  version
};
