import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  adviceOf,
  duration,
  isComparison,
  outcomeVerb,
  percent,
  placeName,
  plural,
  pythonName
} from "./chunk-AEWW6MFW.js";
import {
  hazards
} from "./chunk-GNQBAFHD.js";
import {
  isHanging
} from "./chunk-I3D53IGY.js";
import {
  outcomes,
  sweepAnswers
} from "./chunk-UCJPMVFQ.js";

// src/reporting/sweep.ts
var words = {
  hangs: "hangs",
  fails: "fails",
  renewed: "renewed",
  protected: "protected",
  "not-asked-for": "not asked for",
  "not-reached": "not reached"
}, answerWords = (lock) => lock.answer === "hangs" && !isHanging(lock) ? "would hang" : words[lock.answer];
function sweepSentence({ sweep }) {
  if (!sweep) return "";
  let { locks, seconds, left, replays } = sweep;
  if (replays !== void 0) return replaySentence(sweep, replays);
  let counts = sweepAnswers.map((answer) => ({ answer, count: ofAnswer(locks, answer).length })).filter(({ count }) => count > 0).map(({ answer, count }) => `${count} ${words[answer]}`), could = locks.filter((one) => one.answer === "hangs" && !isHanging(one)).length, parts = [
    ...counts,
    could > 0 && `${could} would hang if another thread took ${could === 1 ? "it" : "them"}`,
    left > 0 && `${left} not tried`
  ].filter(Boolean), told = parts.length > 0 ? `: ${parts.join(", ")}` : "";
  return `swept ${plural(locks.length, "lock")} in ${duration(seconds)}${told}`;
}
function replaySentence({ locks: [lock], seconds }, replays) {
  let told = lock ? `: ${lock.name} ${lock.answer === "hangs" ? "" : "is "}${words[lock.answer]}` : "";
  return `replayed ${plural(replays, "time")} in ${duration(seconds)}${told}`;
}
var ofAnswer = (locks, answer) => locks.filter((one) => one.answer === answer && (answer !== "hangs" || isHanging(one)));
function byLock(one) {
  let hanging = (one.sweep?.locks ?? []).filter((lock) => isHanging(lock) && !lock.accepted);
  return !one.sweep || hanging.length === 0 ? [one] : hanging.map((lock, at) => ({
    ...one,
    diagnosis: lock.diagnosis ?? one.diagnosis,
    // The evidence is that of the first.
    evidence: at === 0 ? one.evidence : null,
    sweep: { ...one.sweep, locks: [lock] }
  }));
}
function toldLock({ sweep }) {
  let [lock, ...others] = sweep?.locks ?? [];
  return lock && others.length === 0 && isHanging(lock) ? lock : null;
}
function lockFacts(one) {
  let lock = toldLock(one);
  if (!lock) return [];
  let { made, hook, predictedRate, replay } = lock;
  return [
    ["made", made && placeName(made)],
    ["hook", hook],
    ["held", predictedRate === null ? null : `${percent(predictedRate)} of the time`],
    ["replay", replay && replayOption(replay)]
  ].filter((fact) => !!fact[1]);
}
var replayOption = (line) => `--replay '${line.replaceAll("'", "'\\''")}'`;
function lockLines({ sweep }) {
  return (sweep?.locks ?? []).flatMap((lock) => {
    let { name, answer, reason, accepted, blocked, replay } = lock, at = blocked ? ` at ${placeName(blocked)}` : "", again = replay ? `: ${replayOption(replay)}` : "";
    return answer === "hangs" && accepted ? [`${name} hangs${at}, which is accepted${again}`] : answer === "hangs" && !isHanging(lock) ? [`${name} would hang${at}, if a thread held it; none was seen to${again}`] : answer === "fails" ? [`${name}: the child fails for want of it${at}: ${reason}`] : answer === "not-reached" ? [`${name} could not be held at a fork: ${reason}`] : [];
  });
}

// src/reporting/incidents.ts
function toldOf(one) {
  if (one.sweep) return byLock(one);
  let { incidents = [], evidence } = one;
  return incidents.length === 0 ? [one] : incidents.map((incident, at) => ({
    ...one,
    incident,
    diagnosis: incident.diagnosis,
    proof: incident.proof,
    reason: incident.reason ?? one.reason,
    // The evidence is that of the first.
    evidence: at === 0 ? evidence : null
  }));
}
function subject({ repro, variant, incident }) {
  let test = incident?.test;
  return `${test ? `${test} in ` : ""}${repro} (${variant})`;
}
function ownResult({ command, runs }) {
  let run = runs.at(-1);
  if (!command || !run) return null;
  let { exitCode, signal, seconds } = run;
  return exitCode === null && signal === null ? `did not end by itself in ${seconds.toFixed(1)} s` : `${signal ? `was ended by ${signal}` : `ended with status ${exitCode}`} after ${seconds.toFixed(1)} s`;
}

