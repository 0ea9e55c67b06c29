import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  Prevented
} from "./chunk-5G3FC4NX.js";
import {
  alarmOf,
  isOfSubprocess,
  onlyForkserver,
  orphanedBySweep,
  orphanedByTrace,
  traceReader,
  wasRefused
} from "./chunk-JHWMGPMP.js";
import {
  harness
} from "./chunk-6NC7F4AF.js";
import {
  knobsLiteral
} from "./chunk-UJ6LKRCG.js";
import {
  cleanTrialsNeeded
} from "./chunk-XJKM43AD.js";
import {
  spawnRun
} from "./chunk-KGRCLQAR.js";
import {
  makeFolder
} from "./chunk-K4BH3FO7.js";

// src/watchdog/case.ts
import {
  chmodSync,
  closeSync,
  constants as constants2,
  lstatSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync
} from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";

// src/plan/stopping.ts
function mostTrials({ trials, maxHangRate }) {
  return trials === "auto" ? cleanTrialsNeeded(maxHangRate ?? 0.05) : trials;
}
function endedBy(plan, so) {
  let auto = plan.trials === "auto";
  return auto && !plan.wantsRate && so.provenHangs > 0 ? "proven" : so.trials >= mostTrials(plan) ? auto ? "bound" : "fixed" : so.overBudget && so.trials > 0 ? "budget" : null;
}

// src/watchdog/readheld.ts
var PATIENCE = 5, answers = /* @__PURE__ */ new Set(["held", "given", "unknown"]);
function readHeldBy(python) {
  return async (questions) => {
    if (questions.length === 0) return [];
    let command = [python, "-I", "-S", "-B", `${harness}reader.py`], input = JSON.stringify({ held: questions }), ended = await spawnRun(command, { env: {}, timeout: PATIENCE, input }), said = parse(ended.stdout);
    return questions.map((_, at) => answers.has(said[at]) ? said[at] : "unknown");
  };
}
function parse(text) {
  try {
    let { held } = JSON.parse(text);
    return Array.isArray(held) ? held : [];
  } catch {
    return [];
  }
}

// src/process/capture.ts
function capture(head, tail) {
  let streams = { stdout: keepEnds(head, tail), stderr: keepEnds(head, tail) };
  return {
    add: (stream, bytes, seconds) => streams[stream].add(bytes, seconds),
    captured: () => {
      let chunks = ["stdout", "stderr"].flatMap((stream) => streams[stream].pieces().map((piece) => ({ stream, ...piece }))).sort((one, other) => one.seconds - other.seconds), textOf = (stream) => chunks.filter((chunk) => chunk.stream === stream).map((chunk) => chunk.text).join("");
      return { stdout: textOf("stdout"), stderr: textOf("stderr"), chunks };
    }
  };
}
function keepEnds(head, tail) {
  let first2 = [], last = [], firstSize = 0, lastSize = 0, dropped = 0;
  function add(bytes, seconds) {
    let room = Math.max(0, head - firstSize);
    room > 0 && (first2.push({ seconds, bytes: Buffer.from(bytes.subarray(0, room)) }), firstSize += Math.min(room, bytes.length) + 64);
    let rest = bytes.subarray(room);
    if (rest.length === 0) return;
    let kept = rest.subarray(Math.max(0, rest.length - tail));
    for (dropped += rest.length - kept.length, last.push({ seconds, bytes: Buffer.from(kept) }), lastSize += kept.length + 64; lastSize > tail + 64 && last.length > 1; ) drop();
  }
  function drop() {
    let gone = last.shift();
    lastSize -= gone.bytes.length + 64, dropped += gone.bytes.length;
  }
  function pieces() {
    let decoder = new TextDecoder("utf-8", { ignoreBOM: !0 }), decode = ({ seconds: seconds2, bytes }) => ({
      seconds: seconds2,
      text: decoder.decode(bytes, { stream: !0 })
    }), start = first2.map(decode), gap = dropped > 0 ? [{ seconds: last[0].seconds, text: `
\u2026 ${dropped} bytes left out \u2026
` }] : [], end = last.map(decode), cut = decoder.decode(), seconds = (last.at(-1) ?? first2.at(-1))?.seconds ?? 0;
    return [...start, ...gap, ...end, ...cut ? [{ seconds, text: cut }] : []];
  }
  return { add, pieces };
}

