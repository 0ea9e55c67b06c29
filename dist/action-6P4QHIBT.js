import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  checkSinks,
  readInputs
} from "./chunk-QCYN6VTM.js";
import {
  interruptedBySignals,
  settled
} from "./chunk-5FNZ3B76.js";
import {
  guardCommandFiles
} from "./chunk-TIN2LPNL.js";
import {
  fail,
  lastLook,
  ownPart,
  runStep
} from "./chunk-JGBRUDYB.js";
import {
  checkSettings
} from "./chunk-ZEODXVHS.js";
import {
  shardMatrix
} from "./chunk-JXYKBMNG.js";
import "./chunk-T4GIYXUV.js";
import {
  kindOf
} from "./chunk-USP62LTP.js";
import "./chunk-7NXQQACQ.js";
import {
  findPythons
} from "./chunk-GZXPBQUS.js";
import "./chunk-WG3NJKA4.js";
import "./chunk-KGRCLQAR.js";
import {
  say
} from "./chunk-KVWGYCXR.js";
import {
  needsFork
} from "./chunk-ZKAOGPAP.js";
import {
  cleaner
} from "./chunk-MPD5VYC6.js";
import {
  statuses
} from "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import "./chunk-QM5K7KEC.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-5JBALO6U.js";
import "./chunk-PQWB7WEF.js";
import "./chunk-WJ46NSHB.js";

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
    import("./core-U5Z3XS6J.js"),
    import("./currentsystem-IUPGA4L5.js"),
    import("./run-647CUWJJ.js"),
    import("./live-Z62K6BTU.js"),
    import("./present-L3DERY35.js")
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
      let { latestOf } = await import("./latest-RGPQT44W.js"), notice = (text) => core.notice(cleaner(env)(text));
      return latestOf(env, { token: sinks.token, interrupt, notice });
    },
    log
  };
  if (settings.dryRun) {
    let { renderPlan } = await import("./plan-RHQ4CN2A.js");
    return await say(process.stdout, `${renderPlan((await plan(settings, effects)).cases)}
`), statuses.ok;
  }
  core.startGroup("Trials");
  let progress = showProgress(process.stdout, cleaner(env)), results = await run(settings, { ...effects, ...progress }).finally(() => {
    progress.end(), core.endGroup();
  }), { identify } = await import("./identity-HMUU226G.js"), presenting = {
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
