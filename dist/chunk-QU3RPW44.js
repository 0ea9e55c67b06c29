import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);

// src/verdict/status.ts
var statuses = {
  ok: 0,
  unexpected: 1,
  wrong: 2,
  couldNotRun: 3,
  interrupted: 130
}, couldNotBeRun = "could not be run: ", usualRules = {
  failOn: "unexpected",
  allowSkips: !1,
  failOnWarnings: !1,
  named: !1,
  mayBeEmpty: !1,
  unread: []
}, rulesOf = (settings) => ({
  ...usualRules,
  failOn: settings.failOn,
  allowSkips: settings.allowSkips,
  failOnWarnings: settings.failOnWarnings,
  named: settings.repros.length > 0,
  mayBeEmpty: settings.shard !== null
}), verdictOf = (results) => results.verdict ?? judgeRun(results, usualRules), judgeRun = (results, rules) => verdictFrom(findFaults(results, rules), results);
function withLost(results, lost) {
  let unwritten = named("unwritten", lost, !0);
  if (unwritten === null) return results;
  let verdict = verdictFrom([...results.verdict.faults, unwritten], results);
  return { ...results, verdict };
}
var noSuccess = (status) => status === statuses.ok ? statuses.couldNotRun : status;
function verdictFrom(faults, results) {
  let joined = results.legs !== void 0, nameOf = ({ kind }) => joined && kind === "interrupted" ? "could-not-run" : nameOfKind[kind], worst = (some) => order.find((name) => some.some((one) => nameOf(one) === name)), failing = faults.filter(({ fails }) => fails), is = worst(failing) ?? worst(faults) ?? "as-expected", status = failing.length === 0 ? statuses.ok : statusOf[is], ran = results.cases.some(({ outcome }) => outcome !== "skipped"), clean = is === "as-expected" && ran;
  return {
    is,
    status,
    conclusion: status !== statuses.ok ? "failure" : clean ? "success" : "neutral",
    issue: clean ? "close" : leavesIssue(is, faults) ? "leave" : "open",
    faults
  };
}
var order = ["interrupted", "unexpected", "could-not-run"], nameOfKind = {
  interrupted: "interrupted",
  regressions: "unexpected",
  warnings: "unexpected",
  tampering: "could-not-run",
  invalid: "could-not-run",
  prevented: "could-not-run",
  "no-python": "could-not-run",
  "failed-install": "could-not-run",
  skipped: "could-not-run",
  nothing: "could-not-run",
  "missing-legs": "could-not-run",
  "unread-files": "could-not-run",
  unwritten: "could-not-run"
}, statusOf = {
  "as-expected": statuses.ok,
  unexpected: statuses.unexpected,
  "could-not-run": statuses.couldNotRun,
  interrupted: statuses.interrupted
};
function leavesIssue(is, faults) {
  if (is === "unexpected") return !1;
  let nothing2 = faults.some(({ kind }) => kind === "nothing");
  return is !== "could-not-run" || nothing2 || faults.every(({ kind }) => kind === "unwritten");
}
function findFaults(results, rules) {
  let { legs = [] } = results, cases = results.cases.filter(({ change }) => change !== "gone"), unexpectedFails = rules.failOn !== "never", skipped = cases.filter((one) => one.outcome === "skipped"), noPython = skipped.filter((one) => one.python.path === ""), badInstall = skipped.filter((one) => typeof one.install == "string"), prevented = skipped.filter(({ reason }) => reason?.startsWith(couldNotBeRun)), told = /* @__PURE__ */ new Set([...noPython, ...badInstall, ...prevented]), others = skipped.filter((one) => !told.has(one)), all = skipped.length === cases.length && told.size === 0, counts = !rules.allowSkips && (rules.named || all || legHas(results, "skipped")), wasCut = results.interrupted && results.legs === void 0, warned = rules.failOnWarnings || legHas(results, "warnings"), missing = legs.filter((leg) => leg.missing).map(({ name }) => name);
  return [
    results.interrupted ? { kind: "interrupted", count: 1, texts: [], fails: !0 } : null,
    named("tampering", results.tampering ?? [], !0),
    fault(
      "regressions",
      cases.filter(({ verdict }) => verdict === "regression"),
      unexpectedFails
    ),
    warned ? fault("warnings", cases.filter(hasWarning), unexpectedFails) : null,
    fault(
      "invalid",
      cases.filter(({ verdict }) => verdict === "invalid"),
      !0
    ),
    fault("prevented", prevented, !rules.allowSkips),
    fault("no-python", noPython, !rules.allowSkips),
    fault("failed-install", badInstall, !rules.allowSkips),
    counts && !wasCut ? fault("skipped", others, !0) : null,
    cases.length === 0 && !rules.mayBeEmpty ? nothing(results, rules) : null,
    named("missing-legs", missing, !isEmptyReport(results, rules)),
    named("unread-files", rules.unread, !0)
  ].filter((one) => one !== null);
}
var hasWarning = ({ warnings }) => warnings.length > 0, legHas = ({ legs = [] }, kind) => legs.some(({ verdict }) => verdict?.faults.some((one) => one.kind === kind && one.fails)), isEmptyReport = ({ cases, legs }, { failOn, unread }) => legs !== void 0 && cases.length === 0 && failOn === "never" && unread.length === 0, nothing = (results, rules) => ({
  kind: "nothing",
  count: 0,
  texts: [],
  fails: !isEmptyReport(results, rules)
});
function fault(kind, cases, fails) {
  if (cases.length === 0) return null;
  let texts = cases.flatMap(textsOf[kind] ?? reasonOf);
  return { kind, count: cases.length, texts: [...new Set(texts)], fails };
}
var textsOf = {
  regressions: () => [],
  warnings: ({ repro, warnings }) => warnings.map(({ id }) => `${id} in ${repro}`),
  prevented: ({ reason }) => [reason.slice(couldNotBeRun.length)]
}, reasonOf = ({ reason }) => reason ?? "no reason given";
function named(kind, texts, fails) {
  return texts.length === 0 ? null : { kind, count: texts.length, texts: [...texts], fails };
}

export {
  statuses,
  couldNotBeRun,
  usualRules,
  rulesOf,
  verdictOf,
  judgeRun,
  withLost,
  noSuccess
};