// src/watchdog/bell.ts
function createBell() {
  let rung = !1, wake = () => {
  };
  return {
    ring: () => {
      rung = !0, wake();
    },
    wait: async (milliseconds) => {
      rung || await new Promise((resolve) => {
        let timer = setTimeout(resolve, milliseconds);
        wake = () => {
          clearTimeout(timer), resolve();
        };
      }), rung = !1;
    }
  };
}

// src/watchdog/watch.ts
function nameProcess(pid, main, watch) {
  if (pid === main) return "the main process";
  let index = watch.known().filter((one) => one.pid !== main).findIndex((one) => one.pid === pid);
  return index < 0 ? `a child (${pid})` : `child ${index + 1}`;
}

// src/watchdog/evidence.ts
var MAX_PROCESSES = 32, MAX_NATIVE_STACKS = 64, PATIENCE2 = 4e3;
function gather(running, stuck, when = "after") {
  return unlessAborted(running.interrupt, gatherEvidence({ ...running, stuck, when }));
}
async function unlessAborted(interrupt, work) {
  let give = () => {
  }, aborted = new Promise((resolve) => {
    give = () => resolve(null);
  });
  interrupt.addEventListener("abort", give), interrupt.aborted && give();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    interrupt.removeEventListener("abort", give);
  }
}
var MAX_DEBUGGED = 2;
async function gatherEvidence(gathering) {
  let { program, watch, system, when, trace } = gathering, { forks, ...rest } = trace(), main = program.main() ?? -1, { living } = await watch.look(system.clock()), stuck = [...gathering.stuck].sort((one, other) => rank(one, main) - rank(other, main)), waits2 = watch.waits(living, forks), asked = (when === "before" ? gathering.stuck : living).slice(0, MAX_PROCESSES), scanned = scanStacks(waits2, stuck, system), { stacks, missing } = await askAll(asked, gathering, { forks, waits: waits2 }), debugged = mayStop(gathering) ? await askGdb(stuck, system) : [];
  return {
    ...recorded({ forks, ...rest }, main, watch),
    stacks,
    native: preferNamed(debugged, scanned),
    waits: waits2,
    stuck,
    missing: [...missing, ...watch.refused()]
  };
}
var mayStop = ({ when, request }) => when === "after" && request.debug === !0;
function scanStacks(waits2, stuck, system) {
  return waits2.filter((wait) => stuck.includes(wait.pid) && wait.kind === "futex").slice(0, MAX_NATIVE_STACKS).flatMap(({ pid, tid }) => system.nativeStack(pid, tid) ?? []);
}
function preferNamed(debugged, scanned) {
  let named = new Set(debugged.map((stack) => stack.tid));
  return [...debugged, ...scanned.filter((stack) => !named.has(stack.tid))];
}
function nativeForks({ forks }, main, watch) {
  let silent = new Set(forks.filter((fork) => fork.child === null).map((fork) => fork.pid));
  return watch.known().filter(({ pid, parent }) => pid !== main && !silent.has(parent)).filter(({ pid }) => watch.madeBy?.(pid) === "fork").filter(({ pid }) => !forks.some((fork) => fork.child === pid)).map(({ pid, parent }) => ({
    pid: parent,
    child: pid,
    time: Date.now() / 1e3,
    ident: null,
    stacks: [],
    native: !0
  }));
}
function recorded(trace, main, watch) {
  let named = ({ pid, parent }) => ({ pid, parent, name: nameProcess(pid, main, watch) });
  return {
    forks: [...trace.forks, ...nativeForks(trace, main, watch)],
    stacks: [],
    native: [],
    waits: [],
    trace: trace.events,
    stuck: [],
    uncaught: trace.uncaught,
    processes: watch.known().map(named),
    missing: []
  };
}
async function askGdb(stuck, system) {
  let answers2 = [];
  for (let pid of stuck.slice(0, MAX_DEBUGGED)) {
    let answer = await system.debuggers.nativeStacks(pid);
    typeof answer != "string" && answers2.push(...answer);
  }
  return answers2;
}
var rank = (pid, main) => pid === main ? 1 : 0;
async function askAll(pids, gathering, known) {
  let { system } = gathering, stacks = [], missing = [], deadline = system.clock() + PATIENCE2;
  for (let pid of pids) {
    if (system.clock() > deadline) {
      missing.push(`process ${pid} and those after it were not asked for their stacks`);
      break;
    }
    let answers2 = await ask(pid, gathering);
    for (let one of answers2)
      typeof one == "string" ? missing.push(one) : stacks.push(...existing(one, pid, known));
  }
  return { stacks, missing };
}
async function ask(pid, gathering) {
  let { request, system } = gathering, own = await system.askForStacks(pid, `${request.folder}/stacks`), other = mayStop(gathering) && typeof own == "string" ? await system.debuggers.pythonStacks(pid) : own;
  return typeof other == "string" ? [.../* @__PURE__ */ new Set([own, other])] : [other];
}
function existing(stacks, pid, { forks, waits: waits2 }) {
  let forker = forks.find((fork) => fork.child === pid)?.ident, alone = waits2.filter((wait) => wait.pid === pid).length === 1, its = stacks.filter((stack) => stack.ident === forker);
  return alone && its.length > 0 ? its : stacks;
}

