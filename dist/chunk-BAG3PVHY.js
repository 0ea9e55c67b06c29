import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  countResults
} from "./chunk-7WWL6KQ7.js";
import {
  fisherGreater
} from "./chunk-QUQYHSNQ.js";
import {
  caseKey,
  environmentOf,
  groupBy,
  pythonName
} from "./chunk-EXVSSEUH.js";
import {
  compareSweep
} from "./chunk-I3D53IGY.js";

// src/verdict/baseline.ts
var significance = 0.05, count = ({ hangs, trials }) => ({ hangs, trials });
function failures({ runs, trials, hangs }) {
  let bad = runs.filter(({ outcome }) => outcome !== "passed").length;
  return { hangs: Math.max(hangs, bad), trials };
}
var beyondChance = (now, before) => fisherGreater(count(now), count(before)) < significance;
function sawBefore(outcome, before) {
  return before.outcome === outcome || before.runs.some((run) => run.outcome === outcome);
}
function changeOf(now, before) {
  return before.outcome === "skipped" ? "new" : now.hangs > 0 && before.hangs === 0 ? "new-hang" : now.hangs > 0 && beyondChance(now, before) ? "worse-rate" : now.outcome !== "passed" && !sawBefore(now.outcome, before) ? now.outcome === "deadlocked" ? "new-hang" : "new-failure" : now.outcome === "passed" && before.outcome !== "passed" && fisherGreater(failures(before), failures(now)) < significance ? "fixed" : "unchanged";
}
function verdictWith(now, before) {
  let rateCounts = now.expected.includes("deadlocked") && now.expected.includes("passed");
  return now.verdict === "ok" && rateCounts && beyondChance(now, before) ? "regression" : now.verdict;
}
function compareCase(present, earlier) {
  let now = present.one;
  if (now.outcome === "skipped") return now;
  if (earlier === null) return { ...now, change: "new" };
  let before = earlier.one, { outcome, trials, hangs } = before;
  if (now.sweep && before.sweep)
    return { ...compareSweep(now, before), baseline: { outcome, trials, hangs, chance: 1 } };
  let chance = fisherGreater(count(now), count(before));
  return {
    ...now,
    change: changeOf(now, before),
    verdict: verdictWith(now, before),
    baseline: {
      outcome,
      trials,
      hangs,
      chance,
      startedAt: earlier.environment.startedAt ?? null,
      commit: earlier.environment.commit ?? null,
      changed: differences(earlier, present)
    }
  };
}
function differences(before, now) {
  let [old, recent] = [before.one, now.one].map((one) => one.packages), names = [.../* @__PURE__ */ new Set([...Object.keys(old ?? {}), ...Object.keys(recent ?? {})])].sort(), packages = old && recent ? names.map((name) => [name, old[name], recent[name]]) : [], others = [
    ["Python", before.one.python.version, now.one.python.version],
    ["image", before.environment.image, now.environment.image],
    ["kernel", before.environment.release, now.environment.release],
    ["libc", before.environment.libc, now.environment.libc]
  ];
  return [...packages, ...others.filter(([, one, other]) => one && other)].filter(([, one, other]) => one !== other).map(([name, one, other]) => `${name} ${one ?? "not there"} -> ${other ?? "gone"}`);
}
function closest(now, environment, known) {
  let nearness = (other) => 4 * +(now.leg !== void 0 && other.one.leg === now.leg) + 2 * +(other.environment.arch === environment.arch) + +(other.one.python.version === now.python.version);
  return known.toSorted((a, b) => nearness(b) - nearness(a))[0] ?? null;
}
function goneCase(one) {
  return {
    ...one,
    outcome: "skipped",
    proof: "none",
    verdict: "skipped",
    change: "gone",
    baseline: { outcome: one.outcome, trials: one.trials, hangs: one.hangs, chance: 1 },
    reason: "only the baseline has this case",
    trials: 0,
    hangs: 0,
    hangRate: null,
    warnings: [],
    diagnosis: null,
    evidence: null,
    runs: []
  };
}
function missing(results, known, scope) {
  if (scope === "none") return [];
  let place = ({ one, environment }) => scope === "leg" ? `${environment.os} ${pythonName(one.python)}` : environment.os, now = results.cases.map((one) => ({ one, environment: environmentOf(results, one) })), keys = new Set(now.map(({ one, environment }) => caseKey(one, environment.os))), places = new Set(now.map(place));
  return [...known].filter(([key, [first]]) => !keys.has(key) && places.has(place(first))).map(([, [first]]) => goneCase(first.one));
}
function compareWithBaseline(results, baseline, scope) {
  let known = groupBy(
    baseline.cases.filter(({ change }) => change !== "gone").map((one) => ({ one, environment: environmentOf(baseline, one) })),
    ({ one, environment }) => caseKey(one, environment.os)
  ), cases = results.cases.map((one) => {
    let environment = environmentOf(results, one), candidates = known.get(caseKey(one, environment.os)) ?? [];
    return compareCase({ one, environment }, closest(one, environment, candidates));
  });
  return countResults({ ...results, cases: [...cases, ...missing(results, known, scope)] });
}

export {
  changeOf,
  compareWithBaseline
};
