import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  interruptedBySignals,
  settled
} from "./chunk-CKI44GKK.js";
import {
  guardCommandFiles
} from "./chunk-3Y746FU7.js";
import {
  lastLook
} from "./chunk-WBHYNGGP.js";
import {
  readFlags
} from "./chunk-GE3E2ETG.js";
import {
  checkSettings
} from "./chunk-5XN324CV.js";
import {
  printReport,
  saveFiles
} from "./chunk-B2VUDPEG.js";
import {
  kindOf
} from "./chunk-SBCFCADC.js";
import {
  findPythons
} from "./chunk-T3EE2GML.js";
import {
  say
} from "./chunk-24X7FJQM.js";
import {
  cleaner
} from "./chunk-LUQBKZON.js";
import {
  statuses
} from "./chunk-QU3RPW44.js";

// src/commands/runcommand.ts
import { availableParallelism, tmpdir } from "node:os";
async function runCommand(args) {
  let commandFiles = guardCommandFiles(process.env), status = await runCases(args, commandFiles);
  return lastLook(commandFiles, status, (text) => say(process.stderr, `${text}
`));
}
function settingsFrom(args) {
  let machine = { cwd: process.cwd(), cpus: availableParallelism(), kindOf };
  return checkSettings(readFlags(args), machine);
}
async function runCases(args, commandFiles) {
  let settings = await settled(settingsFrom(args)), interrupt = interruptedBySignals(), pythons = findPythons(settings, { env: process.env, log: () => {
  }, interrupt }), means = { commandFiles, interrupt, pythons };
  if (settings.dryRun) return dryRun(settings, means);
  let results = await runShown(settings, means), { renderTerminal } = await import("./terminal-RBNLVQPE.js");
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function effectsOf(means) {
  let { currentSystem } = await import("./currentsystem-BUII7GXK.js");
  return {
    ...means,
    env: process.env,
    system: await currentSystem(),
    temporary: tmpdir(),
    log: () => {
    }
  };
}
async function runShown(settings, means) {
  let [effects, { run }] = await Promise.all([effectsOf(means), import("./run-63W62CKP.js")]), { showProgress } = await import("./live-5VXBBRG3.js"), progress = showProgress(process.stderr, cleaner(process.env));
  return run(settings, { ...effects, ...progress }).finally(progress.end);
}
async function dryRun(settings, means) {
  let [effects, { plan }, { renderPlan }] = await Promise.all([
    effectsOf(means),
    import("./run-63W62CKP.js"),
    import("./plan-S2MGMIKQ.js")
  ]);
  return await say(process.stdout, renderPlan((await plan(settings, effects)).cases)), statuses.ok;
}

export {
  runCommand,
  settingsFrom,
  runShown
};