// src/watchdog/course.ts
var handlersLeft = "a signal handler of the stuck process could still wake it";
function decide(moment) {
  let { now, limit, mainEnded, stuck } = moment;
  if (stuck) {
    let hang = sayable(stuck, moment);
    if (hang) return hang;
  }
  return mainEnded !== null ? now >= mainEnded + 250 ? { kind: "left" } : null : now >= limit ? { kind: "limit" } : null;
}
function sayable(stuck, moment) {
  let { now, limit, mainEnded, explained, isSettled } = moment, { alone, awaited, handlers, named, since } = stuck, ended = mainEnded === null ? since : Math.max(since, mainEnded);
  if (alone && !named) return isSettled ? hangOf(stuck, explained, ended) : null;
  if (alone) return now >= (mainEnded ?? limit) ? fromOutside(stuck, ended) : null;
  let known = explained.length > 0;
  return known && awaited && !handlers ? hangOf(stuck, explained, since) : mainEnded !== null ? known && now >= mainEnded + 250 ? guarded(stuck, explained, ended) : null : now >= limit ? guarded(stuck, explained, limit) : null;
}
var hangOf = (stuck, first2, since) => ({
  kind: "stuck",
  pids: [.../* @__PURE__ */ new Set([...first2, ...stuck.pids])],
  proof: "proven",
  since,
  reason: null
}), fromOutside = (stuck, since) => ({
  ...hangOf(stuck, [], since),
  proof: "likely",
  reason: "a process outside of the trial that knows the name could still end it"
});
function guarded(stuck, first2, since) {
  let hang = hangOf(stuck, first2, since);
  return stuck.handlers ? { ...hang, proof: "likely", reason: handlersLeft } : hang;
}

