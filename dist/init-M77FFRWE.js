import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  runCommand,
  settingsFrom
} from "./chunk-2SVKZ3XF.js";
import "./chunk-5FNZ3B76.js";
import "./chunk-TIN2LPNL.js";
import "./chunk-JGBRUDYB.js";
import "./chunk-OJRC6EP2.js";
import "./chunk-ZEODXVHS.js";
import "./chunk-F3GVWYKI.js";
import {
  makeFolder
} from "./chunk-K4BH3FO7.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-USP62LTP.js";
import "./chunk-7NXQQACQ.js";
import {
  findPythons
} from "./chunk-GZXPBQUS.js";
import {
  trialEnvironment
} from "./chunk-WG3NJKA4.js";
import {
  spawnRun
} from "./chunk-KGRCLQAR.js";
import {
  say
} from "./chunk-KVWGYCXR.js";
import "./chunk-ZKAOGPAP.js";
import "./chunk-MPD5VYC6.js";
import "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-5JBALO6U.js";
import "./chunk-PQWB7WEF.js";
import "./chunk-WJ46NSHB.js";

// src/commands/init.ts
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
async function initCommand(args) {
  let strange = args.filter((arg) => arg !== "--matrix");
  if (strange.length > 0)
    throw new SettingsError(strange.map((arg) => `init: got '${arg}', allowed is --matrix`));
  let { packageOf, starterMatrix, starterRepro, starterWorkflow } = await import("./starter-WM2GZUBE.js"), cwd = process.cwd(), found = attempt(() => packageOf(cwd)), repro = starterRepro(found), others = [starterWorkflow(), ...args.includes("--matrix") ? [starterMatrix()] : []], files = [repro, ...others], written = files.filter((file) => write(file, cwd)), lines = files.map((file) => `${written.includes(file) ? "wrote" : "kept "}  ${file.path}`);
  if (others.some((file) => written.includes(file)) && lines.push("in the workflow, replace OWNER by where Fork Safety lives"), await say(process.stdout, `${lines.join(`
`)}

`), !written.includes(repro)) return 0;
  let install = await isInstalled(found.name) ? [] : ["--install", "."];
  return runCommand([repro.path, ...install]);
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
async function isInstalled(name) {
  let world = { env: process.env, log: () => {
  }, interrupt: new AbortController().signal }, [python] = await findPythons(settingsFrom([]).settings, world);
  if (!python || python.missing) return !1;
  let { satisfied } = await import("./requirements-3SLBIOAU.js"), env = { ...trialEnvironment(process.env, []), ...python.env };
  return await satisfied({ ...python, env }, [name], spawnRun) === null;
}
export {
  initCommand
};
