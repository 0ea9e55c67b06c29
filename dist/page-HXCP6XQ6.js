import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  truncate
} from "./chunk-P4O4QTVH.js";
import {
  codeSpan
} from "./chunk-57RGTFX4.js";
import {
  curveName,
  curves,
  disagreements,
  hangOf,
  hangShare,
  headline,
  listings,
  machineName,
  matrix,
  runSentence,
  standingOf
} from "./chunk-HCZJ2AW3.js";
import {
  hazardPage
} from "./chunk-DKX6DMRH.js";
import {
  answerWords,
  conclusionSubject,
  findingTitle,
  findings,
  labels,
  lockFacts,
  otherConclusions,
  remedies,
  replayOption,
  sweepSentence,
  toldLock,
  warningsById
} from "./chunk-KPW73PEQ.js";
import {
  baselineSentence,
  cause,
  duration,
  hangCell,
  line,
  outcomeSentence,
  percent,
  plural,
  pythonName,
  shownPath,
  skips,
  tellingRun,
  verdictText,
  whereName,
  whereNames
} from "./chunk-AEWW6MFW.js";
import {
  groupBy
} from "./chunk-EXVSSEUH.js";
import "./chunk-GNQBAFHD.js";
import {
  isHanging
} from "./chunk-I3D53IGY.js";
import {
  sweepAnswers
} from "./chunk-UCJPMVFQ.js";
import {
  breakCommands,
  neutral,
  oneLine,
  tailBytes,
  verdictOf
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/reporting/page/page.ts
import { createHash } from "node:crypto";

// src/reporting/page/html.ts
var Html = class {
  markup;
  constructor(markup) {
    this.markup = markup;
  }
}, empty = ["meta", "link", "br"], lines = /^(?:head|meta|link|title|style|h\d|p|li|tr|t(?:head|body|able)|section|article|svg|d[dt]|pre)$/;
function h(name, attributes = {}, ...children) {
  let start = `<${name}${Object.entries(attributes).map(attribute).join("")}>`, rest = empty.includes(name) ? "" : `${children.map(inner).join("")}</${name}>`;
  return new Html(start + rest + (lines.test(name) ? `
` : ""));
}
function attribute([name, value]) {
  if (value === !1 || value === null || value === void 0) return "";
  if (value === !0) return ` ${name}`;
  let text = typeof value == "number" ? `${Number(value.toFixed(2))}` : value;
  return ` ${name}="${escaped(text)}"`;
}
function inner(child) {
  return Array.isArray(child) ? child.map(inner).join("") : child instanceof Html ? child.markup : child === !1 || child === null || child === void 0 ? "" : escaped(String(child));
}
var entities = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}, escaped = (text) => neutral(text).replace(/[&<>"']/g, (sign) => entities[sign]);
function prose(text, max2) {
  return oneLine(text, max2).split(codeSpan).map((part, at2) => at2 % 2 === 1 ? h("code", {}, part) : part);
}

// src/reporting/page/table.ts
function scrollTable(label2, columns, bodies, attributes = {}) {
  let heads = columns.map((title) => h("th", { scope: "col" }, title)), table = h("table", attributes, h("thead", {}, h("tr", {}, heads)), bodies);
  return h("div", { class: "scroll", role: "region", "aria-label": label2, tabindex: 0 }, table);
}
var below = (text) => h("div", { class: "below" }, prose(text, 300)), leftOut = (what, count) => count > 0 ? [h("p", { class: "quiet" }, `${what} in results.json.`)] : [];

// src/reporting/page/cases.ts
var maxRows = 500;
function caseTable(cases, anchorOf) {
  let { columns, rows } = matrix(cases), shown = rows.slice(0, maxRows), groups = [...groupBy(shown, ({ repro }) => repro).values()], left2 = rows.length - shown.length, bodies = groups.map((group) => rowGroup(group, columns.length, anchorOf)), names = ["variant", ...columns.map((name) => prose(name, 100))], kind = { class: columns.length > 2 ? "many" : null };
  return [
    scrollTable("Table of all cases", names, bodies, kind),
    ...leftOut(plural(left2, "more row"), left2)
  ];
}
function rowGroup(rows, columns, anchorOf) {
  let [first] = rows, file = first.cells.find((one) => one !== null).file;
  return h(
    "tbody",
    {},
    h(
      "tr",
      {},
      h(
        "th",
        { scope: "rowgroup", colspan: columns + 1 },
        prose(first.repro, 200),
        h("code", {}, prose(shownPath(file), 200))
      )
    ),
    rows.map(
      ({ variant, cells }) => h(
        "tr",
        {},
        h("th", { scope: "row" }, prose(variant, 100)),
        cells.map((one) => one ? cell(one, anchorOf(one)) : h("td", { class: "quiet" }, "\u2013"))
      )
    )
  );
}
function cell(one, anchor2) {
  let { outcome, proof, trials } = one, said = outcome === "deadlocked" && proof === "likely" ? "deadlocked (likely)" : outcome;
  return h(
    "td",
    { class: outcome === "deadlocked" ? "hung" : outcome === "passed" ? null : "other" },
    h("span", { class: "outcome" }, anchor2 ? h("a", { href: `#${anchor2}` }, said) : said),
    " ",
    trials > 0 && h("span", { class: "figures" }, intervalMark(one), hangCell(one)),
    " ",
    badge(one)
  );
}
function badge(one) {
  let told3 = verdictText(one), changed = one.change && one.change !== "unchanged" ? ` (${one.change})` : "";
  if ((told3 === "ok" || told3 === one.outcome) && !changed) return null;
  let bad = one.verdict === "regression" || one.verdict === "invalid";
  return h("span", { class: bad ? "badge bad" : "badge" }, told3 + changed);
}
function intervalMark(one) {
  let { rate, low, high } = hangShare(one), at2 = (share) => 2 + 56 * share;
  return h(
    "svg",
    { class: "interval", viewBox: "0 0 60 10", "aria-hidden": "true" },
    h("line", { x1: 2, x2: 58, y1: 5, y2: 5, class: "grid" }),
    h("line", { x1: at2(low), x2: at2(high), y1: 5, y2: 5, class: "thread later" }),
    h("circle", { cx: at2(rate), cy: 5, r: 3, class: rate > 0 ? "held" : "zero" })
  );
}

// src/reporting/page/chart.ts
var layouts = { wide: 640, narrow: 344 }, height = 200, frame = { left: 48, right: 20, top: 12, bottom: 34 };
function rateChart(curve, id) {
  return Object.entries(layouts).map(
    ([name, width]) => draw(curve, { name, width }, `${id}-${name}`)
  );
}
function draw(curve, { name, width }, id) {
  let { points } = curve, axes = { x: delayAxis(points, width), y: rateAxis, width };
  return h(
    "svg",
    {
      class: `chart ${name}`,
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-text`
    },
    h("title", { id: `${id}-title` }, `Hang rate over the delay: ${curveName(curve)}`),
    h("desc", { id: `${id}-text` }, points.map(told).join("; ")),
    [0, 0.5, 1].map((rate) => gridLine(rate, axes)),
    band(points, axes),
    h("polyline", { class: "rate-line", points: points.map((point) => at(point, axes)).join(" ") }),
    points.map((point) => mark(point, axes)),
    labelled(points, axes).map((point) => tickLabel(point, axes))
  );
}
var told = ({ delay, one }) => `${delay} s: hung ${hangCell(one)}`;
function delayAxis(points, width) {
  let least = points.find(({ delay }) => delay > 0)?.delay ?? 1, scaled = ({ delay }) => Math.log10(1 + delay / least), [first, last] = [scaled(points[0]), scaled(points.at(-1))], room = width - frame.left - frame.right - 24;
  return (point) => frame.left + 12 + room * (scaled(point) - first) / (last - first || 1);
}
var rateAxis = (rate) => frame.top + (height - frame.top - frame.bottom) * (1 - rate), round = (value) => Number(value.toFixed(1)), at = (point, { x, y }, rate = point.rate) => `${round(x(point))},${round(y(rate))}`;
function gridLine(rate, { y, width }) {
  return [
    h("line", { x1: frame.left, x2: width - frame.right, y1: y(rate), y2: y(rate), class: "grid" }),
    h("text", { x: frame.left - 8, y: y(rate) + 4, class: "words quiet end" }, percent(rate))
  ];
}
function band(points, axes) {
  let upper = points.map((point) => at(point, axes, point.high)), lower = points.map((point) => at(point, axes, point.low)).reverse();
  return h("polygon", { class: "band", points: [...upper, ...lower].join(" ") });
}
function mark(point, { x, y }) {
  let column = round(x(point));
  return [
    h("line", {
      x1: column,
      x2: column,
      y1: round(y(point.high)),
      y2: round(y(point.low)),
      class: "whisker"
    }),
    h(
      "circle",
      {
        cx: column,
        cy: round(y(point.rate)),
        r: 4.5,
        class: point.rate > 0 ? "node stuck" : "node"
      },
      h("title", {}, told(point))
    )
  ];
}
function labelled(points, { x }) {
  let shown = [];
  for (let point of points) {
    let before = shown.at(-1);
    (!before || x(point) - x(before) >= 42) && shown.push(point);
  }
  return shown;
}
var tickLabel = (point, { x }) => h("text", { x: round(x(point)), y: height - 12, class: "words middle" }, `${point.delay} s`);

// src/reporting/page/drawing.ts
var layouts2 = {
  wide: { width: 880, fork: 250 },
  narrow: { width: 344, fork: 92 }
}, left = 14, laneHeight = 76, headHeight = 30, gap = 18, top = 26, advance = { code: 7.25, words: 6.7, bold: 7.6 };
function hangDrawing(hang, id) {
  return Object.entries(layouts2).map(([name, layout]) => draw2(hang, layout, name, `${id}-${name}`));
}
function draw2(hang, layout, name, id) {
  let { lost } = hang, height2 = headHeight + (lost ? 2 : 1) * laneHeight, child = top + height2 + gap, [lostAt, forkingAt] = lost ? [laneAt(top, 0), laneAt(top, 1)] : [null, laneAt(top, 0)], stuckAt = laneAt(child, 0), at2 = { layout, id, hang };
  return h(
    "svg",
    {
      class: `drawing ${name}`,
      viewBox: `0 0 ${layout.width} ${child + height2 + 2}`,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-text`
    },
    h("title", { id: `${id}-title` }, `What hung: ${hang.stuck.name} of ${hang.stuck.process}`),
    h("desc", { id: `${id}-text` }, inWords(hang)),
    definitions(id),
    box(at2, 1, top, height2),
    box(at2, layout.fork - 16, child, height2),
    forkLine(at2, forkingAt, stuckAt),
    heading(at2, hang.forking, left, top, othersText(hang)),
    heading(at2, hang.stuck, layout.fork + 10, child, originText(hang)),
    lost && lostAt !== null && lostLane(at2, lostAt),
    forkingLane(at2, forkingAt),
    stuckLane(at2, stuckAt),
    lost && ghostLane(at2, laneAt(child, 1))
  );
}
var laneAt = (boxTop, lane) => boxTop + headHeight + lane * laneHeight + 24, awaited = ({ lock, waitsFor }) => lock || waitsFor ? ` for ${lock ?? waitsFor}` : "";
function inWords(hang) {
  let { forking, lost, stuck, waitsAt, fork } = hang, held = lost?.held ? `holds ${lost.held}` : "would have to answer the child,", lock = awaited(hang);
  return [
    lost && `In ${lost.thread.process}, ${lost.thread.name} ${held} at ${line(lost.place)}.`,
    `${forking.name} of ${forking.process} forks${fork.place ? ` at ${line(fork.place)}` : ""}.`,
    lost && `${stuck.process} has no ${lost.thread.name}: a fork copies only the thread that forks.`,
    `There, ${stuck.name} waits${lock} for ever at ${line(waitsAt)}.`
  ].filter(Boolean).join(" ");
}
function definitions(id) {
  let stop = (offset, shown) => h("stop", { offset, class: `stop ${shown}` }), fade = (name, from, to) => h("linearGradient", { id: `${id}-${name}` }, stop(0, from), stop(1, to));
  return h(
    "defs",
    {},
    fade("in", "hidden", "shown"),
    fade("out", "shown", "hidden"),
    h(
      "pattern",
      {
        id: `${id}-waits`,
        width: 7,
        height: 7,
        patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45)"
      },
      h("rect", { width: 7, height: 7, class: "stripe-ground" }),
      h("rect", { width: 3.5, height: 7, class: "stripe" })
    )
  );
}
var box = ({ layout }, x, y, height2) => h("rect", { x, y, width: layout.width - 1 - x, height: height2, rx: 8, class: "process" });
function heading({ layout }, { process, pid }, x, y, note) {
  let room = layout.width - left - x, named = oneLine(process === `process ${pid}` ? process : `${process}, process ${pid}`), fits = (named.length + note.length + 3) * advance.bold <= room;
  return [
    label(x, y + 20, named, { width: room, kind: "words name" }),
    fits && h("text", { x: layout.width - left, y: y + 20, class: "words quiet end" }, oneLine(note))
  ];
}
var originText = ({ stuck, fork }) => stuck.pid === fork.child ? "made by the fork" : "made by the child of the fork", othersText = ({ others }) => {
  let [first] = others;
  return first ? others.length === 1 ? `and ${first.name}` : `and ${others.length} more threads` : "";
};
function forkLine({ layout: { fork } }, from, to) {
  return [
    h("line", { x1: fork, y1: 20, x2: fork, y2: from, class: "moment" }),
    h("line", { x1: fork, y1: from, x2: fork, y2: to - 9, class: "thread" }),
    h("path", { d: `M ${fork - 5} ${to - 14} l 5 8 l 5 -8`, class: "thread" }),
    h("text", { x: fork, y: 13, class: "code name middle above" }, "fork()")
  ];
}
function lostLane(at2, y) {
  let { layout, hang } = at2, { thread, place: place2, held } = hang.lost, said = held ? `holds ${held}` : "would have to answer the child", bars = held ? heldBars(at2, y) : [];
  return [
    label(left, y - 10, thread.name, { width: layout.width - left, kind: "words" }),
    h("line", { x1: left, y1: y, x2: layout.width - left, y2: y, class: "thread later" }),
    h("line", { x1: left, y1: y, x2: layout.fork, y2: y, class: "thread" }),
    ...bars,
    ...ticks(at2, thread, y),
    h("circle", { cx: layout.fork, cy: y, r: 4.5, class: held ? "node stuck" : "node" }),
    ...quote(at2, left, y, said, place2, held !== null)
  ];
}
function heldBars(at2, y) {
  let { layout, id, hang } = at2, bar = (x, end, fill) => h("rect", { x, y: y - 5, width: end - x, height: 10, class: fill ? null : "held", fill }), known = heldSpans(at2).map(([from, to]) => bar(from, to)), { fork } = layout;
  if (known.length > 0 && covers(heldSpans(at2), fork)) return known;
  let start = Math.max(left + 4, fork - 70);
  return [
    ...known,
    bar(start, fork - 24, `url(#${id}-in)`),
    bar(fork - 24, fork + 24),
    bar(fork + 24, fork + (hang.lost?.goesOn ? 40 : 90), `url(#${id}-out)`)
  ];
}
var covers = (spans, x) => spans.some(([from, to]) => from <= x && x <= to);
function heldSpans(at2) {
  let { hang, layout } = at2, own = placed(at2).filter(
    ({ step }) => step.thread.id === hang.lost?.thread.id && step.lock === hang.waitsFor
  );
  return own.flatMap(({ step, x }, index) => {
    if (step.did !== "got") return [];
    let end = own.slice(index + 1).find(({ step: later }) => later.did === "released");
    return [[x, end?.x ?? layout.width - left]];
  });
}
function placed({ hang, layout }) {
  let steps = [...hang.steps].sort((a, b) => a.time - b.time), before = steps.filter(({ time }) => time <= hang.fork.time), after = steps.slice(before.length), spread = (list2, from, to) => list2.map((step, index) => ({ step, x: from + (to - from) * (index + 1) / (list2.length + 1) }));
  return [
    ...spread(before, left, layout.fork),
    ...spread(after, layout.fork, waitsFrom(layout) + (layout.width - layout.fork) / 4)
  ];
}
function ticks(at2, { id }, y) {
  return placed(at2).filter(({ step }) => step.thread.id === id).map(
    ({ step, x }) => h("circle", { cx: x, cy: y, r: 2.5, class: `tick ${step.did}` }, h("title", {}, told2(step)))
  );
}
var verbs = { asked: "asks for", got: "gets", released: "releases" }, told2 = ({ did, lock, place: place2, inParentOnly }) => `${verbs[did]} ${lock}${place2 ? ` at ${line(place2)}` : ""}${inParentOnly ? ", in this process only" : ""}`;
function forkingLane(at2, y) {
  let { layout, hang } = at2, { fork } = layout;
  return [
    label(left, y - 10, hang.forking.name, { width: fork - left - 8, kind: "words" }),
    h("line", { x1: left, y1: y, x2: fork, y2: y, class: "thread" }),
    h("line", { x1: fork, y1: y, x2: layout.width - left, y2: y, class: "thread later" }),
    ...ticks(at2, hang.forking, y),
    h("circle", { cx: fork, cy: y, r: 4.5, class: "node" }),
    ...quote(at2, fork + 10, y, "forks", hang.fork.place, !1)
  ];
}
var waitsFrom = ({ width, fork }) => fork + (width - fork) * 0.2;
function stuckLane(at2, y) {
  let { layout, id, hang } = at2, { stuck, waitsAt } = hang, { fork, width } = layout, from = waitsFrom(layout), said = `waits for ever${awaited(hang)}`;
  return [
    label(fork + 10, y - 10, stuck.name, { width: width - fork - 24, kind: "words" }),
    h("line", { x1: fork, y1: y, x2: from, y2: y, class: "thread" }),
    h("rect", {
      x: from,
      y: y - 5,
      width: width - left - from,
      height: 10,
      fill: `url(#${id}-waits)`
    }),
    h("line", { x1: from, y1: y - 8, x2: from, y2: y + 8, class: "end" }),
    h("circle", { cx: fork, cy: y, r: 4.5, class: "node" }),
    ...ticks(at2, stuck, y),
    ...quote(at2, fork + 10, y, said, waitsAt, !0)
  ];
}
function ghostLane({ layout: { fork, width }, hang }, y) {
  let { thread, held } = hang.lost, nobody = held ? "nobody can release the lock" : "nobody does its work", cross = `M ${fork - 4} ${y - 4} l 8 8 m 0 -8 l -8 8`, room = { width: width - fork - 24 };
  return [
    label(fork + 10, y - 10, thread.name, { ...room, kind: "words quiet" }),
    h("line", { x1: fork + 8, y1: y, x2: width - left, y2: y, class: "ghost" }),
    h("path", { d: cross, class: "end" }),
    label(fork + 10, y + 18, "not copied by the fork:", { ...room, kind: "words quiet" }),
    label(fork + 10, y + 34, nobody, { ...room, kind: "words quiet" })
  ];
}
function quote(at2, x, y, said, place2, stuck) {
  let width = at2.layout.width - left - x, kind = stuck ? "words stuck" : "words", text = label(x, y + 18, said, { width, kind });
  return place2 ? [text, sourceLine(x, y + 34, place2, width)] : [text];
}
function sourceLine(x, y, place2, width) {
  let room = Math.floor(width / advance.code), code = oneLine(place2.text ?? `in ${place2.function}`), where = shortPath(oneLine(line(place2)), room - code.length - 2);
  return h(
    "text",
    { x, y, class: "code" },
    h("tspan", { class: "quiet" }, where),
    h("tspan", { dx: 10 }, truncate(code, Math.max(4, room - where.length - 2)))
  );
}
function shortPath(path, room) {
  if (path.length <= room) return path;
  let name = path.slice(path.lastIndexOf("/") + 1);
  return name.length <= 24 ? name : `\u2026${name.slice(-23)}`;
}
function label(x, y, text, { width, kind }) {
  let sign = /name|stuck/.test(kind) ? advance.bold : advance.words;
  return h("text", { x, y, class: kind }, truncate(oneLine(text), Math.floor(width / sign)));
}

// src/reporting/page/incidents.ts
var maxRows2 = 200;
function incidentTable(incidents2) {
  let columns = ["test", "waits for", "blocked at", "after", "trials"], shown = incidents2.slice(0, maxRows2), left2 = incidents2.length - shown.length;
  return [
    h("h4", {}, `${plural(incidents2.length, "hang")} in this command`),
    scrollTable("Hangs in this command", columns, [h("tbody", {}, shown.map(row))]),
    ...leftOut(plural(left2, "more hang"), left2)
  ];
}
function row({ test, diagnosis, proof, pid, seconds, trials, processes, reason }) {
  let { blocked, lock } = diagnosis ?? {}, proven = proof === "proven" ? "" : `${proof}; `;
  return h(
    "tr",
    { class: "hung" },
    h("th", { scope: "row" }, test ? prose(test, 300) : `process ${pid}`),
    h("td", {}, prose(lock ?? "unknown", 200), reason && below(`${proven}${reason}`)),
    h("td", {}, blocked ? [h("code", {}, prose(line(blocked), 300)), quoted(blocked.text)] : "\u2013"),
    h("td", {}, duration(seconds)),
    h(
      "td",
      {},
      trials.join(", "),
      processes > 1 && below(plural(processes, "process", "processes"))
    )
  );
}
var quoted = (text) => text ? h("div", { class: "below" }, h("code", {}, prose(text, 200))) : null;

// src/reporting/page/hangs.ts
var maxOutput = 16e3;
function hangArticle(finding, id, { conclusions }, options) {
  let { best, kind } = finding, bad = kind === "regression" || kind === "invalid";
  return h(
    "article",
    { id, "aria-labelledby": `${id}-heading` },
    h("span", { class: bad ? "badge bad" : "badge" }, labels[kind]),
    h("h3", { id: `${id}-heading` }, prose(findingTitle(finding), 300)),
    h("p", {}, prose(cause(best), 1500)),
    factList(finding, remedies(finding, conclusions).slice(0, 3), options),
    drawing(best, id),
    placeList(best),
    ...incidents(best),
    reasons(best),
    listings(best).length > 0 && stacks(best),
    output(best)
  );
}
function incidents({ incident, incidents: all = [] }) {
  return all.length > 1 && all[0] === incident ? incidentTable(all) : [];
}
function factList(finding, todo, { docsBase }) {
  let { best, cases } = finding, page = best.diagnosis && hazardPage(best.diagnosis), more = page && docsBase && h("a", { href: `${docsBase}/${page}.md` }, `More about ${page}`), known = [
    ["to do", todo.length > 0 && [...todo.flatMap((text) => [prose(text, 800), " "]), more]],
    ...lockFacts(best).map(([name, text]) => [name, prose(text, 300)]),
    ["seen", `${best.variant}, ${whereName(best)}: ${outcomeSentence(best)}`],
    ["also", alsoText(cases.slice(1))],
    ["expected", best.verdict === "regression" && best.expected.join(" or ")],
    ["before", baselineSentence(best).replace("Baseline: ", "")]
  ].filter(([, value]) => value);
  return h(
    "dl",
    {},
    known.map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])
  );
}
function alsoText(cases) {
  let named = cases.slice(0, 6).map((one) => `${one.variant}, ${whereName(one)}`), left2 = cases.length - named.length;
  return named.join("; ") + (left2 > 0 ? ` and ${left2} more` : "");
}
function drawing({ evidence, diagnosis }, id) {
  let hang = evidence && diagnosis && hangOf(evidence, diagnosis);
  if (!hang || hang.stuck.pid === hang.forking.pid) return null;
  let key = (mark2, text) => h("span", {}, mark2, text), swatch = (...marks) => h("svg", { viewBox: "0 0 26 10", "aria-hidden": "true" }, marks);
  return h(
    "figure",
    {},
    hangDrawing(hang, id),
    h(
      "figcaption",
      {},
      hang.lost?.held && key(swatch(h("rect", { width: 26, height: 10, class: "held" })), "holds the lock"),
      key(
        swatch(
          h("rect", { width: 26, height: 10, class: "stripe-ground" }),
          h("path", { d: "M 0 10 l 10 -10 m 0 10 l 10 -10 m 0 10 l 6 -6", class: "stripe-line" })
        ),
        "waits for ever"
      ),
      hang.lost && key(swatch(h("line", { x2: 26, y1: 5, y2: 5, class: "ghost" })), "not there"),
      h("span", {}, "time goes to the right, not to scale")
    )
  );
}
function placeList({ diagnosis }) {
  let { fork, blocked, holder } = diagnosis ?? {}, items = [
    holder && place(holder.thread, "at the fork", holder),
    fork && place("fork", "made the child", fork),
    blocked && place(blocked.thread, `process ${blocked.pid}, for ever`, blocked, "stuck")
  ];
  return items.some(Boolean) ? h("ol", { class: "places" }, items) : null;
}
function place(who, what, at2, kind = null) {
  return h(
    "li",
    {},
    h(
      "div",
      {},
      h("strong", { class: kind }, prose(who, 100)),
      h("br"),
      h("span", { class: "quiet" }, what)
    ),
    h(
      "div",
      {},
      h("code", {}, prose(line(at2), 300)),
      h("span", { class: "quiet" }, " in ", h("code", {}, prose(at2.function, 200))),
      at2.text && h("pre", {}, h("span", { class: "line" }, at2.line), h("code", {}, prose(at2.text, 500)))
    )
  );
}
function folded(title, ...body) {
  return h("details", {}, h("summary", {}, title), body);
}
function reasons({ diagnosis }) {
  if (!diagnosis) return null;
  let because = (diagnosis.because ?? []).slice(0, 20);
  return folded(
    "What this rests on",
    h(
      "ul",
      {},
      because.map((text) => h("li", {}, prose(text, 500))),
      h("li", {}, `Confidence: ${diagnosis.confidence}.`)
    )
  );
}
function stacks(one) {
  return folded(
    "Stacks and waits",
    listings(one).map(({ title, lines: lines2 }) => [h("h4", {}, title), h("pre", {}, lines2.join(`
`))])
  );
}
function output(one) {
  let run = tellingRun(one);
  if (!run || toldLock(one) && !one.evidence) return null;
  let stream = (name, text) => text?.trim() ? [h("h4", {}, name), h("pre", {}, tailBytes(text.trimEnd(), maxOutput))] : null;
  return folded(
    "One trial",
    h("p", {}, prose(runSentence(run), 300)),
    (run.notes ?? []).slice(0, 20).map((note) => h("p", {}, prose(note, 300))),
    stream("stdout", run.stdout),
    stream("stderr", run.stderr),
    stream("install", one.install)
  );
}

