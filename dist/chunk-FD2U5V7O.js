import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findingTitle,
  findings,
  tally,
  worstFirst
} from "./chunk-NSXQY4J7.js";
import {
  plural,
  whereName
} from "./chunk-B2WEEKKV.js";
import {
  verdictOf
} from "./chunk-NHVWGZPX.js";

// src/reporting/headline.ts
function headline(results) {
  let { faults } = verdictOf(results);
  return faults.length === 0 ? good(results) : [...faults.map((fault) => sentences[fault.kind](fault, results)), rest(results, faults)].filter(Boolean).join(" ");
}
var sentences = {
  interrupted: () => "Interrupted.",
  tampering: () => "The code under test tampered with the run.",
  regressions: (_, results) => bad(results),
  warnings: ({ count, texts }) => `${plural(count, "case")} ${count === 1 ? "warns" : "warn"}, and warnings count: ${listed(texts)}`,
  invalid: counted("tested nothing"),
  prevented: counted("could not be run"),
  "no-python": counted("could not be run"),
  "failed-install": counted("could not be run"),
  skipped: ({ count, texts }, { cases }) => count === cases.length ? `No case was run: ${count} skipped: ${listed(texts)}` : `${plural(count, "case")} skipped: ${listed(texts)}`,
  nothing: () => "No case was run.",
  "missing-legs": ({ count, texts }) => `Results are missing of ${plural(count, "leg")}: ${listed(texts, 3)}`,
  "unread-files": ({ count, texts }) => `${plural(count, "file")} of results could not be read: ${listed(texts)}`,
  unwritten: ({ texts }) => listed(texts)
};
function counted(what) {
  return ({ count, texts }) => `${plural(count, "case")} ${what}: ${listed(texts)}`;
}
function listed(texts, max = 1) {
  let left = texts.length - max;
  return `${texts.slice(0, max).join(", ").replace(/\.$/, "")}${left > 0 ? ` and ${left} more` : ""}.`;
}
function bad(results) {
  let { cases, regressions } = tally(results), [worst] = findings(results.cases), counted2 = `${plural(regressions, "regression")} in ${plural(cases, "case")}`, also = regressions > 1 ? `; ${regressions - 1} more` : "";
  return `${counted2}: ${findingTitle(worst, whereName(worst.best))}${also}.`;
}
function rest(results, faults) {
  if (faults.some(({ kind }) => kind === "regressions")) return "";
  let told = faults.some(({ kind }) => countsSkipped.includes(kind)), parts = parted(results).filter(([name]) => !(told && name === "skipped"));
  return parts.length > 0 ? `The rest: ${parts.map(([, text]) => text).join(", ")}.` : "";
}
var countsSkipped = ["prevented", "no-python", "failed-install", "skipped"];
function good(results) {
  let counts = tally(results);
  if (counts.cases === 0) return "No case was run.";
  if (counts.skipped === counts.cases) return `No case was run: ${counts.skipped} skipped.`;
  let all = counts.cases === 1 ? "The only case is" : `All ${counts.cases} cases are`, parts = parted(results).map(([, text]) => text);
  return `${all} as expected: ${parts.join(", ")}.`;
}
function parted(results) {
  let counts = tally(results);
  return [
    ["deadlocked", counts.deadlocked, plural(counts.deadlocked, "known deadlock")],
    ["failures", counts.failures, plural(counts.failures, "known failure")],
    ["passed", counts.passed, `${counts.passed} passed`],
    ["fixed", counts.fixed, `${counts.fixed} fixed`],
    ["compared", counts.compared, `${counts.compared} to compare`],
    ["skipped", counts.skipped, `${counts.skipped} skipped`]
  ].filter(([, count]) => count > 0).map(([name, , text]) => [name, text]);
}

// src/reporting/matrix.ts
function matrix(cases) {
  let columns = [...new Set(cases.map(whereName))], at = new Map(columns.map((name, index) => [name, index])), rows = /* @__PURE__ */ new Map();
  for (let one of cases) {
    let key = JSON.stringify([one.repro, one.variant]), row = rows.get(key) ?? {
      repro: one.repro,
      variant: one.variant,
      cells: columns.map(() => null)
    }, column = at.get(whereName(one)), before = row.cells[column];
    (!before || worstFirst(one, before) < 0) && (row.cells[column] = one), rows.set(key, row);
  }
  return { columns, rows: [...rows.values()] };
}
function groups(cases) {
  let found = /* @__PURE__ */ new Map();
  for (let one of cases) {
    let { repro, variant, outcome, verdict } = one, key = JSON.stringify([repro, variant, outcome, verdict]), group = found.get(key);
    group ? group.cases.push(one) : found.set(key, { repro, variant, best: one, cases: [one] });
  }
  return [...found.values()];
}
function disagreements(cases) {
  let rows = /* @__PURE__ */ new Map();
  for (let one of cases.filter(({ outcome }) => outcome !== "skipped")) {
    let key = JSON.stringify([one.repro, one.variant, one.emulation]);
    rows.set(key, [...rows.get(key) ?? [], one]);
  }
  return [...rows.values()].map((row) => [...row].sort(worstFirst)).filter((row) => new Set(row.map(({ outcome }) => outcome)).size > 1).sort((a, b) => worstFirst(a[0], b[0])).map(disagreement);
}
function disagreement(row) {
  let outcomes = /* @__PURE__ */ new Map();
  for (let one of row)
    outcomes.set(one.outcome, [...outcomes.get(one.outcome) ?? [], one]);
  let { repro, variant } = row[0];
  return { repro, variant, outcomes: [...outcomes] };
}

export {
  headline,
  matrix,
  groups,
  disagreements
};
