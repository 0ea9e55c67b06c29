import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  knownVariants
} from "./chunk-UJ6LKRCG.js";
import {
  readReplay
} from "./chunk-7NXQQACQ.js";
import {
  findProblems
} from "./chunk-DZWHC3UU.js";

// src/plan/repros.ts
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";

// src/plan/metadata.ts
var empty = {
  requiresPython: null,
  dependencies: [],
  needs: [],
  timeout: null,
  trials: null,
  expect: null,
  variants: {},
  exclusive: !1,
  declared: !1
}, hasBlock = (source) => /^# \/\/\/ script$/m.test(source), BLOCK = /^# \/\/\/ (?<type>[a-zA-Z0-9-]+)$\s(?<content>(^#(| .*)$\s)+)^# \/\/\/$/gm;
function readMetadata(source, file, parse, problems) {
  let unix = source.replaceAll(`\r
`, `
`), blocks = [...unix.matchAll(BLOCK)].filter((block2) => block2.groups?.type === "script");
  for (let { line, text: text2 } of nearly(unix)) problems.push(`${file}, line ${line}: ${text2}`);
  if (blocks.length === 0)
    return hasBlock(unix) && problems.push(`${file}: the block '# /// script' is not closed by '# ///'`), empty;
  blocks.length > 1 && problems.push(`${file}: holds ${blocks.length} script blocks, one is allowed`);
  let block = blocks[0], firstLine = unix.slice(0, block.index).split(`
`).length + 1, toml = block.groups.content.replace(/^# ?/gm, ""), place = (keys) => `${file}, line ${firstLine + lineOf(toml, keys)}`;
  try {
    return checkMetadata(parse(toml), (keys, text2) => {
      problems.push(`${place(keys)}: ${keys.join(".")}: ${text2}`);
    });
  } catch (error) {
    let { line, message } = error, at = line === void 0 ? file : `${file}, line ${firstLine + line - 1}`;
    return problems.push(`${at}: ${message.split(`
`)[0]}`), empty;
  }
}
function nearly(source) {
  return source.split(`
`).flatMap((line, index) => {
    let text2 = nearMiss(line);
    return text2 ? [{ line: index + 1, text: text2 }] : [];
  });
}
function nearMiss(line) {
  return /^\s*#\s*\/\/\/+\s*script\s*$/i.test(line) && line !== "# /// script" ? `'${line}' opens no block: write '# /// script'` : /^\s*#\s*\[\s*tool\s*\.\s*["']?fork[-_ ]?safety\b/i.exec(line) && !/^# \[tool\.(?:fork-safety|"fork-safety"|'fork-safety')[.\]]/.test(line) ? `'${line}' is a table that nobody reads: write '# [tool.fork-safety]'` : null;
}
var ours = ["timeout", "trials", "expect", "variants", "exclusive", "needs"];
function checkMetadata(toml, complain) {
  let tool = toml.tool, own = tool?.["fork-safety"] ?? {}, root = ["tool", "fork-safety"];
  if (!isTable(own))
    return complain(root, "must be a table"), empty;
  for (let key of Object.keys(own).filter((key2) => !ours.includes(key2)))
    complain([...root, key], `unknown key; allowed are ${ours.join(", ")}`);
  let at = (key) => (keys, text2) => complain([...root, key, ...keys], text2), variants = checkVariants(own.variants, at("variants")), all = [.../* @__PURE__ */ new Set([...knownVariants, ...Object.keys(variants)])];
  return {
    requiresPython: text(
      toml["requires-python"],
      (...said) => complain(["requires-python"], said[1])
    ),
    dependencies: texts(toml.dependencies, (_, said) => complain(["dependencies"], said)) ?? [],
    needs: texts(own.needs, at("needs")) ?? [],
    timeout: timeLimit(own.timeout, at("timeout")),
    trials: trialCount(own.trials, at("trials")),
    expect: expectations(own.expect, all, at("expect")),
    variants,
    exclusive: truth(own.exclusive, at("exclusive")),
    declared: tool?.["fork-safety"] !== void 0
  };
}
var isTable = (value) => typeof value == "object" && value !== null && !Array.isArray(value) && !(value instanceof Date), isPassable = (value) => typeof value == "string" && !value.includes("\0");
function text(value, complain) {
  return value === void 0 || isPassable(value) ? value ?? null : (complain([], `must be text, got ${JSON.stringify(value)}`), null);
}
function texts(value, complain) {
  if (value === void 0) return null;
  let good = Array.isArray(value) && value.every((one) => isPassable(one) && one !== "");
  return good || complain([], `must be a list of texts, got ${JSON.stringify(value)}`), good ? value : null;
}
function timeLimit(value, complain) {
  return value === void 0 ? null : typeof value == "number" && value > 0 && value <= 86400 ? value : (complain([], `must be a number of seconds above 0, at most 86400, got ${JSON.stringify(value)}`), null);
}
function trialCount(value, complain) {
  return value === void 0 || value === "auto" ? value ?? null : Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1e5 ? Number(value) : (complain([], `must be a whole number from 1 to 100000, or "auto", got ${JSON.stringify(value)}`), null);
}
function truth(value, complain) {
  return value !== void 0 && typeof value != "boolean" && complain([], `must be true or false, got ${JSON.stringify(value)}`), value === !0;
}
function expectations(value, variants, complain) {
  if (value === void 0) return null;
  let problems = findProblems(value, variants);
  for (let { keys, text: text2 } of problems) complain(keys, text2);
  return problems.length === 0 ? value : null;
}
var knobNames = ["sleep-before-fork", "keywords", "preload", "script", "env", "args", "replay"];
function checkVariants(value, complain) {
  if (value === void 0) return {};
  if (!isTable(value))
    return complain([], "must be a table of variants"), {};
  let variants = Object.entries(value).map(([name, knobs]) => (name === "baseline" && complain([name], "is the repro unchanged; give the variant another name"), (/[,\n]/.test(name) || name.trim() !== name || name === "") && complain([name], "a name is not empty and holds no comma, line end or outer space"), [name, checkKnobs(knobs, (keys, said) => complain([name, ...keys], said))]));
  return Object.fromEntries(variants);
}
function checkKnobs(value, complain) {
  if (!isTable(value))
    return complain([], "must be a table of knobs"), {};
  for (let key of Object.keys(value).filter((key2) => !knobNames.includes(key2)))
    complain([key], `unknown knob; allowed are ${knobNames.join(", ")}`);
  let at = (key) => (keys, said) => complain([key, ...keys], said), knobs = {
    sleepBeforeFork: pause(value["sleep-before-fork"], at("sleep-before-fork")) ?? void 0,
    keywords: keywordTable(value.keywords, at("keywords")),
    preload: modules(value.preload, at("preload")),
    script: text(value.script, at("script")) ?? void 0,
    env: textTable(value.env, at("env")),
    args: texts(value.args, at("args")) ?? void 0,
    replay: meeting(value.replay, at("replay")) ?? void 0
  };
  return Object.fromEntries(Object.entries(knobs).filter(([, one]) => one !== void 0));
}
function pause(value, complain) {
  return value === void 0 ? null : typeof value == "number" && value >= 0 && value <= 600 ? value : (complain([], `must be a number of seconds from 0 to 600, got ${JSON.stringify(value)}`), null);
}
function meeting(value, complain) {
  let line = text(value, complain);
  return line === null || readReplay(line) ? line : (complain([], `'${line}' is no line of a sweep, such as 'app/cache.py:12 Thread-1 2'`), null);
}
var DOTTED = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/;
function modules(value, complain) {
  let found = texts(value, complain);
  for (let name of found?.filter((one) => !DOTTED.test(one)) ?? [])
    complain([], `'${name}' is no name of a module`);
  return found ?? void 0;
}
function keywordTable(value, complain) {
  if (value !== void 0) {
    if (!isTable(value) || !Object.values(value).every(isTable)) {
      complain([], "must be a table of calls, each a table of keyword arguments");
      return;
    }
    for (let name of Object.keys(value).filter((one) => !DOTTED.test(one) || !one.includes(".")))
      complain([name], "must name a module's class or function, such as pymongo.MongoClient");
    return value;
  }
}
function textTable(value, complain) {
  if (value !== void 0) {
    if (!isTable(value) || !Object.values(value).every(isPassable)) {
      complain([], "must be a table of texts");
      return;
    }
    for (let name of Object.keys(value).filter((one) => !/^[^=\0]+$/.test(one)))
      complain([name], "is no name of a variable: it is not empty and holds no '='");
    return value;
  }
}
function lineOf(toml, keys) {
  let lines = toml.split(`
`), from = 0;
  for (let key of keys) {
    let word = new RegExp(`(^|[\\s{,.["'])${escaped(key)}["']?\\s*([=.\\]])`), at = lines.findIndex((line, index) => index >= from && word.test(line));
    at >= 0 && (from = at);
  }
  return from;
}
var escaped = (text2) => text2.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

// src/plan/repros.ts
var isVariantScript = (name) => name.endsWith("_fork_first");
function scenarioNames(folder) {
  return readdirSync(folder).filter((name) => name.endsWith(".py")).map((name) => name.slice(0, -3)).filter((name) => !isVariantScript(name)).sort();
}
async function findScripts(args, places, problems) {
  let scenarios = scenarioNames(places.scenarios), wanted = args.length > 0 ? args : scenarios, found = await Promise.all(
    wanted.map(async (argument) => {
      if (scenarios.includes(argument)) return [scenario(argument, places)];
      let scripts = await findIn(argument, places).catch((error) => (problems.push(`repro: '${argument}' cannot be read: ${error.message}`), null));
      return scripts === null ? [] : (scripts.length === 0 && problems.push(nothingFound(argument, scenarios, places)), scripts);
    })
  );
  return distinct(found.flat(), places, problems);
}
function scenario(name, places) {
  let file = join(places.scenarios, `${name}.py`);
  return { name, file, source: readFileSync(file, "utf8"), scenario: !0 };
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
  return { name: relative(base, file).split(sep).join("/").replace(/\.py$/, ""), file, source: readFileSync(file, "utf8"), scenario: !1 };
}
var skippedFolders = /* @__PURE__ */ new Set(["__pycache__", "node_modules", "site-packages", "venv"]);
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: !0 }).sort((one, other) => one.name < other.name ? -1 : 1).flatMap((entry) => {
    let path = join(folder, entry.name);
    return entry.isDirectory() ? entry.name.startsWith(".") || skippedFolders.has(entry.name) ? [] : filesBelow(path) : entry.name.endsWith(".py") && entry.name !== "__init__.py" ? [path] : [];
  });
}
var isRepro = (folder) => ({ file, source }) => {
  let home = dirname(file);
  if (home === folder || hasBlock(source)) return !0;
  let inPackage = readdirSync(home).includes("__init__.py");
  return basename(file).startsWith("fork_") && !inPackage;
};
function distinct(scripts, places, problems) {
  let byFile = [...new Map(scripts.map((script) => [script.file, script])).values()], byName = /* @__PURE__ */ new Map();
  for (let script of byFile) {
    let other = byName.get(script.name), show = (one) => relative(places.cwd, one.file);
    other && problems.push(
      `repro: two are named '${script.name}': ${show(other)} and ${show(script)}; name the folder that holds both, or run them one by one`
    ), byName.set(script.name, script);
  }
  return [...byName.values()];
}

export {
  readMetadata,
  scenarioNames,
  findScripts
};
