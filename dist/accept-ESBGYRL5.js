import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  contextOf
} from "./chunk-O432ADP3.js";
import {
  sortOutcomes
} from "./chunk-I6SODAXU.js";
import "./chunk-QUQYHSNQ.js";
import {
  acceptedFile,
  findAccepted,
  parseAccepted
} from "./chunk-V2DIBNBO.js";
import "./chunk-ER7JI6SY.js";
import {
  LOCK,
  parseSelector
} from "./chunk-VNWCTKMG.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-5RYS45QM.js";
import {
  caseName,
  environmentOf,
  groupBy
} from "./chunk-EXVSSEUH.js";
import {
  isHanging
} from "./chunk-I3D53IGY.js";
import {
  outcomes
} from "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/verdict/accept.ts
var header = `# Reviewed expectations: which outcomes each case may have, by system and Python.
# Written by "fork-safety accept"; they come before what the repros say themselves.`, natural = new Intl.Collator("en", { numeric: !0 }), inOrder = (a, b) => natural.compare(a, b) || (a < b ? -1 : +(a > b)), quoted = (text) => JSON.stringify(text).replaceAll("\x7F", "\\u007f"), tomlKey = (key) => /^[A-Za-z0-9_-]+$/.test(key) ? key : quoted(key);
function keyOf({ one, os }) {
  let [major, minor] = one.python.version.split("."), implementation = one.python.implementation.toLowerCase(), key = [
    os,
    ...one.emulation ? [one.emulation] : [],
    ...implementation === "cpython" ? [] : [implementation],
    ...one.python.freeThreaded ? ["free-threaded"] : [],
    `python==${major}.${minor}.*`,
    ...(one.with ?? []).map((text) => `${text.replace(" ", "==")}.*`)
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
function takeHead(comments, text) {
  let end = text.split(/\r?\n/).findIndex((line) => !line.startsWith("#"));
  return end > 0 && text.split(/\r?\n/)[end].trim() === "" ? comments.slice(0, end) : [];
}
function readComments({ comments, entries }, text) {
  let head = takeHead(comments, text), before = /* @__PURE__ */ new Map(), behind = /* @__PURE__ */ new Map(), rest = [];
  for (let { text: said, loc } of comments.slice(head.length)) {
    let entry = entries.find(({ loc: { end } }) => end.line >= loc.start.line), id = entry && idOf(entry.keys);
    id === void 0 ? rest.push(said) : entry.loc.end.line === loc.start.line && entry.loc.end.column <= loc.start.column ? behind.set(id, said) : before.set(id, [...before.get(id) ?? [], said]);
  }
  return { head: head.map(({ text: said }) => said), before, behind, rest };
}
function withComments({ before, behind }, keys, line) {
  let id = idOf(keys), [above2, after] = [before.get(id) ?? [], behind.get(id)];
  return before.delete(id), behind.delete(id), [...above2, after ? `${line} ${after}` : line];
}
function aroundTable(comments, path) {
  return path.slice(0, -1).map((_, at) => path.slice(0, at + 1)).flatMap((keys) => withComments(comments, keys, "")).map((text) => text.trim()).filter(Boolean);
}
function render(tables, comments, commands) {
  let blocks = [...tables].sort((a, b) => inOrder(a.path.join(`
`), b.path.join(`
`))).map(({ path, keys }) => [
    ...aroundTable(comments, path),
    ...withComments(comments, path, `[${path.map(tomlKey).join(".")}]`),
    ...[...keys].sort(([a], [b]) => inOrder(a, b)).flatMap(
      ([key, list]) => withComments(
        comments,
        [...path, key],
        `${tomlKey(key)} = [${list.map(quoted).join(", ")}]`
      )
    )
  ]), left = [...comments.before.values(), ...comments.behind.values(), comments.rest].flat();
  return [comments.head.length > 0 ? comments.head : [header], commands, ...blocks, left].filter((lines) => lines.some((line) => line !== "")).map((lines) => `${lines.join(`
`)}
`).join(`
`);
}
function apart(text, { entries }) {
  let lines = text.split(`
`), isHeading = ({ loc: { start } }) => /^\s*\[+\s*$/.test(lines[start.line - 1].slice(0, start.column)), owners = [];
  for (let entry of entries) {
    let first = isHeading(entry) ? above(lines, entry.loc.start.line) : entry.loc.start.line;
    for (let line = first; line <= entry.loc.end.line; line++) owners[line] = entry.keys[0];
  }
  let owner = (index) => owners[index] ?? owners.slice(0, index).findLast(Boolean), isCommand = (_, at) => owner(at + 1) === "repros";
  return {
    commands: lines.filter(isCommand).join(`
`).trim().split(`
`),
    rest: lines.filter((line, at) => !isCommand(line, at)).join(`
`)
  };
}
function above(lines, line) {
  return lines[line - 2]?.trimStart().startsWith("#") ? above(lines, line - 1) : line;
}
async function accept(results, text) {
  let { accepted, problems } = await parseAccepted(text);
  if (problems.length > 0) throw new Error(problems.join(`
`));
  let placed = results.flatMap(
    (result) => result.cases.filter(({ outcome }) => outcome !== "skipped").map((one) => ({ one, os: environmentOf(result, one).os }))
  ), tables = toTables(accepted), groups = groupBy(placed, (p) => idOf([p.one.repro, p.one.variant, keyOf(p)]));
  for (let group of groups.values()) acceptGroup(tables, accepted, group);
  let { parseToml } = await import("./toml-G7XTFYDX.js"), { commands, rest } = apart(text, parseToml(text));
  return render(tables.values(), readComments(parseToml(rest), rest), commands);
}
export {
  accept,
  keyOf
};
