import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  disagreements,
  groups,
  headline,
  matrix
} from "./chunk-FD2U5V7O.js";
import {
  hazardPage
} from "./chunk-I472PL7C.js";
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
  warningsById,
  worstFirst
} from "./chunk-NSXQY4J7.js";
import {
  baselineSentence,
  caseName,
  cause,
  duration,
  hangCell,
  line,
  outcomeSentence,
  placeName,
  plural,
  pythonName,
  skips,
  tellingRun,
  verdictText,
  whereName,
  whereNames
} from "./chunk-B2WEEKKV.js";
import {
  verdictOf
} from "./chunk-NHVWGZPX.js";
import {
  breakCommands,
  neutral,
  oneLine
} from "./chunk-GOKAOVLN.js";
import {
  cutBytes,
  tailBytes
} from "./chunk-7RMXGSLA.js";

// src/reporting/diagram.ts
var maxEvents = 24;
function sequenceDiagram(evidence, diagnosis) {
  let { blocked } = diagnosis, fork = blocked && relevantFork(evidence, diagnosis);
  if (!fork) return null;
  let scene = { evidence, fork, blocked, diagnosis, participants: /* @__PURE__ */ new Map() };
  declareThreads(scene);
  let drawn = [...[...lockSteps(scene), forkStep(scene)].sort((a, b) => a.time - b.time).flatMap(({ lines }) => lines), ...endLines(scene)];
  return ["sequenceDiagram", ...[...[...scene.participants].map(
    ([id, name]) => `participant ${id} as ${label(name)}`
  ), ...drawn].map((text) => `  ${text}`)].join(`
`);
}
function relevantFork({ forks }, { blocked, seen }) {
  let told = seen?.fork ?? forks.findIndex(({ child }) => child === blocked?.pid);
  return forks[told];
}
function declareThreads(scene) {
  let { fork } = scene;
  participant(scene, fork.pid, fork.ident, null);
  let holder = holderStack(scene);
  holder && participant(scene, fork.pid, holder.ident, holder.name), childParticipant(scene), scene.diagnosis.lock && lockParticipant(scene, scene.diagnosis.lock);
}
function holderStack({ fork, diagnosis: { seen } }) {
  return fork.stacks[seen?.holder ?? -1];
}
function childParticipant(scene) {
  let { blocked, evidence, fork, diagnosis } = scene, ident = evidence.stacks[diagnosis.seen?.blocked ?? -1]?.ident ?? (blocked.pid === fork.child ? fork.ident : null);
  return participant(scene, blocked.pid, ident, blocked.thread);
}
function participant(scene, pid, ident, name) {
  let id = `p${pid}t${ident?.replace(/\W/g, "") ?? ""}`;
  if (!scene.participants.has(id)) {
    let known = name ?? threadName(scene, pid, ident) ?? "thread";
    scene.participants.set(id, `${processName(scene, pid)}, ${known}`);
  }
  return id;
}
function lockParticipant(scene, lock) {
  let known = [...scene.participants].find(([id2, name]) => id2.startsWith("lock") && name === lock);
  if (known) return known[0];
  let id = `lock${scene.participants.size}`;
  return scene.participants.set(id, lock), id;
}
function processName({ evidence: { processes } }, pid) {
  return processes.find((process) => process.pid === pid)?.name ?? `process ${pid}`;
}
function threadName({ evidence, fork }, pid, ident) {
  return [...fork.stacks, ...evidence.stacks].find((stack) => stack.pid === pid && stack.ident === ident)?.name ?? null;
}
function forkStep(scene) {
  let { fork, diagnosis } = scene, parent = participant(scene, fork.pid, fork.ident, null), child = childParticipant(scene), at = diagnosis.fork ? `, ${line(diagnosis.fork)}` : "", stack = holderStack(scene), lines = [`${parent}->>${child}: ${label(`fork()${at}`)}`];
  if (!stack || !diagnosis.holder) return { time: fork.time, lines };
  let holder = participant(scene, fork.pid, stack.ident, stack.name), doing = `at the fork: ${diagnosis.lock && diagnosis.hazard.endsWith("-lock") ? `holds ${diagnosis.lock}, ` : ""}${diagnosis.holder.function}, ${line(diagnosis.holder)}`, begin = `Note over ${holder}: ${label(doing)}`;
  return { time: fork.time, lines: [begin, ...lines, ...lostLines(scene, stack, holder, child)] };
}
function lostLines(scene, stack, holder, child) {
  let { evidence, fork, blocked } = scene, lost = label(`does not exist in ${processName(scene, blocked.pid)}`);
  return evidence.trace.some(
    ({ pid, ident, time }) => pid === fork.pid && ident === stack.ident && time > fork.time
  ) ? [`Note over ${holder}: ${lost}`] : [`destroy ${holder}`, `${child}-x${holder}: ${lost}`];
}
function lockSteps(scene) {
  let { evidence, fork, blocked } = scene, events = evidence.trace.filter(
    (event) => [fork.pid, blocked.pid].includes(event.pid) && event !== lastRequest(scene)
  ), shown = events.slice(-maxEvents).map((event) => lockStep(scene, event)), left = events.length - shown.length;
  if (left === 0) return shown;
  let [first] = scene.participants.keys();
  return [{ time: 0, lines: [`Note over ${first}: ${label(`${left} earlier events`)}`] }, ...shown];
}
function lockStep(scene, event) {
  let thread = participant(scene, event.pid, event.ident, event.thread), lock = lockParticipant(scene, event.lock), at = event.place ? `, ${line(event.place)}` : "", lines = {
    asked: `${thread}->>${lock}: ${label(`asks${at}`)}`,
    got: `${lock}-->>${thread}: ${label("gets it")}`,
    released: `${thread}->>${lock}: ${label(`releases it${inParentOnly(scene, event)}`)}`
  };
  return { time: event.time, lines: [lines[event.did]] };
}
function inParentOnly({ fork }, { pid, time }) {
  return pid === fork.pid && time > fork.time ? ", in this process only" : "";
}
function lastRequest({ evidence, blocked }) {
  let last = evidence.trace.filter(({ pid }) => pid === blocked.pid).reduce(
    (a, b) => a && a.time > b.time ? a : b,
    void 0
  );
  return last?.did === "asked" ? last : void 0;
}
function endLines(scene) {
  let { blocked, diagnosis } = scene, child = childParticipant(scene), lock = lastRequest(scene)?.lock ?? diagnosis.lock, waits = label(`waits for ever, ${line(blocked)}`);
  return [
    lock ? `${child}-x${lockParticipant(scene, lock)}: ${waits}` : `Note over ${child}: ${waits}`
  ];
}
function label(text) {
  return oneLine(text, 90).replace(/[^\p{L}\p{N} ,./()_]/gu, (sign) => `#${sign.codePointAt(0)};`);
}

