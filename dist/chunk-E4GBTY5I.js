import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  cleanTrialsNeeded
} from "./chunk-QUQYHSNQ.js";
import {
  Prevented
} from "./chunk-575DW7D6.js";
import {
  orphanedBySweep,
  traceReader,
  withoutHolder
} from "./chunk-DOC3YQ5I.js";
import {
  makeFolder
} from "./chunk-7L7X57OG.js";
import {
  harness,
  ridesAlong
} from "./chunk-JPSADPAB.js";
import {
  knobsLiteral
} from "./chunk-5RYS45QM.js";
import {
  spawnRun
} from "./chunk-U5ILEWQD.js";

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
  function add2(bytes, seconds) {
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
  return { add: add2, pieces };
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

// src/process/waitstatus.ts
import { constants } from "node:os";
function readStatus(raw) {
  let signal = raw & 127;
  return signal === 0 ? { code: raw >> 8 & 255, signal: null } : { code: null, signal: signalName(signal) };
}
var names = new Map(
  Object.entries(constants.signals).reverse().map(([name, number]) => [number, name])
), signalName = (signal) => names.get(signal) ?? `signal ${signal}`;

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
  let { program, watch, system, when, trace } = gathering, { forks, ...rest } = trace(), main = program.main() ?? -1, { living } = await watch.look(system.clock()), stuck = [...gathering.stuck].sort((one, other) => rank(one, main) - rank(other, main)), waits2 = await withHolders(watch.waits(living, forks), stuck, gathering), asked = (when === "before" ? gathering.stuck : living).slice(0, MAX_PROCESSES), scanned = scanStacks(waits2, stuck, system), { stacks, missing } = await askAll(asked, gathering, { forks, waits: waits2 }), debugged = mayStop(gathering) ? await askGdb(stuck, system) : [];
  return {
    ...recorded({ forks, ...rest }, main, watch),
    stacks,
    native: preferNamed(debugged, scanned),
    waits: waits2,
    stuck,
    missing: [...missing, ...watch.refused()]
  };
}
async function withHolders(waits2, stuck, { watch, trace, request }) {
  let found = request.debug ? await watch.explain?.(stuck, trace().forks, request.readHeld) : void 0;
  return waits2.map((wait) => {
    let its = found?.find(({ pid, tid }) => pid === wait.pid && tid === wait.tid), ident = its?.owner ? its.holder?.ident : null;
    return ident ? { ...wait, holder: ident } : wait;
  });
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
  let named = ({ pid, parent }) => ({
    pid,
    parent,
    name: nameProcess(pid, main, watch),
    ...signalOf(pid, trace)
  });
  return {
    forks: [...trace.forks, ...nativeForks(trace, main, watch)],
    stacks: [],
    native: [],
    waits: [],
    trace: trace.events,
    stuck: [],
    uncaught: trace.uncaught,
    processes: [...watch.known().map(named), ...unseen(trace, watch)],
    missing: []
  };
}
function signalOf(pid, { statuses }) {
  let { signal } = readStatus(statuses.get(pid) ?? 0);
  return signal ? { signal } : {};
}
function unseen(trace, watch) {
  let seen2 = new Set(watch.known().map((one) => one.pid));
  return trace.forks.flatMap(
    ({ pid: parent, child: pid }) => pid !== null && trace.statuses.has(pid) && !seen2.has(pid) ? [{ pid, parent, name: "a child", ...signalOf(pid, trace) }] : []
  );
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
  explained: first2,
  roots: stuck.roots,
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

// src/watchdog/trace.ts
function alarmOf({ alarms }, pid, now) {
  let alarm = alarms.get(pid);
  if (!alarm) return "unknown";
  let { until, every } = alarm;
  return until !== null && (every > 0 || until > now - ALARM_GRACE) ? "set" : "off";
}
var runsPython = ({ handlers }, pid, signal) => handlers.get(pid)?.has(signal) ?? null, ALARM_GRACE = 0.1, onlyForkserver = ({ forks }) => forks.length > 0 && forks.every(isOfForkserver), isOfForkserver = (fork) => /\/lib[^/]*\/.*\/multiprocessing\/forkserver\.py$/.test(forkingFrame(fork)?.file ?? ""), wasRefused = ({ forks, uncaught: uncaught2 }) => uncaught2.some(({ pid, type, text, frames: [frame] }) => {
  if (!frame) return !1;
  if (text === "can't start new thread") return type === "RuntimeError" || type === "thread.error";
  if (!text.startsWith("[Errno ")) return !1;
  let raised = JSON.stringify([pid, frame]);
  return isExecuteChild(frame) && type === "BlockingIOError" || forks.some(
    (fork) => fork.child === null && JSON.stringify([fork.pid, forkingFrame(fork)]) === raised
  );
}), forkingFrame = ({ stacks, ident }) => stacks.find((one) => one.ident === ident)?.frames[0], isExecuteChild = (frame) => frame.function === "_execute_child" && /\/lib[^/]*\/.*\/subprocess\.py$/.test(frame.file);
function isOfSubprocess(fork) {
  let frame = forkingFrame(fork);
  return frame !== void 0 && isExecuteChild(frame);
}
function orphanedByTrace(trace) {
  let orphans = /* @__PURE__ */ new Set(), eventsOf = byPid(trace.events);
  for (let fork of trace.forks) {
    if (fork.child === null) continue;
    let ofChild = eventsOf(fork.child), waits2 = ofChild.some((one) => one.did === "asked"), got = ofChild.some((one) => one.did === "got");
    waits2 && !got && wasHeld(eventsOf(fork.pid), fork) && orphans.add(fork.child);
  }
  return orphans;
}
function wasHeld(events, fork) {
  let open = /* @__PURE__ */ new Map();
  for (let { did, ident, time } of events)
    time > fork.time || ident === fork.ident || did === "got" || open.set(ident, (open.get(ident) ?? 0) + (did === "asked" ? 1 : -1));
  return [...open.values()].some((count) => count > 0);
}
function byPid(events) {
  let all = /* @__PURE__ */ new Map();
  for (let event of events) {
    let own = all.get(event.pid);
    own ? own.push(event) : all.set(event.pid, [event]);
  }
  return (pid) => all.get(pid) ?? [];
}

// src/watchdog/explained.ts
async function explainStuck(stuck, running) {
  let { course, request } = running;
  if (stuck.alone && !request.suite) return [];
  let key = `${stuck.pids} ${stuck.since}`;
  if (course.asked.key === key) return course.asked.explained;
  let found = await explainWaits(stuck.pids, running), pids = [...new Set(found.map((one) => one.pid))];
  if (course.asked = { key, explained: pids }, !stuck.alone) for (let pid of stuck.pids) course.everStuck.add(pid);
  return pids;
}
async function keepEvidence(stuck, explained, running) {
  let { course, watch, request, trace } = running, { suspects } = course, news = request.suite ? explained.filter((pid) => !suspects.has(pid)) : explained.slice(0, 1);
  for (let pid of news) {
    if (suspects.has(pid) || course.suspected === mostSuspects(running)) return;
    course.suspected++;
    let hang = guarded(stuck, [pid], stuck.since), suspect = {
      hang,
      waits: waitsOf([pid], watch).get(pid),
      evidence: null,
      kills: trace().kills.length,
      gone: null
    };
    suspects.set(pid, suspect), suspect.evidence = await gather(running, hang.pids, "before");
  }
}
var mostSuspects = ({ request }) => request.suite ? 100 : 3;
function waitsOf(pids, watch) {
  let waits2 = watch.waits(pids).filter(({ kind }) => kind === "futex");
  return new Map(pids.map((pid) => [pid, JSON.stringify(waits2.filter((one) => one.pid === pid))]));
}
async function explainWaits(pids, { watch, trace, request }) {
  let orphans = /* @__PURE__ */ new Set([...orphanedByTrace(trace()), ...orphanedBySweep(trace().sweep)]), emulated = watch.waits(pids).filter(({ pid, kind }) => kind === "futex" && orphans.has(pid)), found = await watch.explain?.(pids, trace().forks, request.readHeld);
  return [
    ...emulated.map(({ pid, tid }) => ({ pid, tid, lock: null, holder: null, owner: !0 })),
    ...found ?? []
  ];
}
function forgetIfGoing({ living }, { course, watch, request }, now) {
  let pids = [...course.suspects.keys()], waits2 = pids.length > 0 ? waitsOf(pids, watch) : /* @__PURE__ */ new Map();
  for (let pid of pids) {
    let suspect = course.suspects.get(pid), moved = living.includes(pid) && waits2.get(pid) !== suspect.waits;
    moved && !request.suite ? course.suspects.delete(pid) : (moved || !living.includes(pid)) && (suspect.gone ??= { at: now, moved });
  }
}
function endedByItsProgram(running, now) {
  return [...running.course.suspects].flatMap(([pid, suspect]) => {
    let proof = endingOf(pid, suspect, running, now);
    if (proof === null) return [];
    let reason = running.request.suite ? byItsProgram : suspect.hang.reason ?? byItsProgram;
    return { ...suspect, hang: { ...suspect.hang, proof, since: now, reason } };
  });
}
var GRACE = 500;
function endingOf(pid, suspect, running, now) {
  let { program, trace, request, course } = running, { hang, gone, kills } = suspect, raw = program.statuses.get(pid) ?? trace().statuses.get(pid);
  return raw !== void 0 && raw !== 0 ? hang.proof : !request.suite || !gone || now < gone.at + GRACE ? null : (course.suspects.delete(pid), trace().kills.slice(kills).some((one) => one.to === pid && tells(one.signal)) ? "likely" : gone.moved || raw === 0 ? null : hang.proof);
}
var tells = (signal) => [2, 3, 6, 9, 15].includes(signal), byItsProgram = "its own program ended it";
function seenBefore(end, { suspects, living }) {
  return end.kind !== "stuck" || living.includes(end.pids[0]) ? null : suspects.get(end.pids[0])?.evidence;
}

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
var SETTLED = 200;
function hangBeforeTheEnd(running, { living }, now) {
  if (!running.request.meets) return null;
  let trace = running.trace(), epoch = Date.now() / 1e3, pids = withoutHolder(trace.sweep).filter(
    (pid) => living.includes(pid) && trace.handlers.get(pid)?.size === 0 && alarmOf(trace, pid, epoch) === "off" && isStill(pid, running.watch, now)
  );
  return besideTheLiving(
    pids.map((pid) => ({ pid, tid: pid, lock: null, holder: null, owner: !0 })),
    now
  );
}
var isStill = (pid, watch, now) => watch.isIdleSince?.(pid, pid, now - SETTLED) === !0 && watch.waits([pid]).some(({ tid, kind }) => tid === pid && kind === "futex");
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
  return owner ? {
    kind: "stuck",
    pids,
    explained: pids,
    roots: pids,
    proof: "proven",
    since,
    reason: ownerGone
  } : {
    kind: "stuck",
    pids,
    explained: pids,
    roots: pids,
    proof: "likely",
    since,
    reason: holderGone
  };
}
var ownerGone = "the rest of the process still runs, but the lock's owner does not exist in it", holderGone = "the rest of the process still runs, but the thread that held the lock at the fork does not exist in it";
async function searchOnce(look, watch, since) {
  let stuck = await watch.search?.(look.living) ?? null;
  return stuck && {
    kind: "stuck",
    pids: stuck.pids,
    explained: [],
    roots: stuck.roots,
    proof: "likely",
    since,
    reason: "this system cannot prove it"
  };
}

