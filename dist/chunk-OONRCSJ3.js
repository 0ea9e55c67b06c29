import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findExpectation,
  findProblems,
  showKeys
} from "./chunk-DZWHC3UU.js";

// src/plan/accepted.ts
var acceptedFile = "fork-safety.toml";
function lineOfKeys(text, keys) {
  let at = 0;
  for (let key of keys) {
    let next = text.indexOf(key, at);
    if (next < 0) return null;
    at = next;
  }
  return text.slice(0, at).split(`
`).length;
}
function sentence(text, keys, problem) {
  let line = lineOfKeys(text, keys);
  return `${line === null ? acceptedFile : `${acceptedFile}, line ${line}`}: expect${showKeys(keys)}: ${problem}`;
}
function problemsOf(data, text) {
  let problems = Object.keys(data).filter((key) => key !== "expect").map(
    (key) => `${acceptedFile}: unknown table ${JSON.stringify(key)}; allowed: expect`
  ), expect = data.expect ?? {};
  return typeof expect != "object" || Array.isArray(expect) ? [...problems, sentence(text, [], "must be a table of repros")] : [
    ...problems,
    ...Object.entries(expect).flatMap(
      ([repro, table]) => findProblems(table).map((one) => sentence(text, [repro, ...one.keys], one.text))
    )
  ];
}
async function parseAccepted(text) {
  let { parse } = await import("./dist-QDGTBAJV.js");
  try {
    let data = parse(text), problems = problemsOf(data, text);
    return { accepted: problems.length > 0 ? {} : data.expect ?? {}, problems };
  } catch (error) {
    let [first] = String(error.message).split(`
`), { line } = error, where = line === void 0 ? acceptedFile : `${acceptedFile}, line ${line}`;
    return { accepted: {}, problems: [`${where}: ${first}`] };
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
  acceptedFile,
  parseAccepted,
  findAccepted,
  expectationFor
};
