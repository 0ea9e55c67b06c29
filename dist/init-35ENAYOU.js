import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  root
} from "./chunk-DEM7RGM6.js";
import {
  makeFolder
} from "./chunk-7L7X57OG.js";
import {
  SettingsError,
  findPythons,
  guardCommandFiles,
  interruptedBySignals,
  lastLook,
  runAndReport,
  say,
  settingsFrom,
  settled,
  spawnRun,
  statuses,
  trialEnvironment
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/init.ts
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
async function initCommand(args) {
  let strange = args.filter((arg) => arg !== "--matrix");
  if (strange.length > 0)
    throw new SettingsError(strange.map((arg) => `init: got '${arg}', allowed is --matrix`));
  let { homeOf, packageOf, starterMatrix, starterRepro, starterWorkflow } = await import("./starter-QYNRR2KM.js"), cwd = process.cwd(), found = attempt(() => packageOf(cwd)), home = homeOf(root), repro = starterRepro(found), others = [
    starterWorkflow(home),
    ...args.includes("--matrix") ? [starterMatrix(home)] : []
  ], files = [repro, ...others], written = files.filter((file) => write(file, cwd)), lines = files.map((file) => `${written.includes(file) ? "wrote" : "kept "}  ${file.path}`);
  return home === null && others.some((file) => written.includes(file)) && lines.push("in the workflow, replace OWNER by where Fork Safety lives"), await say(process.stdout, `${lines.join(`
`)}

`), written.includes(repro) ? runFirst(repro, found) : statuses.ok;
}
async function runFirst({ path }, { name }) {
  let commandFiles = guardCommandFiles(process.env), interrupt = interruptedBySignals(), asked = await settled(settingsFrom([path])), pythons = await findPythons(asked, { env: process.env, log: () => {
  }, interrupt }), settings = name !== null && await isInstalled(name, pythons) ? asked : await settled(settingsFrom([path, "--install", "."])), means = { commandFiles, interrupt, pythons: Promise.resolve(pythons) }, status = await runAndReport(settings, means);
  return lastLook(commandFiles, status, (text) => say(process.stderr, `${text}
`));
}
function attempt(work) {
  try {
    return work();
  } catch (error) {
    throw new SettingsError([`init: ${error.message}`]);
  }
}
function write({ path, text }, cwd) {
  let place = join(cwd, path);
  return existsSync(place) ? !1 : (makeFolder(dirname(place)), writeFileSync(place, text, { flag: "wx" }), !0);
}
async function isInstalled(name, [python]) {
  if (!python || python.missing) return !1;
  let { satisfied } = await import("./requirements-T7K2TAYA.js"), env = { ...trialEnvironment(process.env, []), ...python.env };
  return await satisfied({ ...python, env }, [name], spawnRun) === null;
}
export {
  initCommand
};
