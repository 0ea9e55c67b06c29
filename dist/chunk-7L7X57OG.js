import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/folders.ts
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
function makeFolder(path) {
  existsSync(path) || (dirname(path) !== path && makeFolder(dirname(path)), mkdirSync(path));
}

export {
  makeFolder
};
