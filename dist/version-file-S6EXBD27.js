import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/python/version-file.ts
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
async function readVersionFile(file, cwd) {
  let text = await readFile(resolve(cwd, file), "utf8").catch((error) => {
    throw new Error(`${file} cannot be read: ${error.message}`);
  }), specs = await specsIn(basename(file), text, file);
  if (specs.length === 0) throw new Error(`${file} names no Python version`);
  return specs;
}
async function specsIn(name, text, file) {
  return name.endsWith(".toml") ? fromPyproject(text, file) : name === ".tool-versions" ? fromToolVersions(text) : lines(text).map(fromPyenv);
}
function lines(text) {
  return text.replace(/^\uFEFF/, "").split(/\r?\n/).map((line) => line.replace(/#.*/, "").trim()).filter((line) => line !== "");
}
function fromPyenv(word) {
  return word === "system" ? "python3" : word.replace(/^(path:|python-(?=\d))/, "");
}
function fromToolVersions(text) {
  let line = lines(text).find((each) => /^python\s/.test(each));
  return line ? line.split(/\s+/).slice(1).map(fromPyenv) : [];
}
async function fromPyproject(text, file) {
  let { parseToml } = await import("./toml-G7XTFYDX.js"), data;
  try {
    data = parseToml(text).data;
  } catch (error) {
    let { line, message } = error;
    throw new Error(`${file}, line ${line}: ${message}`);
  }
  let requires = at(data, ["project", "requires-python"]);
  if (requires) return [`requires-python ${requires}`];
  let poetry = at(data, ["tool", "poetry", "dependencies", "python"]);
  return poetry ? [poetry] : [];
}
function at(table, keys) {
  let value = keys.reduce((each, key) => each?.[key], table);
  return typeof value == "string" ? value : null;
}
export {
  readVersionFile
};