// src/watchdog/testname.ts
import { basename } from "node:path";
function testOf(pid, { trace, parents, stacks }) {
  let seen2 = /* @__PURE__ */ new Set();
  for (let at = pid; at !== void 0 && !seen2.has(at); at = parents.get(at)) {
    seen2.add(at);
    let name = trace.forks.findLast(({ child }) => child === at)?.test ?? trace.tests.get(at);
    if (name) return name;
  }
  return testIn(stacks.filter((one) => one.pid === pid));
}
var runners = [
  { file: /\/_pytest\/python\.py$/, name: "pytest_pyfunc_call" },
  { file: /\/unittest\/case\.py$/, name: "_callTestMethod" }
];
function testIn(stacks) {
  for (let { frames } of stacks) {
    let at = frames.findIndex(isRunner);
    if (at > 0) return nameOf(frames[at - 1]);
  }
  return null;
}
var isRunner = ({ file, function: name }) => runners.some((runner) => runner.name === name && runner.file.test(file)), nameOf = ({ file, function: name }) => `${basename(file)}::${name}`;

// src/watchdog/incidents.ts
var MAX_INCIDENTS = 50;
async function goesOn(end, running) {
  let { request, program, system, course } = running;
  if (!request.suite || end.kind !== "stuck") return !1;
  let bereft = leftWaiting(end, running), pids = bereft.length > 0 ? bereft : chosen(end, running);
  bereft.length === 0 && await note(pids, end, running);
  let isAtEnd = course.mainEnded !== null || system.clock() >= course.start + request.timeout * 1e3, isLast = request.suite.stopAtFirst || course.incidents.length >= MAX_INCIDENTS;
  if (isAtEnd || isLast || pids.includes(program.main() ?? -1)) return !1;
  for (let pid of pids) {
    let parent = parentOf(pid, running);
    parent !== void 0 && course.bereft.set(parent, mainWait(parent, running.watch)), await endOne(pid, running);
  }
  return !0;
}
function leftWaiting({ explained, roots }, { course, watch }) {
  if (explained.length > 0) return [];
  let waits2 = (pid) => mainWait(pid, watch) === course.bereft.get(pid);
  return roots.filter((pid) => course.bereft.has(pid) && waits2(pid)).slice(-1);
}
function mainWait(pid, watch) {
  let wait = watch.waits([pid]).find((one) => one.tid === pid);
  return JSON.stringify([wait?.text, wait?.address]);
}
function chosen({ explained, roots }, { program }) {
  if (explained.length > 0) return explained;
  let others = roots.filter((pid) => pid !== program.main());
  return (others.length > 0 ? others : roots).slice(-1);
}
async function note(pids, hang, running) {
  let at = running.system.clock(), evidence = await gather(running, hang.pids, "before");
  for (let pid of pids) add(pid, { hang, at, evidence }, running);
}
function noteEnded(running, now) {
  if (!running.request.suite) return;
  let { told } = running.course;
  for (let { hang, evidence } of endedByItsProgram(running, now)) {
    let pid = hang.pids[0], one = seen(pid, running), key = `${pid} ${one?.start}`;
    told.has(key) || add(pid, { hang, at: now, evidence }, running), told.add(key);
  }
}
function add(pid, { hang, at, evidence }, running) {
  let { course, watch, trace } = running;
  if (course.suspects.delete(pid), course.everStuck.delete(pid), course.incidents.length >= MAX_INCIDENTS) return;
  let known = watch.known(), parents = new Map(known.map((one) => [one.pid, one.parent]));
  course.incidents.push({
    pid,
    proof: hang.proof,
    reason: hang.reason,
    test: testOf(pid, { trace: trace(), parents, stacks: evidence?.stacks ?? [] }),
    seconds: (at - course.start) / 1e3,
    secondsToVerdict: Math.max(0, at - hang.since) / 1e3,
    evidence: evidence && ofProcess(pid, evidence, parents)
  });
}
function ofProcess(pid, evidence, parents) {
  let line = /* @__PURE__ */ new Set();
  for (let at = pid; at !== void 0 && !line.has(at); at = parents.get(at))
    line.add(at);
  let isIts = (one) => line.has(one.pid);
  return {
    ...evidence,
    forks: evidence.forks.filter((fork) => fork.child !== null && line.has(fork.child)),
    stacks: evidence.stacks.filter(isIts),
    native: evidence.native.filter(isIts),
    waits: evidence.waits.filter(isIts),
    trace: evidence.trace.filter(isIts),
    stuck: [pid, ...evidence.stuck.filter((one) => one !== pid && line.has(one))],
    uncaught: evidence.uncaught.filter(isIts),
    processes: evidence.processes.filter(isIts)
  };
}
var seen = (pid, { watch }) => watch.known().findLast((one) => one.pid === pid), parentOf = (pid, running) => seen(pid, running)?.parent;
async function endOne(pid, running) {
  let one = seen(pid, running);
  one && await running.system.endOne(one);
}
function surest(incidents) {
  return incidents.find(({ proof }) => proof === "proven") ?? incidents[0] ?? null;
}