// src/watchdog/explained.ts
async function explainStuck(stuck, running) {
  let { course } = running;
  if (stuck.alone) return [];
  let key = `${stuck.pids} ${stuck.since}`;
  if (course.asked.key === key) return course.asked.explained;
  let found = await explainWaits(stuck.pids, running), pids = [...new Set(found.map((one) => one.pid))];
  course.asked = { key, explained: pids };
  for (let pid of stuck.pids) course.everStuck.add(pid);
  return pids;
}
async function keepEvidence(stuck, explained, running) {
  let { course, watch } = running, hang = guarded(stuck, explained, stuck.since), [pid] = hang.pids;
  course.explained || course.kept === MAX_KEPT || (course.kept++, course.explained = { hang, waits: waitsOf(pid, watch), evidence: null }, course.explained.evidence = await gather(running, hang.pids, "before"));
}
var MAX_KEPT = 3, waitsOf = (pid, watch) => JSON.stringify(watch.waits([pid]).filter((one) => one.kind === "futex"));
async function explainWaits(pids, { watch, trace, request }) {
  let orphans = /* @__PURE__ */ new Set([...orphanedByTrace(trace()), ...orphanedBySweep(trace().sweep)]), emulated = watch.waits(pids).filter(({ pid, kind }) => kind === "futex" && orphans.has(pid)), found = await watch.explain?.(pids, trace().forks, request.readHeld);
  return [
    ...emulated.map(({ pid, tid }) => ({ pid, tid, lock: null, holder: null, owner: !0 })),
    ...found ?? []
  ];
}
function forgetIfGoing({ living }, { course, watch }) {
  let pid = course.explained?.hang.pids[0];
  pid === void 0 || !living.includes(pid) || waitsOf(pid, watch) !== course.explained?.waits && (course.explained = null);
}
function endedByItsProgram({ course, program, trace }, now) {
  let hang = course.explained?.hang;
  if (!hang) return null;
  let raw = program.statuses.get(hang.pids[0]) ?? trace().statuses.get(hang.pids[0]);
  return raw === void 0 || raw === 0 ? null : { ...hang, since: now, reason: hang.reason ?? "its own program ended it" };
}
var seenBefore = (end, { explained, living }) => end.kind === "stuck" && !living.includes(end.pids[0]) ? explained?.evidence : null;

// src/watchdog/finish.ts
async function finish(running) {
  let { request, program, watch, system } = running;
  program.end(), await untilOver(running);
  let whole = program.isOver() && program.wasEmpty() && program.adopts(), mark = `FORK_SAFETY_TRIAL=${request.folder}`, strays = whole ? [] : await system.endStrays(watch.known(), mark, 2e3);
  return await program.closed(500), program.abandon(), { lostReaper: program.adopts() && !whole, strays };
}
async function untilOver({ program, system, bell }) {
  let deadline = system.clock() + 5e3;
  for (; !program.isOver() && system.clock() < deadline; ) await bell.wait(deadline - system.clock());
}
function tamperingOf({ lostReaper, strays }) {
  return [
    ...lostReaper ? ["tampering: it ended the process that watches over it; something of it may live on"] : [],
    ...strays.length > 0 ? [`tampering: could not end its processes ${strays.join(", ")}`] : []
  ];
}

// src/watchdog/beside.ts
async function hangAtTheEnd(running, look, end, now) {
  let explained = await explainWaits(look.living, running), idleSince = now - running.request.timeout * 1e3 / 2, isIdle = ({ pid, tid }) => end === "limit" && running.watch.isIdleSince?.(pid, tid, idleSince) === !0;
  return besideTheLiving(
    explained.filter((one) => one.owner || isIdle(one)),
    now
  ) ?? searchOnce(look, running.watch, now);
}
function besideTheLiving(found, since) {
  if (found.length === 0) return null;
  let owner = found.some((one) => one.owner), pids = [...new Set(found.map((one) => one.pid))];
  return owner ? { kind: "stuck", pids, proof: "proven", since, reason: ownerGone } : { kind: "stuck", pids, proof: "likely", since, reason: holderGone };
}
var ownerGone = "the rest of the process still runs, but the lock's owner does not exist in it", holderGone = "the rest of the process still runs, but the thread that held the lock at the fork does not exist in it";
async function searchOnce(look, watch, since) {
  let stuck = await watch.search?.(look.living) ?? null;
  return stuck && { kind: "stuck", pids: stuck.pids, proof: "likely", since, reason: "this system cannot prove it" };
}

