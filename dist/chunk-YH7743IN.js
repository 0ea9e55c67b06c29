import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/results/read.ts
import { readFileSync, statSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
var limits = { file: 64 * 2 ** 20, all: 256 * 2 ** 20, files: 1e3 }, isGlob = (text) => /[*?[{]/.test(text);
async function findFiles(pattern, cwd) {
  let path = resolve(cwd, pattern), stat = statSync(path, { throwIfNoEntry: !1 });
  if (stat?.isFile()) return [path];
  if (!stat && !isGlob(pattern)) return [];
  let { glob } = await import("./dist-RSJNIFPQ.js");
  return (await glob(stat ? "**/*.json" : pattern, {
    cwd: stat ? path : cwd,
    absolute: !0,
    dot: !0,
    deep: 8,
    followSymbolicLinks: !1,
    onlyFiles: !0,
    expandDirectories: !1
  })).sort();
}
function refusal(path, used) {
  let { size } = statSync(path);
  return size > limits.file ? `larger than ${limits.file} bytes` : used + size > limits.all ? `all files together are larger than ${limits.all} bytes` : null;
}
async function readResultFiles(patterns, cwd) {
  let { parseResults } = await import("./validate-2AXH6RIQ.js"), found = (await Promise.all(patterns.map((pattern) => findFiles(pattern, cwd)))).flat(), paths = [...new Set(found)], files = [], problems = [], used = 0;
  for (let path of paths.slice(0, limits.files)) {
    let shown = relative(cwd, path).split(sep).join("/");
    try {
      let refused = refusal(path, used);
      if (refused) throw new Error(refused);
      let text = readFileSync(path, "utf8");
      used += text.length, files.push({ path: shown, results: parseResults(text) });
    } catch (error) {
      problems.push(`${shown}: ${error.message}`);
    }
  }
  let left = paths.length - limits.files;
  return left > 0 && problems.push(`${left} files more than ${limits.files} were not read`), { files, problems };
}
async function findMissing(patterns, cwd) {
  let counts = await Promise.all(patterns.map((pattern) => findFiles(pattern, cwd)));
  return patterns.filter((pattern, index) => counts[index].length === 0 && !isGlob(pattern));
}

export {
  limits,
  readResultFiles,
  findMissing
};
