import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  checkSinks,
  readInputs
} from "./chunk-QCYN6VTM.js";
import {
  guardCommandFiles
} from "./chunk-TIN2LPNL.js";
import {
  ownPart,
  runStep
} from "./chunk-JGBRUDYB.js";
import {
  checkReport
} from "./chunk-ZEODXVHS.js";
import "./chunk-T4GIYXUV.js";
import {
  kindOf
} from "./chunk-USP62LTP.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-KVWGYCXR.js";
import "./chunk-ZKAOGPAP.js";
import {
  cleaner
} from "./chunk-MPD5VYC6.js";
import "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-WJ46NSHB.js";

// src/commands/reportaction.ts
import { join } from "node:path";
var runReportAction = (env) => runStep(env, () => work(env));
async function work(env) {
  let raw = readInputs(env, "report"), { sinks, problems } = checkSinks(raw), cwd = env.GITHUB_WORKSPACE || process.cwd(), settings = checkReport({ ...raw, problems }, { cwd, kindOf }), folder = ["fork-safety-report", ownPart(env)].filter(Boolean).join("-"), output = settings.output ?? join(env.RUNNER_TEMP || cwd, folder), [{ identify }, { runReport }, { present }] = await Promise.all([
    import("./identity-HMUU226G.js"),
    import("./reportrun-GO3EPFH5.js"),
    import("./present-L3DERY35.js")
  ]), [core, { latestOf }] = await Promise.all([import("./core-U5Z3XS6J.js"), import("./latest-RGPQT44W.js")]), notice = (text) => core.notice(cleaner(env)(text)), { results } = await runReport(settings, () => latestOf(env, { token: sinks.token, notice })), presenting = { ...sinks, ...identify(env, settings), output };
  return present(results, presenting, env, guardCommandFiles(env));
}
export {
  runReportAction
};
