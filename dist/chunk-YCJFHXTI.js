import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  code,
  details,
  fence,
  html,
  prose,
  table
} from "./chunk-57RGTFX4.js";
import {
  blindness,
  curveName,
  curves,
  disagreements,
  groups,
  hangOf,
  headline,
  listings,
  machineName,
  matrix,
  maxLines,
  rateBar,
  runSentence,
  standingOf
} from "./chunk-HCZJ2AW3.js";
import {
  hazardPage
} from "./chunk-DKX6DMRH.js";
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
  warningsById,
  worstFirst
} from "./chunk-KPW73PEQ.js";
import {
  baselineSentence,
  caseName,
  cause,
  hangCell,
  line,
  outcomeSentence,
  plural,
  pythonName,
  skips,
  tellingRun,
  verdictText,
  whereName,
  whereNames
} from "./chunk-AEWW6MFW.js";
import {
  breakCommands,
  cutBytes,
  oneLine,
  tailBytes,
  verdictOf
} from "./chunk-U5ILEWQD.js";

// src/reporting/diagram.ts
function sequenceDiagram(evidence, diagnosis) {
  let hang = hangOf(evidence, diagnosis);
  return hang && draw(hang);
}
function draw(hang) {
  let all = /* @__PURE__ */ new Map(), { forking, lost, stuck, lock } = hang;
  for (let one of [forking, lost?.thread, stuck]) one && participant(all, one);
  lock && lockParticipant(all, lock);
  let drawn = [...[...[...earlierStep(hang), ...hang.steps.map((step) => lockStep(all, step))], forkStep(all, hang)].sort((a, b) => a.time - b.time).flatMap(({ lines }) => lines), endLine(all, hang)];
  return ["sequenceDiagram", ...[...[...all].map(([id, name]) => `participant ${id} as ${label(name)}`), ...drawn].map((text) => `  ${text}`)].join(`
`);
}
function participant(all, { id, process, name }) {
  return all.has(id) || all.set(id, `${process}, ${name}`), id;
}
function lockParticipant(all, lock) {
  let known = [...all].find(([id2, name]) => id2.startsWith("lock") && name === lock);
  if (known) return known[0];
  let id = `lock${all.size}`;
  return all.set(id, lock), id;
}
function forkStep(all, { forking, stuck, lost, fork }) {
  let at = fork.place ? `, ${line(fork.place)}` : "", child = participant(all, stuck), made = `${participant(all, forking)}->>${child}: ${label(`fork()${at}`)}`;
  return { time: fork.time, lines: lost ? lostLines(all, lost, made, stuck) : [made] };
}
function lostLines(all, lost, made, stuck) {
  let { thread, place, held, goesOn } = lost, holder = participant(all, thread), doing = `at the fork: ${held ? `holds ${held}, ` : ""}${place.function}, ${line(place)}`, gone = label(`does not exist in ${stuck.process}`), end = goesOn ? [`Note over ${holder}: ${gone}`] : [`destroy ${holder}`, `${participant(all, stuck)}-x${holder}: ${gone}`];
  return [`Note over ${holder}: ${label(doing)}`, made, ...end];
}
function earlierStep({ earlier, forking }) {
  let said = label(`${earlier} earlier events`);
  return earlier > 0 ? [{ time: 0, lines: [`Note over ${forking.id}: ${said}`] }] : [];
}
function lockStep(all, step) {
  let thread = participant(all, step.thread), lock = lockParticipant(all, step.lock), at = step.place ? `, ${line(step.place)}` : "", inParent = step.inParentOnly ? ", in this process only" : "", lines = {
    asked: `${thread}->>${lock}: ${label(`asks${at}`)}`,
    got: `${lock}-->>${thread}: ${label("gets it")}`,
    released: `${thread}->>${lock}: ${label(`releases it${inParent}`)}`
  };
  return { time: step.time, lines: [lines[step.did]] };
}
function endLine(all, { stuck, waitsFor, waitsAt }) {
  let child = participant(all, stuck), waits = label(`waits for ever, ${line(waitsAt)}`);
  return waitsFor ? `${child}-x${lockParticipant(all, waitsFor)}: ${waits}` : `Note over ${child}: ${waits}`;
}
function label(text) {
  return oneLine(text, 90).replace(/[^\p{L}\p{N} ,./()_]/gu, (sign) => `#${sign.codePointAt(0)};`);
}

