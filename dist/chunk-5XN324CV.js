import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  aCommand,
  baseline,
  budget,
  compared,
  delays,
  emulations,
  existingFile,
  existingFolder,
  failOn,
  filled,
  fraction,
  isCommand,
  jobCount,
  matrix,
  mongodbUri,
  names,
  outputFolder,
  passedVariable,
  replayed,
  shard,
  timeLimit,
  title,
  trialCount,
  truth
} from "./chunk-SBCFCADC.js";
import {
  SettingsError
} from "./chunk-EDXCZYEH.js";

// src/settings/ask.ts
function asker(raw, problems) {
  let read2 = (name, given, value) => {
    let found = value.read(given);
    return found === null && problems.push(`${raw.show(name)}: got '${given}', allowed is ${value.allowed}`), found;
  };
  return {
    one(name, value) {
      let given = raw.values.get(name) ?? [];
      return given.length > 1 && problems.push(`${raw.show(name)}: given ${given.length} times`), given.length === 1 ? read2(name, given[0], value) : null;
    },
    words(name) {
      let words = raw.values.get(name);
      return words === void 0 ? null : (isCommand(words) || problems.push(`${raw.show(name)}: got '${words.join(" ")}', allowed is ${aCommand}`), Object.freeze([...words]));
    },
    list(name, value) {
      let found = (raw.values.get(name) ?? []).map((given) => read2(name, given, value));
      return Object.freeze(found.filter((one) => one !== null));
    }
  };
}

// src/settings/check.ts
function checkSettings(raw, machine) {
  let problems = [...raw.problems], ask = asker(raw, problems), cwd = ask.one("working-directory", existingFolder(machine)) ?? machine.cwd, settings = read(ask, { ...machine, cwd });
  return settings.command !== null && settings.repros.length > 0 && problems.push(`${raw.show("repro")}: got ${settings.repros[0]} and a command; run one of them`), settings.fullOutput && !raw.values.has("output") && problems.push(
    `${raw.show("full-output")}: needs ${raw.show("output")}, where the text is to go`
  ), settings.maxHangRate !== null && typeof settings.trials == "number" && problems.push(
    `${raw.show("max-hang-rate")}: decides how many trials are run, so ${raw.show("trials")} must be auto`
  ), { settings: Object.freeze(settings), problems };
}
function read(ask, machine) {
  return {
    repros: ask.list("repro", filled("a file, folder, glob or scenario")),
    command: ask.words("command"),
    pythons: [
      ...ask.list("python-version", filled("a version or a path")),
      ...ask.list("python-path", filled("a path")).map(asPath)
    ],
    pythonVersionFile: ask.one("python-version-file", existingFile(machine)),
    variants: ask.one("variants", names),
    sleep: ask.one("sleep", delays),
    replay: ask.one("replay", replayed),
    trials: ask.one("trials", trialCount),
    timeout: ask.one("timeout", timeLimit),
    jobs: ask.one("jobs", jobCount) ?? machine.cpus,
    emulations: ask.one("emulate", emulations) ?? [null],
    install: ask.list("install", filled("a requirement, -r FILE or a path")),
    with: ask.list("with", compared),
    passEnv: ask.list("pass-env", passedVariable),
    mongodbUri: ask.one("mongodb-uri", mongodbUri),
    baseline: ask.one("baseline", baseline(machine)),
    failOn: ask.one("fail-on", failOn) ?? "unexpected",
    allowSkips: ask.one("allow-skips", truth) ?? !1,
    maxHangRate: ask.one("max-hang-rate", fraction),
    budget: ask.one("budget", budget),
    shard: ask.one("shard", shard),
    offline: ask.one("offline", truth) ?? !1,
    stopAtFirst: ask.one("stop-at-first", truth) ?? !1,
    fullOutput: ask.one("full-output", truth) ?? !1,
    failOnWarnings: ask.one("fail-on-warnings", truth) ?? !1,
    dryRun: ask.one("dry-run", truth) ?? !1,
    output: ask.one("output", outputFolder(machine)),
    name: ask.one("name", title),
    matrix: ask.one("matrix", matrix) || null,
    cwd: machine.cwd
  };
}
var asPath = (path) => path.includes("/") ? path : `./${path}`;
function checkReport(raw, base) {
  let problems = [...raw.problems], ask = asker(raw, problems), path = filled("a path"), settings = {
    results: ask.list("results", path),
    expectedLegs: ask.one("expected-legs", path),
    baseline: ask.one("baseline", path),
    failOn: ask.one("fail-on", failOn) ?? "unexpected",
    allowSkips: ask.one("allow-skips", truth) ?? !1,
    name: ask.one("name", title),
    matrix: ask.one("matrix", matrix) || null,
    output: ask.one("output", outputFolder(base)),
    cwd: base.cwd
  };
  if (raw.values.has("results") || problems.push(`${raw.show("results")}: name at least one results file`), problems.length > 0) throw new SettingsError(problems);
  return Object.freeze(settings);
}

// src/settings/names.ts
var run = ["run"], report = ["report"], both = [...run, ...report], settingTable = {
  repro: { kind: "list", of: run, option: null },
  command: { kind: "words", of: run, option: null },
  results: { kind: "list", of: report, option: null },
  "expected-legs": { kind: "one", of: report },
  "python-version": { kind: "list", of: run, option: "python" },
  "python-path": { kind: "list", of: run, option: null },
  "python-version-file": { kind: "one", of: run },
  install: { kind: "list", of: run },
  with: { kind: "list", of: run },
  "pass-env": { kind: "list", of: run },
  variants: { kind: "one", of: run },
  sleep: { kind: "one", of: run },
  replay: { kind: "one", of: run },
  trials: { kind: "one", of: run },
  timeout: { kind: "one", of: run },
  jobs: { kind: "one", of: run },
  emulate: { kind: "one", of: run },
  "mongodb-uri": { kind: "one", of: run },
  baseline: { kind: "one", of: both },
  "fail-on": { kind: "one", of: both },
  "fail-on-warnings": { kind: "switch", of: run },
  "allow-skips": { kind: "switch", of: both },
  "max-hang-rate": { kind: "one", of: run },
  budget: { kind: "one", of: run },
  shard: { kind: "one", of: run },
  offline: { kind: "switch", of: run },
  "stop-at-first": { kind: "switch", of: run },
  "full-output": { kind: "switch", of: run },
  "dry-run": { kind: "switch", of: run },
  output: { kind: "one", of: both },
  "working-directory": { kind: "one", of: run, option: null },
  name: { kind: "one", of: both },
  matrix: { kind: "one", of: both },
  token: { kind: "one", of: both, option: null },
  comment: { kind: "one", of: both, option: null },
  "check-run": { kind: "switch", of: both, option: null }
};
function settingsOf(command) {
  return Object.entries(settingTable).filter(([, { of }]) => of.includes(command)).map(([name]) => name);
}
var positional = {
  run: "repro",
  report: "results"
};
function optionOf(name) {
  let { option } = settingTable[name];
  return option === void 0 ? name : option;
}
var isSwitch = (name) => settingTable[name].kind === "switch", isWords = (name) => settingTable[name].kind === "words", isList = (name) => settingTable[name].kind === "list";

export {
  asker,
  checkSettings,
  checkReport,
  settingsOf,
  positional,
  optionOf,
  isSwitch,
  isWords,
  isList
};
