import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  error,
  info,
  notice,
  setOutput,
  warning
} from "./chunk-ZKRWET2E.js";
import "./chunk-PDUF6P7C.js";
import {
  worstOutcome
} from "./chunk-SWUO6ZLR.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-XJKM43AD.js";
import {
  masker
} from "./chunk-GKCFAAMG.js";
import "./chunk-WJ46NSHB.js";

// src/commands/present.ts
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
var SHOWN_A_LEVEL = 10;
async function present(results, presenting, env) {
  let [{ renderTerminal }, { annotations, limitAnnotations }, { renderSummary }, { writeFiles }] = await Promise.all([
    import("./terminal-YKFR6HYW.js"),
    import("./annotations-3XE2AYRV.js"),
    import("./summary-FHCQSAPW.js"),
    import("./files-MQOT3IQ3.js")
  ]), { output, cwd } = presenting, workspace = env.GITHUB_WORKSPACE || cwd;
  await writeFiles(results, output), info(renderTerminal(results, { width: 120, color: !1 }));
  let all = annotations(results, { workspace, cwd, docsBase: docsBase(env) });
  limitAnnotations(all, SHOWN_A_LEVEL).forEach(annotate), env.GITHUB_STEP_SUMMARY && appendFileSync(env.GITHUB_STEP_SUMMARY, renderSummary(results, { docsBase: docsBase(env) })), setOutputs(results, output), await tell(results, { ...presenting, workspace }, env);
}
var annotators = { error, warning, notice };
function annotate({ level, file, line, title, message }) {
  let place = file === null ? {} : { file, startLine: line ?? void 0 };
  annotators[level](message, { title, ...place });
}
function setOutputs(results, output) {
  let ran = results.cases.filter((one) => one.outcome !== "skipped"), versions = new Set(results.cases.map((one) => one.python.version));
  setOutput("outcome", worstOutcome(ran)), setOutput("regressions", results.counts.regressions), setOutput("deadlocks", results.counts.deadlocked), setOutput("python-version", [...versions].join(", ")), setOutput("results-file", join(output, "results.json")), setOutput("summary-file", join(output, "summary.md"));
}
function docsBase(env) {
  let { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env;
  return !repository || !ref ? void 0 : `${env.GITHUB_SERVER_URL || "https://github.com"}/${repository}/blob/${ref}/docs/hazards/`;
}
async function tell(results, presenting, env) {
  if (!presenting.comment && !presenting.checkRun) return;
  let { readContext } = await import("./context-VFYFJ6H5.js"), context = readContext(env, (path) => readFileSync(path, "utf8"));
  if (!context)
    return warning("comment and check-run need a workflow: GITHUB_REPOSITORY is not set");
  let { tellGitHub } = await import("./tell-PCSZYXH6.js"), told = await tellGitHub(results, { ...presenting, name: "Fork Safety" }, context), mask = masker(env);
  for (let text of told.warnings) warning(mask(text));
  for (let text of told.notices) notice(mask(text));
}
export {
  docsBase,
  present
};
