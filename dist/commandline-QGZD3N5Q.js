import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  interruptedBySignals,
  settingKinds,
  settled
} from "./chunk-LGX6NXH2.js";
import {
  guardCommandFiles
} from "./chunk-HWQRNY4Y.js";
import {
  lastLook
} from "./chunk-SZF6AOIE.js";
import {
  printReport,
  saveFiles
} from "./chunk-AUGX2UHP.js";
import {
  checkSettings,
  kindOf
} from "./chunk-5PQQY4VC.js";
import {
  nearest,
  noSuchOption
} from "./chunk-ZKOPNLTC.js";
import "./chunk-C3ZLOS2S.js";
import "./chunk-7NXQQACQ.js";
import {
  findPythons
} from "./chunk-KIVC3T6B.js";
import "./chunk-WG3NJKA4.js";
import "./chunk-KGRCLQAR.js";
import {
  describeError,
  needsFork,
  say
} from "./chunk-3WZZPTEL.js";
import {
  masker
} from "./chunk-XIQQJYF2.js";
import {
  statuses
} from "./chunk-NHVWGZPX.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-26CV3KZN.js";
import "./chunk-6UAD42KB.js";
import "./chunk-WJ46NSHB.js";

// src/commands/commandline.ts
import { availableParallelism, platform, tmpdir } from "node:os";

// src/settings/flags.ts
import { parseArgs } from "node:util";
var renamed = {
  repro: "",
  "python-version": "python",
  "python-path": "",
  "working-directory": ""
}, flagOf = (name) => renamed[name] ?? name;
function readFlags(args) {
  let names = Object.keys(settingKinds), flags = new Map(names.filter((name) => flagOf(name)).map((name) => [flagOf(name), name])), options = Object.fromEntries(
    [...flags].map(([flag, name]) => [
      flag,
      { type: settingKinds[name] === "switch" ? "boolean" : "string", multiple: !0 }
    ])
  ), { tokens } = parseArgs({
    args: [...args],
    options,
    strict: !1,
    allowPositionals: !0,
    tokens: !0
  }), values = /* @__PURE__ */ new Map(), problems = [], add = (name, value) => values.set(name, [...values.get(name) ?? [], value]), isValue = (before) => {
    if (before?.kind !== "option" || before.value !== void 0) return !1;
    let meant = flags.get(nearest(before.name, [...flags.keys()]) ?? "");
    return !flags.has(before.name) && meant !== void 0 && settingKinds[meant] !== "switch";
  };
  for (let [at, token] of tokens.entries()) {
    if (token.kind === "positional" && !isValue(tokens[at - 1]) && add("repro", token.value), token.kind !== "option") continue;
    let name = flags.get(token.name), isSwitch = name && settingKinds[name] === "switch";
    name ? isSwitch && token.value !== void 0 ? problems.push(`${token.rawName}: takes no value, got '${token.value}'`) : !isSwitch && (token.value === void 0 || isOption(token)) ? problems.push(`${token.rawName}: needs a value`) : add(name, token.value ?? "true") : problems.push(noSuchOption(token.rawName, [...flags.keys()]));
  }
  return { values, problems, show: (name) => name === "repro" ? "repro" : `--${flagOf(name)}` };
}
var isOption = (token) => !token.inlineValue && token.value?.startsWith("--") === !0;

// src/commands/commandline.ts
var usage = `fork-safety run [REPRO\u2026]      runs repros and their variants
fork-safety report RESULTS.json\u2026  joins the results of several jobs
fork-safety accept RESULTS.json\u2026  writes today's outcomes into fork-safety.toml
fork-safety list                  scenarios, variants and Pythons found here
fork-safety --help | --version
`, commands = {
  run: runCommand,
  report: async (args) => (await import("./report-NIIGYZOS.js")).reportCommand(args),
  accept: async (args) => (await import("./report-NIIGYZOS.js")).acceptCommand(args),
  list: async (args) => (await import("./list-QQN2DZDZ.js")).listCommand(args)
};
async function commandLine([name = "", ...args]) {
  try {
    return await dispatch(name, args);
  } catch (error) {
    let wrong = error instanceof SettingsError;
    return await say(process.stderr, `${describeError(error)}
`), wrong ? statuses.wrong : statuses.couldNotRun;
  }
}
async function dispatch(name, args) {
  if (name === "--version") {
    let { version } = await import("./version-OTUVQXW7.js");
    return print(`${version}
`);
  }
  if (["--help", "-h", "help"].includes(name) || args.includes("--help")) return print(await help());
  let command = Object.hasOwn(commands, name) ? commands[name] : void 0;
  if (!command) throw new SettingsError([await noSuchCommand(name, args)]);
  return name === "run" && needsFork(platform()), command(args);
}
async function noSuchCommand(name, args) {
  if (name === "") return usage.trimEnd();
  let word = nearest(name, [...Object.keys(commands), "--help", "--version"]), meant = word && !kindOf(name) ? [word, ...args] : ["run", name, ...args], told = word || await isForRun(name) ? `

did you mean: ${meant.join(" ")}` : "";
  return `got '${name}', allowed is one of:
${usage.trimEnd()}${told}`;
}
async function isForRun(name) {
  if (/^-|\.py$|[*/]/.test(name) || kindOf(name)) return !0;
  let [{ scenarioNames }, { scenariosFolder }] = await Promise.all([
    import("./repros-YBNAU6JQ.js"),
    import("./read-D33GW73Q.js")
  ]);
  return scenarioNames(scenariosFolder).includes(name);
}
async function help() {
  let { optionHelp } = await import("./help-PJKBUHY4.js");
  return `${usage}
${optionHelp}`;
}
async function runCommand(args) {
  let commandFiles = guardCommandFiles(process.env), status = await runCases(args, commandFiles);
  return lastLook(commandFiles, status, (text) => say(process.stderr, `${text}
`));
}
async function runCases(args, commandFiles) {
  let machine = { cwd: process.cwd(), cpus: availableParallelism(), kindOf }, settings = await settled(checkSettings(readFlags(args), machine)), interrupt = interruptedBySignals(), pythons = findPythons(settings, { env: process.env, log: () => {
  }, interrupt }), [{ currentSystem }, { plan, run }] = await Promise.all([
    import("./currentsystem-WVCVH6EK.js"),
    import("./run-MPH7V2AX.js")
  ]), effects = {
    env: process.env,
    system: await currentSystem(),
    commandFiles,
    pythons,
    interrupt,
    temporary: tmpdir(),
    log: () => {
    }
  };
  if (settings.dryRun) return dryRun((await plan(settings, effects)).cases);
  let { showProgress } = await import("./live-NTV2UFHV.js"), progress = showProgress(process.stderr, masker(process.env)), results = await run(settings, { ...effects, ...progress }).finally(progress.end);
  return tell(settings, results);
}
async function dryRun(cases) {
  let { renderPlan } = await import("./plan-E6NRFQTA.js");
  return print(renderPlan(cases));
}
async function tell(settings, results) {
  let { renderTerminal } = await import("./terminal-PSPUKHPM.js");
  return await printReport(renderTerminal, results), saveFiles(results, settings.output);
}
async function print(text) {
  return await say(process.stdout, text), statuses.ok;
}
export {
  commandLine
};