// src/reporting/page/style.ts
var style = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --sunk: #f5f6f7; --ink: #1d2126; --quiet: #59626d; --rule: #d8dce1;
  --thread: #7a8490; --stuck: #b83210; --stuck-ground: #fbe9e3; --chip: #1d2126; --chip-ink: #ffffff;
  --words: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif;
  --code: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) { :root {
  --paper: #14171b; --sunk: #1b1f24; --ink: #e4e7eb; --quiet: #98a2ae; --rule: #323941;
  --thread: #77828f; --stuck: #ff8a5c; --stuck-ground: #3a2219; --chip: #e4e7eb; --chip-ink: #14171b;
} }
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 15px/1.5 var(--words); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 70rem; padding: 0 1.5rem 3rem; }
a { color: inherit; text-decoration-color: var(--thread); text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4, p { overflow-wrap: anywhere; }
h1, h2, h3, h4, p, ol, ul, dl, figure, table { margin: 0; }
code, pre, samp { font: .88em/1.5 var(--code); }
code { unicode-bidi: isolate; overflow-wrap: anywhere; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .25rem .5rem; }

header { padding: 2rem 0 1.25rem; }
.brand { display: flex; align-items: center; gap: .5rem; font-weight: 600; font-size: .93rem; }
.brand svg { width: 18px; height: 18px; }
h1 { font-size: 1.45rem; line-height: 1.35; font-weight: 600; letter-spacing: -.01em; margin-top: .9rem; text-wrap: pretty; max-width: 56rem; }
.wrong h1 { border-left: 4px solid var(--stuck); padding-left: .8rem; margin-left: -1.05rem; }
.facts { color: var(--quiet); font-size: .9rem; margin-top: .5rem; }
nav { border-block: 1px solid var(--rule); padding: .55rem 0; font-size: .9rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; }
section { padding-top: 2.1rem; }
h2 { font-size: 1.05rem; font-weight: 600; margin-bottom: .7rem; }
h3 { font-size: 1.05rem; line-height: 1.4; font-weight: 600; }
h4 { font-size: .8rem; font-weight: 600; color: var(--quiet); margin: 1.1rem 0 .35rem; }
.quiet { color: var(--quiet); }

.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; }
th, td { padding: .27rem 1rem .27rem 0; vertical-align: top; }
thead th { color: var(--quiet); font-weight: 500; min-width: 6.5rem; border-bottom: 1px solid var(--rule); vertical-align: bottom; }
tbody + tbody th[scope=rowgroup] { padding-top: 1rem; }
th[scope=rowgroup] code { color: var(--quiet); font-weight: 400; margin-left: .6rem; }
tr + tr > td, tr + tr > th { border-top: 1px solid var(--rule); }
th[scope=row] { font: 400 .88em/1.7 var(--code); padding-left: .9rem; white-space: nowrap; position: sticky; left: 0; background: var(--paper); }
td { white-space: nowrap; }
.outcome { display: inline-block; min-width: 6.4rem; }
.outcome a { text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
.hung .outcome, .stuck { color: var(--stuck); }
.hung .outcome { font-weight: 600; }
.figures { display: inline-flex; align-items: center; gap: .55rem; color: var(--quiet); min-width: 11.6rem; }
.hung .figures { color: var(--ink); }
.interval { width: 60px; height: 10px; flex: none; overflow: visible; }
.interval .zero { fill: var(--paper); stroke: var(--thread); stroke-width: 1.5; }
.badge { display: inline-block; font-size: .78rem; line-height: 1.3; padding: .1rem .45rem; border-radius: 4px; border: 1px solid var(--rule); color: var(--quiet); white-space: nowrap; }
td .badge { padding-inline: 0; border-color: transparent; }
td .badge.bad { padding-inline: .45rem; }
.badge.bad { background: var(--chip); border-color: var(--chip); color: var(--chip-ink); font-weight: 600; }

.below { color: var(--quiet); font: .86rem/1.4 var(--words); white-space: normal; max-width: 22rem; }
.sweep { margin-bottom: 1.6rem; }
.sweep h3, .sweep p { margin-bottom: .3rem; }

.many :is(.outcome, .figures, td .badge) { display: block; min-width: 0; width: fit-content; }
.many .interval { display: none; }

article { border: 1px solid var(--rule); border-radius: 10px; padding: 1.2rem 1.4rem 1.1rem; }
article + article { margin-top: 1.2rem; }
article:target { border-color: var(--thread); box-shadow: 0 0 0 1px var(--thread); }
article > .badge { margin-bottom: .45rem; }
article > p { margin-top: .45rem; max-width: 46rem; }
article > dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.1rem; margin-top: .8rem; font-size: .93rem; max-width: 50rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
figure { margin: 1.2rem 0 .4rem; }
figcaption { color: var(--quiet); font-size: .82rem; margin-top: .55rem; display: flex; flex-wrap: wrap; gap: .2rem 1.3rem; }
figcaption span { display: inline-flex; align-items: center; gap: .45rem; }
figcaption svg { width: 26px; height: 10px; flex: none; }
.places { list-style: none; padding: 0; border-top: 1px solid var(--rule); margin-top: 1rem; font-size: .93rem; }
.places li { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: 0 1rem; padding: .5rem 0; overflow-wrap: anywhere; border-bottom: 1px solid var(--rule); }
.places pre { margin: .15rem 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { font-size: 1em; }
.places .line { color: var(--quiet); display: inline-block; min-width: 2.6rem; margin-right: .7rem; user-select: none; }
details { margin-top: .7rem; font-size: .93rem; }
summary { cursor: pointer; width: fit-content; color: var(--quiet); }
details[open] > summary { color: var(--ink); }
details pre, .sunk { background: var(--sunk); border-radius: 6px; padding: .6rem .8rem; overflow-x: auto; margin: 0; max-height: 26rem; }
details ul, .plain { padding-left: 1.15rem; }
.plain li { margin-top: .35rem; max-width: 50rem; }
.rates { display: grid; grid-template-columns: minmax(0, 640px) minmax(13rem, 1fr); gap: 1rem 2rem; align-items: start; margin-bottom: 1.6rem; }
.rates h3 { grid-column: 1 / -1; font-size: .95rem; }
.rates figure { margin: 0; }
footer { margin-top: 2.6rem; padding-top: .8rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: .85rem; }

.drawing, .chart { display: block; width: 100%; height: auto; }
.narrow { display: none; }
.drawing text, .chart text { fill: var(--ink); unicode-bidi: isolate; }
.drawing text { paint-order: stroke; stroke: var(--sunk); stroke-width: 4px; stroke-linejoin: round; }
.drawing .above { stroke: var(--paper); }
.words { font: 12.5px var(--words); }
.code { font: 12px var(--code); }
.drawing .name { font-weight: 600; }
.drawing text.quiet, .drawing tspan.quiet, .chart text.quiet { fill: var(--quiet); }
.drawing text.stuck { fill: var(--stuck); font-weight: 600; }
.end { text-anchor: end; } .middle { text-anchor: middle; }
.process { fill: var(--sunk); stroke: var(--rule); }
.thread { stroke: var(--ink); stroke-width: 2; fill: none; }
.later { stroke: var(--thread); stroke-width: 1; }
.ghost { stroke: var(--thread); stroke-width: 1.5; stroke-dasharray: 2 5; stroke-linecap: round; }
.moment { stroke: var(--thread); stroke-width: 1; stroke-dasharray: 4 3; }
path.end, line.end { stroke: var(--stuck); stroke-width: 2; fill: none; }
.held { fill: var(--stuck); }
.stop { stop-color: var(--stuck); } .stop.hidden { stop-opacity: 0; }
.stripe-ground { fill: var(--stuck-ground); } .stripe { fill: var(--stuck); }
.stripe-line { stroke: var(--stuck); stroke-width: 3; fill: none; }
.node { fill: var(--paper); stroke: var(--ink); stroke-width: 2; }
.node.stuck { fill: var(--stuck); stroke: var(--sunk); }
.tick { fill: var(--paper); stroke: var(--ink); stroke-width: 1.2; } .tick.got { fill: var(--ink); }
.chart .node.stuck { stroke: var(--paper); }
.grid { stroke: var(--rule); }
.band { fill: var(--stuck); opacity: .12; }
.rate-line { fill: none; stroke: var(--stuck); stroke-width: 1.75; stroke-linejoin: round; }
.whisker { stroke: var(--thread); }

@media screen and (max-width: 44rem) {
  body { padding: 0 1rem 2rem; }
  .wide { display: none; } .narrow { display: block; }
  .wrong h1 { margin-left: -.4rem; }
  article { padding: 1rem .85rem; }
  .outcome, .figures, td .badge { display: block; min-width: 0; width: fit-content; }
  .interval { display: none; }
  tr + tr > td, tr + tr > th { padding-block: .4rem; }
  article > dl { grid-template-columns: 1fr; gap: 0; }
  dd + dt { margin-top: .5rem; }
  .places li { grid-template-columns: minmax(0, 1fr); }
  .rates { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  :root {
    --paper: #ffffff; --sunk: #f7f7f8; --ink: #000000; --quiet: #4b535d; --rule: #c9ced4;
    --thread: #6b7480; --stuck: #a82b0b; --stuck-ground: #fbe9e3; --chip: #000000; --chip-ink: #ffffff;
  }
  @page { margin: 16mm 14mm; }
  html { font-size: 11px; }
  body { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  .wide { display: block; } .narrow { display: none; }
  h2, h3, h4 { break-after: avoid; }
  article, figure, .places li, .rates, tr { break-inside: avoid; }
  article { border: 0; border-top: 1px solid var(--rule); border-radius: 0; padding: 1rem 0 0; break-inside: auto; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  details pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: none; overflow: visible; }
  .scroll { overflow: visible; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

// src/reporting/page/sweep.ts
var maxRows3 = 200;
function sweepTables(cases) {
  return cases.flatMap((one) => one.sweep ? [sweepTable(one, one.sweep)] : []);
}
function sweepTable(one, sweep) {
  let sorted = [...sweep.locks].sort((a, b) => rank(a) - rank(b)), shown = sorted.slice(0, maxRows3), left2 = sorted.length - shown.length, columns = ["lock", "the child", "held at", "blocked at", "predicted rate", "replay"], name = `${one.repro}, ${whereName(one)}`;
  return h(
    "div",
    { class: "sweep" },
    h("h3", {}, prose(name, 200)),
    h("p", { class: "quiet" }, `${sweepSentence(one)}.`),
    scrollTable(`Locks of ${name}`, columns, [h("tbody", {}, shown.map(lockRow))]),
    leftOut(plural(left2, "more lock"), left2)
  );
}
var rank = (lock) => 2 * sweepAnswers.indexOf(lock.answer) + Number(lock.possible && !isHanging(lock));
function lockRow(lock) {
  let { name, kind, made, predictedRate, replay } = lock;
  return h(
    "tr",
    { class: isHanging(lock) ? "hung" : null },
    h(
      "th",
      { scope: "row" },
      prose(name, 200),
      below(`${kind}${made ? `, made at ${line(made)}` : ""}`)
    ),
    h("td", {}, h("span", { class: "outcome" }, answerWords(lock)), answerNote(lock)),
    h("td", {}, placeCell(lock.holder, lock.holder?.thread)),
    h("td", {}, placeCell(lock.blocked, lock.hook ? `in the hook ${lock.hook}` : null)),
    h("td", {}, predictedRate === null ? "\u2013" : percent(predictedRate)),
    h("td", {}, replay ? h("code", {}, prose(replayOption(replay), 200)) : "\u2013")
  );
}
function answerNote({ possible, accepted, change, reason }) {
  let said = [
    accepted && "accepted",
    change && "not so in the baseline",
    possible && "no thread of the program was seen to take it: one of the sweep held it",
    reason
  ].filter(Boolean);
  return said.length > 0 && below(said.join("; "));
}
function placeCell(place2, note) {
  return place2 ? [h("code", {}, prose(line(place2), 200)), note && below(note)] : "\u2013";
}

// src/reporting/page/page.ts
var max = { hangs: 100, entries: 100, charts: 50, standings: 20 };
function renderPage(results, options = {}) {
  let shown = sections(results, options), page = h(
    "html",
    { lang: "en" },
    head(results),
    h(
      "body",
      {},
      h("a", { class: "skip", href: "#cases" }, "Skip to the cases"),
      banner(results),
      navigation(shown),
      h("main", {}, shown.map(section)),
      h(
        "footer",
        {},
        `Written by ${results.tool.name} ${results.tool.version}. All of it is in results.json.`
      )
    )
  );
  return breakCommands(`<!doctype html>
${page.markup}
`);
}
function head(results) {
  let policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return h(
    "head",
    {},
    h("meta", { charset: "utf-8" }),
    h("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    h("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    h("meta", { name: "referrer", content: "no-referrer" }),
    h("meta", { name: "color-scheme", content: "light dark" }),
    h("link", { rel: "icon", href: "data:," }),
    h("title", {}, `Fork Safety: ${headline(results)}`),
    new Html(`<style>${style}</style>
`)
  );
}
function banner(results) {
  let { environment, legs = [] } = results, fork = h(
    "svg",
    { viewBox: "0 0 18 18", "aria-hidden": "true" },
    h("path", { d: "M 2 4 h 14 M 6 4 v 6 q 0 4 4 4 h 2", class: "thread" }),
    h("circle", { cx: 14, cy: 14, r: 2.5, class: "held" })
  ), machines = legs.length > 0 ? plural(legs.length, "leg") : machineName(environment), pythons = [...new Set(results.cases.map(({ python }) => pythonName(python)))], listed = pythons.slice(0, 6).join(", ") + (pythons.length > 6 ? ` and ${pythons.length - 6} more` : "");
  return h(
    "header",
    { class: verdictOf(results).is === "as-expected" ? null : "wrong" },
    h("div", { class: "brand" }, fork, "Fork Safety"),
    h("h1", {}, prose(headline(results), 600)),
    h("p", { class: "facts" }, prose([machines, listed].filter(Boolean).join(" \xB7 "), 500))
  );
}
function navigation(shown) {
  return h(
    "nav",
    { "aria-label": "Sections" },
    h(
      "ul",
      {},
      shown.map(({ id, title }) => h("li", {}, h("a", { href: `#${id}` }, title)))
    )
  );
}
function section({ id, title, body }) {
  return h(
    "section",
    { id, "aria-labelledby": `${id}-title` },
    h("h2", { id: `${id}-title` }, title),
    body
  );
}
function sections(results, options) {
  let told3 = toldFindings(results.cases);
  return [
    { id: "cases", title: "Cases", body: caseTable(results.cases, anchors(told3)) },
    { id: "platforms", title: "Where platforms disagree", body: platformList(results.cases) },
    { id: "hangs", title: "What was found", body: hangList(told3, results, options) },
    { id: "sweeps", title: "Locks held at the fork", body: sweepTables(results.cases) },
    { id: "standing", title: "Where it stood", body: standingList(results) },
    { id: "rates", title: "Rate over the delay before the fork", body: rateList(results.cases) },
    { id: "conclusions", title: "Conclusions", body: conclusionList(results) },
    { id: "warnings", title: "Warnings", body: warningList(results.cases) },
    { id: "skipped", title: "Skipped", body: skippedList(results.cases) },
    {
      id: "notes",
      title: "Notes",
      body: list((results.notes ?? []).map((note) => prose(note, 600)))
    },
    { id: "machine", title: "Where it ran", body: machineList(results) }
  ].filter(({ body }) => !(Array.isArray(body) && body.length === 0) && body !== null);
}
function toldFindings(cases) {
  let all = findings(cases), places = new Set(
    all.filter(({ kind }) => kind !== "compared").map(({ best }) => placeOf(best))
  );
  return all.filter(({ kind, best }) => kind !== "compared" || !places.has(placeOf(best)));
}
function placeOf({ repro, diagnosis }) {
  let { blocked, hazard } = diagnosis ?? {};
  return JSON.stringify([repro, hazard, blocked?.file, blocked?.line]);
}
function anchors(told3) {
  let byCase = new Map(told3.flatMap(({ cases }, at2) => cases.map((one) => [one, anchor(at2)]))), byPlace = new Map(
    told3.map(({ best }, at2) => [placeOf(best), anchor(at2)]).reverse()
  );
  return (one) => byCase.get(one) ?? (one.diagnosis ? byPlace.get(placeOf(one)) ?? null : null);
}
var anchor = (at2) => `hang-${at2 + 1}`;
function platformList(cases) {
  return list(
    disagreements(cases).map(({ repro, variant, outcomes }) => [
      h("strong", {}, prose(`${repro}, ${variant}`, 200)),
      ": ",
      prose(
        outcomes.map(([outcome, where]) => `${outcome} on ${whereNames(where).join("; ")}`).join(", "),
        800
      )
    ])
  );
}
function hangList(told3, results, options) {
  let shown = told3.slice(0, max.hangs);
  return [
    ...shown.map((finding, at2) => hangArticle(finding, anchor(at2), results, options)),
    ...leftOut(`${told3.length - shown.length} more`, told3.length - shown.length)
  ];
}
function standingList({ cases, leg }) {
  let all = cases.flatMap((one) => standingOf(one, leg?.folders?.cwd) ?? []), shown = all.slice(0, max.standings).map(({ title, groups, more }) => [
    h("h3", {}, prose(title, 300)),
    groups.map(({ threads, lines: lines2 }) => [
      h("h4", {}, prose(threads, 300)),
      h("pre", { class: "sunk" }, lines2.join(`
`))
    ]),
    leftOut(plural(more, "more stack"), more)
  ]);
  return [
    ...shown.map((parts) => h("div", { class: "standing" }, parts)),
    ...leftOut(`${all.length - shown.length} more`, all.length - shown.length)
  ];
}
function rateList(cases) {
  let all = curves(cases), shown = all.slice(0, max.charts);
  return [
    ...shown.map((curve, at2) => rates(curve, `rate-${at2 + 1}`)),
    ...leftOut(`${all.length - shown.length} more`, all.length - shown.length)
  ];
}
function rates(curve, id) {
  let rows = curve.points.map(
    ({ delay, one }) => h("tr", {}, h("th", { scope: "row" }, `${delay} s`), h("td", {}, hangCell(one)))
  ), columns = ["delay", "hung"].map((name) => h("th", { scope: "col" }, name));
  return h(
    "div",
    { class: "rates" },
    h("h3", {}, prose(curveName(curve), 200)),
    h("figure", {}, rateChart(curve, id)),
    h("table", {}, h("thead", {}, h("tr", {}, columns)), h("tbody", {}, rows))
  );
}
function list(entries) {
  if (entries.length === 0) return [];
  let shown = entries.slice(0, max.entries);
  return [
    h(
      "ul",
      { class: "plain" },
      shown.map((entry) => h("li", {}, entry))
    ),
    ...leftOut(`${entries.length - shown.length} more`, entries.length - shown.length)
  ];
}
function conclusionList(results) {
  return list(
    otherConclusions(results).map((one) => [
      h("strong", {}, prose(`${conclusionSubject(one)}:`, 200)),
      " ",
      prose(one.text, 800)
    ])
  );
}
function warningList(cases) {
  return list(
    [...warningsById(cases)].map(([id, { text, repros }]) => [
      h("code", {}, prose(id, 80)),
      ` in ${[...repros].slice(0, 5).join(", ")}: `,
      prose(text, 500)
    ])
  );
}
function skippedList(cases) {
  return list(
    skips(cases).map(({ names, reason }) => [prose(names, 250), ": ", prose(reason, 400)])
  );
}
function machineList({ environment, legs = [], cases }) {
  let pythons = new Map(cases.map(({ python }) => [pythonName(python) + python.path, python]));
  return list([
    ...legs.length === 0 ? [prose(machineName(environment), 300)] : [],
    ...legs.map((leg) => [
      prose(`${leg.name}:`, 200),
      " ",
      prose(leg.missing || !leg.environment ? "missing" : machineName(leg.environment), 300)
    ]),
    ...[...pythons.values()].map((python) => [
      prose(pythonName(python), 100),
      python.origin ? [" from ", prose(python.origin, 60)] : "",
      ": ",
      h("code", {}, prose(python.path, 300))
    ])
  ]);
}
export {
  renderPage
};
