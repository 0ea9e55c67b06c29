import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  contextOf
} from "./chunk-QB4AX2OV.js";
import {
  sortOutcomes
} from "./chunk-Z2MPQ53S.js";
import {
  acceptedFile,
  findAccepted,
  parseAccepted
} from "./chunk-OONRCSJ3.js";
import {
  LOCK,
  parseSelector
} from "./chunk-DZWHC3UU.js";
import "./chunk-XJKM43AD.js";
import {
  outcomes
} from "./chunk-5ZMJKVG2.js";
import {
  isHanging
} from "./chunk-62ASQBQK.js";
import {
  caseName,
  environmentOf,
  groupBy
} from "./chunk-DY6BQZGB.js";
import "./chunk-WJ46NSHB.js";

// src/verdict/toml-comments.ts
function tryParse(parse, text) {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
function splitLine(parse, line) {
  for (let at = line.indexOf("#"); at >= 0; at = line.indexOf("#", at + 1)) {
    let data = tryParse(parse, line.slice(0, at));
    if (data) return { data, comment: line.slice(at).trimEnd() };
  }
  return { data: tryParse(parse, line), comment: "" };
}
function pathOf(data) {
  let [entry] = Object.entries(data);
  if (!entry) return [];
  let [key, value] = entry, isTable = typeof value == "object" && value !== null && !Array.isArray(value);
  return [key, ...isTable ? pathOf(value) : []];
}
function takeHead(lines) {
  let end = lines.findIndex((line) => !line.startsWith("#"));
  return end > 0 && lines[end]?.trim() === "" ? lines.splice(0, end) : null;
}
async function readComments(text) {
  let { parse } = await import("./dist-QDGTBAJV.js"), lines = text.split(/\r?\n/), head = takeHead(lines), found = /* @__PURE__ */ new Map(), heading = [], waiting = [];
  for (let line of lines) {
    let { data, comment } = splitLine(parse, line), path = data ? pathOf(data) : [];
    if (path.length === 0) {
      comment && waiting.push(comment);
      continue;
    }
    let isHeading = line.trimStart().startsWith("[");
    isHeading && (heading = path);
    let id = JSON.stringify(isHeading ? path : [...heading, ...path]);
    (waiting.length > 0 || comment) && found.set(id, { before: waiting, after: comment }), waiting = [];
  }
  return {
    head,
    take(id, line) {
      let comment = found.get(id);
      return found.delete(id), comment ? [...comment.before, comment.after ? `${line} ${comment.after}` : line] : [line];
    },
    rest: () => [
      ...[...found.values()].flatMap(({ before, after }) => [...before, ...after ? [after] : []]),
      ...waiting
    ]
  };
}

// src/verdict/accept.ts
var header = `# Reviewed expectations: which outcomes each case may have, by system and Python.
# Written by "fork-safety accept"; they come before what the repros say themselves.`, natural = new Intl.Collator("en", { numeric: !0 }), inOrder = (a, b) => natural.compare(a, b) || (a < b ? -1 : +(a > b)), quoted = (text) => JSON.stringify(text).replaceAll("\x7F", "\\u007f"), tomlKey = (key) => /^[A-Za-z0-9_-]+$/.test(key) ? key : quoted(key);
function keyOf({ one, os }) {
  let [major, minor] = one.python.version.split("."), implementation = one.python.implementation.toLowerCase(), key = [
    os,
    ...one.emulation ? [one.emulation] : [],
    ...implementation === "cpython" ? [] : [implementation],
    ...one.python.freeThreaded ? ["free-threaded"] : [],
    `python==${major}.${minor}.*`
  ].join("; "), parsed = parseSelector(key);
  if (typeof parsed != "string") return key;
  throw new Error(`${acceptedFile}: ${caseName(one, os)} cannot be written: ${parsed}`);
}
var idOf = (path) => JSON.stringify(path);
function toTables(accepted) {
  let tables = Object.entries(accepted).flatMap(
    ([repro, table]) => Object.entries(table).map(([variant, entry]) => {
      let path = ["expect", repro, variant], byKey = Array.isArray(entry) ? { any: entry } : entry;
      return [idOf(path), { path, keys: new Map(Object.entries(byKey)) }];
    })
  );
  return new Map(tables);
}
var isOnlyExplaining = ({ expected }) => outcomes.every((one) => expected.includes(one)), hangingLocks = ({ sweep }) => (sweep?.locks ?? []).filter(isHanging).map(({ name }) => name);
function acceptGroup(tables, accepted, group) {
  let { repro, variant } = group[0].one, allowed = ({ one, os }) => findAccepted(accepted, repro, contextOf({ one, os }))?.outcomes.includes(one.outcome) || isOnlyExplaining(one);
  if (group.every(allowed)) return;
  let path = ["expect", repro, variant], table = tables.get(idOf(path)) ?? { path, keys: /* @__PURE__ */ new Map() };
  tables.set(idOf(path), table);
  let locks = group.flatMap(({ one }) => hangingLocks(one)), seen = group.flatMap(({ one }) => [one.outcome, ...one.runs.map(({ outcome }) => outcome)]), named = [...new Set(locks)].map((name) => LOCK + name);
  table.keys.set(keyOf(group[0]), locks.length > 0 ? ["passed", ...named] : sortOutcomes(seen));
}
function render(tables, comments) {
  let withComments = (path, text) => comments.take(idOf(path), text), blocks = [...tables].sort((a, b) => inOrder(a.path.join(`
`), b.path.join(`
`))).map(({ path, keys }) => [
    ...withComments(path, `[${path.map(tomlKey).join(".")}]`),
    ...[...keys].sort(([a], [b]) => inOrder(a, b)).flatMap(
      ([key, list]) => withComments([...path, key], `${tomlKey(key)} = [${list.map(quoted).join(", ")}]`)
    )
  ]);
  return [comments.head ?? [header], ...blocks, comments.rest()].filter((lines) => lines.length > 0).map((lines) => `${lines.join(`
`)}
`).join(`
`);
}
async function accept(results, text) {
  let { accepted, problems } = await parseAccepted(text);
  if (problems.length > 0) throw new Error(problems.join(`
`));
  let placed = results.flatMap(
    (result) => result.cases.filter(({ outcome }) => outcome !== "skipped").map((one) => ({ one, os: environmentOf(result, one).os }))
  ), tables = toTables(accepted), groups = groupBy(placed, (p) => idOf([p.one.repro, p.one.variant, keyOf(p)]));
  for (let group of groups.values()) acceptGroup(tables, accepted, group);
  return render(tables.values(), await readComments(text));
}
export {
  accept,
  keyOf
};