// src/watchdog/follow.ts
var LOOK_EVERY = 20, LOOK_SHARE = 5;
async function follow(running) {
  let { system, bell } = running;
  for (; ; ) {
    let now = system.clock(), end = await step(running, now);
    if (end) return end;
    await bell.wait(Math.max(LOOK_EVERY, (system.clock() - now) * LOOK_SHARE));
  }
}
async function step(running, now) {
  let { watch, interrupt, course } = running;
  if (interrupt.aborted) return { kind: "interrupted" };
  let look = await watch.look(now);
  if (forgetIfGoing(look, running), isOver(running, look)) return endedByItsProgram(running, now) ?? { kind: "over" };
  course.living = look.living;
  let explained = look.stuck ? await explainStuck(look.stuck, running) : [], end = decide({ ...momentOf(running, look, now), explained });
  return end?.kind === "limit" || end?.kind === "left" && look.living.length > 0 ? endedByItsProgram(running, now) ?? await hangAtTheEnd(running, look, end.kind, now) ?? end : (!end && look.stuck && explained.length > 0 && await keepEvidence(look.stuck, explained, running), end);
}
var isOver = ({ program }, { living }) => program.isOver() && (program.adopts() || living.length === 0);
function momentOf({ program, request, course }, { living, stuck }, now) {
  let main = program.main();
  main !== null && program.statuses.has(main) && (course.mainEnded ??= now);
  let { mainEnded, start } = course, isSettled = mainEnded !== null || main !== null && living.includes(main);
  return { now, limit: start + request.timeout * 1e3, mainEnded, isSettled, stuck };
}

// src/process/waitstatus.ts
import { constants } from "node:os";
function readStatus(raw) {
  let signal = raw & 127;
  return signal === 0 ? { code: raw >> 8 & 255, signal: null } : { code: null, signal: signalName(signal) };
}
var names = new Map(
  Object.entries(constants.signals).reverse().map(([name, number]) => [number, name])
), signalName = (signal) => names.get(signal) ?? `signal ${signal}`;

// src/watchdog/outcome.ts
var faults = /* @__PURE__ */ new Set(["SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGSYS"]), endings = /* @__PURE__ */ new Set(["SIGTERM", "SIGKILL"]);
function judgeTrial(seen) {
  let { stuck } = seen;
  if (stuck) return { outcome: "deadlocked", proof: stuck.proof, reason: stuck.reason };
  let crash = first(seen, isCrash);
  if (crash) return { outcome: "crashed", proof: "none", reason: crash };
  if (seen.main === null && !seen.tampering)
    return { outcome: "failed", proof: "none", reason: unseen };
  if (seen.timedOut) return { outcome: "timed-out", proof: "none", reason: null };
  if (seen.tampering) return { outcome: "failed", proof: "none", reason: seen.tampering };
  let failure = first(seen, (ending, pid) => isFailure(ending, pid, seen)) ?? uncaught(seen);
  return failure ? { outcome: "failed", proof: "none", reason: failure } : { outcome: "passed", proof: "none", reason: null };
}
var unseen = "the program could not be started, or ended the process that watches over it";
function crashedProcess(statuses) {
  for (let [pid, raw] of statuses) if (isCrash(readStatus(raw))) return pid;
  return null;
}
var isCrash = (ending) => ending.signal !== null && faults.has(ending.signal);
function first(seen, wanted) {
  for (let [pid, raw] of seen.statuses) {
    let ending = readStatus(raw);
    if (wanted(ending, pid)) return describeEnding(pid, ending, seen);
  }
  return null;
}
function isFailure(ending, pid, seen) {
  return pid !== seen.main && !seen.isForked(pid) ? !1 : ending.code !== null ? ending.code !== 0 : pid === seen.main || !endings.has(ending.signal) ? !0 : !seen.trace.kills.some(
    ({ from, to, signal }) => (to === pid || to <= 0) && from !== pid && signalName(signal) === ending.signal
  );
}
function describeEnding(pid, ending, seen) {
  let how = ending.signal ? `was ended by ${ending.signal}` : `ended with status ${ending.code}`, error = seen.trace.uncaught.find((one) => one.pid === pid);
  return `${seen.processName(pid)} ${how}${error ? `: ${oneLine(error)}` : ""}`;
}
function uncaught(seen) {
  let error = seen.trace.uncaught.find(({ pid }) => pid === seen.main || seen.isForked(pid));
  return error ? `${seen.processName(error.pid)} raised ${oneLine(error)}` : null;
}
var oneLine = (error) => `${error.type}: ${error.text.split(`
`)[0].slice(0, 300)}`;

