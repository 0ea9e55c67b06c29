import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  knownVariants,
  scenarioNames,
  scenariosFolder
} from "./chunk-COZ7MYOA.js";
import "./chunk-HG32IAOH.js";
import "./chunk-7UQLJFZ6.js";
import {
  contextFor
} from "./chunk-ZQ2MGJER.js";
import {
  spawnRun
} from "./chunk-5Y7B6OWJ.js";
import "./chunk-YJJ77NEF.js";
import {
  trialEnvironment
} from "./chunk-JJ5ICO56.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import {
  listPythons,
  nameOf
} from "./chunk-2FIMHK6T.js";
import "./chunk-JVKJHHNB.js";
import "./chunk-G7QD4UAA.js";
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
  return process.stdout.write(`${lines.join(`
`)}
`), 0;
}
export {
  listCommand
};
