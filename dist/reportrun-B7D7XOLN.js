import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  joinLegs,
  parseExpectedLegs
} from "./chunk-34RBKYDJ.js";
import {
  findMissing,
  readResultFiles
} from "./chunk-YH7743IN.js";
import {
  unmatchedExpectations
} from "./chunk-O432ADP3.js";
import "./chunk-I6SODAXU.js";
import {
  compareWithBaseline
} from "./chunk-BAG3PVHY.js";
import "./chunk-7WWL6KQ7.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-YIDHKZVI.js";
import {
  acceptedFile,
  parseAccepted
} from "./chunk-V2DIBNBO.js";
import "./chunk-ER7JI6SY.js";
import "./chunk-VNWCTKMG.js";
import "./chunk-UOZYLLCR.js";
import "./chunk-5RYS45QM.js";
import {
  environmentOf
} from "./chunk-EXVSSEUH.js";
import "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import {
  CannotRun,
  SettingsError,
  judgeRun,
  maskDeep,
  masker,
  usualRules
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

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
  let path = join(cwd, acceptedFile), before = existsSync(path) ? readFileSync(path, "utf8") : "", { accept } = await import("./accept-ESBGYRL5.js"), mask = masker(process.env), results = files.map((file) => maskDeep(file.results, mask)), after = await accept(results, before).catch((error) => {
    throw new SettingsError(error.message.split(`
`));
  });
  after !== before && await replace(path, after);
  let known = new Set(entriesOf(before));
  return entriesOf(after).filter((entry) => !known.has(entry));
}
async function replace(path, text) {
  let [{ writeWhole }, { attempt, lostSentences }] = await Promise.all([
    import("./files-ICVM4FFE.js"),
    import("./lost-PKLQ2QI2.js")
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
