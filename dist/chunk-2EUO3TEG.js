import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  hasBlock
} from "./chunk-VNWCTKMG.js";
import {
  bytesOf,
  nameOf,
  shownName
} from "./chunk-U5ILEWQD.js";

// src/plan/repros.ts
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
var isVariantScript = (name) => name.endsWith("_fork_first");
function scenarioNames(folder) {
  return readdirSync(folder).filter((name) => name.endsWith(".py")).map((name) => name.slice(0, -3)).filter((name) => !isVariantScript(name)).sort();
}
async function findRepros(args, commands, places, problems) {
  let scenarios = scenarioNames(places.scenarios), declared = commands.map(({ name }) => name), all = declared.length > 0 ? declared : scenarios, wanted = args.length > 0 ? args : all, found = await Promise.all(
    wanted.map(async (argument) => {
      let command = commands.find(({ name }) => name === argument);
      if (command) return [command];
      if (scenarios.includes(argument)) return [scenario(argument, places)];
      let scripts = await findIn(argument, places).catch((error) => (problems.push(`repro: '${argument}' cannot be read: ${error.message}`), null));
      if (scripts === null) return [];
      let named = [...scenarios, ...declared];
      return scripts.length === 0 && problems.push(nothingFound(argument, named, places)), scripts;
    })
  );
  return distinct(found.flat(), places, problems);
}
function scenario(name, places) {
  let file = join(places.scenarios, `${name}.py`);
  return { kind: "script", name, file, source: readFileSync(bytesOf(file), "utf8"), scenario: !0 };
}
function nothingFound(argument, scenarios, places) {
  let what = places.kindOf(resolve(places.cwd, argument)) === "folder" ? "is a folder without scripts" : "is no file, folder, glob or scenario that exists";
  return `repro: '${argument}' ${what}; scenarios are ${scenarios.join(", ")}`;
}
async function findIn(argument, places) {
  let path = resolve(places.cwd, argument), kind = places.kindOf(path);
  if (kind === "file") return [read(path, dirname(path))];
  if (kind === "folder")
    return filesBelow(path).map((file) => read(file, path)).filter(isRepro(path));
  if (!/[*?[{]/.test(argument)) return [];
  let base = resolve(places.cwd, argument.split("/").filter(isFixed).join("/") || ".");
  return (await places.glob(argument, places.cwd)).filter((file) => file.endsWith(".py")).map((file) => read(file, base));
}
var isFixed = (_, index, parts) => parts.slice(0, index + 1).every((part) => !/[*?[{]/.test(part));
function read(file, base) {
  return {
    kind: "script",
    name: shownName(relative(base, file).split(sep).join("/").replace(/\.py$/, "")),
    file,
    source: readFileSync(bytesOf(file), "utf8"),
    scenario: !1
  };
}
var skippedFolders = /* @__PURE__ */ new Set(["__pycache__", "node_modules", "site-packages", "venv"]);
function entriesOf(folder) {
  return readdirSync(bytesOf(folder), { withFileTypes: !0, encoding: "buffer" }).map((entry) => ({ name: nameOf(entry.name), isFolder: entry.isDirectory() })).sort((one, other) => one.name < other.name ? -1 : 1);
}
function filesBelow(folder) {
  return entriesOf(folder).flatMap(({ name, isFolder }) => {
    let path = join(folder, name);
    return isFolder ? name.startsWith(".") || skippedFolders.has(name) ? [] : filesBelow(path) : name.endsWith(".py") && name !== "__init__.py" ? [path] : [];
  });
}
var isRepro = (folder) => ({ file, source }) => {
  let home = dirname(file);
  if (home === folder || hasBlock(source)) return !0;
  let inPackage = entriesOf(home).some(({ name }) => name === "__init__.py");
  return basename(file).startsWith("fork_") && !inPackage;
};
function distinct(repros, places, problems) {
  let keyOf = (one) => one.kind === "script" ? one.file : one, byFile = [...new Map(repros.map((one) => [keyOf(one), one])).values()], byName = /* @__PURE__ */ new Map();
  for (let one of byFile) {
    let other = byName.get(one.name), show = (one2) => one2.kind === "script" ? shownName(relative(places.cwd, one2.file)) : one2.shown;
    other && problems.push(
      `repro: two are named '${one.name}': ${show(other)} and ${show(one)}; name the folder that holds both, or run them one by one`
    ), byName.set(one.name, one);
  }
  return [...byName.values()];
}

export {
  scenarioNames,
  findRepros
};