// src/reporting/markdown.ts
var gap = "\u200B", commitId = /\b[0-9a-f]{7,40}\b/gi, entity = (character) => `&#${character.charCodeAt(0)};`, spanSafe = /^(?!.*<!--)[\w ./:<>()=,+*@#$%&~!?;'"[\]{}^–—…\p{L}-]+$/u;
function prose(text, max) {
  return oneLine(text, max).split(/(?<!`)`([^`]+)`(?!`)/).map((part, at) => at % 2 === 1 ? code(part) : words(part)).join("");
}
function words(line2) {
  return withGaps(line2).replace(/[\\&<>|`]/g, entity).replace(/[*[\]{}~$!]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, "\\$&").replace(/:(?=\/\/)|(?<=\b(?:mailto|xmpp|www))[:.]/gi, entity).replace(/^[-+=#]/, "\\$&").replace(/^\d+(?=[.)](?:\s|$))/, `$&${gap}`);
}
function code(text, max) {
  let line2 = oneLine(text, max);
  return line2 === "" ? "\u2013" : spanSafe.test(line2) ? `\`${line2}\`` : `<code>${html(line2)}</code>`;
}
function html(text, max) {
  return withGaps(oneLine(text, max)).replace(/[!-'*+:-@[-`{-~]|(?<=\bwww)\./gi, entity);
}
function withGaps(line2) {
  return line2.replace(/[@#]|(?<=\bGH)-(?=\d)/gi, `$&${gap}`).replace(commitId, (id) => id.replace(/.{6}/g, `$&${gap}`));
}
function fence(text, language = "") {
  let body = neutral(text).replace(/\n+$/, ""), longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length)), ticks = "`".repeat(longest + 1);
  return `${ticks}${language}
${body}
${ticks}`;
}
function details(summary, body) {
  return `<details><summary>${summary}</summary>

${body}

</details>`;
}
function table(header, rows) {
  let line2 = (cells) => `| ${cells.join(" | ")} |`;
  return [line2(header), line2(header.map(() => "---")), ...rows.map(line2)].join(`
`);
}

// src/reporting/details.ts
var maxLines = 40;
function findingDetails(finding, detail) {
  let { best } = finding, parts = [
    becauseList(best),
    detail.frames ? diagram(best) : "",
    detail.frames ? frameText(best) : "",
    detail.frames && best.evidence ? evidenceText(best.evidence) : "",
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
  ]), machine = `${environment.os} ${environment.release}, ${environment.arch}, ${environment.libc ?? "libc unknown"}, ${plural(environment.cpus, "CPU")}`, body = [
    `${prose(tool.name, 60)} ${prose(tool.version, 60)} on ${prose(machine, 300)}`,
    shownList([...pythons.values()], (python) => {
      let origin = python.origin ? ` from ${prose(python.origin, 40)}` : "";
      return `- ${prose(pythonName(python), 80)}${origin}: ${code(python.path, 200)}`;
    }),
    legRows.length > 0 ? table(["leg", "machine"], legRows.slice(0, 256)) : ""
  ];
  return details("Environment", body.filter(Boolean).join(`

`));
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
function frameText({ diagnosis }) {
  let { frames, fork, blocked, holder } = diagnosis ?? {};
  if (!frames) return "";
  let stacks = [
    ...stackLines(fork ? `fork: ${placeName(fork)}` : "fork", frames.fork),
    ...stackLines(holder ? `holder: ${placeName(holder)}` : "holder", frames.holder),
    ...stackLines(blocked ? `blocked: ${placeName(blocked)}` : "blocked", frames.blocked)
  ];
  return stacks.length > 0 ? listing("Stacks, innermost first", stacks) : "";
}
function stackLines(title2, frames) {
  return frames.length === 0 ? [] : [
    title2,
    ...frames.slice(0, maxLines).map((frame) => `  ${line(frame)} in ${frame.function}`)
  ];
}
function listing(title2, lines) {
  return `${title2}:

${fence(lines.map((text) => wholeLine(text)).join(`
`))}`;
}
function wholeLine(text) {
  return (text.startsWith("  ") ? "  " : "") + oneLine(text, 300);
}
function evidenceText(evidence) {
  let { waits, native, trace, missing } = evidence, name = (pid) => processName2(evidence, pid), nativeLines = native.flatMap(({ pid, tid, frames }) => [
    `${name(pid)}, thread ${tid}`,
    ...frames.slice(0, maxLines).map((frame) => `  ${frame.function} ${frame.library ?? ""}`)
  ]);
  return [
    ["Waits", waits.map(({ pid, tid, text }) => `${name(pid)}, thread ${tid}: ${text}`)],
    ["Native stacks", nativeLines],
    ["Who asked for which lock", traceLines(trace, name)],
    ["Could not be read", missing]
  ].filter(([, lines]) => lines.length > 0).map(([title2, lines]) => listing(title2, lines.slice(0, maxLines))).join(`

`);
}
function processName2({ processes }, pid) {
  return processes.find((process) => process.pid === pid)?.name ?? `process ${pid}`;
}
function traceLines(trace, name) {
  let start = trace.reduce((least, { time }) => Math.min(least, time), Number.POSITIVE_INFINITY);
  return [...trace].sort((a, b) => a.time - b.time).map(({ time, pid, thread, did, lock, place }) => {
    let at = place ? ` at ${line(place)}` : "", who = `${name(pid)}, ${thread ?? "thread"}`;
    return `${(time - start).toFixed(3)} s  ${who} ${traceVerbs[did] ?? did} ${lock}${at}`;
  });
}
var traceVerbs = { asked: "asks for", got: "gets", released: "releases" };
function outputText(of, tails) {
  let run = tellingRun(of);
  if (!run) return "";
  let parts = [
    runLine(run),
    tail("stdout", run.stdout, tails),
    tail("stderr", run.stderr, tails),
    tail("install", of.install ?? "", tails),
    (run.notes ?? []).slice(0, 20).map((note) => `- ${prose(note, 300)}`).join(`
`)
  ].filter(Boolean);
  return parts.length > 1 ? parts.join(`

`) : "";
}
function runLine(run) {
  let ended = run.signal ? `ended by ${prose(run.signal, 20)}` : run.exitCode === null ? "ended by the watchdog" : `exit status ${run.exitCode}`, verdict = run.secondsToVerdict === null ? "" : `, verdict after ${duration(run.secondsToVerdict)}`, left = run.survivors > 0 ? `, ${plural(run.survivors, "process", "processes")} left` : "";
  return `One trial: ${run.outcome} in ${duration(run.seconds)}${verdict}, ${ended}${left}.`;
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
  ]), names = all.columns.map((name) => prose(name, 80)), single = all.columns.length === 1, header = ["repro", "variant", ...single ? ["outcome", "hung", "verdict"] : names];
  return [`### Cases${single ? ` on ${names[0]}` : ""}`, table(header, body), ...leftOut(all.rows.length - shown.length)].join(`

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
    reasonList(results, 20),
    disagreementTable(disagreements(results.cases), Math.min(10, detail.rows)),
    ...limited(regressions, detail.findings, (finding) => section(finding, results, detail), more),
    knownList(known, results, detail),
    caseTable(results.cases, detail.rows),
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
    lockFacts(finding.best).map(([name, text]) => `- ${name}: ${code(text, 300)}`).join(`
`),
    seenText(finding),
    findingDetails(finding, detail)
  ].filter(Boolean).join(`

`);
}
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
    best.verdict === "regression" && `Expected: ${best.expected.join(" or ")}.`,
    baselineSentence(best)
  ].filter(Boolean).join(" ");
}
function knownList(known, results, detail) {
  if (known.length === 0) return "";
  let entry = (finding) => `- **${prose(findingTitle(finding), 200)}.** ${prose(cause(finding.best), 500)} ${remedyText(finding, results, detail)}`, rest = (left) => `- ${plural(left, "more known deadlock")}`;
  return [
    "### Known deadlocks",
    limited(known, Math.min(10, detail.findings), entry, rest).join(`
`)
  ].join(`

`);
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
  prose,
  code,
  table,
  disagreementTable,
  reasonList,
  leftOut,
  listText,
  renderSummary
};
