import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  outcomes
} from "./chunk-5ZMJKVG2.js";

// src/plan/selector.ts
var systems = ["linux", "macos", "freebsd", "openbsd"], emulations = ["getaddrinfo-lock"], implementations = ["cpython", "pypy", "graalpy"], allowedKeys = `${["any", ...systems, ...emulations, ...implementations].join(", ")}, free-threaded, a Python range (python>=3.12), or several of these joined by "; "`, release = (version) => (/^\d+(\.\d+)*/.exec(version)?.[0] ?? "0").split(".").map(Number);
function compare(a, b) {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    let difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
var startsWith = (version, prefix) => prefix.every((part, i) => (version[i] ?? 0) === part), meets = {
  ">=": (version, bound) => compare(version, bound.release) >= 0,
  ">": (version, bound) => compare(version, bound.release) > 0,
  "<=": (version, bound) => compare(version, bound.release) <= 0,
  "<": (version, bound) => compare(version, bound.release) < 0,
  "==": (version, bound) => bound.wildcard ? startsWith(version, bound.release) : compare(version, bound.release) === 0,
  "!=": (version, bound) => !meets["=="](version, bound),
  "~=": (version, bound) => compare(version, bound.release) >= 0 && startsWith(version, bound.release.slice(0, -1))
};
function parseBound(text) {
  let match = /^(>=|>|<=|<|==|!=|~=)\s*(\d+(?:\.\d+)*)(\.\*)?$/.exec(text.trim());
  if (!match) return null;
  let [, operator, version, wildcard] = match, bound = {
    operator,
    release: release(version),
    wildcard: wildcard !== void 0
  };
  return bound.wildcard && !["==", "!="].includes(bound.operator) || bound.operator === "~=" && bound.release.length < 2 ? null : bound;
}
function parseRange(text) {
  let bounds = text.split(",").map(parseBound);
  return bounds.every((bound) => bound !== null) ? bounds : null;
}
function parsePart(part) {
  if (systems.includes(part)) return { os: part };
  if (emulations.includes(part)) return { emulation: part };
  if (implementations.includes(part)) return { implementation: part };
  if (part === "free-threaded") return { freeThreaded: !0 };
  let range = part.startsWith("python") ? parseRange(part.slice(6)) : null;
  return range ? { range } : null;
}
function parseSelector(key) {
  let selector = {
    emulation: null,
    os: null,
    implementation: null,
    freeThreaded: !1,
    range: null
  };
  if (key.trim() === "any") return selector;
  let seen = /* @__PURE__ */ new Set();
  for (let part of key.split(";").map((text) => text.trim())) {
    let fields = parsePart(part);
    if (!fields) return `unknown ${JSON.stringify(part)}; allowed: ${allowedKeys}`;
    let field = Object.keys(fields)[0];
    if (seen.has(field)) return `says twice which ${field} it is for`;
    seen.add(field), Object.assign(selector, fields);
  }
  return selector;
}
function matches(selector, where) {
  let version = release(where.python.version);
  return (selector.emulation === null || selector.emulation === where.emulation) && (selector.os === null || selector.os === where.os) && (selector.implementation === null || selector.implementation === where.python.implementation.toLowerCase()) && (!selector.freeThreaded || where.python.freeThreaded) && (selector.range ?? []).every((bound) => meets[bound.operator](version, bound));
}
function narrowness(range) {
  let bounds = range ?? [], exact = bounds.find((bound) => bound.operator === "=="), low = exact ?? bounds.find((bound) => [">=", ">", "~="].includes(bound.operator)), high = exact ?? bounds.find((bound) => ["<=", "<", "~="].includes(bound.operator)), ends = +(low !== void 0) + +(high !== void 0);
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
    Number(selector.freeThreaded)
  ], [one, other] = [narrowness(a.range), narrowness(b.range)];
  return compare(named(b), named(a)) || other.rank - one.rank || compare(other.low, one.low) || compare(one.high, other.high);
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
    let text = `says the same as ${JSON.stringify(twin)}; one of the two must go`;
    return twin === void 0 ? [] : [{ keys: [...keys, key], text }];
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
    let text = `no such variant; there are: ${variants?.join(", ")}`;
    return [...variants !== void 0 && !variants.includes(variant) ? [{ keys: [variant], text }] : [], ...checkVariant(entry, [variant])];
  }) : [{ keys: [], text: "must be a table of variants" }];
}
var showKeys = (keys) => keys.map((key) => `[${JSON.stringify(key)}]`).join("");

export {
  parseSelector,
  matches,
  LOCK,
  findExpectation,
  findProblems,
  showKeys
};