// src/watchdog/follow.ts
var LOOK_EVERY = 20, LOOK_SHARE = 5, BUSY_SHARE = 50, LONGEST = 400;
async function follow(running) {
  let { system, bell } = running;
  for (; ; ) {
    let now = system.clock(), end = await step(running, now);
    if (end) return end;
    await bell.wait(pause(running, system.clock() - now));
  }
}
function pause({ request, course }, cost) {
  let isBusySuite = request.suite && course.busy, wanted = cost * LOOK_SHARE, most = isBusySuite ? Math.max(wanted, Math.min(LONGEST, cost * BUSY_SHARE)) : wanted;
  return Math.max(LOOK_EVERY, most);
}
async function step(running, now) {
  let { request, watch, interrupt, course } = running;
  if (interrupt.aborted) return { kind: "interrupted" };
  let look = await watch.look(now);
  forgetIfGoing(look, running, now);
  let ended = request.suite ? null : endedByItsProgram(running, now)[0]?.hang;
  if (noteEnded(running, now), isOver(running, look)) return ended ?? { kind: "over" };
  course.living = look.living, course.busy = look.busy;
  let explained = look.stuck ? await explainStuck(look.stuck, running) : [], end = decide({ ...momentOf(running, look, now), explained }) ?? hangBeforeTheEnd(running, look, now);
  return end?.kind === "limit" || end?.kind === "left" && look.living.length > 0 ? ended ?? await hangAtTheEnd(running, look, end.kind, now) ?? end : (!end && look.stuck && explained.length > 0 && await keepEvidence(look.stuck, explained, running), end);
}
var isOver = ({ program }, { living }) => program.isOver() && (program.adopts() || living.length === 0);
function momentOf({ program, request, course }, { living, stuck }, now) {
  let main = program.main();
  main !== null && program.statuses.has(main) && (course.mainEnded ??= now);
  let { mainEnded, start } = course, isSettled = mainEnded !== null || main !== null && living.includes(main);
  return { now, limit: start + request.timeout * 1e3, mainEnded, isSettled, stuck };
}

