import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  matrixOf
} from "./chunk-C3ZLOS2S.js";
import {
  readReplay
} from "./chunk-7NXQQACQ.js";

// src/settings/check.ts
import { statSync } from "node:fs";
import { resolve } from "node:path";
function kindOf(path) {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}
var LONGEST = 86400, emulationNames = ["none", "getaddrinfo-lock"];
function checkSettings(raw, machine) {
  let problems = [...raw.problems], cwd = workingDirectory(raw, machine, problems), ask = asker(raw, problems), settings = {
    repros: filled(ask, "repro", "a file, folder, glob or scenario"),
    pythons: [
      ...filled(ask, "python-version", "a version or a path"),
      ...filled(ask, "python-path", "a path").map((path) => asPath(path))
    ],
    pythonVersionFile: existing(ask, "python-version-file", cwd, machine),
    variants: ask.one("variants", (text) => names(text), "names, separated by commas"),
    replay: ask.one(
      "replay",
      replayLine,
      "a line of a sweep, such as 'app/cache.py:12 Thread-1 2'"
    ),
    trials: ask.one(
      "trials",
      (text) => text === "auto" ? text : whole(text, 1, 1e5),
      "a whole number from 1 to 100000, or auto"
    ),
    timeout: ask.one("timeout", (text) => real(text, LONGEST), seconds),
    jobs: ask.one("jobs", (text) => whole(text, 1, 1024), "a whole number from 1 to 1024") ?? machine.cpus,
    emulations: ask.one(
      "emulate",
      emulations,
      `${emulationNames.join(", ")}, or both, by comma`
    ) ?? [null],
    install: filled(ask, "install", "a requirement, -r FILE or a path"),
    passEnv: passEnv(ask),
    mongodbUri: ask.one("mongodb-uri", mongodbUri, "mongodb://\u2026 or mongodb+srv://\u2026"),
    baseline: existing(ask, "baseline", cwd, machine),
    failOn: ask.one("fail-on", oneOf(["unexpected", "never"]), "unexpected or never") ?? "unexpected",
    allowSkips: truth(ask, "allow-skips"),
    maxHangRate: ask.one("max-hang-rate", fraction, "a number above 0 and below 1"),
    budget: ask.one("budget", (text) => real(text, 7 * LONGEST), seconds),
    shard: ask.one("shard", shard, "I/N with 1 \u2264 I \u2264 N \u2264 1000"),
    offline: truth(ask, "offline"),
    fullOutput: truth(ask, "full-output"),
    failOnWarnings: truth(ask, "fail-on-warnings"),
    dryRun: truth(ask, "dry-run"),
    output: outputFolder(ask, cwd, machine),
    name: ask.one("name", title, "one line of at most 100 characters"),
    matrix: matrixOf(ask.list("matrix")[0]),
    cwd
  };
  return settings.fullOutput && !raw.values.has("output") && problems.push(
    `${raw.show("full-output")}: needs ${raw.show("output")}, where the text is to go`
  ), settings.maxHangRate !== null && typeof settings.trials == "number" && problems.push(
    `${raw.show("max-hang-rate")}: decides how many trials are run, so ${raw.show("trials")} must be auto`
  ), { settings: Object.freeze(settings), problems };
}
var seconds = `a number of seconds above 0, at most ${LONGEST}`;
function asker(raw, problems) {
  let wrong = (name, given, allowed) => {
    problems.push(`${raw.show(name)}: got '${given}', allowed is ${allowed}`);
  };
  return {
    wrong,
    list: (name) => raw.values.get(name) ?? [],
    one: (name, parse, allowed) => {
      let given = raw.values.get(name) ?? [];
      if (given.length > 1 && problems.push(`${raw.show(name)}: given ${given.length} times`), given.length !== 1) return null;
      let value = parse(given[0]);
      return value === null && wrong(name, given[0], allowed), value;
    }
  };
}
var PLAIN_NUMBER = /^\d+(\.\d+)?$/;
function real(text, most) {
  let value = PLAIN_NUMBER.test(text) ? Number(text) : Number.NaN;
  return value > 0 && value <= most ? value : null;
}
function whole(text, least, most) {
  let value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
function fraction(text) {
  let value = real(text, 1);
  return value !== null && value < 1 ? value : null;
}
function names(text) {
  let found = text.split(/[,\n]/).map((name) => name.trim());
  return found.every((name) => name !== "") ? [...new Set(found)] : null;
}
function emulations(text) {
  let found = names(text);
  return found?.every((name) => emulationNames.includes(name)) ? found.map((name) => name === "none" ? null : name) : null;
}
var replayLine = (text) => readReplay(text) ? text.trim() : null, title = (text) => /^\S.{0,99}$/u.test(text) ? text : null, oneOf = (allowed) => (text) => allowed.find((one) => one === text) ?? null;
function shard(text) {
  let match = /^(\d{1,4})\/(\d{1,4})$/.exec(text), [index, of] = [Number(match?.[1]), Number(match?.[2])];
  return index >= 1 && index <= of && of <= 1e3 ? { index, of } : null;
}
var mongodbUri = (text) => /^mongodb(\+srv)?:\/\/[^\s/]+/.test(text) ? text : null;
function truth(ask, name) {
  let parse = (text) => /^(true|True|TRUE)$/.test(text) ? !0 : /^(false|False|FALSE)$/.test(text) ? !1 : null;
  return ask.one(name, parse, "true or false") ?? !1;
}
function filled(ask, name, allowed) {
  let given = ask.list(name);
  for (let text of given.filter((one) => one.trim() === "")) ask.wrong(name, text, allowed);
  return Object.freeze(given.map((one) => one.trim()));
}
var asPath = (path) => path.includes("/") ? path : `./${path}`;
function passEnv(ask) {
  let kept = "a name of a variable, none of the runner\u2019s own (INPUT_*, ACTIONS_*, its command files)", given = ask.list("pass-env");
  for (let name of given)
    (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || neverPassed.test(name)) && ask.wrong("pass-env", name, kept);
  return Object.freeze([...given]);
}
var neverPassed = /^(INPUT_.*|ACTIONS_.*|STATE_.*|NODE_OPTIONS|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|ARTIFACTS.*))$/;
function existing(ask, name, cwd, machine) {
  let isFile = (text) => text !== "" && machine.kindOf(resolve(cwd, text)) === "file" ? resolve(cwd, text) : null;
  return ask.one(name, isFile, "a file that exists");
}
function outputFolder(ask, cwd, machine) {
  let isFolder = (text) => text.trim() !== "" && machine.kindOf(resolve(cwd, text)) !== "file" ? resolve(cwd, text) : null;
  return ask.one("output", isFolder, "a folder, which is made where it does not exist");
}
function workingDirectory(raw, machine, problems) {
  let given = raw.values.get("working-directory")?.[0];
  if (given === void 0) return machine.cwd;
  let folder = resolve(machine.cwd, given);
  return machine.kindOf(folder) === "folder" ? folder : (problems.push(`${raw.show("working-directory")}: got '${given}', allowed is a folder that exists`), machine.cwd);
}

export {
  kindOf,
  checkSettings
};
