import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  hazardPage
} from "./chunk-I472PL7C.js";
import {
  findingTitle,
  findings,
  remedies
} from "./chunk-YZVCFHLF.js";
import {
  baselineSentence,
  caseName,
  cause,
  line,
  outcomeSentence,
  placeName,
  plural,
  whereName
} from "./chunk-TD5ANA64.js";
import {
  breakCommands,
  oneLine
} from "./chunk-GOKAOVLN.js";
import {
  cut
} from "./chunk-7RMXGSLA.js";

// src/reporting/annotations.ts
import { posix } from "node:path";
var levels = ["error", "warning", "notice"];
function annotations(results, options = {}) {
  let found = findings(results.cases), of = (known) => found.filter((finding) => finding.known === known);
  return [
    ...of(!1).map((finding) => blockedAnnotation(finding, results, options)),
    ...of(!1).flatMap((finding) => forkAnnotation(finding, options)),
    ...runWarnings(results),
    ...warningAnnotations(results.cases, options),
    ...of(!0).map((finding) => blockedAnnotation(finding, results, options)),
    ...fixedAnnotations(results.cases, options),
    ...skippedAnnotation(results.cases)
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
  let files = [...new Set(rest.map(({ file }) => file).filter((file) => file !== null))], named = files.slice(0, 5).join(", "), more = files.length > 5 ? ` and ${plural(files.length - 5, "more file")}` : "", where = named ? ` (${named}${more})` : "";
  return annotation({
    level,
    title: `${plural(rest.length, `more ${level}`)}`,
    message: `${plural(rest.length, `more ${level}`)}${where}. The job summary lists them all.`
  });
}
function formatCommand({ level, file, line: line2, title, message }) {
  let properties = Object.entries({ file, line: line2, title }).filter(([, value]) => value).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
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
  let path = file.replaceAll("\\", "/"), known = workspace !== void 0 && cwd !== void 0;
  if (!known && posix.isAbsolute(path)) return null;
  let relative = known ? posix.relative(workspace, posix.resolve(cwd, path)) : posix.normalize(path), shown = oneLine(relative, 1e3);
  return shown === ".." || shown.startsWith("../") || posix.isAbsolute(shown) || shown === "" || shown === "." || shown !== relative ? null : shown;
}
function blockedAnnotation(finding, results, options) {
  let { best, known } = finding, { blocked, fork, holder } = best.diagnosis ?? {}, facts = [
    cause(best),
    fork && `Fork: ${placeName(fork)}.`,
    holder && `Holder: ${placeName(holder)}.`,
    ...remedies(finding, results.conclusions).map((text) => `What to do: ${text}`),
    `Seen in ${seenIn(finding)}.`,
    !known && `Expected: ${best.expected.join(" or ")}.`,
    baselineSentence(best) || null,
    docsLine(best, options)
  ];
  return annotation({
    level: known ? "notice" : "error",
    title: `${known ? "Known deadlock" : "Regression"}: ${findingTitle(finding)}`,
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
  let more = cases.length > 1 ? `; and in ${plural(cases.length - 1, "more case")}` : "";
  return `${best.variant}, ${whereName(best)}: ${outcomeSentence(best)}${more}`;
}
function docsLine({ diagnosis }, { docsBase }) {
  return diagnosis && docsBase ? `More: ${docsBase}/${hazardPage(diagnosis)}.md` : null;
}
function forkAnnotation(finding, options) {
  let { fork, blocked, holder, lock } = finding.best.diagnosis ?? {};
  if (!fork || !blocked) return [];
  let held = holder ? `At this fork, ${holder.thread} was at ${line(holder)}${lock ? ` and held the ${lock}` : ""}; it does not exist in the child.` : "The process that this fork makes can never go on.", message = lines([held, `The child waits for ever at ${placeName(blocked)}.`]), title = `Fork that leads to: ${findingTitle(finding)}`;
  return [annotation({ level: "error", title, message, place: fork, options })];
}
function runWarnings({ interrupted, legs = [], notes = [] }) {
  let missing = legs.filter((leg) => leg.missing).map(({ name }) => name);
  return [
    ...[
      [
        "Interrupted",
        interrupted && "The run was interrupted; the results hold what was done before."
      ],
      ["Missing legs", missing.length > 0 && `No results came from: ${missing.join(", ")}.`]
    ].filter((pair) => !!pair[1]).map(([title, text]) => annotation({ level: "warning", title, message: lines([text]) })),
    ...notes.map((note) => annotation({ level: "notice", title: "Note", message: lines([note]) }))
  ];
}
function warningAnnotations(cases, options) {
  let seen = /* @__PURE__ */ new Set();
  return cases.flatMap(
    (one) => one.warnings.filter(({ id }) => isNew(seen, `${one.file}
${id}`)).map(
      ({ id, text, url }) => annotation({
        level: "warning",
        title: `Warning ${id}: ${one.repro}`,
        message: lines([text, `Seen in ${caseName(one)}.`, url && `Source: ${url}`]),
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
  let named = skipped.slice(0, 10).map((one) => `${caseName(one)}: ${one.reason ?? "no reason given"}`), more = skipped.length > 10 ? [`and ${skipped.length - 10} more`] : [], title = `${plural(skipped.length, "case")} skipped`;
  return [annotation({ level: "notice", title, message: lines([...named, ...more]) })];
}
function isNew(seen, key) {
  return !seen.has(key) && !!seen.add(key);
}
function distinct() {
  let seen = /* @__PURE__ */ new Set();
  return ({ level, file, line: line2, title }) => isNew(seen, JSON.stringify([level, file, line2, title]));
}

export {
  levels,
  annotations,
  limitAnnotations,
  formatCommand,
  workspacePath
};