// src/watchdog/outcome.ts
var faults = /* @__PURE__ */ new Set(["SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGSYS"]), endings = /* @__PURE__ */ new Set(["SIGTERM", "SIGKILL"]);
function judgeTrial(all) {
  let seen2 = all.isSuite ? ofMain(all) : all, { stuck } = seen2;
  if (stuck) return { outcome: "deadlocked", proof: stuck.proof, reason: stuck.reason };
  let crash = first(seen2, isCrash);
  if (crash) return { outcome: "crashed", proof: "none", reason: crash };
  if (seen2.main === null && !seen2.tampering)
    return { outcome: "failed", proof: "none", reason: unseen2 };
  if (seen2.timedOut) return { outcome: "timed-out", proof: "none", reason: null };
  if (seen2.tampering) return { outcome: "failed", proof: "none", reason: seen2.tampering };
  let failure = first(seen2, (ending, pid) => isFailure(ending, pid, seen2)) ?? uncaught(seen2);
  return failure ? { outcome: "failed", proof: "none", reason: failure } : { outcome: "passed", proof: "none", reason: null };
}
function ofMain(seen2) {
  let status = seen2.main === null ? void 0 : seen2.statuses.get(seen2.main), uncaught2 = seen2.trace.uncaught.filter(({ pid }) => pid === seen2.main);
  return {
    ...seen2,
    statuses: new Map(status === void 0 ? [] : [[seen2.main, status]]),
    trace: { ...seen2.trace, uncaught: uncaught2 }
  };
}
var unseen2 = "the program could not be started, or ended the process that watches over it";
function crashedProcess(statuses) {
  for (let [pid, raw] of statuses) if (isCrash(readStatus(raw))) return pid;
  return null;
}
var isCrash = (ending) => ending.signal !== null && faults.has(ending.signal);
function first(seen2, wanted) {
  for (let [pid, raw] of seen2.statuses) {
    let ending = readStatus(raw);
    if (wanted(ending, pid)) return describeEnding(pid, ending, seen2);
  }
  return null;
}
function isFailure(ending, pid, seen2) {
  return pid !== seen2.main && !seen2.isForked(pid) ? !1 : ending.code !== null ? ending.code !== 0 : pid === seen2.main || !endings.has(ending.signal) ? !0 : !seen2.trace.kills.some(
    ({ from, to, signal }) => (to === pid || to <= 0) && from !== pid && signalName(signal) === ending.signal
  );
}
function describeEnding(pid, ending, seen2) {
  let how = ending.signal ? `was ended by ${ending.signal}` : `ended with status ${ending.code}`, error = seen2.trace.uncaught.find((one) => one.pid === pid);
  return `${seen2.processName(pid)} ${how}${error ? `: ${oneLine(error)}` : ""}`;
}
function uncaught(seen2) {
  let error = seen2.trace.uncaught.find(({ pid }) => pid === seen2.main || seen2.isForked(pid));
  return error ? `${seen2.processName(error.pid)} raised ${oneLine(error)}` : null;
}
var oneLine = (error) => `${error.type}: ${error.text.split(`
`)[0].slice(0, 300)}`;

