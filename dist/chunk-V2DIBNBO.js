import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  join
} from "./chunk-ER7JI6SY.js";
import {
  checkCommand,
  findExpectation,
  findProblems,
  noMetadata,
  showKeys
} from "./chunk-VNWCTKMG.js";

// src/plan/commands.ts
import { existsSync } from "node:fs";
import { join as pathOf } from "node:path";
var LONGEST_NAME = 100;
function givenCommand(words, cwd) {
  let line = join([...words]).replace(/\s+/g, " "), name = line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}\u2026` : line, file = words.slice(1).find((word) => /\.\w+$/.test(word) && existsSync(pathOf(cwd, word)));
  return { kind: "command", name, words, env: {}, metadata: noMetadata, shown: file ?? "." };
}
function declaredCommands(table, file, complain) {
  return table === void 0 ? [] : typeof table != "object" || table === null || Array.isArray(table) ? (complain([], "must be a table of repros, each with a command"), []) : Object.entries(table).flatMap(([name, one]) => {
    let said = checkCommand(one, (keys, text) => complain([name, ...keys], text));
    return said ? [{ kind: "command", name, ...said, shown: file }] : [];
  });
}

// src/plan/accepted.ts
var acceptedFile = "fork-safety.toml", placeOf = ({ lineOf }, keys) => `${acceptedFile}, line ${lineOf(keys)}`, sentence = (toml, [table = "", ...keys], problem) => `${placeOf(toml, [table, ...keys])}: ${table}${showKeys(keys)}: ${problem}`;
function problemsOf(toml) {
  let { data } = toml, problems = Object.keys(data).filter((key) => key !== "expect" && key !== "repros").map(
    (key) => `${placeOf(toml, [key])}: unknown table ${JSON.stringify(key)}; allowed: expect, repros`
  ), expect = data.expect ?? {};
  return typeof expect != "object" || Array.isArray(expect) ? [...problems, sentence(toml, ["expect"], "must be a table of repros")] : [
    ...problems,
    ...Object.entries(expect).flatMap(
      ([repro, table]) => findProblems(table).map((one) => sentence(toml, ["expect", repro, ...one.keys], one.text))
    )
  ];
}
async function parseAccepted(text) {
  let { parseToml } = await import("./toml-G7XTFYDX.js");
  try {
    let toml = parseToml(text), problems = problemsOf(toml), commands = declaredCommands(
      toml.data.repros,
      acceptedFile,
      (keys, said) => problems.push(sentence(toml, ["repros", ...keys], said))
    );
    return { accepted: problems.length > 0 ? {} : toml.data.expect ?? {}, commands, problems };
  } catch (error) {
    let { line, message } = error;
    return { accepted: {}, commands: [], problems: [`${acceptedFile}, line ${line}: ${message}`] };
  }
}
function findAccepted(accepted, repro, context) {
  let table = Object.hasOwn(accepted, repro) ? accepted[repro] : null;
  return findExpectation(table, context);
}
function expectationFor(accepted, repro, metadata, context) {
  return findAccepted(accepted, repro, context) ?? findExpectation(metadata, context) ?? { outcomes: ["passed"], locks: [], key: null };
}

export {
  givenCommand,
  acceptedFile,
  parseAccepted,
  findAccepted,
  expectationFor
};
