import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/results/counts.ts
function countResults(results) {
  let cases = results.cases.filter(({ change }) => change !== "gone"), having = (verdict) => cases.filter((one) => one.verdict === verdict).length, counts = {
    cases: cases.length,
    regressions: having("regression"),
    deadlocked: cases.filter(({ outcome }) => outcome === "deadlocked").length,
    skipped: having("skipped"),
    fixed: having("fixed"),
    invalid: having("invalid")
  };
  return { ...results, counts };
}

export {
  countResults
};
