import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/guard/commandfiles.ts
import {
  appendFileSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync
} from "node:fs";
import { basename, dirname, join } from "node:path";
var variables = ["ENV", "PATH", "OUTPUT", "STATE", "STEP_SUMMARY"].map((name) => `GITHUB_${name}`), commandFile = /^(set_env|add_path|set_output|save_state|step_summary)_/;
function guardCommandFiles(env) {
  let named = variables.flatMap((name) => env[name] || []), folders = [...new Set(named.map((file) => dirname(file)))], present = () => new Set([...named, ...folders.flatMap(commandFilesIn)].filter(statOf)), right = new Map(
    [...present()].filter((file) => statOf(file)?.isFile()).map((file) => [file, readFileSync(file)])
  ), odd = new Set([...present()].filter((file) => !right.has(file))), found = /* @__PURE__ */ new Set(), untold = /* @__PURE__ */ new Set();
  function undo() {
    let added = [...present()].filter((file) => !right.has(file) && !odd.has(file)), changed = [...right].filter(([file, content]) => !holds(file, content)), said = [...added, ...changed.map(([file]) => file)].map((file) => {
      let end = restore(file, right.get(file)) ? "this was undone" : "this could not be undone";
      return `tampering: it wrote to the runner's command file ${kind(file)}; ${end}`;
    });
    for (let text of said)
      found.add(text), untold.add(text);
  }
  function check() {
    undo();
    let said = [...untold];
    return untold.clear(), said;
  }
  return {
    check,
    append: (file, text) => {
      undo();
      let before = right.get(file) ?? Buffer.alloc(0);
      try {
        appendFileSync(file, text);
      } catch (error) {
        throw right.has(file) && truncateSync(file, before.length), error;
      }
      odd.has(file) || right.set(file, Buffer.concat([before, Buffer.from(text)]));
    },
    tampering: () => [...found]
  };
}
function restore(file, content) {
  try {
    return rmSync(file, { force: !0, recursive: !0 }), content && writeFileSync(file, content, { flag: "wx" }), !0;
  } catch {
    return !1;
  }
}
function statOf(file) {
  try {
    return lstatSync(file);
  } catch {
    return;
  }
}
function holds(file, content) {
  let stat = statOf(file);
  try {
    return !!stat?.isFile() && stat.size === content.length && readFileSync(file).equals(content);
  } catch {
    return !1;
  }
}
var kind = (file) => commandFile.exec(basename(file))?.[1] ?? basename(file);
function commandFilesIn(folder) {
  try {
    return readdirSync(folder).filter((name) => commandFile.test(name)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

export {
  guardCommandFiles
};