// src/watchdog/running.ts
var newCourse = (start) => ({
  start,
  mainEnded: null,
  living: [],
  everStuck: /* @__PURE__ */ new Set(),
  asked: { key: "", explained: [] },
  explained: null,
  kept: 0
});

// src/watchdog/standing.ts
import { basename, relative } from "node:path";
var observer = `${harness}observer/`, MAX_PROCESSES2 = 6, MAX_THREADS = 4;
function standing(evidence, folder) {
  let pids = [...new Set(evidence.waits.map((wait) => wait.pid))], told = pids.slice(0, MAX_PROCESSES2).map((pid) => [`${evidence.processes.find((one) => one.pid === pid)?.name ?? `process ${pid}`} ${threads(evidence, pid, folder).join(", ")}`, waits(evidence, pid)].filter(Boolean).join(" ")), more = pids.length > MAX_PROCESSES2 ? [`and ${pids.length - MAX_PROCESSES2} more`] : [];
  return told.length === 0 ? null : `at the time limit ${[...told, ...more].join("; ")}`;
}
function threads({ stacks }, pid, folder) {
  let own = stacks.filter((stack) => stack.pid === pid && stack.frames.length > 0);
  return own.slice(0, MAX_THREADS).map((stack) => `${own.length > 1 && stack.name ? `${stack.name} ` : ""}was ${places(stack, folder)}`);
}
function places(stack, folder) {
  let frames = stack.frames.filter(({ file }) => !file.startsWith(observer)), inner = frames[0] ?? stack.frames[0], own = frames.find(({ file }) => isBelow(file, folder)), at = ({ file, line, function: name }) => `at ${isBelow(file, folder) ? relative(folder, file) : basename(file)}:${line} in ${name}`;
  return own && own !== inner ? `${at(inner)}, called ${at(own)}` : at(inner);
}
var isBelow = (file, folder) => file.startsWith(`${folder}/`);
function waits(evidence, pid) {
  let texts = evidence.waits.filter((wait) => wait.pid === pid).map((wait) => wait.text), kinds = [
    ...new Set(texts.map((text) => text.replace(/^futex at 0x[0-9a-f]+, /, "a lock, ")))
  ];
  return kinds.length === 0 ? "" : `(${kinds.slice(0, MAX_THREADS).join(" | ")})`;
}

