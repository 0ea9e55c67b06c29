import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  hazards
} from "./chunk-7JWRBYYI.js";
import {
  outcomes
} from "./chunk-5ZMJKVG2.js";
import {
  groupBy
} from "./chunk-DY6BQZGB.js";

// src/reporting/format.ts
function plural(count, noun, nouns = `${noun}s`) {
  return `${count} ${count === 1 ? noun : nouns}`;
}
function duration(seconds) {
  if (seconds < 10) return `${Number(seconds.toFixed(2))} s`;
  let whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : whole < 3600 ? `${Math.floor(whole / 60)} min ${whole % 60} s` : `${Math.floor(whole / 3600)} h ${Math.floor(whole % 3600 / 60)} min`;
}
function hundredths(share) {
  let value = share * 100;
  return value > 0 && value < 1 ? String(Number(value.toPrecision(1))) : String(Math.round(value));
}
function percent(share) {
  return `${hundredths(share)} %`;
}
function interval(rate) {
  return `${hundredths(rate.low)}\u2013${hundredths(rate.high)} %`;
}
function hangSentence(hangs) {
  let { trials, hangRate } = hangs;
  if (trials === 0) return "not run";
  let counted = countSentence(hangs);
  if (!hangRate) return counted;
  let sure = percent(hangRate.confidence);
  return allEnded(hangs) ? `${counted}, rate at most ${percent(hangRate.high)} (${sure} confidence)` : `${counted}, ${sure} interval ${interval(hangRate)}`;
}
var allEnded = ({ hangs, unended = hangs }) => unended === 0;
function countSentence({ hangs, trials, unended = hangs }) {
  if (unended === 0) return `no hang in ${plural(trials, "trial")}`;
  if (unended === hangs) return `hung ${hangs} of ${trials}`;
  let some = `did not end in ${unended} of ${trials}`;
  return hangs === 0 ? some : `hung ${hangs}, ${some}`;
}
function hangCell(hangs) {
  let { trials, hangRate, unended = hangs.hangs } = hangs;
  if (trials === 0) return "\u2013";
  let counted = `${unended} of ${trials}`;
  return hangRate ? `${counted} (${allEnded(hangs) ? `\u2264 ${percent(hangRate.high)}` : interval(hangRate)})` : counted;
}

// src/reporting/names.ts
function pythonName({ implementation, version, freeThreaded, build }) {
  let threading = freeThreaded && !/\dt\b/.test(version) ? "t" : "";
  return `${kindOf(implementation)} ${version}${threading}${build ? ` (${build})` : ""}`;
}
var kindOf = (implementation) => implementation === "unknown" ? "Python" : implementation;
function whereName({ leg, python, emulation }) {
  return [leg, pythonName(python), emulation && `emulating ${emulation}`].filter(Boolean).join(", ");
}
function whereNames(cases) {
  let found = /* @__PURE__ */ new Map();
  for (let { leg, python, emulation } of cases) {
    let key = JSON.stringify([leg, python.implementation, emulation]), kind = kindOf(python.implementation), start = [leg, kind].filter(Boolean).join(", "), entry = found.get(key) ?? {
      start,
      builds: [],
      end: emulation ? `, emulating ${emulation}` : ""
    };
    entry.builds.push(pythonName(python).slice(kind.length + 1)), found.set(key, entry);
  }
  return [...found.values()].map(({ start, builds, end }) => {
    let shown = [...new Set(builds)], more = shown.length > 6 ? ` and ${shown.length - 6} more` : "";
    return `${start} ${shown.slice(0, 6).join(", ")}${more}${end}`;
  });
}
function skips(cases) {
  let skipped = cases.filter(({ outcome }) => outcome === "skipped");
  return [...groupBy(skipped, ({ reason }) => reason ?? "no reason given")].map(
    ([reason, [first, ...rest]]) => ({
      names: `${caseName(first)}${rest.length > 0 ? ` and ${plural(rest.length, "more case")}` : ""}`,
      reason
    })
  );
}
function caseName(of) {
  return `${of.repro}, ${of.variant}, ${whereName(of)}`;
}
function shownPath(file) {
  let path = file.replaceAll("\\", "/");
  if (!path.startsWith("/") && !path.startsWith("../")) return path;
  let parts = path.split("/").filter(Boolean);
  return parts.length > 2 ? `\u2026/${parts.slice(-2).join("/")}` : path;
}
function encodePath(path) {
  let part = (text) => encodeURIComponent(text).replace(/[()!'*~]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return path.split("/").map(part).join("/");
}
function line({ file, line: line2 }) {
  return `${shownPath(file)}:${line2}`;
}
function placeName(place) {
  let thread = "thread" in place && place.thread ? `, ${place.thread}` : "", text = place.text ? `: ${place.text}` : "";
  return `${line(place)} in ${place.function}${thread}${text}`;
}
var verbs = {
  deadlocked: "deadlocks",
  crashed: "crashes",
  "timed-out": "times out",
  failed: "fails",
  passed: "passes",
  skipped: "is skipped"
};
function outcomeVerb(outcome) {
  return verbs[outcome];
}
function outcomeSentence(of) {
  if (of.verdict === "invalid") return `${of.outcome}, which says nothing of a fork`;
  if (of.outcome === "crashed" || of.outcome === "failed") return of.outcome + inTrials(of);
  let proof = of.outcome === "deadlocked" && of.proof !== "none" ? [of.proof] : [];
  return [of.outcome, ...proof, hangSentence(of)].join(", ");
}
function inTrials({ outcome, runs, trials }) {
  return runs.length !== trials ? "" : ` in ${runs.filter((run) => run.outcome === outcome).length} of ${plural(trials, "trial")}`;
}
function baselineSentence({ baseline, change }) {
  if (!baseline) return "";
  let { outcome, hangs, trials, chance } = baseline, told = change === "worse-rate" ? `; so many more hangs by chance: ${percent(chance)}` : "";
  return `Baseline: ${outcome}, hung ${hangs} of ${trials}${told}.`;
}
function cause(of) {
  return happened(of) || of.reason || runReason(of) || lastWords(of) || `It ${of.outcome}.`;
}
var adviceOf = ({ remedy, hazard }) => remedy || (hazards[hazard] ?? hazards.unknown).advice;
function happened({ diagnosis }) {
  if (!diagnosis) return "";
  let { summary } = diagnosis, advice = adviceOf(diagnosis);
  return summary.endsWith(advice) ? summary.slice(0, -advice.length).trim() : summary;
}
function tellingRun(of) {
  return of.runs.find((run) => run.outcome === of.outcome) ?? of.runs[0];
}
function runReason(of) {
  let run = tellingRun(of);
  return run?.reason ? run.reason : run?.signal ? `A process died of ${run.signal}.` : "";
}
function lastWords(of) {
  return tellingRun(of)?.stderr.slice(-2e3).trim().split(`
`).at(-1) ?? "";
}
function isComparison({ expected }) {
  return outcomes.every((one) => expected.includes(one));
}
function verdictText(one) {
  let { verdict, outcome } = one;
  return verdict === "ok" && isComparison(one) ? "to compare" : verdict === "ok" && outcome !== "passed" ? "ok, expected" : verdict;
}

export {
  plural,
  duration,
  percent,
  hangCell,
  pythonName,
  whereName,
  whereNames,
  skips,
  caseName,
  encodePath,
  line,
  placeName,
  outcomeVerb,
  outcomeSentence,
  baselineSentence,
  cause,
  adviceOf,
  tellingRun,
  isComparison,
  verdictText
};
