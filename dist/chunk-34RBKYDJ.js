import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  judge
} from "./chunk-I6SODAXU.js";
import {
  countResults
} from "./chunk-7WWL6KQ7.js";
import {
  rooted
} from "./chunk-YIDHKZVI.js";
import {
  caseKey,
  environmentOf,
  groupBy
} from "./chunk-EXVSSEUH.js";

// src/verdict/join.ts
import { basename, dirname } from "node:path/posix";
function parseName(text) {
  let [, name, attempt] = /^(?:fork-safety-)?(.+?)(?:-attempt-(\d{1,4}))?$/.exec(text) ?? [];
  return { name: name ?? text, attempt: attempt === void 0 ? null : Number(attempt) };
}
function nameOfPath(path) {
  let own = basename(path).replace(/\.json$/, ""), folder = basename(dirname(path));
  return own === "results" && folder !== "." ? folder : own;
}
var machine = ({ os, arch }) => `${os} ${arch}`;
function toLegs({ path, results }) {
  if (results.legs) return splitReport(results);
  let byPath = parseName(nameOfPath(path)), name = results.leg?.name ?? byPath.name, shown = name === "results" ? machine(results.environment) : name;
  return [
    {
      name: shown,
      attempt: Math.max(results.leg?.attempt ?? 1, byPath.attempt ?? 1),
      identity: identityOf(results, byPath, shown),
      byPath: byPath.name,
      aliases: [name, byPath.name, nameOfPath(path)],
      results: rooted(results)
    }
  ];
}
function identityOf(results, byPath, name) {
  let { job } = results.leg ?? {}, own = byPath.attempt !== null ? ["path", byPath.name] : job ? ["job", job] : ["name", name];
  return JSON.stringify([own, machine(results.environment)]);
}
function splitReport(report) {
  return report.legs.filter(({ missing }) => !missing).map(({ name, environment, attempt = 1, verdict }) => ({
    name,
    attempt,
    identity: JSON.stringify([["name", name], machine(environment ?? report.environment)]),
    byPath: name,
    aliases: [name],
    results: {
      ...report,
      verdict,
      environment: environment ?? report.environment,
      cases: report.cases.filter(({ leg }) => leg === name),
      conclusions: report.conclusions.filter(({ leg }) => leg === void 0 || leg === name),
      notes: [],
      tampering: ofOne(report.tampering, name)
    }
  }));
}
var ofOne = (texts = [], name) => texts.filter((text) => text.startsWith(`${name}: `)).map((text) => text.slice(name.length + 2));
function splitByPath(legs) {
  return [...groupBy(legs, ({ identity }) => identity).values()].flatMap((same) => {
    let names = new Set(same.map(({ byPath }) => byPath)), attempts = new Set(same.map(({ attempt }) => attempt));
    return names.size === 1 || attempts.size === same.length ? same : same.map((leg) => ({ ...leg, identity: JSON.stringify([leg.identity, leg.byPath]) }));
  });
}
function nameApart(legs) {
  let taken = [...groupBy(legs, ({ name }) => name).values()].flatMap((same) => {
    if (same.length === 1) return same;
    let way = [
      (leg) => `${leg.name} (${machine(leg.results.environment)})`,
      ({ byPath }) => byPath,
      (leg) => `${leg.name} (${same.indexOf(leg) + 1})`
    ].find((one) => new Set(same.map(one)).size === same.length);
    return same.map((leg) => ({ ...leg, name: way(leg) }));
  }), order = new Map(legs.map(({ identity }, at) => [identity, at]));
  return taken.sort((a, b) => order.get(a.identity) - order.get(b.identity));
}
function mergeAttempts(attempts) {
  let ordered = attempts.toReversed().sort((a, b) => b.attempt - a.attempt), latest = ordered[0], seen = /* @__PURE__ */ new Set(), cases = [], conclusions = [];
  for (let { results } of ordered) {
    let own = results.cases.filter((one) => !seen.has(caseKey(one, "")));
    for (let one of own) seen.add(caseKey(one, ""));
    cases.push(...own), conclusions.push(...keepConclusions(results.conclusions, own));
  }
  let aliases = ordered.flatMap((leg) => leg.aliases);
  return { ...latest, aliases, results: { ...latest.results, cases, conclusions } };
}
function keepConclusions(conclusions, cases) {
  let id = (python, repro) => JSON.stringify([python, repro]), about = new Set(cases.map((one) => id(one.python.version, one.repro)));
  return conclusions.filter(({ python, repro }) => about.has(id(python, repro)));
}
function ofLeg(one, leg) {
  let verdict = one.verdict === "regression" || one.verdict === "invalid" ? one.verdict : judge(one.outcome, one.expected);
  return { ...one, leg, verdict };
}
function disagreeingFirst(results) {
  let groups = [
    ...groupBy(results.cases, (one) => JSON.stringify([one.repro, one.variant, one.emulation]))
  ].map(([, cases]) => cases), ran = (cases) => cases.filter(({ outcome }) => outcome !== "skipped"), rank = (cases) => {
    let seen = [...groupBy(ran(cases), (one) => environmentOf(results, one).os).values()].map((own) => [...new Set(own.map((one) => one.outcome))]);
    return new Set(seen.map((outcomes) => outcomes.sort().join())).size > 1 ? 0 : seen.some((outcomes) => outcomes.length > 1) ? 1 : 2;
  };
  return groups.map((cases) => ({ cases, rank: rank(cases) })).sort((a, b) => a.rank - b.rank).flatMap(({ cases }) => cases);
}
function joinConclusions(legs) {
  let all = legs.flatMap(
    ({ name, results }) => results.conclusions.map((one) => ({ ...one, leg: name }))
  );
  return [...groupBy(all, ({ leg, ...said }) => JSON.stringify(said)).values()].map((group) => {
    let { leg, ...said } = group[0];
    return group.length > 1 ? said : { ...said, leg };
  });
}
function joinEnvironments(all) {
  let shared = (of) => [...new Set(all.map(of))], text = (of) => shared(of).sort().join(", "), [libc = null, ...others] = shared((one) => one.libc);
  return {
    os: text((one) => one.os),
    release: text((one) => one.release),
    arch: text((one) => one.arch),
    libc: others.length > 0 ? null : libc,
    cpus: Math.max(0, ...all.map(({ cpus }) => cpus)),
    ...joinRecords(all)
  };
}
function joinRecords(all) {
  let [first] = all.flatMap(({ startedAt }) => startedAt ?? []).sort(), shared = (of) => {
    let [value, ...others] = new Set(all.map(of));
    return others.length > 0 ? null : value ?? null;
  };
  return {
    ...first === void 0 ? {} : { startedAt: first },
    commit: shared(({ commit }) => commit),
    run: shared(({ run }) => run),
    image: shared(({ image }) => image)
  };
}
var fileName = (name) => name.replace(/[^A-Za-z0-9._-]/g, "_");
function joinLegs(files, expected) {
  let found = splitByPath(files.flatMap(toLegs)), merged = [...groupBy(found, ({ identity }) => identity).values()].map(mergeAttempts), legs = nameApart(merged), present = new Set(legs.flatMap(({ name, aliases }) => [name, ...aliases].map(fileName))), absent = [...new Set(expected)].filter((name) => !present.has(fileName(name))), joined = {
    schemaVersion: 1,
    tool: legs[0]?.results.tool ?? { name: "fork-safety", version: "" },
    environment: joinEnvironments(legs.map(({ results }) => results.environment)),
    cases: legs.flatMap(({ name, results }) => results.cases.map((one) => ofLeg(one, name))),
    conclusions: joinConclusions(legs),
    counts: { cases: 0, regressions: 0, deadlocked: 0 },
    interrupted: legs.some(({ results }) => results.interrupted === !0),
    notes: legs.flatMap(
      ({ name, results }) => (results.notes ?? []).map((text) => `${name}: ${text}`)
    ),
    tampering: legs.flatMap(
      ({ name, results }) => (results.tampering ?? []).map((text) => `${name}: ${text}`)
    ),
    legs: [
      ...legs.map(({ name, attempt, results }) => ({
        name,
        environment: results.environment,
        missing: !1,
        attempt,
        ...results.verdict ? { verdict: results.verdict } : {}
      })),
      ...absent.map((name) => ({ name, environment: null, missing: !0 }))
    ]
  };
  return countResults({ ...joined, cases: disagreeingFirst(joined) });
}
function nameOfEntry(entry) {
  if (typeof entry != "object" || entry === null) return String(entry);
  let { leg, ...values } = entry;
  return typeof leg == "string" ? leg : Object.values(values).map(String).join("-");
}
function combinations(lists) {
  return lists.length === 0 ? [] : lists.reduce(
    (entries, [key, values]) => entries.flatMap((entry) => values.map((value) => Object.assign({}, entry, { [key]: value }))),
    [{}]
  );
}
function parseExpectedLegs(text) {
  if (!/^\s*[[{]/.test(text))
    return text.split(`
`).map((line) => line.replace(/(^|\s)#.*/, "").trim()).filter((line) => line !== "");
  let data = JSON.parse(text);
  if (Array.isArray(data)) return data.map(nameOfEntry);
  let { include = [], ...axes } = data, lists = Object.entries(axes).filter(
    (axis) => Array.isArray(axis[1])
  );
  if (!Array.isArray(include) || lists.length < Object.keys(axes).length)
    throw new Error('must be a list of names, or a matrix: lists by name, and "include"');
  return [...combinations(lists), ...include].map(nameOfEntry);
}

export {
  joinLegs,
  parseExpectedLegs
};
