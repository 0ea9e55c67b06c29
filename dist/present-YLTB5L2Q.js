import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  error,
  notice,
  setOutput,
  warning
} from "./chunk-ZKRWET2E.js";
import "./chunk-PDUF6P7C.js";
import {
  worstOutcome
} from "./chunk-SSBJI7B3.js";
import "./chunk-XJKM43AD.js";
import "./chunk-TX3J2MFP.js";
import {
  say
} from "./chunk-XUNIQA4C.js";
import {
  maskDeep,
  masker
} from "./chunk-XIQQJYF2.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-WJ46NSHB.js";

// src/commands/present.ts
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
var SHOWN_A_LEVEL = 10;
async function present(found, presenting, env, commandFiles) {
  let mask = masker(env), results = maskDeep(found, mask), problems = [], attempt = (name, write) => {
    try {
      write();
    } catch (error2) {
      problems.push(`${name} could not be written: ${error2.message}`);
    }
  }, [{ renderTerminal }, { annotations, limitAnnotations }, { renderSummary }, { writeFiles }] = await Promise.all([
    import("./terminal-ODRAYEO7.js"),
    import("./annotations-7EFFDI7B.js"),
    import("./summary-BV5OAFKX.js"),
    import("./files-PQALLYGD.js")
  ]), { output, cwd } = presenting, workspace = env.GITHUB_WORKSPACE || cwd;
  await say(process.stdout, `${renderTerminal(results, { width: 120, color: !1 })}
`), problems.push(...await writeFiles(results, output, mask));
  let all = annotations(results, { workspace, cwd, docsBase: docsBase(env) });
  for (let one of limitAnnotations(all, SHOWN_A_LEVEL)) annotate(maskDeep(one, mask));
  if (env.GITHUB_STEP_SUMMARY) {
    let file = env.GITHUB_STEP_SUMMARY, summary = mask(renderSummary(results, { docsBase: docsBase(env) }));
    attempt("the job summary", () => commandFiles.append(file, summary));
  }
  for (let [name, value] of outputsOf(results, output))
    attempt(`the output ${name}`, () => setOutput2(name, mask(value), env, commandFiles));
  await tell(results, { ...presenting, workspace }, env);
  for (let text of problems) error(mask(text));
  return problems.length > 0;
}
var annotators = { error, warning, notice };
function annotate({ level, file, line, title, message }) {
  let place = file === null ? {} : { file, startLine: line ?? void 0 };
  annotators[level](message, { title, ...place });
}
function setOutput2(name, value, env, commandFiles) {
  let end = `ghadelimiter_${randomUUID()}`;
  env.GITHUB_OUTPUT ? commandFiles.append(env.GITHUB_OUTPUT, `${name}<<${end}
${value}
${end}
`) : setOutput(name, value);
}
function outputsOf(results, output) {
  let ran = results.cases.filter((one) => one.outcome !== "skipped"), versions = new Set(results.cases.map((one) => one.python.version));
  return [
    ["outcome", worstOutcome(ran)],
    ["regressions", `${results.counts.regressions}`],
    ["deadlocks", `${results.counts.deadlocked}`],
    ["python-version", [...versions].join(", ")],
    ["results-file", join(output, "results.json")],
    ["summary-file", join(output, "summary.md")]
  ];
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
  let { tellGitHub } = await import("./tell-UJIQBW4T.js"), told = await tellGitHub(results, { ...presenting, name: "Fork Safety" }, context), mask = masker(env);
  for (let text of told.warnings) warning(mask(text));
  for (let text of told.notices) notice(mask(text));
}
export {
  docsBase,
  present,
  setOutput2 as setOutput
};
