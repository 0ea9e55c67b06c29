import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  groupBy
} from "./chunk-EXVSSEUH.js";
import {
  hazards
} from "./chunk-GNQBAFHD.js";
import {
  outcomes
} from "./chunk-UCJPMVFQ.js";

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
var kindOf = (implementation) => implementation === "unknown" ? "Python" : implementation, whereName = (one) => whereParts(one).filter(Boolean).join(", "), whereParts = ({ leg = "", python, with: versions = [], emulation }) => [
  leg,
  pythonName(python),
  versions.join(", "),
  emulation ? `emulating ${emulation}` : ""
];
function placesApart(cases) {
  let places = new Map(cases.map((one) => [whereName(one), whereParts(one)])), all = [...places.values()], isCommon = (at) => all.every((parts) => parts[at] === all[0]?.[at]), shared = all.length > 1 ? [0, 1, 2, 3].filter(isCommon) : [], rest = (parts) => parts.filter((text, at) => text && !shared.includes(at)), kept = all.some((parts) => rest(parts).length === 0) ? shared.filter((at) => at !== PYTHON) : shared, nameOf = (parts) => parts.filter((text, at) => text && !kept.includes(at)).join(", ");
  return {
    common: kept.flatMap((at) => all[0]?.[at] || []).join(", "),
    names: new Map([...places].map(([place, parts]) => [place, nameOf(parts)]))
  };
}
var PYTHON = 1;
function whereNames(cases) {
  let found = /* @__PURE__ */ new Map();
  for (let { leg, python, emulation, with: versions = [] } of cases) {
    let key = JSON.stringify([leg, python.implementation, emulation, versions]), kind = kindOf(python.implementation), start = [leg, kind].filter(Boolean).join(", "), entry = found.get(key) ?? {
      start,
      builds: [],
      end: [...versions, ...emulation ? [`emulating ${emulation}`] : []].map((text) => `, ${text}`).join("")
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
  if (!file.startsWith("/") && !file.startsWith("../")) return file;
  let parts = file.split("/").filter(Boolean);
  return parts.length > 2 ? `\u2026/${parts.slice(-2).join("/")}` : file;
}
function encodePath(path) {
  let part = (text) => encodeURIComponent(text).replace(/[()!'*~]/g, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return path.split("/").map(part).join("/").replace(/%5Cx([89a-f][0-9a-f])/g, "%$1");
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
  let { outcome, hangs, trials, chance } = baseline, told = change === "worse-rate" ? `; so many more hangs by chance: ${percent(chance)}` : "", since = change === "unchanged" ? "" : sinceThen(baseline);
  return `Baseline${whenOf(baseline)}: ${outcome}, hung ${hangs} of ${trials}${told}.${since}`;
}
function whenOf({ startedAt, commit }) {
  let day = startedAt?.slice(0, 10);
  return [day && ` of ${day}`, commit && `commit ${commit.slice(0, 7)}`].filter(Boolean).join(", ").replace(/^commit/, " of commit");
}
function sinceThen({ changed }) {
  if (changed === void 0) return "";
  if (changed.length === 0) return " Since then neither packages nor machine changed.";
  let left = changed.length - MOST_CHANGES, more = left > 0 ? ` and ${left} more` : "";
  return ` Since then: ${changed.slice(0, MOST_CHANGES).join(", ")}${more}.`;
}
var MOST_CHANGES = 8;
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
  placesApart,
  whereNames,
  skips,
  caseName,
  shownPath,
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
