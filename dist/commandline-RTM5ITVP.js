import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  runCommand
} from "./chunk-O4E5X7KW.js";
import "./chunk-CKI44GKK.js";
import "./chunk-3Y746FU7.js";
import "./chunk-WBHYNGGP.js";
import "./chunk-GE3E2ETG.js";
import "./chunk-5XN324CV.js";
import "./chunk-B2VUDPEG.js";
import {
  nearest
} from "./chunk-4HRCFEKT.js";
import {
  kindOf
} from "./chunk-SBCFCADC.js";
import "./chunk-5FBDSQKI.js";
import "./chunk-T3EE2GML.js";
import "./chunk-JNBFA7ZL.js";
import "./chunk-SC35BYON.js";
import {
  describeError,
  say
} from "./chunk-24X7FJQM.js";
import {
  needsFork
} from "./chunk-57MXYEPM.js";
import "./chunk-LUQBKZON.js";
import {
  statuses
} from "./chunk-QU3RPW44.js";
import "./chunk-XES5G6ES.js";
import "./chunk-I3CUTFA2.js";
import {
  SettingsError
} from "./chunk-EDXCZYEH.js";
import "./chunk-VHXOPWJ5.js";
import "./chunk-YW4UTD3O.js";
import "./chunk-A7LH4VG2.js";
import "./chunk-ZCVG6V4W.js";

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
  report: async (args) => (await import("./reportcommand-N34ORM5A.js")).reportCommand(args),
  accept: async (args) => (await import("./reportcommand-N34ORM5A.js")).acceptCommand(args),
  init: async (args) => (await import("./init-2FNFZSVL.js")).initCommand(args),
  show: async (args) => (await import("./show-MGKATR4V.js")).showCommand(args),
  story: async (args) => (await import("./story-FWNLFSWA.js")).storyCommand(args),
  list: async (args) => (await import("./list-ZEASLENP.js")).listCommand(args)
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
    let { version } = await import("./version-N43HXHCP.js");
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
    import("./repros-MGATINTJ.js"),
    import("./read-MT7L32LZ.js")
  ]);
  return scenarioNames(scenariosFolder).includes(name);
}
async function help() {
  let { optionHelp } = await import("./help-235MFTSN.js");
  return `${usage}
${optionHelp}`;
}
async function print(text) {
  return await say(process.stdout, text), statuses.ok;
}
export {
  commandLine
};
