import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  runCommand
} from "./chunk-2SVKZ3XF.js";
import "./chunk-5FNZ3B76.js";
import "./chunk-TIN2LPNL.js";
import "./chunk-JGBRUDYB.js";
import "./chunk-OJRC6EP2.js";
import "./chunk-ZEODXVHS.js";
import "./chunk-F3GVWYKI.js";
import {
  nearest
} from "./chunk-ZKOPNLTC.js";
import {
  kindOf
} from "./chunk-USP62LTP.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-GZXPBQUS.js";
import "./chunk-WG3NJKA4.js";
import "./chunk-KGRCLQAR.js";
import {
  describeError,
  say
} from "./chunk-KVWGYCXR.js";
import {
  needsFork
} from "./chunk-ZKAOGPAP.js";
import "./chunk-MPD5VYC6.js";
import {
  statuses
} from "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-5JBALO6U.js";
import "./chunk-PQWB7WEF.js";
import "./chunk-WJ46NSHB.js";

// src/commands/commandline.ts
import { platform } from "node:os";
var usage = `fork-safety run [REPRO\u2026]                runs repros and their variants
fork-safety run -- COMMAND \u2026            runs a command, such as python -m pytest
fork-safety init [--matrix]             a first repro for your package
fork-safety show RESULTS.json [WORD\u2026]   its report again, or cases in full
fork-safety report RESULTS.json\u2026        joins the results of several jobs
fork-safety accept RESULTS.json\u2026        writes outcomes into fork-safety.toml
fork-safety story                       a deadlock of 2015, on one screen
fork-safety list                        scenarios, variants and Pythons here
fork-safety --help | --version
`, commands = {
  run: runCommand,
  report: async (args) => (await import("./reportcommand-SI6PEQER.js")).reportCommand(args),
  accept: async (args) => (await import("./reportcommand-SI6PEQER.js")).acceptCommand(args),
  init: async (args) => (await import("./init-M77FFRWE.js")).initCommand(args),
  show: async (args) => (await import("./show-O4RFXJ7B.js")).showCommand(args),
  story: async (args) => (await import("./story-S5TLD2CI.js")).storyCommand(args),
  list: async (args) => (await import("./list-JUU7LRQ5.js")).listCommand(args)
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
  return ["run", "init", "story"].includes(name) && needsFork(platform()), command(args);
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
    import("./repros-FUAIEH7O.js"),
    import("./read-KHZTMVJF.js")
  ]);
  return scenarioNames(scenariosFolder).includes(name);
}
async function help() {
  let { optionHelp } = await import("./help-XIXAAC4S.js");
  return `${usage}
${optionHelp}`;
}
async function print(text) {
  return await say(process.stdout, text), statuses.ok;
}
export {
  commandLine
};
