import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  readReplay
} from "./chunk-5FBDSQKI.js";
import {
  bytesOf
} from "./chunk-VHXOPWJ5.js";

// src/settings/values.ts
import { statSync } from "node:fs";
import { resolve } from "node:path";
var LONGEST = 86400, MOST_TRIALS = 1e5, PLAIN_NUMBER = /^\d+(\.\d+)?$/;
function real(text, most) {
  let value = PLAIN_NUMBER.test(text) ? Number(text) : Number.NaN;
  return value > 0 && value <= most ? value : null;
}
function whole(text, least, most) {
  let value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}
var seconds = `a number of seconds above 0, at most ${LONGEST}`, timeLimit = { allowed: seconds, read: (text) => real(text, LONGEST) }, budget = { allowed: seconds, read: (text) => real(text, 7 * LONGEST) }, trialCount = {
  allowed: `a whole number from 1 to ${MOST_TRIALS}, or auto`,
  read: (text) => text === "auto" ? text : whole(text, 1, MOST_TRIALS)
}, jobCount = {
  allowed: "a whole number from 1 to 1024",
  read: (text) => whole(text, 1, 1024)
}, truth = {
  allowed: "true or false",
  read: (text) => /^(true|True|TRUE)$/.test(text) ? !0 : /^(false|False|FALSE)$/.test(text) ? !1 : null
}, aCommand = "a program and its arguments, such as python -m pytest", isCommand = (words) => words[0] !== void 0 && words[0].trim() !== "" && !words.some((word) => word.includes("\0")), fraction = {
  allowed: "a number above 0 and below 1",
  read(text) {
    let value = real(text, 1);
    return value !== null && value < 1 ? value : null;
  }
}, names = {
  allowed: "names, separated by commas",
  read(text) {
    let found = text.split(/[,\n]/).map((name) => name.trim());
    return found.every((name) => name !== "") ? [...new Set(found)] : null;
  }
}, delays = {
  allowed: "numbers of seconds from 0 to 600, separated by commas",
  read(text) {
    let found = names.read(text);
    return found?.every((one) => PLAIN_NUMBER.test(one) && Number(one) <= 600) ? [...new Set(found.map(Number))].sort((a, b) => a - b) : null;
  }
}, replayed = {
  allowed: "a line of a sweep, such as 'app/cache.py:12 Thread-1 2'",
  read: (text) => readReplay(text) ? text.trim() : null
}, emulationNames = ["none", "getaddrinfo-lock"], emulations = {
  allowed: `${emulationNames.join(", ")}, or both, by comma`,
  read(text) {
    let found = names.read(text);
    return found?.every((name) => emulationNames.includes(name)) ? found.map((name) => name === "none" ? null : name) : null;
  }
}, title = {
  allowed: "one line of at most 100 characters",
  read: (text) => /^\S.{0,99}$/u.test(text) ? text : null
}, failOn = {
  allowed: "unexpected or never",
  read: (text) => text === "unexpected" || text === "never" ? text : null
}, shard = {
  allowed: "I/N with 1 \u2264 I \u2264 N \u2264 1000",
  read(text) {
    let match = /^(\d{1,4})\/(\d{1,4})$/.exec(text), [index, of] = [Number(match?.[1]), Number(match?.[2])];
    return index >= 1 && index <= of && of <= 1e3 ? { index, of } : null;
  }
}, mongodbUri = {
  allowed: "mongodb://\u2026 or mongodb+srv://\u2026",
  read: (text) => /^mongodb(\+srv)?:\/\/[^\s/]+/.test(text) ? text : null
}, matrix = {
  allowed: "JSON",
  read(text) {
    try {
      let value = JSON.parse(text);
      return value === null ? "" : JSON.stringify(value);
    } catch {
      return "";
    }
  }
}, compared = {
  allowed: "NAME=VERSION,VERSION, such as pymongo=3.13,4.9",
  read(text) {
    let [, name, list = ""] = /^\s*([A-Za-z0-9][\w.-]*)\s*=\s*([^=]+)$/.exec(text) ?? [], versions = list.split(",").map((version) => version.trim());
    return name !== void 0 && versions.every((one) => /^\d[\w.]*$/.test(one)) ? { name, versions: [...new Set(versions)] } : null;
  }
}, neverPassed = /^(INPUT_.*|ACTIONS_.*|STATE_.*|NODE_OPTIONS|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|ARTIFACTS.*))$/, passedVariable = {
  allowed: "a name of a variable, none of the runner\u2019s own (INPUT_*, ACTIONS_*, its command files)",
  read: (name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !neverPassed.test(name) ? name : null
}, filled = (allowed) => ({
  allowed,
  read: (text) => text.trim() || null
});
function kindOf(path) {
  try {
    return statSync(bytesOf(path)).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}
var existingFile = ({ cwd, kindOf: kindOf2 }) => ({
  allowed: "a file that exists",
  read: (text) => text !== "" && kindOf2(resolve(cwd, text)) === "file" ? resolve(cwd, text) : null
}), baseline = (place) => {
  let file = existingFile(place);
  return {
    allowed: `${file.allowed}, or auto`,
    read: (text) => text === "auto" ? text : file.read(text)
  };
}, existingFolder = ({ cwd, kindOf: kindOf2 }) => ({
  allowed: "a folder that exists",
  read: (text) => kindOf2(resolve(cwd, text)) === "folder" ? resolve(cwd, text) : null
}), outputFolder = ({ cwd, kindOf: kindOf2 }) => ({
  allowed: "a folder, which is made where it does not exist",
  read: (text) => text.trim() !== "" && kindOf2(resolve(cwd, text)) !== "file" ? resolve(cwd, text) : null
});

export {
  timeLimit,
  budget,
  trialCount,
  jobCount,
  truth,
  aCommand,
  isCommand,
  fraction,
  names,
  delays,
  replayed,
  emulations,
  title,
  failOn,
  shard,
  mongodbUri,
  matrix,
  compared,
  passedVariable,
  filled,
  kindOf,
  existingFile,
  baseline,
  existingFolder,
  outputFolder
};