// src/reporting/details.ts
function findingDetails(finding, detail) {
  let { best } = finding, parts = [
    becauseList(best),
    detail.frames ? diagram(best) : "",
    ...detail.frames ? listings(best).map(listing) : [],
    outputText(best, detail.tails)
  ].filter(Boolean);
  return parts.length === 0 ? "" : details(`Evidence: ${html(findingTitle(finding), 200)}`, parts.join(`

`));
}
function caseDetails({ tails }) {
  return (one) => {
    let body = outputText(one, Math.min(tails, 4e3));
    return body && details(`Output: ${html(caseName(one), 200)}`, body);
  };
}
function environmentDetails(results) {
  let { environment, tool, legs = [], cases } = results, pythons = new Map(cases.map(({ python }) => [pythonName(python) + python.path, python])), legRows = legs.map(({ name, environment: own, missing }) => [
    prose(name, 100),
    missing || !own ? "missing" : prose(`${own.os} ${own.release} ${own.arch}`, 100)
  ]), body = [
    `${prose(tool.name, 60)} ${prose(tool.version, 60)} on ${prose(machineName(environment), 300)}`,
    prose(recordText(environment), 300),
    shownList([...pythons.values()], (python) => {
      let origin = python.origin ? ` from ${prose(python.origin, 40)}` : "";
      return `- ${prose(pythonName(python), 80)}${origin}: ${code(python.path, 200)}`;
    }),
    legRows.length > 0 ? table(["leg", "machine"], legRows.slice(0, 256)) : ""
  ];
  return details("Environment", body.filter(Boolean).join(`

`));
}
function recordText({ startedAt, commit, image }) {
  let when = startedAt?.slice(0, 16).replace("T", " ");
  return [
    when && `Begun at ${when} UTC`,
    commit && `commit ${commit}`,
    image && `image ${image}`
  ].filter(Boolean).join(", ");
}
function shownList(list, entry) {
  let shown = list.slice(0, maxLines).map(entry), left = list.length - shown.length;
  return [...shown, ...left > 0 ? [`- ${left} more`] : []].join(`
`);
}
function becauseList({ diagnosis }) {
  if (!diagnosis) return "";
  let because = (diagnosis.because ?? []).slice(0, 20).map((text) => `- ${prose(text, 500)}`);
  return [`Confidence: ${diagnosis.confidence}.`, because.join(`
`)].filter(Boolean).join(`

`);
}
function diagram({ diagnosis, evidence }) {
  let drawn = diagnosis && evidence ? () => sequenceDiagram(evidence, diagnosis) : () => null, source = diagnosis?.diagram ?? drawn();
  return source && source.length <= 2e4 ? fence(source, "mermaid") : "";
}
function standingText(one) {
  let standing = standingOf(one);
  if (!standing) return "";
  let { title: title2, groups: groups2, more: more2 } = standing, lines = groups2.flatMap(({ threads, lines: lines2 }) => [
    threads,
    ...lines2.map((text) => `  ${text}`)
  ]), left = more2 > 0 ? [`and ${plural(more2, "more stack")}`] : [];
  return details(
    `Stacks: ${html(title2, 200)}`,
    fence([...lines, ...left].map(wholeLine).join(`
`))
  );
}
function listing({ title: title2, lines }) {
  return `${title2}:

${fence(lines.map(wholeLine).join(`
`))}`;
}
function wholeLine(text) {
  return (text.startsWith("  ") ? "  " : "") + oneLine(text, 300);
}
function outputText(of, tails) {
  let run = tellingRun(of);
  if (!run) return "";
  let parts = [
    prose(runSentence(run), 300),
    tail("stdout", run.stdout, tails),
    tail("stderr", run.stderr, tails),
    tail("install", of.install ?? "", tails),
    (run.notes ?? []).slice(0, 20).map((note) => `- ${prose(note, 300)}`).join(`
`)
  ].filter(Boolean);
  return parts.length > 1 ? parts.join(`

`) : "";
}
function tail(name, text, max) {
  let shown = max > 0 ? text.trimEnd() : "";
  return shown ? `${name}:

${fence(tailBytes(shown, max))}` : "";
}

