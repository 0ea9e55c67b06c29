import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  shardMatrix
} from "./chunk-JXYKBMNG.js";
import {
  interruptedBySignals,
  settingKinds,
  settled
} from "./chunk-EKKONEAC.js";
import {
  checkSettings,
  kindOf
} from "./chunk-YJJ77NEF.js";
import {
  findPythons
} from "./chunk-TP2TGQ6N.js";
import "./chunk-FWJNAAEN.js";
import "./chunk-SJBLR35I.js";
import {
  readSinks
} from "./chunk-VJJ3DRU2.js";
import {
  fail,
  guardCommandFiles,
  lastLook,
  runStep,
  unexpected
} from "./chunk-6CA7NSPU.js";
import {
  outliveStreams,
  say
} from "./chunk-XUNIQA4C.js";
import {
  masker
} from "./chunk-XIQQJYF2.js";
import {
  exitStatus,
  statuses
} from "./chunk-6OF6XI5R.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-26CV3KZN.js";
import "./chunk-6UAD42KB.js";
import "./chunk-WJ46NSHB.js";

// src/commands/action.ts
import { availableParallelism, platform, tmpdir } from "node:os";
import { join } from "node:path";

// src/settings/inputs.ts
function readInputs(env) {
  let values = /* @__PURE__ */ new Map();
  for (let [name, kind] of Object.entries(settingKinds)) {
    let given = env[`INPUT_${name.toUpperCase()}`] ?? "";
    if (given === "") continue;
    let lines = given.split(/\r?\n/).map((line) => line.trim());
    kind !== "list" ? values.set(name, [lines.length > 1 ? given.trim() : given]) : lines.some((line) => line !== "") && values.set(
      name,
      lines.filter((line) => line !== "")
    );
  }
  return { values, problems: [], show: (name) => name };
}

// src/commands/action.ts
async function runAction(env) {
  let files = guardCommandFiles(env), status = await runStep(env, () => work(env, files));
  return lastLook(files, status, (text) => fail(text, env));
}
async function work(env, commandFiles) {
  if (platform() === "win32") throw new Error("Windows has no fork(): there is nothing to test");
  let problems = [], sinks = readSinks(env, problems), settings = withOutput(await settled(checkStep(env, problems)), env), pythons = findPythons(settings, {
    env,
    log: (text) => {
      say(process.stdout, `${text}
`);
    }
  }), [core, { currentSystem }, { plan, run }, { showProgress }, { present, setOutput }] = await Promise.all([
    import("./core-U5Z3XS6J.js"),
    import("./currentsystem-BFTDPGNA.js"),
    import("./run-DTMX43TF.js"),
    import("./live-4VREQI32.js"),
    import("./present-YLTB5L2Q.js")
  ]);
  settings.shard && setOutput("matrix", JSON.stringify(shardMatrix(settings.shard.of)), env, commandFiles);
  let effects = {
    env,
    system: await currentSystem(),
    commandFiles,
    pythons,
    interrupt: interruptedBySignals(),
    temporary: temporaryFolder(env),
    log: (text) => {
      say(process.stdout, `${text}
`);
    }
  };
  if (settings.dryRun) {
    let { renderPlan } = await import("./plan-JB4XCX3L.js");
    return await say(process.stdout, `${renderPlan((await plan(settings, effects)).cases)}
`), statuses.ok;
  }
  core.startGroup("Trials");
  let progress = showProgress(process.stdout, masker(env)), results = await run(settings, { ...effects, ...progress }).finally(() => {
    progress.end(), core.endGroup();
  }), status = await present(
    results,
    { ...sinks, output: settings.output, cwd: settings.cwd, failOn: settings.failOn },
    env,
    commandFiles
  ) ? exitStatus(results, settings) || statuses.couldNotRun : exitStatus(results, settings);
  return status !== statuses.ok && await fail(failureText(status, results), env), status;
}
function checkStep(env, problems) {
  let raw = readInputs(env), machine = { cwd: env.GITHUB_WORKSPACE || process.cwd(), cpus: availableParallelism(), kindOf };
  return checkSettings({ ...raw, problems: [...raw.problems, ...problems] }, machine);
}
var temporaryFolder = (env) => env.RUNNER_TEMP || tmpdir();
function withOutput(settings, env) {
  return settings.output ? settings : Object.freeze({ ...settings, output: join(temporaryFolder(env), "fork-safety") });
}
function failureText(status, { counts, tampering = [] }) {
  return status === statuses.couldNotRun && tampering.length > 0 ? tampering.join(`
`) : status === statuses.interrupted ? "interrupted before all was done" : status === statuses.couldNotRun ? "not everything could be run: see the skipped cases" : unexpected(counts.regressions);
}

// src/main.ts
outliveStreams();
process.exit(await runAction(process.env));
