import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/plan/shard.ts
function guess({ expected, timeout }) {
  return expected.includes("passed") ? 1 : expected.includes("timed-out") ? timeout : expected.includes("failed") ? Math.min(3, timeout) : 1;
}
function lengthsFrom(earlier) {
  let known = /* @__PURE__ */ new Map();
  for (let one of earlier) {
    let seconds = one.runs.reduce((sum, run) => sum + run.seconds, 0);
    one.runs.length > 0 && known.set(key(one.repro, one), seconds / one.runs.length);
  }
  return (one) => (one.trials === "auto" ? 59 : one.trials) * (known.get(key(one.repro.name, one)) ?? guess(one));
}
var key = (repro, one) => {
  let minor = one.python.version.split(".").slice(0, 2).join(".");
  return JSON.stringify([repro, one.variant, one.emulation, one.python.implementation, minor]);
};
function pickShard(cases, { index, of }, lengthOf) {
  let groups = /* @__PURE__ */ new Map();
  for (let one of cases) {
    let together = JSON.stringify([one.repro.name, one.python.version, one.python.path]);
    groups.set(together, [...groups.get(together) ?? [], one]);
  }
  let length = (group) => group.reduce((sum, one) => sum + lengthOf(one), 0), parts = Array.from({ length: of }, () => ({ seconds: 0, cases: /* @__PURE__ */ new Set() })), longestFirst = [...groups.values()].sort((one, other) => length(other) - length(one));
  for (let group of longestFirst) {
    let shortest = parts.reduce((best, next) => next.seconds < best.seconds ? next : best);
    shortest.seconds += length(group);
    for (let one of group) shortest.cases.add(one);
  }
  return cases.filter((one) => parts[index - 1].cases.has(one));
}
var shardMatrix = (of) => ({
  include: Array.from({ length: of }, (_, index) => `${index + 1}/${of}`).map((shard) => ({
    shard,
    leg: shard
  }))
});

export {
  lengthsFrom,
  pickShard,
  shardMatrix
};
