import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  readWorkflow
} from "./chunk-ZOGB24UI.js";
import {
  worstOutcome
} from "./chunk-I6SODAXU.js";
import "./chunk-QUQYHSNQ.js";
import {
  rooted
} from "./chunk-YIDHKZVI.js";
import {
  debug,
  error,
  notice,
  setOutput,
  warning
} from "./chunk-Z5XUW3IL.js";
import "./chunk-DC6PT246.js";
import "./chunk-UCJPMVFQ.js";
import {
  cleaner,
  maskDeep,
  masker,
  oneLine,
  say,
  withLost
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/present.ts
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
var SHOWN_A_LEVEL = 10;
async function present(found, presenting, env, commandFiles) {
  let mask = masker(env), results = maskDeep(found, mask), [
    { renderTerminal },
    { annotations, limitAnnotations },
    { renderSummary },
    { writeFiles },
    { attempt, lostSentences }
  ] = await Promise.all([
    import("./terminal-X6UHUA5L.js"),
    import("./annotations-CZEH6BRG.js"),
    import("./summary-ZJ7BSWWP.js"),
    import("./files-ICVM4FFE.js"),
    import("./lost-PKLQ2QI2.js")
  ]), { output } = presenting, options = { docsBase: docsBase(env) }, shown = rooted(results);
  env.RUNNER_DEBUG === "1" && explain(results, cleaner(env)), await say(process.stdout, `${renderTerminal(shown, { width: 120, color: !1 })}
`);
  let lost = await writeFiles(results, output, mask, options), all = limitAnnotations(annotations(shown, options), SHOWN_A_LEVEL);
  for (let one of all) annotate(maskDeep(one, mask));
  if (env.GITHUB_STEP_SUMMARY) {
    let file = env.GITHUB_STEP_SUMMARY, summary = mask(renderSummary(shown, options));
    attempt("the job summary", () => commandFiles.append(file, summary), lost);
  }
  let give = (name, value) => attempt("the outputs", () => setOutput2(name, mask(value), env, commandFiles), lost);
  for (let [name, value] of outputsOf(withLost(results, lostSentences(lost)), output))
    give(name, value);
  let url = await tell(withLost(shown, lostSentences(lost)), presenting, env);
  give("report-url", url ?? runUrl(env) ?? "");
  let problems = lostSentences(lost);
  for (let text of problems) error(mask(text));
  return withLost(results, problems).verdict.status;
}
function explain({ verdict, cases }, clean) {
  debug(clean(`verdict: ${JSON.stringify(verdict)}`));
  for (let { repro, variant, python, outcome, expected, verdict: verdict2, reason, endedBy } of cases) {
    let { version, path, origin } = python;
    debug(clean(oneLine(`${repro} (${variant}): ${JSON.stringify({ outcome, expected, verdict: verdict2, reason, endedBy, version, path, origin })}`, 1e3)));
  }
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
function outputsOf({ cases, counts, verdict }, output) {
  let ran = cases.filter((one) => one.outcome !== "skipped"), versions = new Set(cases.map((one) => one.python.version));
  return [
    ["outcome", worstOutcome(ran)],
    ["regressions", `${counts.regressions}`],
    ["deadlocks", `${counts.deadlocked}`],
    ["cases", `${counts.cases}`],
    ["skipped", `${counts.skipped ?? 0}`],
    ["fixed", `${counts.fixed ?? 0}`],
    ["invalid", `${counts.invalid ?? 0}`],
    ["verdict", verdict.is],
    ["python-version", [...versions].join(", ")],
    ["results-file", join(output, "results.json")],
    ["summary-file", join(output, "summary.md")],
    ["page-file", join(output, "report.html")],
    ["junit-file", join(output, "junit.xml")],
    ["sarif-file", join(output, "fork-safety.sarif")]
  ];
}
function docsBase(env) {
  let { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env;
  return !repository || !ref ? env.FORK_SAFETY_DOCS || void 0 : `${env.GITHUB_SERVER_URL || "https://github.com"}/${repository}/blob/${ref}/docs/hazards`;
}
var runUrl = (env) => readWorkflow(env, () => null)?.runUrl;
async function tell(results, presenting, env) {
  if (results.verdict.status === 0 && results.cases.length === 0 || !presenting.comment && !presenting.checkRun) return;
  let workflow = readWorkflow(env, (path) => readFileSync(path, "utf8"));
  if (!workflow) {
    warning("comment and check-run need a workflow: GITHUB_REPOSITORY is not set");
    return;
  }
  let { tellGitHub } = await import("./tell-O6IZAVXM.js"), told = await tellGitHub(results, { ...presenting, mask: masker(env) }, workflow), clean = cleaner(env);
  for (let text of told.warnings) warning(clean(text));
  for (let text of told.notices) notice(clean(text));
  return told.url;
}
export {
  docsBase,
  present,
  setOutput2 as setOutput
};