// src/watchdog/running.ts
var newCourse = (start) => ({
  start,
  mainEnded: null,
  living: [],
  busy: !0,
  everStuck: /* @__PURE__ */ new Set(),
  asked: { key: "", explained: [] },
  suspects: /* @__PURE__ */ new Map(),
  suspected: 0,
  incidents: [],
  told: /* @__PURE__ */ new Set(),
  bereft: /* @__PURE__ */ new Map()
});

// src/watchdog/standing.ts
import { basename as basename2, relative } from "node:path";
var MAX_PROCESSES2 = 6, MAX_THREADS = 4;
function standing(evidence, folder, when) {
  let pids = [...new Set(evidence.waits.map((wait) => wait.pid))], told = pids.slice(0, MAX_PROCESSES2).map((pid) => [`${evidence.processes.find((one) => one.pid === pid)?.name ?? `process ${pid}`} ${threads(evidence, pid, folder).join(", ")}`, waits(evidence, pid)].filter(Boolean).join(" ")), more = pids.length > MAX_PROCESSES2 ? [`and ${pids.length - MAX_PROCESSES2} more`] : [];
  return told.length === 0 ? null : `${when} ${[...told, ...more].join("; ")}`;
}
function threads({ stacks }, pid, folder) {
  let own = stacks.filter((stack) => stack.pid === pid && stack.frames.length > 0);
  return own.slice(0, MAX_THREADS).map((stack) => `${own.length > 1 && stack.name ? `${stack.name} ` : ""}was ${places(stack, folder)}`);
}
function places(stack, folder) {
  let frames = stack.frames.filter(({ file }) => !ridesAlong(file)), inner = frames[0] ?? stack.frames[0], own = frames.find(({ file }) => isBelow(file, folder)), at = ({ file, line, function: name }) => `at ${isBelow(file, folder) ? relative(folder, file) : basename2(file)}:${line} in ${name}`;
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
  let { program, watch, course, end, trace, verdictAt } = done, main = mainOf(done), judged = judge(done);
  return {
    ...judged,
    ...endingOf2(program.statuses.get(main)),
    reason: failedKnob(trace) ?? judged.reason ?? stoodAt(done),
    seconds: (verdictAt - course.start) / 1e3,
    secondsToVerdict: secondsToVerdict(done),
    survivors: end.kind === "over" || course.living.includes(main) ? 0 : course.living.length,
    captured: done.output.captured(),
    evidence: shown(done, judged),
    incidents: course.incidents,
    warnings: trace.warnings,
    notes: [...tamperingOf(done.evasion), ...notesOf(done)],
    forked: hasForked(trace, watch),
    onlyForkserver: onlyForkserver(trace),
    unseen: unseenIn(done),
    interrupted: end.kind === "interrupted",
    sweep: trace.sweep
  };
}
function shown({ request, course, evidence, trace, watch, ...done }, judged) {
  if (request.suite) return course.incidents[0]?.evidence ?? evidence;
  let passed = judged.outcome === "passed";
  return evidence ?? (passed ? null : recorded(trace, done.program.main() ?? -1, watch));
}
function secondsToVerdict({ request, course, end, verdictAt }) {
  return request.suite ? course.incidents[0]?.secondsToVerdict ?? null : end.kind === "stuck" ? Math.max(0, verdictAt - end.since) / 1e3 : null;
}
var mainOf = ({ program }) => program.main() ?? -1;
function judge(done) {
  let { program, watch, end, trace, request, course } = done, main = mainOf(done);
  return judgeTrial({
    main: end.kind === "over" && !program.statuses.has(main) ? null : main,
    statuses: new Map([...trace.statuses, ...program.statuses]),
    trace,
    tampering: tamperingOf(done.evasion)[0] ?? null,
    stuck: end.kind === "stuck" && !request.suite ? end : surest(course.incidents),
    isSuite: !!request.suite,
    timedOut: end.kind === "limit",
    isForked: (pid) => isForked(pid, trace, watch),
    processName: (pid) => nameProcess(pid, main, watch)
  });
}
function endingOf2(status) {
  let { code, signal } = status === void 0 ? { code: null, signal: null } : readStatus(status);
  return { exitCode: code, signal };
}
function stoodAt({ end, evidence, request }) {
  let when = { limit: "at the time limit", interrupted: "when it was broken off" };
  return (end.kind === "limit" || end.kind === "interrupted") && evidence ? standing(evidence, request.cwd, when[end.kind]) : null;
}
function isForked(pid, { forks, execs, parents }, watch) {
  let seen2 = watch.madeBy?.(pid);
  if (execs.has(pid) || seen2 === "exec") return !1;
  let silent = (one) => one.child === null && one.pid === parents.get(pid), fork = forks.find((one) => one.child === pid) ?? forks.find(silent);
  return fork ? !isOfSubprocess(fork) : seen2 === "fork";
}
function unseenIn({ program, system, course, end, trace }) {
  return trace.knobFailure !== null ? failedKnob(trace) : system.adopts && !program.adopts() ? "its orphans could not be watched, since no Python here has the module _ctypes" : end.kind === "left" && course.living.length === 0 && system.blind || null;
}
function hasForked({ observed, forks }, watch) {
  let natively = watch.known().some(({ pid }) => watch.madeBy?.(pid) === "fork");
  return forks.length > 0 || natively ? !0 : observed ? !1 : null;
}
function failedKnob({ preloadFailure, knobFailure }) {
  return preloadFailure ? `preload of ${preloadFailure}` : knobFailure && `the variant could not be made: ${knobFailure}`;
}
var MAX_NOTED = 5, notEnded = "what was left of it did not end within the time limit";
function notesOf(done) {
  let { course, end, crash, watch, evidence } = done, wentOn = end.kind === "over" || end.kind === "left" ? [...course.everStuck] : [], more = wentOn.length > MAX_NOTED ? [`${wentOn.length - MAX_NOTED} more did, too`] : [];
  return [
    ...wentOn.slice(0, MAX_NOTED).map(
      (pid) => `${nameProcess(pid, mainOf(done), watch)} waited for something that nobody was seen to end; its own program went on without it`
    ),
    ...more,
    ...crash,
    ...end.kind === "limit" ? evidence?.missing ?? [] : [],
    ...end.kind === "limit" && course.incidents.length > 0 ? [stoodAt(done) ?? notEnded] : []
  ];
}

