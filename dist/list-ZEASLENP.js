import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  scenariosFolder
} from "./chunk-VJJ6MSZR.js";
import "./chunk-4HRCFEKT.js";
import "./chunk-PNLALIAX.js";
import "./chunk-ER7JI6SY.js";
import "./chunk-JPSADPAB.js";
import {
  scenarioNames
} from "./chunk-JB2HHWFU.js";
import "./chunk-5STJQOOH.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-SBCFCADC.js";
import {
  knownVariants
} from "./chunk-3K7J5SFL.js";
import "./chunk-5FBDSQKI.js";
import {
  contextFor
} from "./chunk-T3EE2GML.js";
import {
  trialEnvironment
} from "./chunk-JNBFA7ZL.js";
import {
  spawnRun
} from "./chunk-SC35BYON.js";
import "./chunk-UCJPMVFQ.js";
import {
  say
} from "./chunk-24X7FJQM.js";
import "./chunk-57MXYEPM.js";
import "./chunk-LUQBKZON.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import {
  SettingsError
} from "./chunk-EDXCZYEH.js";
import "./chunk-VHXOPWJ5.js";
import {
  listPythons,
  nameOf
} from "./chunk-7Z6N6QQQ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-YW4UTD3O.js";
import "./chunk-A7LH4VG2.js";
import "./chunk-WE3IHWJT.js";
import "./chunk-ZCVG6V4W.js";

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
