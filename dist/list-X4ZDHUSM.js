import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  scenariosFolder
} from "./chunk-HRBXQ5WG.js";
import "./chunk-V2DIBNBO.js";
import "./chunk-ER7JI6SY.js";
import "./chunk-JPSADPAB.js";
import {
  scenarioNames
} from "./chunk-2EUO3TEG.js";
import "./chunk-VNWCTKMG.js";
import "./chunk-UOZYLLCR.js";
import {
  knownVariants
} from "./chunk-5RYS45QM.js";
import "./chunk-UCJPMVFQ.js";
import {
  listPythons,
  nameOf
} from "./chunk-GC3XMLKJ.js";
import "./chunk-2EPJRQWD.js";
import "./chunk-NPL4NAEF.js";
import {
  SettingsError,
  contextFor,
  say,
  spawnRun,
  trialEnvironment
} from "./chunk-U5ILEWQD.js";
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
