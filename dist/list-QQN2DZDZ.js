import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  scenariosFolder
} from "./chunk-MUK7P74S.js";
import "./chunk-5PQQY4VC.js";
import "./chunk-6NC7F4AF.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-C3ZLOS2S.js";
import "./chunk-OONRCSJ3.js";
import {
  scenarioNames
} from "./chunk-Z2B6CRZT.js";
import {
  knownVariants
} from "./chunk-UJ6LKRCG.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-DZWHC3UU.js";
import {
  contextFor
} from "./chunk-KIVC3T6B.js";
import {
  trialEnvironment
} from "./chunk-WG3NJKA4.js";
import {
  spawnRun
} from "./chunk-KGRCLQAR.js";
import "./chunk-5ZMJKVG2.js";
import {
  say
} from "./chunk-3WZZPTEL.js";
import "./chunk-XIQQJYF2.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import {
  listPythons,
  nameOf
} from "./chunk-A732N3NS.js";
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
