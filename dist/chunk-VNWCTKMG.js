import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  isInRange,
  parseRange
} from "./chunk-UOZYLLCR.js";
import {
  delaying,
  knownVariants,
  withDelays
} from "./chunk-5RYS45QM.js";
import {
  outcomes
} from "./chunk-UCJPMVFQ.js";
import {
  isCommand,
  readReplay,
  timeLimit,
  trialCount
} from "./chunk-U5ILEWQD.js";

// src/plan/selector.ts
var systems = ["linux", "macos", "freebsd", "openbsd"], emulations = ["getaddrinfo-lock"], implementations = ["cpython", "pypy", "graalpy"], allowedKeys = `${["any", ...systems, ...emulations, ...implementations].join(", ")}, free-threaded, a range of Python (python>=3.12) or of a package (pymongo>=4), or several of these joined by "; "`;
function compare(a, b) {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    let difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
function parsePart(part) {
  if (systems.includes(part)) return { os: part };
  if (emulations.includes(part)) return { emulation: part };
  if (implementations.includes(part)) return { implementation: part };
  if (part === "free-threaded") return { freeThreaded: !0 };
  let [, name, range = ""] = /^([A-Za-z0-9][\w.-]*?)\s*([<>=!~].*)$/.exec(part) ?? [], written = range.replace(/\s/g, "");
  return !name || words.includes(name) || !parseRange(written) ? null : name === "python" ? { range: written } : { packages: { [normalName(name)]: written } };
}
var words = [...systems, ...emulations, ...implementations, "any"], normalName = (name) => name.toLowerCase().replace(/[-_.]+/g, "-");
function parseSelector(key) {
  let selector = {
    emulation: null,
    os: null,
    implementation: null,
    freeThreaded: !1,
    range: null,
    packages: {}
  };
  if (key.trim() === "any") return selector;
  let seen = /* @__PURE__ */ new Set();
  for (let part of key.split(";").map((text2) => text2.trim())) {
    let fields = parsePart(part);
    if (!fields) return `unknown ${JSON.stringify(part)}; allowed: ${allowedKeys}`;
    let { packages } = fields, field = Object.keys(packages ?? fields)[0];
    if (seen.has(field)) return `says twice which ${field} it is for`;
    seen.add(field), Object.assign(selector, fields, { packages: { ...selector.packages, ...packages } });
  }
  return selector;
}
function matches(selector, where) {
  return (selector.emulation === null || selector.emulation === where.emulation) && (selector.os === null || selector.os === where.os) && (selector.implementation === null || selector.implementation === where.python.implementation.toLowerCase()) && (!selector.freeThreaded || where.python.freeThreaded) && (selector.range === null || isInRange(where.python.version, selector.range)) && Object.entries(selector.packages).every(([name, range]) => {
    let version = where.packages[name];
    return version !== void 0 && isInRange(version, range);
  });
}
function narrowness(range) {
  let bounds = range && parseRange(range) || [], exact = bounds.find((bound) => /^={2,3}$/.test(bound.operator)), low = exact ?? bounds.find((bound) => [">=", ">", "~="].includes(bound.operator)), high = exact ?? bounds.find((bound) => ["<=", "<", "~="].includes(bound.operator)), ends = +(low !== void 0) + +(high !== void 0);
  return {
    rank: range === null ? 0 : exact ? 4 + +!exact.wildcard : 1 + ends,
    low: low?.release ?? [0],
    high: high?.release ?? [Number.POSITIVE_INFINITY]
  };
}
function bySpecificity(a, b) {
  let named = (selector) => [
    +(selector.emulation !== null),
    +(selector.os !== null),
    +(selector.implementation !== null),
    Number(selector.freeThreaded),
    Object.keys(selector.packages).length
  ], names = Object.keys(a.packages).sort(), narrower = [
    [a.range, b.range],
    ...names.map((name) => [a.packages[name], b.packages[name]])
  ].map(([own = null, others = null]) => byNarrowness(own, others));
  return compare(named(b), named(a)) || narrower.find(Boolean) || 0;
}
function byNarrowness(a, b) {
  let [one, other] = [narrowness(a), narrowness(b)];
  return other.rank - one.rank || compare(other.low, one.low) || compare(one.high, other.high);
}

// src/plan/expectations.ts
var LOCK = "lock:", isLock = (one) => one.startsWith(LOCK) && one.length > LOCK.length;
function parted(list) {
  let found = list.filter((one) => !isLock(one)), locks = list.filter(isLock).map((one) => one.slice(LOCK.length));
  return { outcomes: found.length > 0 ? found : ["passed"], locks };
}
var isOutcomes = (entry) => Array.isArray(entry);
function findExpectation(table, context) {
  let entry = table && Object.hasOwn(table, context.variant) ? table[context.variant] : void 0;
  if (entry === void 0) return null;
  if (isOutcomes(entry)) return { ...parted(entry), key: null };
  let best = Object.keys(entry).map((key) => ({ key, selector: parseSelector(key) })).filter(({ selector }) => matches(selector, context)).sort((a, b) => bySpecificity(a.selector, b.selector))[0];
  return best ? { ...parted(entry[best.key]), key: best.key } : null;
}
var isTable = (value) => typeof value == "object" && value !== null && !Array.isArray(value), allowed = `a list of one or more of ${outcomes.join(", ")}`;
function checkOutcomes(value, keys) {
  if (!Array.isArray(value)) return [{ keys, text: `must be ${allowed}` }];
  if (value.length === 0) return [{ keys, text: `is empty; it must be ${allowed}` }];
  let mayBeLock = keys[0] === "sweep";
  return value.filter((one) => !outcomes.includes(one)).filter((one) => !(mayBeLock && typeof one == "string" && isLock(one))).map((one) => ({ keys, text: `unknown outcome ${JSON.stringify(one)}; it must be ${allowed}` }));
}
function contradictions(table, keys) {
  let seen = /* @__PURE__ */ new Map();
  return Object.keys(table).flatMap((key) => {
    let parsed = parseSelector(key);
    if (typeof parsed == "string") return [];
    let meaning = JSON.stringify(parsed), twin = seen.get(meaning);
    seen.set(meaning, key);
    let text2 = `says the same as ${JSON.stringify(twin)}; one of the two must go`;
    return twin === void 0 ? [] : [{ keys: [...keys, key], text: text2 }];
  });
}
function checkVariant(value, keys) {
  return Array.isArray(value) ? checkOutcomes(value, keys) : isTable(value) ? [...Object.entries(value).flatMap(([key, list]) => {
    let parsed = parseSelector(key);
    return [...typeof parsed == "string" ? [{ keys: [...keys, key], text: parsed }] : [], ...checkOutcomes(list, [...keys, key])];
  }), ...contradictions(value, keys)] : [{ keys, text: `must be ${allowed}, or a table of such lists` }];
}
function findProblems(value, variants) {
  return isTable(value) ? Object.entries(value).flatMap(([variant, entry]) => {
    let text2 = `no such variant; there are: ${variants?.join(", ")}`;
    return [...variants !== void 0 && !variants.includes(variant) ? [{ keys: [variant], text: text2 }] : [], ...checkVariant(entry, [variant])];
  }) : [{ keys: [], text: "must be a table of variants" }];
}
var showKeys = (keys) => keys.map((key) => `[${JSON.stringify(key)}]`).join("");

// src/plan/metadata.ts
var noMetadata = {
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
    return hasBlock(unix) && problems.push(`${file}: the block '# /// script' is not closed by '# ///'`), noMetadata;
  blocks.length > 1 && problems.push(`${file}: holds ${blocks.length} script blocks, one is allowed`);
  let block = blocks[0], firstLine = unix.slice(0, block.index).split(`
`).length + 1, toml = block.groups.content.replace(/^# ?/gm, ""), place = (line) => `${file}, line ${firstLine + line - 1}`, read;
  try {
    read = parse(toml);
  } catch (error) {
    let { line, message } = error;
    return problems.push(`${place(line)}: ${message}`), noMetadata;
  }
  return checkMetadata(read.data, (keys, text2) => {
    problems.push(`${place(read.lineOf(keys))}: ${keys.join(".")}: ${text2}`);
  });
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
  if (!isTable2(own))
    return complain(root, "must be a table"), noMetadata;
  for (let key of Object.keys(own).filter((key2) => !ours.includes(key2)))
    complain([...root, key], `unknown key; allowed are ${ours.join(", ")}`);
  let at = (key) => (keys, text2) => complain([...root, key, ...keys], text2), variants = checkVariants(own.variants, at("variants")), all = [.../* @__PURE__ */ new Set([...knownVariants, ...Object.keys(withDelays(variants))])];
  return {
    requiresPython: pythonRange(
      toml["requires-python"],
      (_, said) => complain(["requires-python"], said)
    ),
    dependencies: texts(toml.dependencies, (_, said) => complain(["dependencies"], said)) ?? [],
    needs: texts(own.needs, at("needs")) ?? [],
    timeout: numeric(own.timeout, timeLimit, at("timeout")),
    trials: own.trials === "auto" ? "auto" : numeric(own.trials, trialCount, at("trials")),
    expect: expectations(own.expect, all, at("expect")),
    variants,
    exclusive: truth(own.exclusive, at("exclusive")),
    declared: tool?.["fork-safety"] !== void 0
  };
}
var ofCommands = ["command", "env", "requires-python", "dependencies"];
function checkCommand(value, complain) {
  if (!isTable2(value))
    return complain([], "must be a table with a command"), null;
  let { command, env, "requires-python": range, dependencies, ...own } = value, at = (keys, said) => {
    let [first, second, ...rest] = keys;
    if (first !== "tool" || second !== "fork-safety") return complain(keys, said);
    let more = said.replace(ours.join(", "), [...ofCommands, ...ours].join(", "));
    complain(rest, more);
  }, metadata = checkMetadata({ ...{ dependencies, "requires-python": range }, tool: { "fork-safety": own } }, at);
  for (let [name, { script }] of Object.entries(metadata.variants))
    script && complain(["variants", name, "script"], "is of scripts; this repro is a command");
  let words2 = commandWords(command, (_, said) => complain(["command"], said)), variables = textTable(env, (keys, said) => complain(["env", ...keys], said));
  return words2 && { words: words2, env: variables ?? {}, metadata };
}
function commandWords(value, complain) {
  return Array.isArray(value) && value.every(isPassable) && isCommand(value) ? value : (complain([], `must be a list of texts, a program and its arguments, such as ['pytest', 'tests'], got ${JSON.stringify(value)}`), null);
}
var isTable2 = (value) => typeof value == "object" && value !== null && !Array.isArray(value) && !(value instanceof Date), isPassable = (value) => typeof value == "string" && !value.includes("\0");
function text(value, complain) {
  return value === void 0 || isPassable(value) ? value ?? null : (complain([], `must be text, got ${JSON.stringify(value)}`), null);
}
function texts(value, complain) {
  if (value === void 0) return null;
  let good = Array.isArray(value) && value.every((one) => isPassable(one) && one !== "");
  return good || complain([], `must be a list of texts, got ${JSON.stringify(value)}`), good ? value : null;
}
function pythonRange(value, complain) {
  let range = text(value, complain);
  return range !== null && !parseRange(range) && complain([], `'${range}' is no range such as >=3.9`), range;
}
function numeric(value, setting, complain) {
  if (value === void 0) return null;
  let found = typeof value == "number" ? setting.read(String(value)) : null;
  return found === null && complain([], `must be ${setting.allowed}, got ${JSON.stringify(value)}`), found;
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
var knobNames = [
  "sleep-before-fork",
  "keywords",
  "preload",
  "script",
  "env",
  "args",
  "sweep",
  "replay"
];
function checkVariants(value, complain) {
  if (value === void 0) return {};
  if (!isTable2(value))
    return complain([], "must be a table of variants"), {};
  let variants = Object.entries(value).map(([name, knobs]) => (name === "baseline" && complain([name], "is the repro unchanged; give the variant another name"), (/[,\n]/.test(name) || name.trim() !== name || name === "") && complain([name], "a name is not empty and holds no comma, line end or outer space"), [name, checkKnobs(knobs, (keys, said) => complain([name, ...keys], said))]));
  return Object.fromEntries(variants);
}
function checkKnobs(value, complain) {
  if (!isTable2(value))
    return complain([], "must be a table of knobs"), {};
  for (let key of Object.keys(value).filter((key2) => !knobNames.includes(key2)))
    complain([key], `unknown knob; allowed are ${knobNames.join(", ")}`);
  let at = (key) => (keys, said) => complain([key, ...keys], said), knobs = {
    ...pauses(value["sleep-before-fork"], at("sleep-before-fork")),
    keywords: keywordTable(value.keywords, at("keywords")),
    preload: modules(value.preload, at("preload")),
    script: text(value.script, at("script")) ?? void 0,
    env: textTable(value.env, at("env")),
    args: texts(value.args, at("args")) ?? void 0,
    sweep: sweeping(value.sweep, at("sweep")),
    replay: meeting(value.replay, at("replay")) ?? void 0
  };
  return Object.fromEntries(Object.entries(knobs).filter(([, one]) => one !== void 0));
}
function pauses(value, complain) {
  if (value === void 0) return {};
  let list = Array.isArray(value) ? value : [value];
  if (list.every((one) => typeof one == "number" && one >= 0 && one <= 600) && list.length > 0) return delaying([...new Set(list)].sort((a, b) => a - b));
  let got = JSON.stringify(value);
  return complain([], `must be a number of seconds from 0 to 600, or a list of such, got ${got}`), {};
}
function sweeping(value, complain) {
  return value === "possible" ? value : truth(value, complain) ? !0 : void 0;
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
    if (!isTable2(value) || !Object.values(value).every(isTable2)) {
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
    if (!isTable2(value) || !Object.values(value).every(isPassable)) {
      complain([], "must be a table of texts");
      return;
    }
    for (let name of Object.keys(value).filter((one) => !/^[^=\0]+$/.test(one)))
      complain([name], "is no name of a variable: it is not empty and holds no '='");
    return value;
  }
}

export {
  parseSelector,
  LOCK,
  findExpectation,
  findProblems,
  showKeys,
  noMetadata,
  hasBlock,
  readMetadata,
  checkCommand
};
