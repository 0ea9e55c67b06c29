import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  scenariosFolder
} from "./chunk-YPKJO7BA.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-DJH7MPP3.js";
import "./chunk-T4GIYXUV.js";
import "./chunk-WLRFFZDV.js";
import {
  scenarioNames
} from "./chunk-ZJYF3LHK.js";
import "./chunk-DLK6JDP2.js";
import "./chunk-V352M3SL.js";
import "./chunk-USP62LTP.js";
import {
  knownVariants
} from "./chunk-H454OG53.js";
import "./chunk-7NXQQACQ.js";
import {
  contextFor
} from "./chunk-GZXPBQUS.js";
import {
  trialEnvironment
} from "./chunk-WG3NJKA4.js";
import {
  spawnRun
} from "./chunk-KGRCLQAR.js";
import "./chunk-5ZMJKVG2.js";
import {
  say
} from "./chunk-KVWGYCXR.js";
import "./chunk-ZKAOGPAP.js";
import "./chunk-MPD5VYC6.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-6WWD7OG3.js";
import {
  listPythons,
  nameOf
} from "./chunk-TIJEKJD3.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-5JBALO6U.js";
import "./chunk-PQWB7WEF.js";
import "./chunk-5C7AOSH4.js";
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
