import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readReportInputs
} from "./chunk-UUYCG4KX.js";
import {
  readSinks
} from "./chunk-VJJ3DRU2.js";
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

// src/commands/reportaction.ts
import { join } from "node:path";
async function runReportAction(env) {
  try {
    return await runStep(env);
  } catch (error) {
    let wrong = error instanceof SettingsError, text = wrong ? error.problems.join(`
`) : `${error.stack ?? error}`;
    return await fail(masker(env)(text)), wrong ? statuses.wrong : statuses.couldNotRun;
  }
}
async function runStep(env) {
  let problems = [], sinks = readSinks(env, problems), cwd = env.GITHUB_WORKSPACE || process.cwd(), settings = readReportInputs(env, cwd, problems), output = settings.output ?? join(env.RUNNER_TEMP || cwd, "fork-safety-report"), [{ runReport }, { present }] = await Promise.all([
    import("./reportrun-26DAYASN.js"),
    import("./present-JK336TSR.js")
  ]), { results, status } = await runReport(settings);
  return await present(results, { ...sinks, output, cwd, failOn: settings.failOn }, env), status !== statuses.ok && await fail(failureText(status, results.counts.regressions)), status;
}
async function fail(text) {
  let { setFailed } = await import("./core-U5Z3XS6J.js");
  setFailed(text);
}
function failureText(status, regressions) {
  return status !== statuses.unexpected ? "not all legs could be run or read: see the summary" : regressions === 1 ? "1 case is not as expected" : `${regressions} cases are not as expected`;
}

// src/report.ts
process.exit(await runReportAction(process.env));
