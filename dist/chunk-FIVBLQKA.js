import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  split
} from "./chunk-ER7JI6SY.js";
import {
  asker,
  isList,
  isWords,
  settingsOf,
  truth
} from "./chunk-U5ILEWQD.js";

// src/settings/inputs.ts
function readInputs(env, command = "run") {
  let values = /* @__PURE__ */ new Map(), problems = [];
  for (let name of settingsOf(command)) {
    let given = env[`INPUT_${name.toUpperCase()}`] ?? "";
    if (given === "") continue;
    let filled = given.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
    isWords(name) ? values.set(name, wordsOf(name, given.trim(), problems)) : isList(name) ? filled.length > 0 && values.set(name, filled) : values.set(name, [given.trim() || given]);
  }
  return { values, problems, show: (name) => name };
}
function wordsOf(name, text, problems) {
  if (/[\r\n]/.test(text))
    return problems.push(`${name}: is one line; for more, write bash -c '\u2026'`), [];
  try {
    return split(text);
  } catch {
    return problems.push(`${name}: got ${text}, in which a quote or a backslash is not closed`), [];
  }
}

// src/settings/sinks.ts
var token = { allowed: "a token", read: (text) => text }, commented = {
  allowed: "true, false or issue",
  read: (text) => text === "issue" ? text : truth.read(text)
};
function checkSinks(raw) {
  let problems = [], ask = asker(raw, problems), sinks = {
    token: ask.one("token", token)?.trim() ?? "",
    comment: ask.one("comment", commented) ?? !1,
    checkRun: ask.one("check-run", truth) ?? !1
  };
  return (sinks.comment || sinks.checkRun) && sinks.token === "" && problems.push("token: is empty, but comment and check-run need one"), { sinks, problems };
}

export {
  readInputs,
  checkSinks
};