// src/reporting/tables.ts
var maxColumns = 4;
function disagreementTable(list, max) {
  if (list.length === 0) return "";
  let rows = list.slice(0, max).map(({ repro, variant, outcomes }) => [
    code(repro, 100),
    code(variant, 60),
    outcomes.map(([outcome, where]) => `**${outcome}** on ${listText(whereNames(where))}`).join("<br>")
  ]);
  return [...["### Where platforms disagree", table(["repro", "variant", "outcomes"], rows)], ...leftOut(list.length - rows.length)].join(`

`);
}
function reasonList(results, max) {
  let { faults } = verdictOf(results);
  if (faults.every(({ texts }) => texts.length < 2)) return "";
  let reasons = faults.flatMap(({ texts }) => texts), left = reasons.length - max;
  return [...reasons.slice(0, max).map((text) => `- ${prose(text, 400)}`), ...left > 0 ? [`- ${left} more`] : []].join(`
`);
}
function leftOut(count, where = "`results.json`") {
  return count > 0 ? [`_${plural(count, "more row")} in ${where}._`] : [];
}
function listText(names, max = 6) {
  let shown = names.slice(0, max).map((name) => prose(name, 80)), left = names.length - shown.length;
  return shown.join("; ") + (left > 0 ? ` and ${left} more` : "");
}
function caseTable(cases, max) {
  if (cases.length === 0) return "";
  if (new Set(cases.map(whereName)).size > maxColumns) return groupTable(groups([...cases].sort(worstFirst)), max);
  let all = matrix(cases), shown = all.rows.length > max ? worstRows(all.rows, max) : all.rows, body = shown.map(({ repro, variant, cells }) => [
    code(repro, 100),
    code(variant, 60),
    ...all.columns.length === 1 ? singleCells(cells[0]) : cells.map(matrixCell)
  ]), names = all.columns.map((name) => prose(name, 80)), single = all.columns.length === 1, header = ["repro", "variant", ...single ? ["outcome", "hung", "verdict"] : names], place = single ? names[0] : prose(all.common, 80);
  return [`### Cases${place ? ` on ${place}` : ""}`, table(header, body), ...leftOut(all.rows.length - shown.length)].join(`

`);
}
function worstRows(rows, max) {
  let worst = ({ cells }) => cells.filter((one) => one !== null).sort(worstFirst)[0];
  return [...rows].sort((a, b) => worstFirst(worst(a), worst(b))).slice(0, max);
}
function singleCells(one) {
  return [outcomeText(one), hangCell(one), verdictCell(one)];
}
function matrixCell(one) {
  return one ? `${outcomeText(one)}, ${verdictCell(one)}<br>${hangCell(one)}` : "\u2013";
}
function outcomeText({ outcome, proof, verdict }) {
  let text = outcome === "deadlocked" && proof === "likely" ? "deadlocked (likely)" : outcome;
  return verdict === "regression" ? `**${text}**` : text;
}
function verdictCell(one) {
  let { verdict, change } = one, told = verdictText(one), changed = change && change !== "unchanged" ? ` (${change})` : "";
  return (verdict === "regression" ? `**${told}**` : told) + changed;
}
function groupTable(list, max) {
  let rows = list.slice(0, max).map(({ repro, variant, best, cases }) => [
    code(repro, 100),
    code(variant, 60),
    outcomeText(best),
    listText(whereNames(cases)),
    sumHangs(cases),
    verdictCell(best)
  ]);
  return ["### Cases", table(["repro", "variant", "outcome", "where", "hung", "verdict"], rows), ...leftOut(list.length - rows.length)].join(`

`);
}
function sumHangs(cases) {
  if (cases.length === 1) return hangCell(cases[0]);
  let sum = (of) => cases.reduce((total, one) => total + of(one), 0);
  return `${sum(({ hangs }) => hangs)} of ${sum(({ trials }) => trials)}`;
}