// src/reporting/findings.ts
var labels = {
  regression: "Regression",
  invalid: "Invalid",
  known: "Known deadlock",
  compared: "To compare"
};
function findings(cases) {
  let groups = /* @__PURE__ */ new Map();
  for (let one of cases.filter(needsWords).flatMap(toldOf).sort(worstFirst)) {
    let key = placeKey(one);
    groups.set(key, [...groups.get(key) ?? [], one]);
  }
  let found = [...groups.values()].map((group) => {
    let kind = kindOf(group[0]);
    return { kind, known: kind === "known" || kind === "compared", best: group[0], cases: group };
  }), rank = ({ kind }) => Object.keys(labels).indexOf(kind);
  return found.sort((a, b) => rank(a) - rank(b));
}
function kindOf(one) {
  return one.verdict === "regression" || one.verdict === "invalid" ? one.verdict : isComparison(one) ? "compared" : "known";
}
function findingTitle({ best }, where = "") {
  let what = lockTitle(best), place = where && ` on ${where}`;
  return best.verdict === "invalid" ? `${subject(best)} tested nothing${place}` : `${subject(best)} ${outcomeVerb(best.outcome)}${place}${what && `: ${what}`}`;
}
function lockTitle(one) {
  let lock = one.diagnosis?.lock;
  if (lock?.includes(" ")) return lock;
  let { title } = words2(one) ?? { title: "" }, lower = title.charAt(0).toLowerCase() + title.slice(1);
  return lock ? `${lower} (${lock})` : lower;
}
function words2({ diagnosis }) {
  return diagnosis ? hazards[diagnosis.hazard] ?? hazards.unknown : null;
}
function remedies(finding, conclusions) {
  if (finding.kind === "invalid") return ["Make the script reach its fork."];
  let shown = conclusions.filter((conclusion) => concludes(conclusion, finding));
  if (shown.length > 0) return [...new Set(shown.map(({ text }) => text))];
  let { diagnosis } = finding.best;
  return diagnosis ? [adviceOf(diagnosis)] : [];
}
function otherConclusions({ cases, conclusions }) {
  let found = findings(cases);
  return conclusions.filter((one) => !found.some((finding) => concludes(one, finding)));
}
function concludes(conclusion, { cases }) {
  return cases.some((one) => !one.sweep && isAbout(conclusion, one));
}
function isAbout(conclusion, { repro, python, emulation, leg, with: versions }) {
  return conclusion.repro === repro && conclusion.python === python.version && (conclusion.implementation ?? python.implementation) === python.implementation && (conclusion.freeThreaded ?? python.freeThreaded) === python.freeThreaded && (conclusion.emulation === void 0 || conclusion.emulation === emulation) && (conclusion.leg === void 0 || conclusion.leg === leg) && `${conclusion.with ?? ""}` == `${versions ?? ""}`;
}
function conclusionSubject(conclusion) {
  let {
    repro,
    leg,
    python: version,
    implementation,
    freeThreaded = !1,
    emulation,
    with: versions = []
  } = conclusion, python = implementation ? pythonName({ implementation, version, freeThreaded }) : `Python ${version}`;
  return [repro, leg, python, ...versions, emulation && `emulating ${emulation}`].filter(Boolean).join(", ");
}
function warningsById(cases) {
  let seen = /* @__PURE__ */ new Map();
  for (let { repro, warnings } of cases)
    for (let { id, text } of warnings) {
      let warning = seen.get(id) ?? { text, repros: /* @__PURE__ */ new Set() };
      warning.repros.add(repro), seen.set(id, warning);
    }
  return seen;
}
function tally({ cases }) {
  let count = (test) => cases.filter(test).length;
  return {
    cases: cases.length,
    regressions: count((one) => one.verdict === "regression"),
    deadlocked: count(
      (one) => one.verdict === "ok" && one.outcome === "deadlocked" && !isComparison(one)
    ),
    failures: count(
      (one) => one.verdict === "ok" && ["crashed", "timed-out", "failed"].includes(one.outcome) && !isComparison(one)
    ),
    compared: count(
      (one) => one.verdict === "ok" && !["passed", "skipped"].includes(one.outcome) && isComparison(one)
    ),
    passed: count((one) => one.verdict === "ok" && one.outcome === "passed"),
    skipped: count((one) => one.outcome === "skipped"),
    fixed: count((one) => one.verdict === "fixed"),
    invalid: count((one) => one.verdict === "invalid")
  };
}
function needsWords({ verdict, outcome }) {
  return verdict === "regression" || verdict === "invalid" || verdict === "ok" && outcome === "deadlocked";
}
function worstFirst(a, b) {
  return compare(severity(a), severity(b));
}
function severity({ verdict, outcome, proof, hangs, trials }) {
  let at = outcome === "skipped" ? outcomes.length : outcomes.indexOf(outcome);
  return [
    ["regression", "invalid", "fixed", "ok", "skipped"].indexOf(verdict),
    at,
    ["proven", "likely", "none"].indexOf(proof),
    -(hangs / Math.max(1, trials))
  ];
}
function compare(a, b) {
  let differs = a.findIndex((value, index) => value !== b[index]);
  return differs < 0 ? 0 : a[differs] - b[differs];
}
function placeKey(one) {
  let { verdict, outcome, repro, file, diagnosis } = one, { hazard = outcome, blocked = null, fork = null } = diagnosis ?? {}, place = blocked ? [blocked.file, blocked.line] : [repro, file], kind = verdict === "ok" ? kindOf(one) : verdict, part = one.incident?.test ?? toldLock(one)?.name;
  return JSON.stringify([kind, hazard, place, fork?.file, fork?.line, part]);
}

export {
  answerWords,
  sweepSentence,
  toldLock,
  lockFacts,
  replayOption,
  lockLines,
  toldOf,
  ownResult,
  labels,
  findings,
  findingTitle,
  remedies,
  otherConclusions,
  conclusionSubject,
  warningsById,
  tally,
  worstFirst
};
