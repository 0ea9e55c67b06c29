import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/verdict/status.ts
var statuses = {
  ok: 0,
  unexpected: 1,
  wrong: 2,
  couldNotRun: 3,
  interrupted: 130
}, couldNotBeRun = "could not be run: ";
function exitStatus(results, rules) {
  if (results.interrupted) return statuses.interrupted;
  let warned = rules.failOnWarnings && results.cases.some((one) => one.warnings.length > 0);
  return (results.counts.regressions > 0 || warned) && rules.failOn !== "never" ? statuses.unexpected : (results.tampering ?? []).length > 0 || couldNotRun(results, rules) ? statuses.couldNotRun : statuses.ok;
}
function couldNotRun({ cases }, { allowSkips, repros, shard }) {
  if (cases.length === 0) return shard === null;
  let skipped = cases.filter((one) => one.outcome === "skipped" && one.change !== "gone");
  if (allowSkips || skipped.length === 0) return !1;
  if (skipped.some((one) => one.reason?.startsWith(couldNotBeRun))) return !0;
  let noPython = skipped.some((one) => one.python.path === ""), failedInstall = skipped.some((one) => typeof one.install == "string");
  return repros.length > 0 || noPython || failedInstall || skipped.length === cases.length;
}

export {
  statuses,
  couldNotBeRun,
  exitStatus
};