// src/reporting/summary.ts
var steps = [
  { passed: !0, tails: 16e3, frames: !0, findings: 100, rows: 1e3 },
  { passed: !1, tails: 16e3, frames: !0, findings: 100, rows: 1e3 },
  { passed: !1, tails: 2e3, frames: !0, findings: 100, rows: 1e3 },
  { passed: !1, tails: 0, frames: !0, findings: 100, rows: 1e3 },
  { passed: !1, tails: 0, frames: !1, findings: 100, rows: 500 },
  { passed: !1, tails: 0, frames: !1, findings: 20, rows: 100 },
  { passed: !1, tails: 0, frames: !1, findings: 5, rows: 20 },
  { passed: !1, tails: 0, frames: !1, findings: 1, rows: 3 }
];
function renderSummary(results, options = {}) {
  let { docsBase, maxBytes = 1e6 } = options;
  for (let step of steps) {
    let text = summaryText(results, { ...step, docsBase });
    if (Buffer.byteLength(text) <= maxBytes) return text;
  }
  return cutBytes(`${title(results)}
`, maxBytes);
}
function summaryText(results, detail) {
  let found = findings(results.cases), regressions = found.filter(({ known: known2 }) => !known2), known = found.filter(({ kind }) => kind === "known"), compared = found.filter(({ kind }) => kind === "compared"), parts = [
    title(results),
    ...blindness(results).map((text) => prose(text, 500)),
    reasonList(results, 20),
    disagreementTable(disagreements(results.cases), Math.min(10, detail.rows)),
    ...limited(regressions, detail.findings, (finding) => section(finding, results, detail), more),
    knownList(known, results, detail),
    caseTable(results.cases, detail.rows),
    curveTables(results.cases, detail),
    sweepList(results.cases, detail),
    conclusionList(results, detail),
    warningList(results.cases, detail),
    skippedList(results.cases, detail),
    noteList(results),
    ...limited(
      [...known, ...compared],
      detail.findings,
      (finding) => findingDetails(finding, detail),
      () => ""
    ),
    detail.frames ? limited(
      results.cases.filter((one) => standingOf(one)),
      10,
      standingText,
      () => ""
    ).join(`

`) : "",
    detail.passed ? results.cases.filter(isQuiet).map(caseDetails(detail)).join(`

`) : "",
    environmentDetails(results)
  ];
  return `${breakCommands(parts.filter(Boolean).join(`

`))}
`;
}
function isQuiet({ verdict, outcome }) {
  return verdict !== "regression" && verdict !== "invalid" && outcome !== "deadlocked" && outcome !== "skipped";
}
function more(left) {
  return `_${plural(left, "more regression")}: see the table below and \`results.json\`._`;
}
function limited(list, max, render, rest) {
  let shown = list.slice(0, max).map(render);
  return list.length > max ? [...shown, rest(list.length - max)] : shown;
}
function title(results) {
  return `## Fork Safety

**${prose(headline(results), 600)}**`;
}
function section(finding, results, detail) {
  return [
    `### ${labels[finding.kind]}: ${prose(findingTitle(finding), 200)}`,
    prose(cause(finding.best), 1e3),
    remedyText(finding, results, detail),
    placeTable(finding.best),
    lockList(finding, "- "),
    seenText(finding),
    findingDetails(finding, detail)
  ].filter(Boolean).join(`

`);
}
var lockList = ({ best }, mark) => lockFacts(best).map(([name, text]) => `${mark}${name}: ${code(text, 300)}`).join(`
`);
function remedyText(finding, { conclusions }, detail) {
  let texts = remedies(finding, conclusions).slice(0, 3), link = pageLink(finding.best, detail);
  return texts.length === 0 && !link ? "" : `**What to do:** ${[...texts.map((text) => prose(text, 500)), link].filter(Boolean).join(" ")}`;
}
function pageLink({ diagnosis }, { docsBase }) {
  if (!diagnosis) return "";
  let page = hazardPage(diagnosis);
  return docsBase ? `[More about ${page}](${docsBase}/${page}.md)` : `More: \`docs/hazards/${page}.md\``;
}
var quote = ({ text, function: name }) => code(text ?? `in ${name}`, 100);
function placeTable({ diagnosis }) {
  let { fork, blocked, holder } = diagnosis ?? {}, rows = [
    fork && ["fork", code(line(fork)), quote(fork), "the child was made here"],
    holder && [
      "holder",
      code(line(holder)),
      quote(holder),
      `${code(holder.thread, 100)} was here at the fork; it does not exist in the child`
    ],
    blocked && [
      "blocked",
      code(line(blocked)),
      quote(blocked),
      `${code(blocked.thread, 100)} of process ${blocked.pid} waits here for ever`
    ]
  ].filter((row) => row != null);
  return rows.length > 0 ? table(["", "line", "code", ""], rows) : "";
}
function seenText({ best, cases }) {
  let also = listText(
    cases.slice(1).map((one) => `${one.variant}, ${whereName(one)}`),
    5
  );
  return [
    `Seen in ${code(best.variant, 60)} on ${prose(whereName(best), 100)}: ${outcomeSentence(best)}.`,
    also && `Also in ${also}.`,
    ownResult(best) && `The command itself ${ownResult(best)}.`,
    best.verdict === "regression" && `Expected: ${best.expected.join(" or ")}.`,
    prose(baselineSentence(best), 500)
  ].filter(Boolean).join(" ");
}
function lockItems(finding) {
  let list = lockList(finding, "  - ");
  return list && `
${list}`;
}
function knownList(known, results, detail) {
  if (known.length === 0) return "";
  let entry = (finding) => `- **${prose(findingTitle(finding), 200)}.** ${prose(cause(finding.best), 500)} ${remedyText(finding, results, detail)}${lockItems(finding)}`, rest = (left) => `- ${plural(left, "more known deadlock")}`;
  return [
    "### Known deadlocks",
    limited(known, Math.min(10, detail.findings), entry, rest).join(`
`)
  ].join(`

`);
}
function curveTables(cases, { rows }) {
  let found = limited(
    curves(cases),
    Math.min(rows, 20),
    curveTable,
    (left) => `_${plural(left, "more rate")} over the delay in \`results.json\`._`
  );
  return found.length > 0 ? ["### Rate over the delay before the fork", ...found].join(`

`) : "";
}
function curveTable(curve) {
  let rows = curve.points.map((point) => [
    `${point.delay} s`,
    rateBar(point, 20) || "\u2013",
    hangCell(point.one)
  ]);
  return `${prose(curveName(curve), 200)}:

${table(["delay", "rate", "hung"], rows)}`;
}
function sweepList(cases, { rows }) {
  let swept = cases.filter(({ sweep }) => sweep);
  return swept.length === 0 ? "" : `### Sweeps

${swept.slice(0, Math.min(rows, 50)).flatMap((one) => [
    `- **${prose(`${one.repro}, ${whereName(one)}`, 200)}:** ${prose(sweepSentence(one), 300)}`,
    ...lockLines(one).map((text) => `  - ${prose(text, 400)}`)
  ]).slice(0, rows).join(`
`)}`;
}
function conclusionList(results, { rows }) {
  let conclusions = otherConclusions(results);
  return conclusions.length === 0 ? "" : `### Conclusions

${limited(
    conclusions,
    Math.min(rows, 100),
    (conclusion) => `- **${prose(conclusionSubject(conclusion), 200)}:** ${prose(conclusion.text, 600)}`,
    (left) => `- ${plural(left, "more conclusion")} in \`results.json\``
  ).join(`
`)}`;
}
function warningList(cases, { rows }) {
  let seen = warningsById(cases);
  return seen.size === 0 ? "" : `### Warnings

${limited(
    [...seen],
    Math.min(rows, 20),
    ([id, { text, repros }]) => `- ${code(id, 60)} in ${listText([...repros], 5)}: ${prose(text, 400)}`,
    (left) => `- ${plural(left, "more warning")}`
  ).join(`
`)}`;
}
function skippedList(cases, { rows }) {
  let skipped = skips(cases);
  return skipped.length === 0 ? "" : `### Skipped

${limited(
    skipped,
    Math.min(rows, 20),
    ({ names, reason }) => `- ${prose(names, 250)}: ${prose(reason, 300)}`,
    (left) => `- ${left} more`
  ).join(`
`)}`;
}
function noteList({ notes = [] }) {
  let entries = limited(
    notes,
    20,
    (note) => `- ${prose(note, 400)}`,
    (left) => `- ${plural(left, "more note")}`
  );
  return entries.length > 0 ? `### Notes

${entries.join(`
`)}` : "";
}

export {
  disagreementTable,
  reasonList,
  leftOut,
  listText,
  renderSummary
};