// src/watchdog/trial.ts
var HEAD_BYTES = 32768, TAIL_BYTES = 98304;
async function runTrial(request, system, interrupt) {
  let begun = Date.now(), running = begin(request, system, interrupt), { program } = running, seen2 = await observe(running).catch(async (error) => {
    throw await finish(running), error;
  }), evasion = await finish(running);
  request.tee?.close();
  let prevented = program.prevented();
  if (prevented !== null && seen2.end.kind !== "interrupted") throw new Prevented(prevented);
  let crash = await crashNote(program, system, begun), trace = running.trace(), reported = report({ ...running, ...seen2, trace, evasion, crash });
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
    alarm: (pid) => alarmOf(trace(), pid, Date.now() / 1e3),
    runsPython: (pid, signal) => runsPython(trace(), pid, signal)
  }), course = newCourse(start);
  return { request, program, watch, system, bell, interrupt, trace, output, course };
}
async function observe(running) {
  let { system, program, bell, interrupt } = running;
  interrupt.addEventListener("abort", bell.ring);
  let end = await followOn(running).finally(() => {
    interrupt.removeEventListener("abort", bell.ring);
  }), verdictAt = system.clock();
  return program.settle(), { end, verdictAt, evidence: await evidenceOf(end, running) };
}
async function followOn(running) {
  let end = await follow(running);
  for (; await goesOn(end, running); ) end = await follow(running);
  return end;
}
async function evidenceOf(end, running) {
  let { course, request } = running;
  return end.kind === "interrupted" ? whatRuns(running) : request.suite && end.kind === "stuck" ? null : end.kind === "limit" ? gather(running, [...course.everStuck]) : end.kind === "stuck" ? seenBefore(end, course) ?? gather(running, end.pids) : null;
}
var whatRuns = ({ request, ...running }) => gather(
  { ...running, request: { ...request, debug: !1 }, interrupt: new AbortController().signal },
  []
);
async function crashNote(program, system, begun) {
  let pid = crashedProcess(program.statuses), text = pid === null ? null : await system.crashText?.(pid, begun);
  return text ? [text] : [];
}

