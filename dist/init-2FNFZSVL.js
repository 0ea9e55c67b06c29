import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  runCommand,
  settingsFrom
} from "./chunk-O4E5X7KW.js";
import "./chunk-CKI44GKK.js";
import "./chunk-3Y746FU7.js";
import "./chunk-WBHYNGGP.js";
import "./chunk-GE3E2ETG.js";
import "./chunk-5XN324CV.js";
import "./chunk-B2VUDPEG.js";
import {
  makeFolder
} from "./chunk-7L7X57OG.js";
import "./chunk-4HRCFEKT.js";
import "./chunk-SBCFCADC.js";
import "./chunk-5FBDSQKI.js";
import {
  findPythons
} from "./chunk-T3EE2GML.js";
import {
  trialEnvironment
} from "./chunk-JNBFA7ZL.js";
import {
  spawnRun
} from "./chunk-SC35BYON.js";
import {
  say
} from "./chunk-24X7FJQM.js";
import "./chunk-57MXYEPM.js";
import "./chunk-LUQBKZON.js";
import "./chunk-QU3RPW44.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import {
  SettingsError
} from "./chunk-EDXCZYEH.js";
import "./chunk-VHXOPWJ5.js";
import "./chunk-YW4UTD3O.js";
import "./chunk-A7LH4VG2.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/init.ts
import { existsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
async function initCommand(args) {
  let strange = args.filter((arg) => arg !== "--matrix");
  if (strange.length > 0)
    throw new SettingsError(strange.map((arg) => `init: got '${arg}', allowed is --matrix`));
  let { packageOf, starterMatrix, starterRepro, starterWorkflow } = await import("./starter-H5MZYEQW.js"), cwd = process.cwd(), found = attempt(() => packageOf(cwd)), repro = starterRepro(found), others = [starterWorkflow(), ...args.includes("--matrix") ? [starterMatrix()] : []], files = [repro, ...others], written = files.filter((file) => write(file, cwd)), lines = files.map((file) => `${written.includes(file) ? "wrote" : "kept "}  ${file.path}`);
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
  let { satisfied } = await import("./requirements-T3BREYI5.js"), env = { ...trialEnvironment(process.env, []), ...python.env };
  return await satisfied({ ...python, env }, [name], spawnRun) === null;
}
export {
  initCommand
};
