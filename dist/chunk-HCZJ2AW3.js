import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  findingTitle,
  findings,
  tally,
  worstFirst
} from "./chunk-KPW73PEQ.js";
import {
  caseName,
  duration,
  line,
  placeName,
  placesApart,
  plural,
  whereName
} from "./chunk-AEWW6MFW.js";
import {
  groupBy
} from "./chunk-EXVSSEUH.js";
import {
  verdictOf
} from "./chunk-U5ILEWQD.js";

// src/reporting/curve.ts
function curves(cases) {
  let measured = cases.filter((one) => one.trials > 0 && isDelayed(one));
  return [...groupBy(measured, (one) => JSON.stringify([one.repro, variantOf(one), whereName(one)])).values()].map(curveOf).filter(({ points }) => points.length > 1);
}
var isDelayed = ({ variant, delay }) => delay !== void 0 && variant.endsWith(`=${delay}`), variantOf = ({ variant, delay }) => variant.slice(0, -`=${delay}`.length);
function curveOf(cases) {
  let [first] = cases, points = cases.map(pointOf).sort((a, b) => a.delay - b.delay);
  return { repro: first.repro, variant: variantOf(first), where: whereName(first), points };
}
var pointOf = (one) => ({ delay: one.delay ?? 0, one, ...hangShare(one) });
function hangShare({ trials, hangs, unended = hangs, hangRate }) {
  let rate = share(unended / trials), { low, high } = hangRate ?? { low: rate, high: rate };
  return { rate, low: share(low), high: share(high) };
}
var share = (value) => Math.min(1, Math.max(0, value)), curveName = ({ repro, variant, where }) => `${repro}, ${variant}, ${where}`;
function rateBar({ rate, high }, width) {
  let full = Math.round(rate * width);
  return "\u2588".repeat(full) + "\u2591".repeat(Math.max(0, Math.round(high * width) - full));
}

// src/reporting/hang.ts
function hangOf(evidence, diagnosis) {
  let { blocked } = diagnosis, fork = blocked && relevantFork(evidence, diagnosis);
  if (!fork) return null;
  let scene = { evidence, diagnosis, fork, blocked }, request = lastRequest(scene), events = evidence.trace.filter(
    (event) => [fork.pid, blocked.pid].includes(event.pid) && event !== request
  ), forking = thread(scene, fork.pid, fork.ident, null), lost = lostOf(scene), known = [forking.id, lost?.thread.id];
  return {
    forking,
    lost,
    stuck: stuckThread(scene),
    others: fork.stacks.map(({ pid, ident, name }) => thread(scene, pid, ident, name)).filter(({ id }) => !known.includes(id)),
    fork: { time: fork.time, place: diagnosis.fork, child: fork.child },
    lock: diagnosis.lock,
    waitsFor: request?.lock ?? diagnosis.lock,
    waitsAt: blocked,
    steps: events.slice(-24).map((event) => lockStep(scene, event)),
    earlier: Math.max(0, events.length - 24)
  };
}
function relevantFork({ forks }, { blocked, seen }) {
  let told = seen?.fork ?? forks.findIndex(({ child }) => child === blocked?.pid);
  return forks[told];
}
function lostOf(scene) {
  let { evidence, fork, diagnosis } = scene, { holder, lock, hazard, seen } = diagnosis, stack = fork.stacks[seen?.holder ?? -1];
  return !stack || !holder ? null : {
    thread: thread(scene, fork.pid, stack.ident, stack.name),
    place: holder,
    held: lock && hazard.endsWith("-lock") ? lock : null,
    goesOn: evidence.trace.some(
      ({ pid, ident, time }) => pid === fork.pid && ident === stack.ident && time > fork.time
    )
  };
}
function stuckThread(scene) {
  let { blocked, evidence, fork, diagnosis } = scene, ident = evidence.stacks[diagnosis.seen?.blocked ?? -1]?.ident ?? (blocked.pid === fork.child ? fork.ident : null);
  return thread(scene, blocked.pid, ident, blocked.thread);
}
function thread(scene, pid, ident, name) {
  return {
    id: `p${pid}t${ident?.replace(/\W/g, "") ?? ""}`,
    pid,
    process: processName(scene.evidence, pid),
    name: name ?? threadName(scene, pid, ident) ?? "thread"
  };
}
function processName({ processes }, pid) {
  return processes.find((process) => process.pid === pid)?.name ?? `process ${pid}`;
}
function threadName({ evidence, fork }, pid, ident) {
  return [...fork.stacks, ...evidence.stacks].find((stack) => stack.pid === pid && stack.ident === ident)?.name ?? null;
}
function lockStep(scene, { pid, ident, thread: name, ...event }) {
  let { fork } = scene, { time, did, lock, place } = event, inParentOnly = did === "released" && pid === fork.pid && time > fork.time;
  return { time, did, lock, place, thread: thread(scene, pid, ident, name), inParentOnly };
}
function lastRequest({ evidence, blocked }) {
  let last = evidence.trace.filter(({ pid }) => pid === blocked.pid).reduce(
    (a, b) => a && a.time > b.time ? a : b,
    void 0
  );
  return last?.did === "asked" ? last : void 0;
}

