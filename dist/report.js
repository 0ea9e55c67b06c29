import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readReportInputs
} from "./chunk-UUYCG4KX.js";
import {
  readSinks
} from "./chunk-VJJ3DRU2.js";
import {
  fail,
  guardCommandFiles,
  runStep,
  unexpected
} from "./chunk-6CA7NSPU.js";
import {
  outliveStreams
} from "./chunk-XUNIQA4C.js";
import "./chunk-XIQQJYF2.js";
import {
  statuses
} from "./chunk-6OF6XI5R.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/reportaction.ts
import { join } from "node:path";
var runReportAction = (env) => runStep(env, () => work(env));
async function work(env) {
  let problems = [], sinks = readSinks(env, problems), cwd = env.GITHUB_WORKSPACE || process.cwd(), settings = readReportInputs(env, cwd, problems), output = settings.output ?? join(env.RUNNER_TEMP || cwd, "fork-safety-report"), [{ runReport }, { present }] = await Promise.all([
    import("./reportrun-GEKRE7WZ.js"),
    import("./present-YLTB5L2Q.js")
  ]), { results, status } = await runReport(settings), presenting = { ...sinks, output, cwd, failOn: settings.failOn }, lost = await present(results, presenting, env, guardCommandFiles(env));
  return status !== statuses.ok && await fail(failureText(status, results.counts.regressions), env), lost ? status || statuses.couldNotRun : status;
}
function failureText(status, regressions) {
  return status !== statuses.unexpected ? "not all legs could be run or read: see the summary" : unexpected(regressions);
}

// src/report.ts
outliveStreams();
process.exit(await runReportAction(process.env));
