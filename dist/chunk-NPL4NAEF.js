import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/process/which.ts
import { access, constants, stat } from "node:fs/promises";
import { delimiter, join } from "node:path";
function foldersOf(path) {
  return [...new Set((path ?? "").split(delimiter).filter((folder) => folder !== ""))];
}
async function which(name, path) {
  for (let folder of foldersOf(path)) {
    let file = join(folder, name);
    if (await isProgram(file)) return file;
  }
  return null;
}
async function isProgram(file) {
  try {
    return await access(file, constants.X_OK), (await stat(file)).isFile();
  } catch {
    return !1;
  }
}

export {
  foldersOf,
  which,
  isProgram
};
