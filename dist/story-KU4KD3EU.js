import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  CannotRun,
  SettingsError,
  contextFor,
  findPythons,
  guardCommandFiles,
  installEnvironment,
  interruptedBySignals,
  lastLook,
  masker,
  printReport,
  runShown,
  say,
  settingsFrom,
  settled,
  spawnRun
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/commands/story.ts
import { availableParallelism } from "node:os";
import { basename, relative } from "node:path";
var TRIALS = "3", LANES = 2, impatient = {
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
  let commandFiles = guardCommandFiles(process.env), interrupt = interruptedBySignals(), jobs = String(LANES * availableParallelism()), given = ["--emulate", "none,getaddrinfo-lock", "--trials", TRIALS, "--jobs", jobs], bare = await settled(settingsFrom(["getaddrinfo", ...given])), [python] = await findPythons(bare, { env: process.env, log: () => {
  }, interrupt });
  if (!python || python.missing) throw new CannotRun(python?.missing ?? "there is no Python");
  let found = await withPymongo(python, bare, interrupt), all = await settled(settingsFrom(["getaddrinfo", "mongoclient", ...given])), pythons = Promise.resolve([found ?? python]), results = await runShown(found ? all : bare, { commandFiles, interrupt, pythons }), { renderStory } = await import("./story-KR4PZ7IF.js"), program = programName(process.argv[1] ?? "", process.cwd());
  return await printReport(
    (shown, { width, color }) => renderStory(shown, { width, color, program, isBare: found === null }),
    results
  ), lastLook(commandFiles, results.verdict.status, (text) => say(process.stderr, `${text}
`));
}
async function withPymongo(python, settings, interrupt) {
  let { keptEnvironment } = await import("./kept-LFTYGGT7.js"), log = (text) => {
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
