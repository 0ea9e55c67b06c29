import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  interruptedBySignals,
  settled
} from "./chunk-LVGXKTAU.js";
import {
  guardCommandFiles
} from "./chunk-TIN2LPNL.js";
import {
  lastLook
} from "./chunk-JGBRUDYB.js";
import {
  readFlags
} from "./chunk-XWFSFZRJ.js";
import {
  checkSettings
} from "./chunk-MPLNKYBE.js";
import {
  printReport,
  saveFiles
} from "./chunk-DMPYQOMP.js";
import {
  kindOf
} from "./chunk-7GGVCDOY.js";
import {
  findPythons
} from "./chunk-GZXPBQUS.js";
import {
  say
} from "./chunk-KVWGYCXR.js";
import {
  cleaner
} from "./chunk-MPD5VYC6.js";
import {
  statuses
} from "./chunk-VKJV4PSY.js";

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
  let results = await runShown(settings, means), { renderTerminal } = await import("./terminal-F2PZNCJW.js");
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function effectsOf(means) {
  let { currentSystem } = await import("./currentsystem-ETGJ23AY.js");
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
  let [effects, { run }] = await Promise.all([effectsOf(means), import("./run-6E63L4T4.js")]), { showProgress } = await import("./live-YEDNR5TM.js"), progress = showProgress(process.stderr, cleaner(process.env));
  return run(settings, { ...effects, ...progress }).finally(progress.end);
}
async function dryRun(settings, means) {
  let [effects, { plan }, { renderPlan }] = await Promise.all([
    effectsOf(means),
    import("./run-6E63L4T4.js"),
    import("./plan-HE7IRVAL.js")
  ]);
  return await say(process.stdout, renderPlan((await plan(settings, effects)).cases)), statuses.ok;
}

export {
  runCommand,
  settingsFrom,
  runShown
};
