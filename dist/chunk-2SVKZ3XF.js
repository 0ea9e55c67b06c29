import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  interruptedBySignals,
  settled
} from "./chunk-5FNZ3B76.js";
import {
  guardCommandFiles
} from "./chunk-TIN2LPNL.js";
import {
  lastLook
} from "./chunk-JGBRUDYB.js";
import {
  readFlags
} from "./chunk-OJRC6EP2.js";
import {
  checkSettings
} from "./chunk-ZEODXVHS.js";
import {
  printReport,
  saveFiles
} from "./chunk-F3GVWYKI.js";
import {
  kindOf
} from "./chunk-USP62LTP.js";
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
  let results = await runShown(settings, means), { renderTerminal } = await import("./terminal-R6AB7J4Y.js");
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function effectsOf(means) {
  let { currentSystem } = await import("./currentsystem-IUPGA4L5.js");
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
  let [effects, { run }] = await Promise.all([effectsOf(means), import("./run-647CUWJJ.js")]), { showProgress } = await import("./live-Z62K6BTU.js"), progress = showProgress(process.stderr, cleaner(process.env));
  return run(settings, { ...effects, ...progress }).finally(progress.end);
}
async function dryRun(settings, means) {
  let [effects, { plan }, { renderPlan }] = await Promise.all([
    effectsOf(means),
    import("./run-647CUWJJ.js"),
    import("./plan-RHQ4CN2A.js")
  ]);
  return await say(process.stdout, renderPlan((await plan(settings, effects)).cases)), statuses.ok;
}

export {
  runCommand,
  settingsFrom,
  runShown
};
