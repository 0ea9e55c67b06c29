import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  hazardPage
} from "./chunk-DKX6DMRH.js";
import {
  findingTitle,
  findings,
  labels,
  ownResult,
  remedies
} from "./chunk-KPW73PEQ.js";
import {
  baselineSentence,
  caseName,
  cause,
  outcomeSentence,
  placeName,
  plural,
  skips,
  whereName
} from "./chunk-AEWW6MFW.js";
import {
  breakCommands,
  cut,
  neutral,
  oneLine,
  verdictOf
} from "./chunk-U5ILEWQD.js";

// src/reporting/annotations.ts
import { posix } from "node:path";
var levels = ["error", "warning", "notice"];
function annotations(results, options = {}) {
  let found = findings(results.cases).filter(({ kind }) => kind !== "compared"), of = (known) => found.filter((finding) => finding.known === known), { faults } = verdictOf(results), told = new Set(faults.flatMap(({ texts }) => texts)), warningsFail = faults.some(({ kind, fails }) => kind === "warnings" && fails);
  return [
    ...of(!1).map((finding) => blockedAnnotation(finding, results, options)),
    ...faults.flatMap(faultAnnotation),
    ...warningAnnotations(results.cases, warningsFail ? "error" : "warning", options),
    ...noteAnnotations(results, told),
    ...of(!0).map((finding) => blockedAnnotation(finding, results, options)),
    ...fixedAnnotations(results.cases, options),
    ...skippedAnnotation(results.cases.filter(({ reason }) => !told.has(reason ?? "")))
  ].filter(distinct());
}
function limitAnnotations(list, max) {
  return levels.flatMap((level) => {
    let own = list.filter((one) => one.level === level);
    if (own.length <= max) return own;
    let rest = own.slice(max - 1);
    return [...own.slice(0, max - 1), restAnnotation(level, rest)];
  });
}
function restAnnotation(level, rest) {
  let files = [...new Set(rest.map(({ file }) => file).filter((file) => file !== null))], named = files.slice(0, 5).join(", "), more2 = files.length > 5 ? ` and ${plural(files.length - 5, "more file")}` : "", where = named ? ` (${named}${more2})` : "";
  return annotation({
    level,
    title: `${plural(rest.length, `more ${level}`)}`,
    message: `${plural(rest.length, `more ${level}`)}${where}. The job summary lists them all.`
  });
}
function formatCommand({ level, file, line, title, message }) {
  let properties = Object.entries({ file, line, title }).filter(([, value]) => value).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${level} ${properties.join(",")}::${escapeData(message)}`;
}
function escapeData(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll(`
`, "%0A");
}
function escapeProperty(text) {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function annotation({ level, title, message, place, options = {} }) {
  let file = place ? workspacePath(place.file, options) : null, at = place && Number.isInteger(place.line) && place.line > 0 ? place.line : 1;
  return {
    level,
    file,
    line: file === null ? null : at,
    title: oneLine(title, 120),
    message: breakCommands(cut(message, 2e3))
  };
}
function workspacePath(file, { workspace, cwd }) {
  let known = workspace !== void 0 && cwd !== void 0;
  if (!known && posix.isAbsolute(file)) return null;
  let relative = known ? posix.relative(workspace, posix.resolve(cwd, file)) : posix.normalize(file), shown = relative.includes(`
`) ? "" : cut(neutral(relative), 1e3);
  return shown === ".." || shown.startsWith("../") || posix.isAbsolute(shown) || shown === "" || shown === "." || shown !== relative ? null : shown;
}
function blockedAnnotation(finding, results, options) {
  let { best, kind, known } = finding, { blocked, fork, holder } = best.diagnosis ?? {}, facts = [
    cause(best),
    fork && `Fork: ${placeName(fork)}.`,
    holder && `Holder: ${placeName(holder)}.`,
    ...remedies(finding, results.conclusions).map((text) => `What to do: ${text}`),
    `Seen in ${seenIn(finding)}.`,
    ownResult(best) && `The command itself ${ownResult(best)}.`,
    kind === "regression" && `Expected: ${best.expected.join(" or ")}.`,
    baselineSentence(best) || null,
    docsLine(best, options)
  ];
  return annotation({
    level: known ? "notice" : "error",
    title: `${labels[kind]}: ${findingTitle(finding)}`,
    message: lines(facts),
    place: blocked ?? { file: best.file, line: 1 },
    options
  });
}
function lines(facts) {
  return facts.filter((fact) => typeof fact == "string").map((fact) => oneLine(fact, 700)).join(`
`);
}
function seenIn({ best, cases }) {
  let more2 = cases.length > 1 ? `; and in ${plural(cases.length - 1, "more case")}` : "";
  return `${best.variant}, ${whereName(best)}: ${outcomeSentence(best)}${more2}`;
}
function docsLine({ diagnosis }, { docsBase }) {
  return diagnosis && docsBase ? `More: ${docsBase}/${hazardPage(diagnosis)}.md` : null;
}
var faultTitles = {
  interrupted: "Interrupted",
  tampering: "Tampering",
  prevented: "Could not be run",
  "no-python": "No such Python",
  "failed-install": "Install failed",
  skipped: "Skipped",
  nothing: "Nothing was run",
  "missing-legs": "Missing legs",
  "unread-files": "Results not read",
  unwritten: "Not written"
};
function faultText({ kind, texts }) {
  let few = texts.slice(0, 20), left = more(texts.length - few.length);
  return kind === "interrupted" ? ["The run was interrupted; the results hold what was done before."] : kind === "nothing" ? ["There was no case to run."] : kind === "missing-legs" ? [`No results came from: ${few.join(", ")}.`, left] : [...few, left];
}
function faultAnnotation(fault) {
  let title = faultTitles[fault.kind];
  if (!title) return [];
  let counted = fault.count > 1 ? `${title} (${fault.count})` : title, level = fault.fails ? "error" : "warning";
  return [annotation({ level, title: counted, message: lines(faultText(fault)) })];
}
var more = (count) => count > 0 ? `and ${count} more` : null;
function noteAnnotations({ notes = [] }, told) {
  return notes.filter((note) => !told.has(note)).map((note) => annotation({ level: "notice", title: "Note", message: lines([note]) }));
}
function warningAnnotations(cases, level, options) {
  let seen = /* @__PURE__ */ new Set();
  return cases.flatMap(
    (one) => one.warnings.filter(({ id }) => isNew(seen, `${one.file}
${id}`)).map(
      ({ id, text, remedy, url }) => annotation({
        level,
        title: `Warning ${id}: ${one.repro}`,
        message: lines([text, remedy, `Seen in ${caseName(one)}.`, url && `Source: ${url}`]),
        place: one.diagnosis?.fork ?? { file: one.file, line: 1 },
        options
      })
    )
  );
}
function fixedAnnotations(cases, options) {
  let seen = /* @__PURE__ */ new Set();
  return cases.filter((one) => one.verdict === "fixed" && isNew(seen, `${one.file}
${one.variant}`)).map(
    (one) => annotation({
      level: "notice",
      title: `Fixed: ${one.repro}, ${one.variant}`,
      message: lines([
        `${caseName(one)}: expected ${one.expected.join(" or ")}, now ${outcomeSentence(one)}.`,
        "The expectation can be changed to what happens now."
      ]),
      place: { file: one.file, line: 1 },
      options
    })
  );
}
function skippedAnnotation(cases) {
  let skipped = cases.filter(({ outcome }) => outcome === "skipped");
  if (skipped.length === 0) return [];
  let causes = skips(cases), named = causes.slice(0, 10).map(({ names, reason }) => `${names}: ${reason}`), title = `${plural(skipped.length, "case")} skipped`, message = lines([...named, more(causes.length - 10)]);
  return [annotation({ level: "notice", title, message })];
}
function isNew(seen, key) {
  return !seen.has(key) && !!seen.add(key);
}
function distinct() {
  let seen = /* @__PURE__ */ new Set();
  return ({ level, file, line, title }) => isNew(seen, JSON.stringify([level, file, line, title]));
}

export {
  levels,
  annotations,
  limitAnnotations,
  formatCommand,
  workspacePath
};
