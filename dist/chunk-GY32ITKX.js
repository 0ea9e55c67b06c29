import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  adviceOf,
  isComparison,
  outcomeVerb,
  pythonName
} from "./chunk-FCZV645Z.js";
import {
  hazards
} from "./chunk-7JWRBYYI.js";
import {
  outcomes
} from "./chunk-5ZMJKVG2.js";

// src/reporting/incidents.ts
function toldOf(one) {
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
  let { title } = words(one) ?? { title: "" }, lower = title.charAt(0).toLowerCase() + title.slice(1);
  return lock ? `${lower} (${lock})` : lower;
}
function words({ diagnosis }) {
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
  return cases.some((one) => isAbout(conclusion, one));
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
  let { verdict, outcome, repro, file, diagnosis } = one, { hazard = outcome, blocked = null, fork = null } = diagnosis ?? {}, place = blocked ? [blocked.file, blocked.line] : [repro, file], kind = verdict === "ok" ? kindOf(one) : verdict;
  return JSON.stringify([kind, hazard, place, fork?.file, fork?.line, one.incident?.test]);
}

export {
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