// src/watchdog/case.ts
async function runTrials(one, bench) {
  let plan = { ...bench.plan, trials: one.trials }, reports = [], brokenOff = null;
  for (; ; ) {
    let provenHangs = reports.filter((report3) => report3.proof === "proven").length, so = { trials: reports.length, provenHangs, overBudget: bench.overBudget() }, rule = bench.interrupt.aborted ? "interrupted" : endedBy(plan, so);
    if (rule) return { reports, endedBy: rule, brokenOff };
    let debug = !reports.some((one2) => one2.outcome === "deadlocked"), report2 = await runOne(one, bench, { number: reports.length + 1, debug }).catch(
      (error) => {
        let telling = reports.find(({ outcome }) => !one.expected.includes(outcome));
        if (error.code === void 0 || !telling) throw error;
        telling.notes.push(`no further trial could be run: ${error.message}`);
      }
    );
    if (!report2) return { reports, endedBy: "prevented", brokenOff };
    !report2.interrupted || report2.incidents.length > 0 ? reports.push(report2) : brokenOff = report2;
  }
}
async function runOne(one, bench, { number, debug }) {
  let tee = bench.tee?.(number) ?? null, report2 = await inOwnFolder(
    bench.temporary,
    (folder) => runIn(folder, { ...trialRequest(one, bench, folder), debug, tee }, bench)
  );
  return report2.notes.push(...[tee?.problem() ?? []].flat(), ...bench.after?.() ?? []), report2;
}
function runIn(folder, request, { system, interrupt }) {
  needsRoom(join(folder, "trace"));
  for (let name of ["trace", "stacks"]) writeFileSync(join(folder, name), "");
  return runTrial(request, system, interrupt);
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
function argumentsOf({ repro, knobs }, { python }) {
  let args = knobs.args ?? [];
  if (repro.kind === "command") return [...repro.words, ...args];
  let script = knobs.script ?? repro.file.slice(repro.folder.length + 1);
  return [python, asArgument(script), ...args];
}
var plain = { NO_COLOR: "1" };
function variablesOf({ repro, knobs }, bench) {
  return { ...repro.kind === "command" ? { ...plain, ...bench.env, ...repro.env } : bench.env, ...knobs.env };
}
function trialRequest(one, bench, folder) {
  let { repro, knobs, emulation } = one, env = variablesOf(one, bench), observer = join(harness, "observer");
  return {
    reapers: bench.reapers,
    command: argumentsOf(one, bench),
    cwd: repro.folder,
    timeout: one.timeout,
    meets: knobs.meeting !== void 0 && knobs.meeting !== "ledger",
    suite: one.repro.kind === "command" ? { stopAtFirst: bench.stopAtFirst ?? !1 } : null,
    readHeld: readHeldBy(bench.python),
    folder,
    env: {
      ...env,
      PYTHONPATH: env.PYTHONPATH ? `${observer}:${env.PYTHONPATH}` : observer,
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
