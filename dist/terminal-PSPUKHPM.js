import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  pad,
  shrink,
  stringWidth,
  truncate,
  wrap
} from "./chunk-ENV4VEDE.js";
import {
  headline,
  matrix
} from "./chunk-FD2U5V7O.js";
import {
  conclusionSubject,
  findingTitle,
  findings,
  labels,
  lockFacts,
  lockLines,
  otherConclusions,
  remedies,
  sweepSentence,
  warningsById
} from "./chunk-NSXQY4J7.js";
import {
  baselineSentence,
  cause,
  hangCell,
  outcomeSentence,
  placeName,
  plural,
  skips,
  verdictText,
  whereName
} from "./chunk-B2WEEKKV.js";
import "./chunk-7JWRBYYI.js";
import "./chunk-5ZMJKVG2.js";
import "./chunk-62ASQBQK.js";
import {
  groupBy
} from "./chunk-DY6BQZGB.js";
import {
  verdictOf
} from "./chunk-NHVWGZPX.js";
import {
  breakCommands,
  oneLine
} from "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  __commonJS,
  __toESM
} from "./chunk-WJ46NSHB.js";

// node_modules/picocolors/picocolors.js
var require_picocolors = __commonJS({
  "node_modules/picocolors/picocolors.js"(exports, module) {
    var p = process || {}, argv = p.argv || [], env = p.env || {}, isColorSupported = !(env.NO_COLOR || argv.includes("--no-color")) && (!!env.FORCE_COLOR || argv.includes("--color") || p.platform === "win32" || (p.stdout || {}).isTTY && env.TERM !== "dumb" || !!env.CI), formatter = (open, close, replace = open) => (input) => {
      let string = "" + input, index = string.indexOf(close, open.length);
      return ~index ? open + replaceClose(string, close, replace, index) + close : open + string + close;
    }, replaceClose = (string, close, replace, index) => {
      let result = "", cursor = 0;
      do
        result += string.substring(cursor, index) + replace, cursor = index + close.length, index = string.indexOf(close, cursor);
      while (~index);
      return result + string.substring(cursor);
    }, createColors = (enabled = isColorSupported) => {
      let f = enabled ? formatter : () => String;
      return {
        isColorSupported: enabled,
        reset: f("\x1B[0m", "\x1B[0m"),
        bold: f("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
        dim: f("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
        italic: f("\x1B[3m", "\x1B[23m"),
        underline: f("\x1B[4m", "\x1B[24m"),
        inverse: f("\x1B[7m", "\x1B[27m"),
        hidden: f("\x1B[8m", "\x1B[28m"),
        strikethrough: f("\x1B[9m", "\x1B[29m"),
        black: f("\x1B[30m", "\x1B[39m"),
        red: f("\x1B[31m", "\x1B[39m"),
        green: f("\x1B[32m", "\x1B[39m"),
        yellow: f("\x1B[33m", "\x1B[39m"),
        blue: f("\x1B[34m", "\x1B[39m"),
        magenta: f("\x1B[35m", "\x1B[39m"),
        cyan: f("\x1B[36m", "\x1B[39m"),
        white: f("\x1B[37m", "\x1B[39m"),
        gray: f("\x1B[90m", "\x1B[39m"),
        bgBlack: f("\x1B[40m", "\x1B[49m"),
        bgRed: f("\x1B[41m", "\x1B[49m"),
        bgGreen: f("\x1B[42m", "\x1B[49m"),
        bgYellow: f("\x1B[43m", "\x1B[49m"),
        bgBlue: f("\x1B[44m", "\x1B[49m"),
        bgMagenta: f("\x1B[45m", "\x1B[49m"),
        bgCyan: f("\x1B[46m", "\x1B[49m"),
        bgWhite: f("\x1B[47m", "\x1B[49m"),
        blackBright: f("\x1B[90m", "\x1B[39m"),
        redBright: f("\x1B[91m", "\x1B[39m"),
        greenBright: f("\x1B[92m", "\x1B[39m"),
        yellowBright: f("\x1B[93m", "\x1B[39m"),
        blueBright: f("\x1B[94m", "\x1B[39m"),
        magentaBright: f("\x1B[95m", "\x1B[39m"),
        cyanBright: f("\x1B[96m", "\x1B[39m"),
        whiteBright: f("\x1B[97m", "\x1B[39m"),
        bgBlackBright: f("\x1B[100m", "\x1B[49m"),
        bgRedBright: f("\x1B[101m", "\x1B[49m"),
        bgGreenBright: f("\x1B[102m", "\x1B[49m"),
        bgYellowBright: f("\x1B[103m", "\x1B[49m"),
        bgBlueBright: f("\x1B[104m", "\x1B[49m"),
        bgMagentaBright: f("\x1B[105m", "\x1B[49m"),
        bgCyanBright: f("\x1B[106m", "\x1B[49m"),
        bgWhiteBright: f("\x1B[107m", "\x1B[49m")
      };
    };
    module.exports = createColors();
    module.exports.createColors = createColors;
  }
});

// src/reporting/terminal.ts
var import_picocolors = __toESM(require_picocolors(), 1);
var maxFindings = 50;
function renderTerminal(results, { width, color }) {
  let page = { width: Math.max(40, width), colors: import_picocolors.default.createColors(color) }, parts = [
    caseTable(results.cases, page),
    ...findingTexts(results, page),
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
function caseTable(cases, page) {
  if (cases.length === 0) return "";
  let byColumn = groupBy(cases, whereName);
  if (byColumn.size * (gutter.length + 1) > page.width) return columnTables(byColumn, page);
  let all = matrix(cases), fits = (rows) => naturalWidth(rows) <= page.width, wide = matrixRows(all, page, matrixCell);
  if (all.columns.length > 1 && fits(wide)) return grid(wide, page);
  let brief = matrixRows({ ...all, columns: all.columns.map(briefColumn) }, page, briefCell);
  return all.columns.length > 1 && fits(brief) ? `${grid(brief, page)}
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
    ["expected", finding.kind === "regression" ? best.expected.join(" or ") : void 0],
    ["before", baselineSentence(best).replace("Baseline: ", "")],
    ["to do", remedies(finding, conclusions)[0]]
  ].filter((fact) => !!fact[1]);
}
function factLines(name, text, { width, colors }) {
  let [first = "", ...rest] = wrap(oneLine(text, 600), width, " ".repeat(12));
  return [`  ${colors.dim(pad(name, 10))}${first.slice(12)}`, ...rest];
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
  renderTerminal
};
