import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readReportInputs
} from "./chunk-U23ORPWK.js";
import {
  present,
  readSinks,
  setFailed
} from "./chunk-ESBE672L.js";
import "./chunk-NUFX6K6D.js";
import "./chunk-PDUF6P7C.js";
import "./chunk-DDKMVXJ2.js";
import "./chunk-7UQLJFZ6.js";
import "./chunk-NXPDZNZF.js";
import {
  masker
} from "./chunk-JJ5ICO56.js";
import {
  statuses
} from "./chunk-3MWNHGQM.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/reportaction.ts
import { join } from "node:path";
async function runReportAction(env) {
  try {
    return await runStep(env);
  } catch (error) {
    let wrong = error instanceof SettingsError, text = wrong ? error.problems.join(`
`) : `${error.stack ?? error}`;
    return setFailed(masker(env)(text)), wrong ? statuses.wrong : statuses.couldNotRun;
  }
}
async function runStep(env) {
  let problems = [], sinks = readSinks(env, problems), cwd = env.GITHUB_WORKSPACE || process.cwd(), settings = readReportInputs(env, cwd, problems), output = settings.output ?? join(env.RUNNER_TEMP || cwd, "fork-safety-report"), { runReport } = await import("./reportrun-LRPIQYNJ.js"), { results, status } = await runReport(settings);
  return await present(results, { ...sinks, output, cwd, failOn: settings.failOn }, env), status !== statuses.ok && setFailed(failureText(status, results.counts.regressions)), status;
}
function failureText(status, regressions) {
  return status !== statuses.unexpected ? "not all legs could be run or read: see the summary" : regressions === 1 ? "1 case is not as expected" : `${regressions} cases are not as expected`;
}

// src/report.ts
process.exit(await runReportAction(process.env));
