import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findingTitle,
  findings,
  tally,
  worstFirst
} from "./chunk-YZVCFHLF.js";
import {
  plural,
  whereName
} from "./chunk-TD5ANA64.js";

// src/reporting/headline.ts
function headline(results) {
  let { cases, regressions } = tally(results), tampered = (results.tampering ?? []).length > 0, cutShort = [
    results.interrupted ? "Interrupted. " : "",
    tampered ? "The code under test tampered with the run. " : ""
  ].join("");
  return cases === 0 ? `${cutShort}No case was run.` : cutShort + (regressions > 0 ? bad(results) : good(results)) + missing(results);
}
function bad(results) {
  let { cases, regressions } = tally(results), [worst] = findings(results.cases), counted = `${plural(regressions, "regression")} in ${plural(cases, "case")}`, also = regressions > 1 ? `; ${regressions - 1} more` : "";
  return `${counted}: ${findingTitle(worst, whereName(worst.best))}${also}.`;
}
function good(results) {
  let counts = tally(results);
  if (counts.skipped === counts.cases) return `No case was run: ${counts.skipped} skipped.`;
  let all = counts.cases === 1 ? "The only case is" : `All ${counts.cases} cases are`, parts = [
    counts.deadlocked && plural(counts.deadlocked, "known deadlock"),
    counts.failures && plural(counts.failures, "known failure"),
    counts.passed && `${counts.passed} passed`,
    counts.fixed && `${counts.fixed} fixed`,
    counts.skipped && `${counts.skipped} skipped`
  ];
  return `${all} as expected: ${parts.filter(Boolean).join(", ")}.`;
}
function missing({ legs = [] }) {
  let names = legs.filter((leg) => leg.missing).map((leg) => leg.name);
  if (names.length === 0) return "";
  let first = names.slice(0, 3).join(", "), more = names.length > 3 ? ` and ${names.length - 3} more` : "";
  return ` Results are missing of ${plural(names.length, "leg")}: ${first}${more}.`;
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
