import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readSinks
} from "./chunk-KUNWIIHK.js";
import {
  guardCommandFiles
} from "./chunk-HWQRNY4Y.js";
import {
  ownPart,
  runStep
} from "./chunk-SZF6AOIE.js";
import {
  readReportInputs
} from "./chunk-FSU3YMJQ.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-C3ZLOS2S.js";
import "./chunk-3WZZPTEL.js";
import "./chunk-XIQQJYF2.js";
import "./chunk-NHVWGZPX.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/reportaction.ts
import { join } from "node:path";
var runReportAction = (env) => runStep(env, () => work(env));
async function work(env) {
  let problems = [], sinks = readSinks(env, problems), cwd = env.GITHUB_WORKSPACE || process.cwd(), settings = readReportInputs(env, cwd, problems), folder = ["fork-safety-report", ownPart(env)].filter(Boolean).join("-"), output = settings.output ?? join(env.RUNNER_TEMP || cwd, folder), [{ identify }, { runReport }, { present }] = await Promise.all([
    import("./identity-GKJRS2PE.js"),
    import("./reportrun-272QL2FF.js"),
    import("./present-YZ3NHUWP.js")
  ]), { results } = await runReport(settings), presenting = { ...sinks, ...identify(env, settings), output };
  return present(results, presenting, env, guardCommandFiles(env));
}
export {
  runReportAction
};
