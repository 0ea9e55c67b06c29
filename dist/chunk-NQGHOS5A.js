import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  require_picocolors
} from "./chunk-MITD5O34.js";
import {
  pad,
  shrink,
  stringWidth,
  truncate,
  wrap
} from "./chunk-P4O4QTVH.js";
import {
  blindness,
  curveName,
  curves,
  headline,
  listings,
  matrix,
  rateBar,
  runSentence,
  standingOf
} from "./chunk-HCZJ2AW3.js";
import {
  conclusionSubject,
  findingTitle,
  findings,
  labels,
  lockFacts,
  lockLines,
  otherConclusions,
  ownResult,
  remedies,
  sweepSentence,
  warningsById
} from "./chunk-KPW73PEQ.js";
import {
  baselineSentence,
  caseName,
  cause,
  hangCell,
  outcomeSentence,
  placeName,
  plural,
  skips,
  tellingRun,
  verdictText,
  whereName
} from "./chunk-AEWW6MFW.js";
import {
  groupBy
} from "./chunk-EXVSSEUH.js";
import {
  breakCommands,
  oneLine,
  verdictOf
} from "./chunk-U5ILEWQD.js";
import {
  __toESM
} from "./chunk-ZCVG6V4W.js";

// src/reporting/terminal.ts
var import_picocolors = __toESM(require_picocolors(), 1);
var maxFindings = 50;
function renderTerminal(results, { width, color }) {
  let page = { width: Math.max(40, width), colors: import_picocolors.default.createColors(color) }, parts = [
    blindText(results, page),
    caseTable(results.cases, page),
    ...curves(results.cases).map((curve) => curveText(curve, page)),
    ...findingTexts(results, page),
    ...stackTexts(results, page),
    ...sweepTexts(results, page),
    conclusionText(results, page),
    warningText(results.cases, page),
    skippedText(results, page),
    noteText(results, page),
    headlineText(results, page)
  ];
  return `${breakCommands(parts.filter(Boolean).join(`

`))}
`;
}
function renderCase(one, results, { width, color }) {
  let page = { width: Math.max(40, width), colors: import_picocolors.default.createColors(color) }, alone = { ...results, cases: [one], notes: [] }, found = findingTexts(alone, page), because = (one.diagnosis?.because ?? []).flatMap(
    (text) => wrap(oneLine(text, 500), page.width, "  ")
  ), parts = [
    wrapped(`${caseName(one)}: ${outcomeSentence(one)}`, page.width),
    ...found.length > 0 ? found : [wrapped(one.diagnosis?.summary ?? one.reason ?? "", page.width)],
    because.length > 0 ? [page.colors.bold("Because"), ...because].join(`
`) : "",
    ...stackTexts(alone, page),
    ...caseLists(one).map((list) => listText(list, page)),
    warningText([one], page)
  ];
  return `${breakCommands(parts.filter(Boolean).join(`

`))}
`;
}
var wrapped = (text, width) => wrap(oneLine(text, 1e3), width).join(`
`);
function caseLists(one) {
  let run = tellingRun(one), tail = (text) => text.trimEnd().split(`
`).slice(-20);
  return [
    ...listings(one).map(({ title, lines }) => [title, lines]),
    [run ? runSentence(run) : "", run?.notes ?? []],
    ["Standard output", run?.stdout ? tail(run.stdout) : []],
    ["Standard error", run?.stderr ? tail(run.stderr) : []],
    ["Install", one.install ? tail(one.install) : []],
    ["Packages", packageLines(one)]
  ].filter(([title, lines]) => lines.length > 0 || title.startsWith("One trial"));
}
var maxPackages = 40;
function packageLines({ packages = {} }) {
  let all = Object.entries(packages).map(([name, version]) => `${name} ${version}`), left = all.length - maxPackages;
  return [...all.slice(0, maxPackages), ...left > 0 ? [`and ${left} more`] : []];
}
function listText([title, lines], { width, colors }) {
  let shown = lines.map((text) => {
    let inner = text.startsWith("  ") ? "    " : "  ";
    return truncate(inner + oneLine(text, 400), width);
  });
  return [colors.bold(title), ...shown].join(`
`);
}
function caseTable(cases, page) {
  if (cases.length === 0) return "";
  let byColumn = groupBy(cases, whereName);
  if (byColumn.size * (gutter.length + 1) > page.width) return columnTables(byColumn, page);
  let all = matrix(cases), fits = (rows) => naturalWidth(rows) <= page.width, wide = matrixRows(all, page, matrixCell), common = all.common ? `${page.colors.bold(truncate(oneLine(all.common), page.width))}
` : "";
  if (all.columns.length > 1 && fits(wide)) return common + grid(wide, page);
  let brief = matrixRows({ ...all, columns: all.columns.map(briefColumn) }, page, briefCell);
  return all.columns.length > 1 && fits(brief) ? `${common}${grid(brief, page)}
${legend(cases, page)}` : columnTables(byColumn, page);
}
function columnTables(byColumn, page) {
  return [...byColumn].map(([column, own]) => `${page.colors.bold(truncate(oneLine(column), page.width))}
${columnTable(own, page)}`).join(`

`);
}
function columnTable(cases, page) {
  let full = caseRows(cases, page, hangCell), short = ({ hangs, trials }) => trials > 0 ? `${hangs}/${trials}` : "\u2013";
  return grid(naturalWidth(full) <= page.width ? full : caseRows(cases, page, short), page);
}
function caseRows(cases, { colors }, hung) {
  let head = ["repro", "variant", "outcome", "hung", "verdict"], rows = cases.map((one) => [
    plain(one.repro),
    plain(one.variant),
    { text: one.outcome, paint: outcomePaint(one.outcome, colors) },
    plain(hung(one)),
    { text: verdictText(one), paint: verdictPaint(one.verdict, colors) }
  ]);
  return [head.map((text) => ({ text, paint: colors.dim })), ...rows];
}
function matrixRows({ columns, rows }, { colors }, cellOf) {
  let head = ["repro", "variant", ...columns].map((text) => ({
    ...plain(text),
    paint: colors.dim
  })), body = rows.map(({ repro, variant, cells }) => [
    plain(repro),
    plain(variant),
    ...cells.map((one) => one ? cellOf(one, colors) : plain("\u2013"))
  ]);
  return [head, ...body];
}
var briefColumn = (name) => name.replace(/^CPython /, "").replace(", emulating getaddrinfo-lock", "*");
function briefCell(one, colors) {
  let said = one.outcome === "deadlocked" ? `hung ${one.hangs}/${one.trials}` : one.outcome, mark = { ok: "", skipped: "", regression: " !", fixed: " +", invalid: " ?" }[one.verdict], { paint } = matrixCell(one, colors);
  return { text: one.outcome === "skipped" ? "\u2013" : said + mark, paint };
}
function legend(cases, { colors }) {
  let has = (verdict) => cases.some((one) => one.verdict === verdict), said = [
    has("regression") && "! not as expected",
    has("invalid") && "? tested nothing",
    has("fixed") && "+ better than expected",
    has("skipped") && "\u2013 skipped",
    cases.some((one) => one.emulation) && "* emulating getaddrinfo-lock"
  ].filter(Boolean), rest = said.length > 0 ? `${said.join(", ")}; ` : "";
  return colors.dim(`${rest}all else is as expected`);
}
function matrixCell(one, colors) {
  let hung = one.trials > 0 ? ` ${one.hangs}/${one.trials}` : "", paint = one.verdict === "ok" ? outcomePaint(one.outcome, colors) : verdictPaint(one.verdict, colors);
  return { text: `${one.outcome}${hung} ${verdictText(one)}`, paint };
}
function plain(text) {
  return { text: oneLine(text, 100) };
}
var gutter = "  ";
function naturalWidths(rows) {
  return rows[0].map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at].text))));
}
function naturalWidth(rows) {
  let widths = naturalWidths(rows);
  return widths.reduce((sum, width) => sum + width, gutter.length * (widths.length - 1));
}
function grid(rows, { width }) {
  let wanted = naturalWidths(rows), widths = shrink(wanted, width - gutter.length * (wanted.length - 1)), cell = ({ text, paint = String }, at) => {
    let shown = truncate(text, widths[at]);
    return paint(shown) + pad("", widths[at] - stringWidth(shown));
  };
  return rows.map((row) => row.map(cell).join(gutter).trimEnd()).join(`
`);
}
function curveText(curve, page) {
  let { colors, width } = page, title = `Rate over the delay before the fork: ${oneLine(curveName(curve))}`, bars = Math.min(40, width - 40), rows = curve.points.map((point) => [
    { text: `  ${point.delay} s` },
    { text: rateBar(point, bars), paint: point.rate > 0 ? colors.yellow : colors.dim },
    { text: hangCell(point.one) }
  ]), aligned = rows.map(([delay, ...rest]) => [
    { text: delay.text.padStart(Math.max(...rows.map((row) => row[0].text.length))) },
    ...rest
  ]);
  return [...wrap(title, width).map((text) => colors.bold(text)), grid(aligned, page)].join(`
`);
}
function outcomePaint(outcome, { green, yellow, dim }) {
  return outcome === "passed" ? green : outcome === "skipped" ? dim : yellow;
}
function verdictPaint(verdict, { green, red, bold, cyan, dim }) {
  return {
    ok: green,
    regression: (text) => bold(red(text)),
    fixed: cyan,
    skipped: dim,
    invalid: (text) => bold(red(text))
  }[verdict] ?? String;
}
function findingTexts(results, page) {
  let found = findings(results.cases).filter(({ kind }) => kind !== "compared"), texts = found.slice(0, maxFindings).map((finding) => findingText(finding, results, page)), left = found.length - texts.length;
  return left > 0 ? [...texts, `and ${plural(left, "more place")} with a regression or deadlock`] : texts;
}
function findingText(finding, results, page) {
  let { best, cases, kind, known } = finding, { colors, width } = page, title = `${labels[kind]}: ${oneLine(findingTitle(finding))}`, lines = [
    ...wrap(title, width).map(
      (text) => known ? colors.bold(text) : colors.bold(colors.red(text))
    ),
    ...wrap(oneLine(cause(best), 1e3), width, "  "),
    ...facts(finding, results).flatMap(([name, text]) => factLines(name, text, page))
  ], more = cases.length - 1;
  return [
    ...lines,
    ...more > 0 ? [`  and ${plural(more, "more case")} at the same place`] : []
  ].join(`
`);
}
function facts(finding, { conclusions }) {
  let { best } = finding, { fork, blocked, holder } = best.diagnosis ?? {};
  return [
    ["fork", fork ? placeName(fork) : void 0],
    ["blocked", blocked ? `${placeName(blocked)}, process ${blocked.pid}` : void 0],
    ["holder", holder ? placeName(holder) : void 0],
    ...lockFacts(best),
    ["seen", `${whereName(best)}: ${outcomeSentence(best)}`],
    ["command", ownResult(best)],
    ["expected", finding.kind === "regression" ? best.expected.join(" or ") : void 0],
    ["before", baselineSentence(best).replace(/^Baseline:? (of )?/, "")],
    ["to do", remedies(finding, conclusions)[0]]
  ].filter((fact) => !!fact[1]);
}
function factLines(name, text, { width, colors }) {
  let [first = "", ...rest] = wrap(oneLine(text, 600), width, " ".repeat(12));
  return [`  ${colors.dim(pad(name, 10))}${first.slice(12)}`, ...rest];
}
var maxStandings = 3;
function stackTexts({ cases, leg }, { width, colors }) {
  return cases.map((one) => standingOf(one, leg?.folders?.cwd)).filter((one) => one !== null).slice(0, maxStandings).map(
    ({ title, groups, more }) => [
      ...wrap(oneLine(`Stacks of ${title}`), width).map(colors.bold),
      ...groups.flatMap(({ threads, lines }) => [
        ...wrap(oneLine(threads, 300), width, "  "),
        ...lines.map((text) => colors.dim(truncate(`    ${oneLine(text, 200)}`, width)))
      ]),
      ...more > 0 ? [`  and ${plural(more, "more stack")}`] : []
    ].join(`
`)
  );
}
function sweepTexts({ cases }, { width, colors }) {
  return cases.filter(({ sweep }) => sweep).map((one) => {
    let said = `${one.repro}, ${whereName(one)}: ${sweepSentence(one)}`, lines = lockLines(one).slice(0, maxFindings);
    return [
      ...wrap(oneLine(said), width).map((text) => colors.bold(text)),
      ...lines.flatMap((text) => wrap(oneLine(text, 600), width, "  "))
    ].join(`
`);
  });
}
function conclusionText(results, { width, colors }) {
  let conclusions = otherConclusions(results);
  if (conclusions.length === 0) return "";
  let lines = conclusions.flatMap(
    (conclusion) => wrap(oneLine(`${conclusionSubject(conclusion)}: ${conclusion.text}`, 800), width, "  ")
  );
  return [colors.bold("Conclusions"), ...lines].join(`
`);
}
function warningText(cases, { width, colors }) {
  let seen = warningsById(cases);
  if (seen.size === 0) return "";
  let lines = [...seen].flatMap(
    ([id, { text, repros }]) => wrap(oneLine(`${id} (${[...repros].slice(0, 5).join(", ")}): ${text}`, 500), width, "  ")
  );
  return [colors.bold("Warnings"), ...lines].join(`
`);
}
function skippedText(results, { width, colors }) {
  let told = headline(results), skipped = skips(results.cases).filter(
    ({ reason }) => !told.includes(reason.replace(/\.$/, ""))
  );
  if (skipped.length === 0) return "";
  let lines = skipped.slice(0, 10).flatMap(({ names, reason }) => wrap(oneLine(`${names}: ${reason}`), width, "  ")), more = skipped.length > 10 ? [`  and ${skipped.length - 10} more`] : [];
  return [colors.bold("Skipped"), ...lines, ...more].join(`
`);
}
function blindText(results, { width, colors }) {
  return blindness(results).flatMap((text) => wrap(oneLine(text, 500), width)).map((line) => colors.yellow(line)).join(`
`);
}
function noteText({ notes = [] }, { width }) {
  return notes.flatMap((note) => wrap(oneLine(`Note: ${note}`, 500), width)).join(`
`);
}
function headlineText(results, { width, colors }) {
  let paint = verdictOf(results).is === "as-expected" ? colors.green : colors.red;
  return wrap(oneLine(headline(results), 500), width).map((text) => colors.bold(paint(text))).join(`
`);
}

export {
  renderTerminal,
  renderCase
};
