import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readReportInputs
} from "./chunk-UUYCG4KX.js";
import {
  fail,
  readSinks,
  runStep,
  unexpected
} from "./chunk-SGAKY7OL.js";
import "./chunk-GKCFAAMG.js";
import {
  statuses
} from "./chunk-3MWNHGQM.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/reportaction.ts
import { join } from "node:path";
var runReportAction = (env) => runStep(env, () => work(env));
async function work(env) {
  let problems = [], sinks = readSinks(env, problems), cwd = env.GITHUB_WORKSPACE || process.cwd(), settings = readReportInputs(env, cwd, problems), output = settings.output ?? join(env.RUNNER_TEMP || cwd, "fork-safety-report"), [{ runReport }, { present }] = await Promise.all([
    import("./reportrun-XLYVBR5P.js"),
    import("./present-TQ5TNUKL.js")
  ]), { results, status } = await runReport(settings);
  return await present(results, { ...sinks, output, cwd, failOn: settings.failOn }, env), status !== statuses.ok && await fail(failureText(status, results.counts.regressions)), status;
}
function failureText(status, regressions) {
  return status !== statuses.unexpected ? "not all legs could be run or read: see the summary" : unexpected(regressions);
}

// src/report.ts
process.exit(await runReportAction(process.env));