// src/watchdog/trialreport.ts
function report(done) {
  let { program, watch, course, end, evidence, trace, verdictAt } = done, main = mainOf(done), judged = judge(done);
  return {
    ...judged,
    ...endingOf(program.statuses.get(main)),
    reason: failedKnob(trace) ?? judged.reason ?? stoodAt(done),
    seconds: (verdictAt - course.start) / 1e3,
    secondsToVerdict: end.kind === "stuck" ? Math.max(0, verdictAt - end.since) / 1e3 : null,
    survivors: end.kind === "over" || course.living.includes(main) ? 0 : course.living.length,
    captured: done.output.captured(),
    evidence: evidence ?? (judged.outcome === "passed" ? null : recorded(trace, main, watch)),
    warnings: trace.warnings,
    notes: [...tamperingOf(done.evasion), ...notesOf(done)],
    forked: hasForked(trace, watch),
    onlyForkserver: onlyForkserver(trace),
    unseen: unseenIn(done),
    interrupted: end.kind === "interrupted",
    sweep: trace.sweep
  };
}
var mainOf = ({ program }) => program.main() ?? -1;
function judge(done) {
  let { program, watch, end, trace } = done, main = mainOf(done);
  return judgeTrial({
    main: end.kind === "over" && !program.statuses.has(main) ? null : main,
    statuses: new Map([...trace.statuses, ...program.statuses]),
    trace,
    tampering: tamperingOf(done.evasion)[0] ?? null,
    stuck: end.kind === "stuck" ? end : null,
    timedOut: end.kind === "limit",
    isForked: (pid) => isForked(pid, trace, watch),
    processName: (pid) => nameProcess(pid, main, watch)
  });
}
function endingOf(status) {
  let { code, signal } = status === void 0 ? { code: null, signal: null } : readStatus(status);
  return { exitCode: code, signal };
}
var stoodAt = ({ end, evidence, request }) => end.kind === "limit" && evidence ? standing(evidence, request.cwd) : null;
function isForked(pid, { forks, execs, parents }, watch) {
  let seen = watch.madeBy?.(pid);
  if (execs.has(pid) || seen === "exec") return !1;
  let silent = (one) => one.child === null && one.pid === parents.get(pid), fork = forks.find((one) => one.child === pid) ?? forks.find(silent);
  return fork ? !isOfSubprocess(fork) : seen === "fork";
}
function unseenIn({ program, system, course, end }) {
  return system.adopts && !program.adopts() ? "its orphans could not be watched, since no Python here has the module _ctypes" : end.kind === "left" && course.living.length === 0 && system.blind || null;
}
function hasForked({ observed, forks }, watch) {
  let natively = watch.known().some(({ pid }) => watch.madeBy?.(pid) === "fork");
  return forks.length > 0 || natively ? !0 : observed ? !1 : null;
}
function failedKnob({ preloadFailure, knobFailure }) {
  return preloadFailure ? `preload of ${preloadFailure}` : knobFailure && `the variant could not be made: ${knobFailure}`;
}
function notesOf(done) {
  let { course, end, crash, watch, evidence } = done;
  return [
    ...(end.kind === "over" || end.kind === "left" ? [...course.everStuck] : []).map(
      (pid) => `${nameProcess(pid, mainOf(done), watch)} waited for something that nobody was seen to end; its own program went on without it`
    ),
    ...crash,
    ...end.kind === "limit" ? evidence?.missing ?? [] : []
  ];
}

// src/watchdog/trial.ts
var HEAD_BYTES = 32768, TAIL_BYTES = 98304;
async function runTrial(request, system, interrupt) {
  let begun = Date.now(), running = begin(request, system, interrupt), { program } = running, seen = await observe(running).catch(async (error) => {
    throw await finish(running), error;
  }), evasion = await finish(running);
  request.tee?.close();
  let prevented = program.prevented();
  if (prevented !== null && seen.end.kind !== "interrupted") throw new Prevented(prevented);
  let crash = await crashNote(program, system, begun), trace = running.trace(), reported = report({ ...running, ...seen, trace, evasion, crash });
  if (reported.outcome === "failed" && wasRefused(trace)) throw new Prevented(refusal);
  return reported;
}
var refusal = "the machine gave it no further process or thread; what limits that is RLIMIT_NPROC or pids.max, say";
function begin(request, system, interrupt) {
  let start = system.clock(), output = capture(HEAD_BYTES, TAIL_BYTES), bell = createBell(), program = request.reapers.start(request, {
    output: (stream, bytes) => {
      output.add(stream, bytes, (system.clock() - start) / 1e3), request.tee?.write(stream, bytes);
    },
    changed: bell.ring
  }), trace = traceReader(`${request.folder}/trace`), watch = system.watch({
    root: program.pid,
    own: program.own,
    connection: program.connection,
    alarm: (pid) => alarmOf(trace(), pid, Date.now() / 1e3)
  }), course = newCourse(start);
  return { request, program, watch, system, bell, interrupt, trace, output, course };
}
async function observe(running) {
  let { system, program, bell, interrupt } = running;
  interrupt.addEventListener("abort", bell.ring);
  let end = await follow(running).finally(() => interrupt.removeEventListener("abort", bell.ring)), verdictAt = system.clock();
  return program.settle(), { end, verdictAt, evidence: await evidenceOf(end, running) };
}
async function evidenceOf(end, running) {
  let { course } = running;
  return end.kind === "limit" ? gather(running, [...course.everStuck]) : end.kind === "stuck" ? seenBefore(end, course) ?? gather(running, end.pids) : null;
}
async function crashNote(program, system, begun) {
  let pid = crashedProcess(program.statuses), text = pid === null ? null : await system.crashText?.(pid, begun);
  return text ? [text] : [];
}

