import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  runShown,
  settingsFrom
} from "./chunk-2SVKZ3XF.js";
import {
  interruptedBySignals,
  settled
} from "./chunk-5FNZ3B76.js";
import {
  guardCommandFiles
} from "./chunk-TIN2LPNL.js";
import {
  lastLook
} from "./chunk-JGBRUDYB.js";
import "./chunk-OJRC6EP2.js";
import "./chunk-ZEODXVHS.js";
import {
  printReport
} from "./chunk-F3GVWYKI.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-USP62LTP.js";
import "./chunk-7NXQQACQ.js";
import {
  contextFor,
  findPythons
} from "./chunk-GZXPBQUS.js";
import {
  installEnvironment
} from "./chunk-WG3NJKA4.js";
import {
  spawnRun
} from "./chunk-KGRCLQAR.js";
import {
  say
} from "./chunk-KVWGYCXR.js";
import {
  CannotRun
} from "./chunk-ZKAOGPAP.js";
import {
  masker
} from "./chunk-MPD5VYC6.js";
import "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-5JBALO6U.js";
import "./chunk-PQWB7WEF.js";
import "./chunk-WJ46NSHB.js";

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
  let found = await withPymongo(python, bare, interrupt), all = await settled(settingsFrom(["getaddrinfo", "mongoclient", ...given])), pythons = Promise.resolve([found ?? python]), results = await runShown(found ? all : bare, { commandFiles, interrupt, pythons }), { renderStory } = await import("./story-XUPSBNHP.js"), program = programName(process.argv[1] ?? "", process.cwd());
  return await printReport(
    (shown, { width, color }) => renderStory(shown, { width, color, program, isBare: found === null }),
    results
  ), lastLook(commandFiles, results.verdict.status, (text) => say(process.stderr, `${text}
`));
}
async function withPymongo(python, settings, interrupt) {
  let { keptEnvironment } = await import("./kept-6DIK7JKG.js"), log = (text) => {
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