// src/reporting/listings.ts
var maxLines = 40;
function listings({ diagnosis, evidence }) {
  return [
    { title: "Stacks, innermost first", lines: frameLines(diagnosis) },
    ...evidence ? evidenceListings(evidence) : []
  ].filter(({ lines }) => lines.length > 0);
}
function frameLines(diagnosis) {
  let { frames, fork, blocked, holder } = diagnosis ?? {};
  return frames ? [
    ...stackLines(fork ? `fork: ${placeName(fork)}` : "fork", frames.fork),
    ...stackLines(holder ? `holder: ${placeName(holder)}` : "holder", frames.holder),
    ...stackLines(blocked ? `blocked: ${placeName(blocked)}` : "blocked", frames.blocked)
  ] : [];
}
function stackLines(title, frames) {
  return frames.length === 0 ? [] : [
    title,
    ...frames.slice(0, maxLines).map((frame) => `  ${line(frame)} in ${frame.function}`)
  ];
}
function evidenceListings(evidence) {
  let { waits, native, trace, missing } = evidence, name = (pid) => processName(evidence, pid), nativeLines = native.flatMap(({ pid, tid, frames }) => [
    `${name(pid)}, thread ${tid}`,
    ...frames.slice(0, maxLines).map((frame) => `  ${frame.function} ${frame.library ?? ""}`)
  ]);
  return [
    ["Waits", waits.map(({ pid, tid, text }) => `${name(pid)}, thread ${tid}: ${text}`)],
    ["Native stacks", nativeLines],
    ["Who asked for which lock", traceLines(trace, name)],
    ["Could not be read", missing]
  ].map(([title, lines]) => ({ title, lines: lines.slice(0, maxLines) }));
}
function traceLines(trace, name) {
  let start = trace.reduce((least, { time }) => Math.min(least, time), Number.POSITIVE_INFINITY);
  return [...trace].sort((a, b) => a.time - b.time).map(({ time, pid, thread: thread2, did, lock, place }) => {
    let at = place ? ` at ${line(place)}` : "", who = `${name(pid)}, ${thread2 ?? "thread"}`;
    return `${(time - start).toFixed(3)} s  ${who} ${traceVerbs[did] ?? did} ${lock}${at}`;
  });
}
var traceVerbs = { asked: "asks for", got: "gets", released: "releases" };
function runSentence(run) {
  let ended = run.signal ? `ended by ${run.signal}` : run.exitCode === null ? "ended by the watchdog" : `exit status ${run.exitCode}`, verdict = run.secondsToVerdict === null ? "" : `, verdict after ${duration(run.secondsToVerdict)}`, left = run.survivors > 0 ? `, ${plural(run.survivors, "process", "processes")} left` : "";
  return `One trial: ${run.outcome} in ${duration(run.seconds)}${verdict}, ${ended}${left}.`;
}
function machineName({ os, release, arch, libc, cpus }) {
  return `${os} ${release}, ${arch}, ${libc ?? "libc unknown"}, ${plural(cpus, "CPU")}`;
}

