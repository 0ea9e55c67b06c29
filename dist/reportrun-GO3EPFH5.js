import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  joinLegs,
  parseExpectedLegs
} from "./chunk-E2IET3E6.js";
import {
  findMissing,
  readResultFiles
} from "./chunk-J4HC6JCV.js";
import {
  unmatchedExpectations
} from "./chunk-2SX6FN3G.js";
import "./chunk-Z2MPQ53S.js";
import {
  compareWithBaseline
} from "./chunk-Z5L5YI6N.js";
import "./chunk-3TJNY7G6.js";
import "./chunk-XJKM43AD.js";
import "./chunk-5EFSMIYR.js";
import {
  acceptedFile,
  parseAccepted
} from "./chunk-DJH7MPP3.js";
import "./chunk-T4GIYXUV.js";
import "./chunk-DLK6JDP2.js";
import "./chunk-V352M3SL.js";
import "./chunk-USP62LTP.js";
import "./chunk-H454OG53.js";
import "./chunk-7NXQQACQ.js";
import "./chunk-75CTU4SX.js";
import {
  environmentOf
} from "./chunk-7JQGRVNU.js";
import "./chunk-5ZMJKVG2.js";
import {
  CannotRun
} from "./chunk-ZKAOGPAP.js";
import {
  maskDeep,
  masker
} from "./chunk-MPD5VYC6.js";
import {
  judgeRun,
  usualRules
} from "./chunk-VKJV4PSY.js";
import "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import "./chunk-6WWD7OG3.js";
import "./chunk-UPXEWAQS.js";
import "./chunk-WJ46NSHB.js";

// src/commands/reportrun.ts
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
async function checkFiles({ results, cwd, expectedLegs, baseline, failOn }) {
  let problems = (failOn === "never" ? [] : await findMissing(results, cwd)).map((path) => `results: '${path}' does not exist`);
  for (let [name, path] of Object.entries({ "expected-legs": expectedLegs, baseline }))
    path && path !== "auto" && !existsSync(resolve(cwd, path)) && problems.push(`${name}: '${path}' does not exist`);
  if (problems.length > 0) throw new SettingsError(problems);
}
function readExpectedLegs({ expectedLegs, cwd }) {
  if (expectedLegs === null) return [];
  try {
    return parseExpectedLegs(readFileSync(resolve(cwd, expectedLegs), "utf8"));
  } catch (error) {
    throw new SettingsError([`expected-legs: ${expectedLegs}: ${error.message}`]);
  }
}
async function readBaseline({ baseline, cwd }, latestGood) {
  if (baseline === null) return null;
  if (baseline === "auto") {
    if (latestGood) return latestGood();
    throw new SettingsError(["baseline: auto is for the action, which can ask GitHub; name a file"]);
  }
  let { files, problems } = await readResultFiles([baseline], cwd);
  if (problems.length > 0) throw new SettingsError(problems.map((text) => `baseline: ${text}`));
  return files.length > 0 ? joinLegs(files, []) : null;
}
async function unmatched(results, cwd) {
  let path = join(cwd, acceptedFile);
  if (!existsSync(path) || results.legs?.some(({ missing }) => missing)) return [];
  let { accepted, problems } = await parseAccepted(readFileSync(path, "utf8")), placed = results.cases.filter(({ change }) => change !== "gone").map((one) => ({ one, os: environmentOf(results, one).os }));
  return [...problems, ...unmatchedExpectations(accepted, placed, !0)];
}
async function runReport(settings, latestGood) {
  let { cwd, failOn, allowSkips } = settings;
  await checkFiles(settings);
  let expected = readExpectedLegs(settings), baseline = await readBaseline(settings, latestGood), read = await readResultFiles(settings.results, cwd), joined = joinLegs(read.files, expected), compared = baseline ? compareWithBaseline(joined, baseline, "matrix") : joined, unread = read.problems.map((text) => `Not read: ${text}`), notes = [...unread, ...await unmatched(compared, cwd), ...compared.notes ?? []], results = { ...compared, notes }, verdict = judgeRun(results, { ...usualRules, failOn, allowSkips, unread });
  return { results: { ...results, verdict }, status: verdict.status };
}
async function runAccept(patterns, cwd) {
  let missing = await findMissing(patterns, cwd), { files, problems } = await readResultFiles(patterns, cwd), wrong = [...missing.map((path2) => `'${path2}' does not exist`), ...problems];
  if (files.length === 0 && wrong.length === 0 && wrong.push("name at least one results file"), wrong.length > 0) throw new SettingsError(wrong.map((text) => `accept: ${text}`));
  let path = join(cwd, acceptedFile), before = existsSync(path) ? readFileSync(path, "utf8") : "", { accept } = await import("./accept-B4QONSH2.js"), mask = masker(process.env), results = files.map((file) => maskDeep(file.results, mask)), after = await accept(results, before).catch((error) => {
    throw new SettingsError(error.message.split(`
`));
  });
  after !== before && await replace(path, after);
  let known = new Set(entriesOf(before));
  return entriesOf(after).filter((entry) => !known.has(entry));
}
async function replace(path, text) {
  let [{ writeWhole }, { attempt, lostSentences }] = await Promise.all([
    import("./files-T4R2A4AG.js"),
    import("./lost-QJJPVN7P.js")
  ]), lost = [];
  if (attempt(acceptedFile, () => {
    existsSync(path) ? writeWhole(realpathSync(path), text, statSync(path).mode) : writeWhole(path, text);
  }, lost), lost.length > 0) throw new CannotRun(lostSentences(lost).join(`
`));
}
function entriesOf(text) {
  let table = "";
  return text.split(`
`).flatMap((line) => (line.startsWith("[") && (table = line), line.includes(" = [") ? [`${table} ${line}`] : []));
}
export {
  runAccept,
  runReport
};
