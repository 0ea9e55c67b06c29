import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  noSuchOption
} from "./chunk-ZKOPNLTC.js";
import {
  matrixOf
} from "./chunk-C3ZLOS2S.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";

// src/settings/report.ts
import { resolve } from "node:path";
import { parseArgs } from "node:util";
function one({ given, show }, name, problems) {
  let values = given[name] ?? [];
  return values.length > 1 && problems.push(`${show(name)}: given ${values.length} times`), values[0] ?? null;
}
var words = {
  true: !0,
  True: !0,
  TRUE: !0,
  false: !1,
  False: !1,
  FALSE: !1
};
function check(source, problems) {
  let { given, show, cwd } = source, results = given.results ?? [];
  results.length === 0 && problems.push(`${show("results")}: name at least one results file`);
  let failOn = one(source, "fail-on", problems) ?? "unexpected";
  failOn !== "unexpected" && failOn !== "never" && problems.push(`${show("fail-on")}: got '${failOn}', allowed is unexpected or never`);
  let allowSkips = one(source, "allow-skips", problems) ?? "false";
  Object.hasOwn(words, allowSkips) || problems.push(`${show("allow-skips")}: got '${allowSkips}', allowed is true or false`);
  let output = one(source, "output", problems), settings = {
    results,
    expectedLegs: one(source, "expected-legs", problems),
    baseline: one(source, "baseline", problems),
    failOn: failOn === "never" ? failOn : "unexpected",
    allowSkips: words[allowSkips] ?? !1,
    name: one(source, "name", problems)?.slice(0, 100) ?? null,
    matrix: matrixOf(one(source, "matrix", problems) ?? void 0),
    output: output === null ? null : resolve(cwd, output),
    cwd
  };
  if (problems.length > 0) throw new SettingsError(problems);
  return Object.freeze(settings);
}
var names = ["expected-legs", "baseline", "fail-on", "output", "name", "matrix"], switches = ["allow-skips"];
function readReportFlags(args, cwd) {
  let option = (type) => (name) => [name, { type, multiple: !0 }], options = Object.fromEntries([
    ...names.map(option("string")),
    ...switches.map(option("boolean"))
  ]), { tokens } = parseArgs({
    args: [...args],
    options,
    strict: !1,
    allowPositionals: !0,
    tokens: !0
  }), given = {}, problems = [], add = (name, value) => {
    given[name] = [...given[name] ?? [], value];
  };
  for (let token of tokens) {
    if (token.kind === "positional" && add("results", token.value), token.kind !== "option") continue;
    let isSwitch = switches.includes(token.name);
    !isSwitch && !names.includes(token.name) ? problems.push(noSuchOption(token.rawName, [...names, ...switches])) : isSwitch && token.value !== void 0 ? problems.push(`${token.rawName}: takes no value, got '${token.value}'`) : !isSwitch && (!token.value || token.value.startsWith("--")) ? problems.push(`${token.rawName}: needs a value`) : add(token.name, token.value ?? "true");
  }
  return check({ given, show: (name) => name === "results" ? "report" : `--${name}`, cwd }, problems);
}
function readReportInputs(env, cwd, problems) {
  let input = (name) => (env[`INPUT_${name.toUpperCase()}`] ?? "").trim(), given = {
    results: input("results").split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "")
  };
  for (let name of [...names, ...switches]) input(name) && (given[name] = [input(name)]);
  return check({ given, show: (name) => name, cwd }, problems);
}

export {
  readReportFlags,
  readReportInputs
};
