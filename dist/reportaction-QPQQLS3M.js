import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  checkSinks,
  readInputs
} from "./chunk-KALF6XIG.js";
import {
  guardCommandFiles
} from "./chunk-3Y746FU7.js";
import {
  ownPart,
  runStep
} from "./chunk-WBHYNGGP.js";
import {
  checkReport
} from "./chunk-5XN324CV.js";
import "./chunk-ER7JI6SY.js";
import {
  kindOf
} from "./chunk-SBCFCADC.js";
import "./chunk-5FBDSQKI.js";
import "./chunk-24X7FJQM.js";
import "./chunk-57MXYEPM.js";
import {
  cleaner
} from "./chunk-LUQBKZON.js";
import "./chunk-QU3RPW44.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import "./chunk-EDXCZYEH.js";
import "./chunk-VHXOPWJ5.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/reportaction.ts
import { join } from "node:path";
var runReportAction = (env) => runStep(env, () => work(env));
async function work(env) {
  let raw = readInputs(env, "report"), { sinks, problems } = checkSinks(raw), cwd = env.GITHUB_WORKSPACE || process.cwd(), settings = checkReport({ ...raw, problems }, { cwd, kindOf }), folder = ["fork-safety-report", ownPart(env)].filter(Boolean).join("-"), output = settings.output ?? join(env.RUNNER_TEMP || cwd, folder), [{ identify }, { runReport }, { present }] = await Promise.all([
    import("./identity-KZHULUTN.js"),
    import("./reportrun-IJOQTSYS.js"),
    import("./present-PGMKEMUA.js")
  ]), [core, { latestOf }] = await Promise.all([import("./core-JDEPI2KQ.js"), import("./latest-5GCZT5LK.js")]), notice = (text) => core.notice(cleaner(env)(text)), { results } = await runReport(settings, () => latestOf(env, { token: sinks.token, notice })), presenting = { ...sinks, ...identify(env, settings), output };
  return present(results, presenting, env, guardCommandFiles(env));
}
export {
  runReportAction
};
