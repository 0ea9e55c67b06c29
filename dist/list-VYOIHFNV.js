import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  knownVariants,
  scenarioNames,
  scenariosFolder
} from "./chunk-BZKDMDI7.js";
import "./chunk-KEX4AZP7.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-YJJ77NEF.js";
import {
  contextFor
} from "./chunk-TP2TGQ6N.js";
import {
  trialEnvironment
} from "./chunk-FWJNAAEN.js";
import {
  spawnRun
} from "./chunk-SJBLR35I.js";
import {
  say
} from "./chunk-XUNIQA4C.js";
import "./chunk-XIQQJYF2.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import {
  listPythons,
  nameOf
} from "./chunk-HKPDFS2C.js";
import "./chunk-JVKJHHNB.js";
import "./chunk-QCPTFMLM.js";
import "./chunk-26CV3KZN.js";
import "./chunk-6UAD42KB.js";
import "./chunk-WJ46NSHB.js";

// src/commands/list.ts
async function listCommand(args) {
  if (args.length > 0)
    throw new SettingsError([`list: takes no arguments, got '${args.join(" ")}'`]);
  let world = { env: process.env, log: () => {
  } }, settings = { cwd: process.cwd(), offline: !0 }, context = contextFor(settings, world, spawnRun, trialEnvironment(process.env, [])), pythons = await listPythons(context), lines = [
    "Scenarios",
    ...scenarioNames(scenariosFolder).map((name) => `  ${name}`),
    "Variants",
    ...knownVariants.map((name) => `  ${name}`),
    "Pythons",
    ...pythons.map((one) => `  ${nameOf(one)}  ${one.path}  (${one.origin})`)
  ];
  return await say(process.stdout, `${lines.join(`
`)}
`), 0;
}
export {
  listCommand
};
