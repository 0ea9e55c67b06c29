import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  runShown,
  settingsFrom
} from "./chunk-O4E5X7KW.js";
import {
  interruptedBySignals,
  settled
} from "./chunk-CKI44GKK.js";
import {
  guardCommandFiles
} from "./chunk-3Y746FU7.js";
import {
  lastLook
} from "./chunk-WBHYNGGP.js";
import "./chunk-GE3E2ETG.js";
import "./chunk-5XN324CV.js";
import {
  printReport
} from "./chunk-B2VUDPEG.js";
import "./chunk-4HRCFEKT.js";
import "./chunk-SBCFCADC.js";
import "./chunk-5FBDSQKI.js";
import {
  contextFor,
  findPythons
} from "./chunk-T3EE2GML.js";
import {
  installEnvironment
} from "./chunk-JNBFA7ZL.js";
import {
  spawnRun
} from "./chunk-SC35BYON.js";
import {
  say
} from "./chunk-24X7FJQM.js";
import {
  CannotRun
} from "./chunk-57MXYEPM.js";
import {
  masker
} from "./chunk-LUQBKZON.js";
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

// src/commands/story.ts
import { basename, relative } from "node:path";
var TRIALS = "3", impatient = {
  PIP_RETRIES: "1",
  PIP_DEFAULT_TIMEOUT: "5",
  UV_HTTP_RETRIES: "1",
  UV_HTTP_TIMEOUT: "5"
}, PATIENCE = 25;
async function storyCommand(args) {
  if (args.length > 0)
    throw new SettingsError([
      `story: takes no arguments, got '${args.join(" ")}'; did you mean: run ${args.join(" ")}`
    ]);
  let commandFiles = guardCommandFiles(process.env), interrupt = interruptedBySignals(), given = ["--emulate", "none,getaddrinfo-lock", "--trials", TRIALS], bare = await settled(settingsFrom(["getaddrinfo", ...given])), [python] = await findPythons(bare, { env: process.env, log: () => {
  }, interrupt });
  if (!python || python.missing) throw new CannotRun(python?.missing ?? "there is no Python");
  let found = await withPymongo(python, bare, interrupt), all = await settled(settingsFrom(["getaddrinfo", "mongoclient", ...given])), pythons = Promise.resolve([found ?? python]), results = await runShown(found ? all : bare, { commandFiles, interrupt, pythons }), { renderStory } = await import("./story-UAHZGLZJ.js"), program = programName(process.argv[1] ?? "", process.cwd());
  return await printReport(
    (shown, { width, color }) => renderStory(shown, { width, color, program, isBare: found === null }),
    results
  ), lastLook(commandFiles, results.verdict.status, (text) => say(process.stderr, `${text}
`));
}
async function withPymongo(python, settings, interrupt) {
  let { keptEnvironment } = await import("./kept-DFAL6WYR.js"), log = (text) => {
    say(process.stderr, `${masker(process.env)(text)}
`);
  }, context = {
    ...contextFor(
      settings,
      { env: process.env, log: () => {
      } },
      (command, options) => (command.includes("install") && log("PyMongo is installed into a folder of its own \u2026"), spawnRun(command, { ...options, interrupt })),
      { ...installEnvironment(process.env, []), ...impatient }
    ),
    timeout: PATIENCE
  };
  return keptEnvironment(python, ["pymongo>=3"], context).catch((error) => (log(`PyMongo could not be had: ${error.message}`), null));
}
function programName(file, cwd) {
  if (basename(file) === "fork-safety") return "fork-safety";
  let path = relative(cwd, file);
  return `node ${path.startsWith("..") ? file : path}`;
}
export {
  storyCommand
};
