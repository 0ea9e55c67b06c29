import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  checkSinks,
  readInputs
} from "./chunk-KALF6XIG.js";
import {
  interruptedBySignals,
  settled
} from "./chunk-CKI44GKK.js";
import {
  guardCommandFiles
} from "./chunk-3Y746FU7.js";
import {
  fail,
  lastLook,
  ownPart,
  runStep
} from "./chunk-WBHYNGGP.js";
import {
  checkSettings
} from "./chunk-5XN324CV.js";
import {
  shardMatrix
} from "./chunk-6TOX7GBT.js";
import "./chunk-ER7JI6SY.js";
import {
  kindOf
} from "./chunk-SBCFCADC.js";
import "./chunk-5FBDSQKI.js";
import {
  findPythons
} from "./chunk-T3EE2GML.js";
import "./chunk-JNBFA7ZL.js";
import "./chunk-SC35BYON.js";
import {
  say
} from "./chunk-24X7FJQM.js";
import {
  needsFork
} from "./chunk-57MXYEPM.js";
import {
  cleaner
} from "./chunk-LUQBKZON.js";
import {
  statuses
} from "./chunk-QU3RPW44.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import "./chunk-EDXCZYEH.js";
import "./chunk-VHXOPWJ5.js";
import "./chunk-YW4UTD3O.js";
import "./chunk-A7LH4VG2.js";
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
    import("./currentsystem-BUII7GXK.js"),
    import("./run-63W62CKP.js"),
    import("./live-5VXBBRG3.js"),
    import("./present-PGMKEMUA.js")
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
      let { latestOf } = await import("./latest-5GCZT5LK.js"), notice = (text) => core.notice(cleaner(env)(text));
      return latestOf(env, { token: sinks.token, interrupt, notice });
    },
    log
  };
  if (settings.dryRun) {
    let { renderPlan } = await import("./plan-S2MGMIKQ.js");
    return await say(process.stdout, `${renderPlan((await plan(settings, effects)).cases)}
`), statuses.ok;
  }
  core.startGroup("Trials");
  let progress = showProgress(process.stdout, cleaner(env)), results = await run(settings, { ...effects, ...progress }).finally(() => {
    progress.end(), core.endGroup();
  }), { identify } = await import("./identity-KZHULUTN.js"), presenting = {
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