// src/reporting/stacks.ts
var MAX_GROUPS = 12, MAX_NAMES = 4, MAX_FRAMES = 8;
function standingOf(one, cwd = "") {
  let { evidence, diagnosis, outcome, verdict, endedBy } = one, isLate = outcome === "timed-out" && verdict !== "ok";
  if (!evidence || diagnosis || !(isLate || endedBy === "interrupted" && (outcome === "passed" || outcome === "skipped"))) return null;
  let stacks = evidence.stacks.filter(({ frames }) => ownFrames(frames).length > 0);
  if (stacks.length === 0) return null;
  let groups2 = [...groupBy(stacks, (stack) => linesOf(stack, cwd).join(`
`))].map(
    ([, alike]) => ({
      threads: namesOf(alike, evidence),
      lines: linesOf(alike[0], cwd)
    })
  ), when = isLate ? "at the time limit" : "when it was interrupted";
  return {
    title: `${caseName(one)}, ${when}`,
    groups: groups2.slice(0, MAX_GROUPS),
    more: Math.max(0, groups2.length - MAX_GROUPS)
  };
}
var ownFrames = (frames) => frames.filter(({ file }) => !/(?:^|\/)harness\/observer\//.test(file));
function linesOf({ frames }, cwd) {
  let own = ownFrames(frames), shown = own.slice(0, MAX_FRAMES).map((place) => `${line(below(place, cwd))} in ${place.function}`), left = own.length - shown.length;
  return [...shown, ...left > 0 ? [`and ${plural(left, "more frame")}`] : []];
}
var below = (place, cwd) => cwd && place.file.startsWith(`${cwd}/`) ? { ...place, file: place.file.slice(cwd.length + 1) } : place;
function namesOf(stacks, evidence) {
  let names = stacks.slice(0, MAX_NAMES).map((stack) => threadName2(stack, evidence)), left = stacks.length - names.length;
  return names.join("; ") + (left > 0 ? ` and ${plural(left, "more thread")}` : "");
}
function threadName2(stack, { processes, forks, waits }) {
  let process = processes.find(({ pid }) => pid === stack.pid)?.name ?? `process ${stack.pid}`, known = forks.flatMap((fork) => fork.stacks).find(({ ident, name: name2 }) => ident === stack.ident && name2 !== null), name = stack.name ?? known?.name ?? "a thread", own = waits.filter(({ pid }) => pid === stack.pid), wait = own.length === 1 ? own[0] : own.find(({ tid }) => tid === known?.tid);
  return [process, name, wait && waitText(wait.text)].filter(Boolean).join(", ");
}
var waitText = (text) => text.replace(/^futex at 0x[0-9a-f]+, .*$/, "waits for a lock");

// src/reporting/headline.ts
function headline(results) {
  let { faults } = verdictOf(results);
  return faults.length === 0 ? good(results) : [...faults.map((fault) => sentences[fault.kind](fault, results)), rest(results, faults)].filter(Boolean).join(" ");
}
function blindness({ environment, legs = [] }) {
  let ofLegs = legs.flatMap(
    ({ name, environment: own }) => own?.blind ? [`${name}: ${own.blind}`] : []
  );
  return ofLegs.length > 0 || !environment.blind ? ofLegs : [environment.blind];
}
var sentences = {
  interrupted: () => "Interrupted.",
  tampering: () => "The code under test tampered with the run.",
  regressions: (_, results) => bad(results),
  warnings: ({ count, texts }) => `${plural(count, "case")} ${count === 1 ? "warns" : "warn"}, and warnings count: ${listed(texts)}`,
  invalid: counted("tested nothing"),
  prevented: counted("could not be run"),
  "no-python": counted("could not be run"),
  "failed-install": counted("could not be run"),
  skipped: ({ count, texts }, { cases }) => count === cases.length ? `No case was run: ${count} skipped: ${listed(texts)}` : `${plural(count, "case")} skipped: ${listed(texts)}`,
  nothing: () => "No case was run.",
  "missing-legs": ({ count, texts }) => `Results are missing of ${plural(count, "leg")}: ${listed(texts, 3)}`,
  "unread-files": ({ count, texts }) => `${plural(count, "file")} of results could not be read: ${listed(texts)}`,
  unwritten: ({ texts }) => listed(texts)
};
function counted(what) {
  return ({ count, texts }) => `${plural(count, "case")} ${what}: ${listed(texts)}`;
}
function listed(texts, max = 1) {
  let left = texts.length - max;
  return `${texts.slice(0, max).join(", ").replace(/\.$/, "")}${left > 0 ? ` and ${left} more` : ""}.`;
}
function bad(results) {
  let { cases, regressions } = tally(results), [worst] = findings(results.cases), counted2 = `${plural(regressions, "regression")} in ${plural(cases, "case")}`, also = regressions > 1 ? `; ${regressions - 1} more` : "";
  return `${counted2}: ${findingTitle(worst, whereName(worst.best))}${also}.`;
}
function rest(results, faults) {
  if (faults.some(({ kind }) => kind === "regressions")) return "";
  let told = faults.some(({ kind }) => countsSkipped.includes(kind)), parts = parted(results).filter(([name]) => !(told && name === "skipped"));
  return parts.length > 0 ? `The rest: ${parts.map(([, text]) => text).join(", ")}.` : "";
}
var countsSkipped = ["prevented", "no-python", "failed-install", "skipped"];
function good(results) {
  let counts = tally(results);
  if (counts.cases === 0) return "No case was run.";
  if (counts.skipped === counts.cases) return `No case was run: ${counts.skipped} skipped.`;
  let all = counts.cases === 1 ? "The only case is" : `All ${counts.cases} cases are`, parts = parted(results).map(([, text]) => text);
  return `${all} as expected: ${parts.join(", ")}.`;
}
function parted(results) {
  let counts = tally(results);
  return [
    ["deadlocked", counts.deadlocked, plural(counts.deadlocked, "known deadlock")],
    ["failures", counts.failures, plural(counts.failures, "known failure")],
    ["passed", counts.passed, `${counts.passed} passed`],
    ["fixed", counts.fixed, `${counts.fixed} fixed`],
    ["compared", counts.compared, `${counts.compared} to compare`],
    ["skipped", counts.skipped, `${counts.skipped} skipped`]
  ].filter(([, count]) => count > 0).map(([name, , text]) => [name, text]);
}

// src/reporting/matrix.ts
function matrix(cases) {
  let { common, names } = placesApart(cases), columns = [...names.values()], at = new Map([...names.keys()].map((name, index) => [name, index])), rows = /* @__PURE__ */ new Map();
  for (let one of cases) {
    let key = JSON.stringify([one.repro, one.variant]), row = rows.get(key) ?? {
      repro: one.repro,
      variant: one.variant,
      cells: columns.map(() => null)
    }, column = at.get(whereName(one)), before = row.cells[column];
    (!before || worstFirst(one, before) < 0) && (row.cells[column] = one), rows.set(key, row);
  }
  return { common, columns, rows: [...rows.values()] };
}
function groups(cases) {
  let found = /* @__PURE__ */ new Map();
  for (let one of cases) {
    let { repro, variant, outcome, verdict } = one, key = JSON.stringify([repro, variant, outcome, verdict]), group = found.get(key);
    group ? group.cases.push(one) : found.set(key, { repro, variant, best: one, cases: [one] });
  }
  return [...found.values()];
}
function disagreements(cases) {
  let rows = /* @__PURE__ */ new Map();
  for (let one of cases.filter(({ outcome }) => outcome !== "skipped")) {
    let key = JSON.stringify([one.repro, one.variant, one.emulation]);
    rows.set(key, [...rows.get(key) ?? [], one]);
  }
  return [...rows.values()].map((row) => [...row].sort(worstFirst)).filter((row) => new Set(row.map(({ outcome }) => outcome)).size > 1).sort((a, b) => worstFirst(a[0], b[0])).map(disagreement);
}
function disagreement(row) {
  let outcomes = /* @__PURE__ */ new Map();
  for (let one of row)
    outcomes.set(one.outcome, [...outcomes.get(one.outcome) ?? [], one]);
  let { repro, variant } = row[0];
  return { repro, variant, outcomes: [...outcomes] };
}

export {
  curves,
  hangShare,
  curveName,
  rateBar,
  hangOf,
  maxLines,
  listings,
  runSentence,
  machineName,
  standingOf,
  headline,
  blindness,
  matrix,
  groups,
  disagreements
};
