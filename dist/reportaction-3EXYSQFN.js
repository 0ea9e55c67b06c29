import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  checkSinks,
  readInputs
} from "./chunk-FIVBLQKA.js";
import "./chunk-ER7JI6SY.js";
import {
  checkReport,
  cleaner,
  guardCommandFiles,
  kindOf,
  ownPart,
  runStep
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/reportaction.ts
import { join } from "node:path";
var runReportAction = (env) => runStep(env, () => work(env));
async function work(env) {
  let raw = readInputs(env, "report"), { sinks, problems } = checkSinks(raw), cwd = env.GITHUB_WORKSPACE || process.cwd(), settings = checkReport({ ...raw, problems }, { cwd, kindOf }), folder = ["fork-safety-report", ownPart(env)].filter(Boolean).join("-"), output = settings.output ?? join(env.RUNNER_TEMP || cwd, folder), [{ identify }, { runReport }, { present }] = await Promise.all([
    import("./identity-LPNCJB7O.js"),
    import("./reportrun-B7D7XOLN.js"),
    import("./present-IT4Y6NFE.js")
  ]), [core, { latestOf }] = await Promise.all([import("./core-JDEPI2KQ.js"), import("./latest-SMZKPAP5.js")]), notice = (text) => core.notice(cleaner(env)(text)), { results } = await runReport(settings, () => latestOf(env, { token: sinks.token, notice })), presenting = { ...sinks, ...identify(env, settings), output };
  return present(results, presenting, env, guardCommandFiles(env));
}
export {
  runReportAction
};
