import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  checkSinks,
  readInputs
} from "./chunk-FIVBLQKA.js";
import {
  shardMatrix
} from "./chunk-WBNCDM3R.js";
import "./chunk-ER7JI6SY.js";
import {
  checkSettings,
  cleaner,
  fail,
  findPythons,
  guardCommandFiles,
  interruptedBySignals,
  kindOf,
  lastLook,
  needsFork,
  ownPart,
  runStep,
  say,
  settled,
  statuses
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/action.ts
import { availableParallelism, platform, tmpdir } from "node:os";
import { join } from "node:path";
async function runAction(env) {
  let files = guardCommandFiles(env), status = await runStep(env, () => work(env, files));
  return lastLook(files, status, (text) => fail(text, env));
}
async function work(env, commandFiles) {
  needsFork(platform());
  let raw = readInputs(env), { sinks, problems } = checkSinks(raw), settings = withOutput(await settled(checkStep(raw, problems, env)), env), interrupt = interruptedBySignals(), log = (text) => {
    say(process.stdout, `${text}
`);
  }, pythons = findPythons(settings, { env, log, interrupt }), [core, { currentSystem }, { plan, run }, { showProgress }, { present, setOutput }] = await Promise.all([
    import("./core-JDEPI2KQ.js"),
    import("./currentsystem-JZVPAUSG.js"),
    import("./run-CI7YP5VG.js"),
    import("./live-C5QINXUU.js"),
    import("./present-IT4Y6NFE.js")
  ]);
  settings.shard && setOutput("matrix", JSON.stringify(shardMatrix(settings.shard.of)), env, commandFiles);
  let effects = {
    env,
    system: await currentSystem(),
    commandFiles,
    pythons,
    interrupt,
    temporary: temporaryFolder(env),
    latestGood: async () => {
      let { latestOf } = await import("./latest-SMZKPAP5.js"), notice = (text) => core.notice(cleaner(env)(text));
      return latestOf(env, { token: sinks.token, interrupt, notice });
    },
    log
  };
  if (settings.dryRun) {
    let { renderPlan } = await import("./plan-XHIU2YJE.js");
    return await say(process.stdout, `${renderPlan((await plan(settings, effects)).cases)}
`), statuses.ok;
  }
  core.startGroup("Trials");
  let progress = showProgress(process.stdout, cleaner(env)), results = await run(settings, { ...effects, ...progress }).finally(() => {
    progress.end(), core.endGroup();
  }), { identify } = await import("./identity-LPNCJB7O.js"), presenting = {
    ...sinks,
    ...identify(env, settings),
    output: settings.output,
    interrupt
  };
  return present(results, presenting, env, commandFiles);
}
function checkStep(raw, problems, env) {
  let machine = { cwd: env.GITHUB_WORKSPACE || process.cwd(), cpus: availableParallelism(), kindOf };
  return checkSettings({ ...raw, problems: [...raw.problems, ...problems] }, machine);
}
var temporaryFolder = (env) => env.RUNNER_TEMP || tmpdir();
function withOutput(settings, env) {
  if (settings.output) return settings;
  let folder = ["fork-safety", ownPart(env)].filter(Boolean).join("-");
  return Object.freeze({ ...settings, output: join(temporaryFolder(env), folder) });
}
export {
  runAction
};
