import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readSinks
} from "./chunk-KUNWIIHK.js";
import {
  shardMatrix
} from "./chunk-JXYKBMNG.js";
import {
  interruptedBySignals,
  settingKinds,
  settled
} from "./chunk-LGX6NXH2.js";
import {
  guardCommandFiles
} from "./chunk-HWQRNY4Y.js";
import {
  fail,
  lastLook,
  ownPart,
  runStep
} from "./chunk-SZF6AOIE.js";
import {
  checkSettings,
  kindOf
} from "./chunk-5PQQY4VC.js";
import "./chunk-C3ZLOS2S.js";
import "./chunk-7NXQQACQ.js";
import {
  findPythons
} from "./chunk-KIVC3T6B.js";
import "./chunk-WG3NJKA4.js";
import "./chunk-KGRCLQAR.js";
import {
  needsFork,
  say
} from "./chunk-3WZZPTEL.js";
import {
  masker
} from "./chunk-XIQQJYF2.js";
import {
  statuses
} from "./chunk-NHVWGZPX.js";
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
    kind !== "list" ? values.set(name, [given.trim() || given]) : lines.some((line) => line !== "") && values.set(
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
  needsFork(platform());
  let problems = [], sinks = readSinks(env, problems), settings = withOutput(await settled(checkStep(env, problems)), env), interrupt = interruptedBySignals(), log = (text) => {
    say(process.stdout, `${text}
`);
  }, pythons = findPythons(settings, { env, log, interrupt }), [core, { currentSystem }, { plan, run }, { showProgress }, { present, setOutput }] = await Promise.all([
    import("./core-U5Z3XS6J.js"),
    import("./currentsystem-WVCVH6EK.js"),
    import("./run-MPH7V2AX.js"),
    import("./live-NTV2UFHV.js"),
    import("./present-YZ3NHUWP.js")
  ]);
  settings.shard && setOutput("matrix", JSON.stringify(shardMatrix(settings.shard.of)), env, commandFiles);
  let effects = {
    env,
    system: await currentSystem(),
    commandFiles,
    pythons,
    interrupt,
    temporary: temporaryFolder(env),
    log
  };
  if (settings.dryRun) {
    let { renderPlan } = await import("./plan-E6NRFQTA.js");
    return await say(process.stdout, `${renderPlan((await plan(settings, effects)).cases)}
`), statuses.ok;
  }
  core.startGroup("Trials");
  let progress = showProgress(process.stdout, masker(env)), results = await run(settings, { ...effects, ...progress }).finally(() => {
    progress.end(), core.endGroup();
  }), { identify } = await import("./identity-GKJRS2PE.js"), presenting = {
    ...sinks,
    ...identify(env, settings),
    output: settings.output,
    interrupt
  };
  return present(results, presenting, env, commandFiles);
}
function checkStep(env, problems) {
  let raw = readInputs(env), machine = { cwd: env.GITHUB_WORKSPACE || process.cwd(), cpus: availableParallelism(), kindOf };
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
