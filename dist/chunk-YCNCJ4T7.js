import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/results/rooted.ts
import { posix } from "node:path";
function rooted(results) {
  let { folders, ...leg } = results.leg ?? {};
  if (!folders) return results;
  let cases = results.cases.map((one) => filesIn(one, (file) => fromRoot(file, folders)));
  return { ...results, leg, cases };
}
function fromRoot(file, { cwd, repository, tool }) {
  if (file.startsWith("<")) return file;
  let path = posix.resolve(cwd, file), foreign = isBelow(tool, repository) && isBelow(path, tool);
  return isBelow(path, repository) && !foreign ? posix.relative(repository, path) : path;
}
var isBelow = (path, folder) => path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
function filesIn(value, rename) {
  if (Array.isArray(value)) return value.map((one) => filesIn(one, rename));
  if (value === null || typeof value != "object") return value;
  let entries = Object.entries(value).map(
    ([key, one]) => key === "file" && typeof one == "string" ? [key, rename(one)] : [key, filesIn(one, rename)]
  );
  return Object.fromEntries(entries);
}

export {
  rooted
};
