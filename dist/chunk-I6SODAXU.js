import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  boundWithoutHangs,
  clopperPearson,
  firstHangInterval
} from "./chunk-QUQYHSNQ.js";
import {
  outcomes
} from "./chunk-UCJPMVFQ.js";

// src/verdict/judge.ts
var badness = (outcome) => outcome === "skipped" ? outcomes.length : outcomes.indexOf(outcome);
function sortOutcomes(found) {
  return [...new Set(found)].sort((a, b) => badness(a) - badness(b));
}
function worstOutcome(runs) {
  return sortOutcomes(runs.map((run) => run.outcome))[0] ?? "skipped";
}
function isWorse(outcome, other) {
  return badness(outcome) < badness(other);
}
function judge(outcome, expected) {
  return outcome === "skipped" ? "skipped" : expected.includes(outcome) ? "ok" : expected.every((one) => isWorse(one, outcome)) ? "fixed" : "regression";
}
function hangRate(hangs, trials, stopped = "as-planned") {
  return trials === 0 ? null : hangs === 0 ? { low: 0, high: boundWithoutHangs(trials), confidence: 0.95 } : stopped === "at-first-hang" && hangs === 1 ? firstHangInterval(trials) : clopperPearson({ hangs, trials });
}

export {
  sortOutcomes,
  worstOutcome,
  judge,
  hangRate
};
