import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  boundWithoutHangs
} from "./chunk-QUQYHSNQ.js";
import {
  hazards
} from "./chunk-GNQBAFHD.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/diagnosis/conclude.ts
function conclude(cases) {
  let groups = /* @__PURE__ */ new Map();
  for (let one of cases) {
    let key = groupKey(one, one.emulation);
    groups.set(key, [...groups.get(key) ?? [], one]);
  }
  return [...groups.values()].flatMap((group) => concludeGroup(group, groups));
}
function groupKey({ repro, python, leg, with: versions = [] }, emulation) {
  let { implementation, version, freeThreaded, path } = python;
  return JSON.stringify([
    leg,
    repro,
    implementation,
    version,
    freeThreaded,
    path,
    emulation,
    versions
  ]);
}
function concludeGroup(group, all) {
  let run = group.filter((one) => one.outcome !== "skipped" && one.trials > 0 && !one.sweep), baseline = run.find((one) => one.variant === "baseline");
  if (!baseline) return [];
  let emulated = (all.get(groupKey(baseline, "getaddrinfo-lock")) ?? []).find((one) => one.variant === "baseline" && one.outcome !== "skipped"), said = say({
    baseline,
    variant: (name) => run.find((one) => one.variant === name) ?? longestDelay(run, name),
    others: run.filter((one) => one !== baseline),
    emulated: baseline.emulation === null ? emulated ?? null : null
  }), { repro, emulation, python, leg } = baseline, { version, implementation, freeThreaded } = python;
  return [{ ...{
    repro,
    python: version,
    implementation,
    freeThreaded,
    emulation,
    ...baseline.with ? { with: baseline.with } : {}
  }, ...said, ...leg === void 0 ? {} : { leg } }];
}
function longestDelay(run, name) {
  return run.filter(({ variant, delay }) => variant === `${name}=${delay}`).sort((a, b) => b.delay - a.delay)[0] ?? null;
}
function say(group) {
  let { baseline } = group;
  if (baseline.outcome === "passed") return passing(group);
  let share = badTrials(baseline);
  return isWithoutFork(baseline) ? withoutFork(baseline) : share > 0 && share < baseline.trials ? race(group) : failing(group);
}
var isWithoutFork = ({ outcome, evidence }) => outcome !== "deadlocked" && evidence !== null && evidence?.forks.length === 0;
function withoutFork(baseline) {
  let why = baseline.reason ? `: ${baseline.reason}` : "";
  return { hazard: "not-fork", text: `The baseline ${verb(baseline.outcome)} without having forked${why}. Look at the script and its output.`, variant: "baseline" };
}
var badTrials = ({ runs, hangs }) => runs.length > 0 ? runs.filter((run) => run.outcome !== "passed").length : hangs;
function passing({ baseline, others, emulated }) {
  let broken = others.find((one) => one.outcome !== "passed");
  if (broken)
    return { hazard: "variant", text: `The baseline passes, but the variant ${broken.variant} ${verb(broken.outcome)}: look at what it changes.`, variant: broken.variant };
  let bound = `no hang in ${baseline.trials} ${baseline.trials === 1 ? "trial" : "trials"}, so at most ${percent(boundWithoutHangs(baseline.trials))} of runs hang (95 % confidence)`;
  return emulated && emulated.outcome !== "passed" ? { hazard: "safe-here", text: `Safe here, not on a Mac of 2015: ${bound}; where a lookup holds the getaddrinfo lock, the baseline ${verb(emulated.outcome)}. Start what looks up names after the fork if such platforms matter.`, variant: "baseline" } : { hazard: "safe", text: `Nothing found: ${bound}. Run more trials for a smaller bound.`, variant: "baseline" };
}
var percent = (share) => `${share < 0.1 ? (share * 100).toFixed(1) : Math.round(share * 100)} %`;
function race(group) {
  let { baseline } = group, { trials, hangRate } = baseline, bad = badTrials(baseline), interval = hangRate && baseline.hangs === bad ? `, ${percent(hangRate.low)} to ${percent(hangRate.high)} with ${Math.round(hangRate.confidence * 100)} % confidence` : "", what = `A race: the baseline ${verb(baseline.outcome)} in ${bad} of ${trials} trials${interval}${lockOf(baseline)}.`, proof = healer(group, ["preload", "sleep", "fork-first"]);
  return { hazard: "race", text: proof ? `${what} The variant ${proof.variant} ${healed(proof)}. ${remedy(baseline, proof.variant)}` : `${what} ${remedy(baseline, "")}`, variant: proof?.variant ?? "baseline" };
}
function failing(group) {
  let { baseline, variant } = group, [first, preload, sleep] = [variant("fork-first"), variant("preload"), variant("sleep")], bad = `The baseline ${verb(baseline.outcome)} (${badTrials(baseline)} of ${baseline.trials})`;
  if (first && first.outcome === baseline.outcome && badTrials(first) === first.trials)
    return { hazard: "not-fork", text: `${bad}, and so does fork-first, where no thread exists at the fork: the fork is not the cause. Look at the script itself.`, variant: "fork-first" };
  if (preload && heals(preload, baseline))
    return { hazard: "import-lock", text: `${bad}; with the module imported beforehand (preload) it ${healed(preload)}: an import was in progress at the fork${lockOf(baseline)}. ${remedy(baseline, "preload")}`, variant: "preload" };
  if (baseline.outcome === "crashed") return crash(group, bad);
  let helps = sleep !== null && badTrials(sleep) < sleep.trials, cause = known(baseline);
  return cause?.hazard === "not-fork" && !helps ? { hazard: "not-fork", text: `${bad}: nothing that a fork took away would have ended the wait. ${adviceOf(cause)}`, variant: "baseline" } : sleep ? heals(sleep, baseline) ? transient(group, bad, sleep) : badTrials(sleep) < sleep.trials ? { hazard: "transient-lock", text: `${bad}, with a pause before the fork (${sleep.variant}) only ${badTrials(sleep)} of ${sleep.trials}: a lock that is held for a moment, sometimes longer than the pause${lockOf(baseline)}. ${remedy(baseline, "sleep")}`, variant: sleep.variant } : lost(group, bad) : untold(group, bad);
}
function transient({ baseline, variant }, bad, sleep) {
  let lazy = variant("connect=False"), also = lazy && heals(lazy, baseline) ? " So does connect=False, which connects after the fork." : "";
  return { hazard: "transient-lock", text: `${bad}; after a pause before the fork (${sleep.variant}) it ${healed(sleep)}: a lock that a thread holds only for a moment${lockOf(baseline)}.${also} ${remedy(baseline, "sleep")}`, variant: sleep.variant };
}
function lost(group, bad) {
  let { baseline, variant } = group, paused = variant("sleep")?.variant ?? "sleep", proof = healer(group, ["fork-first", "connect=False"]), also = proof ? ` The variant ${proof.variant} ${healed(proof)}.` : "";
  if (baseline.outcome !== "deadlocked" && !baseline.diagnosis)
    return { hazard: "undetermined", text: `${bad}, and so it does after a pause before the fork (${paused}); nothing was proven stuck.${also} Look at the output, the stacks, and what it waits for.`, variant: proof?.variant ?? paused };
  let { diagnosis } = baseline;
  if (diagnosis?.hazard === "unknown" && diagnosis.lock)
    return { hazard: "undetermined", text: `${bad}, and so it does after a pause before the fork (${paused}): it waits for ${diagnosis.lock}.${also} ${adviceOf(diagnosis)}`, variant: paused };
  let told = known(baseline), cause = told?.hazard ?? "lost-thread", text = `${bad}, and so it does after a pause before the fork (${paused}): ${stillSo(baseline)}.${also} ${told ? adviceOf(told) : hazards[cause].advice}`;
  return { hazard: cause, text, variant: paused };
}
function stillSo(baseline) {
  let cause = known(baseline)?.hazard;
  return cause === "lost-thread" ? "the thread that would answer does not exist in the child" : cause === "native-lock" ? `the lock was still held, or the library's own threads are gone${lockOf(baseline)}` : cause ? `the lock was still held after the pause; for how long it is held is not known${lockOf(baseline)}` : "a thread that is not in the child should answer, or a lock is held for longer than the pause";
}
var adviceOf = ({ remedy: remedy2, hazard }) => remedy2 ?? hazards[hazard].advice;
function known({ diagnosis }) {
  return diagnosis && diagnosis.confidence !== "low" && diagnosis.hazard !== "unknown" ? diagnosis : null;
}
function crash(group, bad) {
  let proof = healer(group, ["fork-first", "sleep", "connect=False"]), also = proof ? ` The variant ${proof.variant} ${healed(proof)}.` : "";
  return { hazard: "crash", text: `${bad}: the platform or a library does not stand a fork here.${also} Start the child with spawn or forkserver, which run a new program.`, variant: proof?.variant ?? "baseline" };
}
function untold({ baseline, others }, bad) {
  let proof = others.find((one) => heals(one, baseline)), cause = baseline.diagnosis?.hazard ?? "unknown", hazard = cause === "unknown" ? "undetermined" : cause, text = proof ? `${bad}; the variant ${proof.variant} ${healed(proof)}: what it changes is the remedy.` : `${bad}${lockOf(baseline)}. Run the variant sleep too: it tells a lock held for a moment from a lost thread.`;
  return { hazard, text, variant: proof?.variant ?? "baseline" };
}
function healer({ baseline, variant }, names) {
  return names.map(variant).find((one) => one && heals(one, baseline)) ?? null;
}
function heals(one, baseline) {
  if (one.outcome === "passed") return !0;
  let otherwise = one.outcome === "timed-out" || one.outcome === "failed";
  return baseline.outcome === "deadlocked" && one.hangs === 0 && otherwise;
}
var healed = ({ outcome }) => outcome === "passed" ? "passes" : `no longer hangs (it ${verb(outcome)})`, verbs = {
  deadlocked: "hangs",
  crashed: "crashes",
  "timed-out": "does not end in time",
  failed: "fails",
  passed: "passes",
  skipped: "was skipped"
}, verb = (outcome) => verbs[outcome];
function lockOf({ diagnosis }) {
  return !diagnosis?.lock || diagnosis.confidence === "low" || diagnosis.hazard === "lost-thread" ? "" : `: ${diagnosis.lock}`;
}
function remedy(baseline, variant) {
  if (variant === "preload") return hazards["import-lock"].advice;
  let cause = known(baseline);
  return cause && cause.hazard !== "not-fork" ? adviceOf(cause) : variant === "fork-first" ? "Fork before the first thread starts, or use spawn or forkserver." : "Fork before the thread starts, or let it finish first; a longer pause only makes the hang rarer.";
}
export {
  conclude
};
