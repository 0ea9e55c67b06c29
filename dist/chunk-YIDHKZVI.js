import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/results/rooted.ts
import { posix } from "node:path";
function rooted(results) {
  let { folders, ...leg } = results.leg ?? {};
  if (!folders) return results;
  let cases = results.cases.map((one) => {
    let names = /* @__PURE__ */ new Map(), renamed = filesIn(one, (file) => {
      let name = fromRoot(file, folders);
      return name !== file && names.set(file, name), name;
    });
    return names.size > 0 ? told(renamed, namer(names)) : renamed;
  });
  return { ...results, leg, cases };
}
function fromRoot(file, { cwd, repository, tool }) {
  if (file.startsWith("<")) return file;
  let path = posix.resolve(cwd, file);
  if (path === repository) return ".";
  let foreign = isBelow(tool, repository) && isBelow(path, tool);
  return isBelow(path, repository) && !foreign ? posix.relative(repository, path) : path;
}
var isBelow = (path, folder) => path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
function filesIn(value, rename) {
  if (Array.isArray(value)) return value.map((one) => filesIn(one, rename));
  if (value === null || typeof value != "object") return value;
  let entries = Object.entries(value).map(([key, one]) => key === "packages" ? [key, one] : key === "file" && typeof one == "string" ? [key, rename(one)] : [key, filesIn(one, rename)]);
  return Object.fromEntries(entries);
}
function namer(names) {
  let any = [...names.keys()].sort((one, other) => other.length - one.length).map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|"), place = new RegExp(`(?<![\\w./-])(?:${any})(?=:\\d)`, "g");
  return (text) => text.replace(place, (name) => names.get(name));
}
var sentences = /* @__PURE__ */ new Set(["diagnosis", "reason"]);
function told(value, name, ours = !1) {
  if (typeof value == "string") return ours ? name(value) : value;
  if (Array.isArray(value)) return value.map((one) => told(one, name, ours));
  if (value === null || typeof value != "object") return value;
  let entries = Object.entries(value).map(([key, one]) => [
    key,
    key === "file" ? one : told(one, name, ours || sentences.has(key))
  ]);
  return Object.fromEntries(entries);
}

export {
  rooted
};
