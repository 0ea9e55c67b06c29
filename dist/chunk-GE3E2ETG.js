import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  isSwitch,
  optionOf,
  positional,
  settingsOf
} from "./chunk-5XN324CV.js";
import {
  nearest,
  noSuchOption
} from "./chunk-4HRCFEKT.js";

// src/settings/flags.ts
import { parseArgs } from "node:util";
function optionsOf(command) {
  return new Map(
    settingsOf(command).flatMap((name) => {
      let option = optionOf(name);
      return option === null ? [] : [[option, name]];
    })
  );
}
function tokensOf(args, options) {
  let known = [...options].map(([option, name]) => {
    let type = isSwitch(name) ? "boolean" : "string";
    return [option, { type, multiple: !0 }];
  }), { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(known),
    strict: !1,
    allowPositionals: !0,
    tokens: !0
  });
  return tokens;
}
function readFlags(all, command = "run") {
  let options = optionsOf(command), { args, words } = splitAtWords(all, command), tokens = tokensOf(args, options), values = new Map(words && [["command", words]]), problems = [], add = (name, value) => values.set(name, [...values.get(name) ?? [], value]);
  for (let [at, token] of tokens.entries()) {
    if (token.kind === "positional" && !isValueOf(tokens[at - 1], options) && add(positional[command], token.value), token.kind !== "option") continue;
    let name = options.get(token.name), problem = problemOf(token, name, options);
    problem ? problems.push(problem) : add(name, token.value ?? "true");
  }
  return { values, problems, show: (name) => optionOf(name) ? `--${optionOf(name)}` : name };
}
function splitAtWords(all, command) {
  let end = command === "run" ? all.indexOf("--") : -1;
  return end < 0 ? { args: all, words: null } : { args: all.slice(0, end), words: all.slice(end + 1) };
}
function isValueOf(before, options) {
  if (before?.kind !== "option" || before.value !== void 0 || options.has(before.name))
    return !1;
  let meant = options.get(nearest(before.name, [...options.keys()]) ?? "");
  return meant !== void 0 && !isSwitch(meant);
}
function problemOf(token, name, options) {
  return name ? isSwitch(name) ? token.value === void 0 ? null : `${token.rawName}: takes no value, got '${token.value}'` : token.value === void 0 || isOption(token) ? `${token.rawName}: needs a value` : null : noSuchOption(token.rawName, [...options.keys()]);
}
var isOption = (token) => !token.inlineValue && token.value?.startsWith("--") === !0;

export {
  readFlags
};