// src/watchdog/case.ts
async function runTrials(one, bench) {
  let plan = { ...bench.plan, trials: one.trials }, reports = [];
  for (; ; ) {
    let provenHangs = reports.filter((report3) => report3.proof === "proven").length, so = { trials: reports.length, provenHangs, overBudget: bench.overBudget() }, rule = bench.interrupt.aborted ? "interrupted" : endedBy(plan, so);
    if (rule) return { reports, endedBy: rule };
    let debug = !reports.some((one2) => one2.outcome === "deadlocked"), report2 = await runOne(one, bench, { number: reports.length + 1, debug });
    report2.interrupted || reports.push(report2);
  }
}
async function runOne(one, bench, { number, debug }) {
  let tee = bench.tee?.(number) ?? null, report2 = await inOwnFolder(bench.temporary, (folder) => {
    needsRoom(join(folder, "trace"));
    for (let name of ["trace", "stacks"]) writeFileSync(join(folder, name), "");
    let request = { ...trialRequest(one, bench, folder), debug, tee };
    return runTrial(request, bench.system, bench.interrupt);
  });
  return report2.notes.push(...[tee?.problem() ?? []].flat(), ...bench.after?.() ?? []), report2;
}
var ROOM = Buffer.alloc(1 << 18);
function needsRoom(file) {
  writeFileSync(file, ROOM);
}
async function inOwnFolder(parent, work) {
  makeFolder(parent);
  let folder = mkdtempSync(join(parent, "fork-safety-"));
  try {
    return await work(folder);
  } finally {
    removeWhole(folder);
  }
}
function removeWhole(folder) {
  for (let step2 of [allowListing, remove])
    try {
      step2(folder);
    } catch {
    }
}
var remove = (folder) => rmSync(folder, { recursive: !0, force: !0 }), O_PATH = 2097152;
function allowListing(folder) {
  if (!lstatSync(folder).isDirectory()) return;
  if (platform() !== "linux") {
    chmodSync(folder, 448);
    return;
  }
  let { O_DIRECTORY, O_NOFOLLOW } = constants2, opened = openSync(folder, O_PATH | O_DIRECTORY | O_NOFOLLOW);
  try {
    chmodSync(`/proc/self/fd/${opened}`, 448);
  } finally {
    closeSync(opened);
  }
}
var asArgument = (name) => name.startsWith("-") ? `./${name}` : name;
function trialRequest(one, bench, folder) {
  let { repro, knobs, emulation } = one, script = asArgument(knobs.script ?? repro.file.slice(repro.folder.length + 1)), env = { ...bench.env, ...knobs.env }, observer2 = join(harness, "observer");
  return {
    reapers: bench.reapers,
    command: [bench.python, script, ...knobs.args ?? []],
    cwd: repro.folder,
    timeout: one.timeout,
    readHeld: readHeldBy(bench.python),
    folder,
    env: {
      ...env,
      PYTHONPATH: env.PYTHONPATH ? `${observer2}:${env.PYTHONPATH}` : observer2,
      FORK_SAFETY_TRIAL: folder,
      FORK_SAFETY_KNOBS: knobsLiteral(knobs, emulation, repro.folder)
    }
  };
}

export {
  capture,
  readStatus,
  runTrials,
  runOne,
  inOwnFolder
};
