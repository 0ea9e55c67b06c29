import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  shardMatrix
} from "./chunk-JXYKBMNG.js";
import {
  interruptedBySignals,
  settingKinds,
  settled
} from "./chunk-5F3EMC5Z.js";
import {
  findPythons
} from "./chunk-LLBQVJWK.js";
import "./chunk-SJBLR35I.js";
import {
  checkSettings,
  kindOf
} from "./chunk-YJJ77NEF.js";
import {
  fail,
  readSinks,
  runStep,
  unexpected
} from "./chunk-SGAKY7OL.js";
import "./chunk-GKCFAAMG.js";
import {
  exitStatus,
  statuses
} from "./chunk-3MWNHGQM.js";
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
var runAction = (env) => runStep(env, () => work(env));
async function work(env) {
  if (platform() === "win32") throw new Error("Windows has no fork(): there is nothing to test");
  let problems = [], sinks = readSinks(env, problems), settings = withOutput(await settled(checkStep(env, problems)), env), pythons = findPythons(settings, { env, log: (text) => process.stdout.write(`${text}
`) }), [core, { currentSystem }, { plan, run }, { showProgress }, { present }] = await Promise.all(
    [
      import("./core-U5Z3XS6J.js"),
      import("./currentsystem-KI3LHGVE.js"),
      import("./run-S3ZGWXKQ.js"),
      import("./live-YZ7LMMLT.js"),
      import("./present-TQ5TNUKL.js")
    ]
  );
  settings.shard && core.setOutput("matrix", shardMatrix(settings.shard.of));
  let effects = {
    env,
    system: await currentSystem(),
    pythons,
    interrupt: interruptedBySignals(),
    temporary: temporaryFolder(env),
    log: (text) => core.info(text)
  };
  if (settings.dryRun) {
    let { renderPlan } = await import("./plan-7AEP2MXS.js");
    return core.info(renderPlan((await plan(settings, effects)).cases)), statuses.ok;
  }
  core.startGroup("Trials");
  let progress = showProgress(process.stdout), results = await run(settings, { ...effects, ...progress }).finally(() => {
    progress.end(), core.endGroup();
  });
  await present(
    results,
    { ...sinks, output: settings.output, cwd: settings.cwd, failOn: settings.failOn },
    env
  );
  let status = exitStatus(results, settings);
  return status !== statuses.ok && await fail(failureText(status, results.counts.regressions)), status;
}
function checkStep(env, problems) {
  let raw = readInputs(env), machine = { cwd: env.GITHUB_WORKSPACE || process.cwd(), cpus: availableParallelism(), kindOf };
  return checkSettings({ ...raw, problems: [...raw.problems, ...problems] }, machine);
}
var temporaryFolder = (env) => env.RUNNER_TEMP || tmpdir();
function withOutput(settings, env) {
  return settings.output ? settings : Object.freeze({ ...settings, output: join(temporaryFolder(env), "fork-safety") });
}
function failureText(status, regressions) {
  return status === statuses.interrupted ? "interrupted before all was done" : status === statuses.couldNotRun ? "not everything could be run: see the skipped cases" : unexpected(regressions);
}

// src/main.ts
process.exit(await runAction(process.env));
