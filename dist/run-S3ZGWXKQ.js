import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  toolName,
  version
} from "./chunk-5SHNGKZQ.js";
import {
  alarmOf,
  orphanedByTrace,
  traceReader
} from "./chunk-RFZVRYZF.js";
import {
  unmatchedExpectations
} from "./chunk-KAG6OESV.js";
import {
  hangRate,
  judge,
  worstOutcome
} from "./chunk-SWUO6ZLR.js";
import {
  neutral
} from "./chunk-UBYFJKQ5.js";
import {
  explainingVariants,
  harness,
  knobsLiteral,
  makeCases,
  makeExplainingCase,
  readPlan
} from "./chunk-FSLLHEFQ.js";
import "./chunk-KEX4AZP7.js";
import "./chunk-TX3J2MFP.js";
import "./chunk-7RMXGSLA.js";
import {
  cleanTrialsNeeded
} from "./chunk-XJKM43AD.js";
import {
  lengthsFrom,
  pickShard
} from "./chunk-JXYKBMNG.js";
import {
  spawnRun
} from "./chunk-SJBLR35I.js";
import "./chunk-YJJ77NEF.js";
import {
  installEnvironment,
  maskDeep,
  masker,
  secretsIn,
  trialEnvironment
} from "./chunk-GKCFAAMG.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import {
  which
} from "./chunk-QCPTFMLM.js";
import "./chunk-WJ46NSHB.js";

// src/run/run.ts
import { readFileSync as readFileSync3 } from "node:fs";
import { join as join4 } from "node:path";

// src/guard/commandfiles.ts
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
var variables = ["ENV", "PATH", "OUTPUT", "STATE", "STEP_SUMMARY"].map((name) => `GITHUB_${name}`), commandFile = /^(set_env|add_path|set_output|save_state|step_summary)_/;
function guardCommandFiles(env) {
  let named = variables.flatMap((name) => env[name] || []), folders = [...new Set(named.map((file) => dirname(file)))], present = () => new Set([...named, ...folders.flatMap(commandFilesIn)].filter(statOf)), before = new Map(
    [...present()].filter((file) => statOf(file)?.isFile()).map((file) => [file, readFileSync(file)])
  ), odd = new Set([...present()].filter((file) => !before.has(file)));
  return () => {
    let added = [...present()].filter((file) => !before.has(file) && !odd.has(file)), changed = [...before].filter(([file, content]) => !holds(file, content));
    for (let file of [...added, ...changed.map(([file2]) => file2)])
      rmSync(file, { force: !0, recursive: !0 });
    for (let [file, content] of changed) writeFileSync(file, content, { flag: "wx" });
    return [...added, ...changed.map(([file]) => file)].map(
      (file) => `tampering: it wrote to the runner's command file ${kind(file)}; this was undone`
    );
  };
}
var statOf = (file) => lstatSync(file, { throwIfNoEntry: !1 });
function holds(file, content) {
  let stat = statOf(file);
  return !!stat?.isFile() && stat.size === content.length && readFileSync(file).equals(content);
}
var kind = (file) => commandFile.exec(basename(file))?.[1] ?? basename(file);
function commandFilesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).filter((name) => commandFile.test(name)).map((name) => join(folder, name)) : [];
}

// src/process/fulloutput.ts
import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join as join2 } from "node:path";
function teeInto(folder, name, secrets) {
  mkdirSync(folder, { recursive: !0 });
  let open = (stream) => masked(join2(folder, `${name}.${stream}.txt`), secrets), files = { stdout: open("stdout"), stderr: open("stderr") };
  return {
    write: (stream, bytes) => files[stream].write(bytes),
    close: () => {
      files.stdout.close(), files.stderr.close();
    }
  };
}
function masked(path, secrets) {
  let file = openSync(path, "w"), needles = secrets.map((secret) => Buffer.from(secret).toString("latin1")), longest = Math.max(1, ...needles.map((needle) => needle.length)), mask = (text) => needles.reduce((all, one) => all.replaceAll(one, "***"), text), held = "";
  return {
    write: (bytes) => {
      let text = mask(held + bytes.toString("latin1")), safe = Math.max(0, text.length - (longest - 1));
      writeSync(file, text.slice(0, safe), null, "latin1"), held = text.slice(safe);
    },
    close: () => {
      writeSync(file, held, null, "latin1"), closeSync(file);
    }
  };
}
var folderName = (...parts) => parts.filter((part) => part).join(" ").replace(/[^\w.=-]+/g, "_").slice(0, 150);

// src/process/reaper.ts
import { spawn } from "node:child_process";
var ANSWER_PATIENCE = 2e3;
function keepReapers(python, spare) {
  let waiting = [], open = !0, refill = () => {
    if (!(!open || waiting.length >= spare)) {
      try {
        waiting.push(openReaper(python));
      } catch {
        return;
      }
      setImmediate(refill);
    }
  };
  return {
    start: (program, listener) => {
      for (; waiting[0]?.isThere() === !1; ) waiting.shift();
      let started = (waiting.shift() ?? openReaper(python)).start(program, listener);
      return setImmediate(refill), started;
    },
    close: () => {
      open = !1;
      for (let idle of waiting) idle.close();
    }
  };
}
function openReaper(python) {
  let script = `${harness}reaper.py`, child = spawn(python, ["-S", "-E", "-B", script], {
    cwd: "/",
    env: { PATH: process.env.PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH },
    detached: !0,
    stdio: ["pipe", "pipe", "pipe", "pipe"]
  }), state = {
    main: null,
    between: null,
    over: !1,
    empty: !1,
    adopts: !1,
    settled: !1
  }, statuses = /* @__PURE__ */ new Map(), asked = [], heard = { output: () => {
  }, changed: () => {
  } };
  function hear(line) {
    let [word, first2, second, ...ends2] = line.split(" ");
    word === "main" && (state.main = Number(first2)), word === "between" && (state.between = Number(first2)), word === "subreaper" && (state.adopts = first2 === "1"), word === "empty" && (state.over = state.empty = !0), word === "peer" && asked.shift()?.(connectionOf(ends2)), word === "exit" && !state.settled && statuses.set(Number(first2), Number(second)), (word !== "exit" || Number(first2) === state.main) && heard.changed();
  }
  function connection(pid, fd) {
    return new Promise((resolve) => {
      let timer = setTimeout(resolve, ANSWER_PATIENCE, null);
      asked.push((found) => {
        clearTimeout(timer), resolve(found);
      }), timer.unref(), child.stdin?.writable && child.stdin.write(`peer ${pid} ${fd}
`);
    });
  }
  eachLine(child.stdio[3], hear), child.stdout?.on("data", (bytes) => heard.output("stdout", bytes)), child.stderr?.on("data", (bytes) => heard.output("stderr", bytes)), ignoreErrors(child);
  let over = () => {
    state.over = !0, heard.changed();
  }, closed = new Promise((resolve) => child.on("close", () => resolve()));
  child.on("error", over), child.stdio[3]?.on("close", over);
  let reaped = {
    pid: child.pid ?? -1,
    main: () => state.main,
    between: () => state.between,
    statuses,
    isOver: () => state.over,
    wasEmpty: () => state.empty,
    connection,
    adopts: () => state.adopts,
    closed: (milliseconds) => within(milliseconds, closed),
    settle: () => {
      state.settled = !0;
    },
    end: () => {
      child.kill("SIGCONT"), state.between !== null && goOn(state.between), child.stdin?.end("end");
    },
    abandon: () => {
      child.kill("SIGKILL");
      for (let stream of child.stdio) stream?.destroy();
      child.unref();
    }
  };
  return {
    start: (program, listener) => (heard = listener, child.kill("SIGCONT"), child.stdin?.write(orderFor(program)), reaped),
    isThere: () => !state.over,
    close: () => child.stdin?.end()
  };
}
function orderFor({ command, cwd, env }) {
  let entries = Object.entries(env).map(([name, value]) => `${name}=${value}`), fields = [cwd, `${command.length}`, ...command, ...entries], text = Buffer.from(fields.map((field) => `${field}\0`).join(""));
  return Buffer.concat([Buffer.from(`${text.length}
`), text]);
}
function connectionOf([own, peer]) {
  return peer === "0" ? null : { own: `socket:[${own}]`, peer: `socket:[${peer}]` };
}
function goOn(pid) {
  try {
    process.kill(pid, "SIGCONT");
  } catch {
  }
}
function within(milliseconds, done) {
  return new Promise((resolve) => {
    let timer = setTimeout(resolve, milliseconds);
    done.then(() => {
      clearTimeout(timer), resolve();
    });
  });
}
function ignoreErrors(child) {
  for (let stream of child.stdio) stream?.on("error", () => {
  });
}
function eachLine(stream, hear) {
  let rest = "";
  stream.setEncoding("latin1").on("data", (text) => {
    let lines = (rest + text).split(`
`);
    rest = lines.pop(), lines.forEach(hear);
  });
}

// src/process/capture.ts
function capture(head2, tail) {
  let streams = { stdout: keepEnds(head2, tail), stderr: keepEnds(head2, tail) };
  return {
    add: (stream, bytes, seconds) => streams[stream].add(bytes, seconds),
    captured: () => {
      let chunks2 = ["stdout", "stderr"].flatMap((stream) => streams[stream].pieces().map((piece) => ({ stream, ...piece }))).sort((one, other) => one.seconds - other.seconds), textOf = (stream) => chunks2.filter((chunk) => chunk.stream === stream).map((chunk) => chunk.text).join("");
      return { stdout: textOf("stdout"), stderr: textOf("stderr"), chunks: chunks2 };
    }
  };
}
function keepEnds(head2, tail) {
  let first2 = [], last = [], firstSize = 0, lastSize = 0, dropped = 0;
  function add(bytes, seconds) {
    let room = Math.max(0, head2 - firstSize);
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

// src/process/waitstatus.ts
import { constants } from "node:os";
function readStatus(raw) {
  let signal = raw & 127;
  return signal === 0 ? { code: raw >> 8 & 255, signal: null } : { code: null, signal: signalName(signal) };
}
var names = new Map(
  Object.entries(constants.signals).reverse().map(([name, number]) => [number, name])
), signalName = (signal) => names.get(signal) ?? `signal ${signal}`;

// src/process/supervise.ts
function supervisedRun(reapers, interrupt) {
  return async (command, { env, cwd, timeout }) => {
    let output = capture(16384, 1048576), file = await fileOf(command[0], env), settle = () => {
    }, done = new Promise((resolve) => {
      settle = resolve;
    }), program = reapers.start(
      {
        command: [file, ...command.slice(1)],
        cwd: cwd ?? "/",
        env
      },
      {
        output: (stream, bytes) => output.add(stream, bytes, 0),
        changed: () => {
          let main = program.main();
          (program.isOver() || main !== null && program.statuses.has(main)) && settle();
        }
      }
    ), timedOut = !1, timer = setTimeout(() => {
      timedOut = !0, settle();
    }, timeout * 1e3);
    interrupt.addEventListener("abort", settle), await done, clearTimeout(timer), interrupt.removeEventListener("abort", settle), program.settle(), program.end(), await program.closed(1e3), program.abandon();
    let status = program.statuses.get(program.main() ?? -1), ended = status === void 0 ? { code: null, signal: null } : readStatus(status), { stdout, stderr } = output.captured();
    return { ...ended, stdout, stderr, timedOut };
  };
}
async function fileOf(command, env) {
  return command.includes("/") ? command : await which(command, env.PATH) ?? command;
}

// src/watchdog/case.ts
import { chmodSync, mkdtempSync, rmSync as rmSync2, writeFileSync as writeFileSync2 } from "node:fs";
import { join as join3 } from "node:path";

// src/plan/stopping.ts
function mostTrials({ trials, maxHangRate }) {
  return trials === "auto" ? cleanTrialsNeeded(maxHangRate ?? 0.05) : trials;
}
function endedBy(plan2, so) {
  let auto = plan2.trials === "auto";
  return auto && !plan2.wantsRate && so.provenHangs > 0 ? "proven" : so.trials >= mostTrials(plan2) ? auto ? "bound" : "fixed" : so.overBudget && so.trials > 0 ? "budget" : null;
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

// src/watchdog/watch.ts
function nameProcess(pid, main, watch) {
  if (pid === main) return "the main process";
  let index = watch.known().filter((one) => one.pid !== main).findIndex((one) => one.pid === pid);
  return index < 0 ? `a child (${pid})` : `child ${index + 1}`;
}

// src/watchdog/evidence.ts
var MAX_PROCESSES = 32, MAX_NATIVE_STACKS = 64, PATIENCE2 = 4e3, MAX_DEBUGGED = 2;
async function gatherEvidence(gathering) {
  let { program, watch, system, trace } = gathering, main = program.main() ?? -1, { living } = await watch.look(system.clock()), stuck = [...gathering.stuck].sort((one, other) => rank(one, main) - rank(other, main)), waits = watch.waits(living, trace.forks), scanned = waits.filter((wait) => stuck.includes(wait.pid) && wait.kind === "futex").slice(0, MAX_NATIVE_STACKS).map(({ pid, tid }) => system.nativeStack(pid, tid)).filter((stack) => stack !== null), known = { forks: trace.forks, waits }, { stacks, missing } = await askAll(
    (gathering.ask ?? living).slice(0, MAX_PROCESSES),
    gathering,
    known
  ), debugged = gathering.debug ? await askGdb(stuck, system) : [], named = new Set(debugged.map((stack) => stack.tid)), native = [...debugged, ...scanned.filter((stack) => !named.has(stack.tid))];
  return {
    ...recorded(trace, main, watch),
    stacks,
    native,
    waits,
    stuck,
    missing: [...missing, ...watch.refused()]
  };
}
function recorded(trace, main, watch) {
  let named = ({ pid, parent }) => ({ pid, parent, name: nameProcess(pid, main, watch) });
  return {
    forks: trace.forks,
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
async function askAll(pids, { folder, system, debug }, known) {
  let stacks = [], missing = [], deadline = system.clock() + PATIENCE2;
  for (let pid of pids) {
    if (system.clock() > deadline) {
      missing.push(`process ${pid} and those after it were not asked for their stacks`);
      break;
    }
    let own = await system.askForStacks(pid, `${folder}/stacks`), other = debug && typeof own == "string" ? await system.debuggers.pythonStacks(pid) : own;
    typeof other != "string" ? stacks.push(...existing(other, pid, known)) : missing.push(...new Set([own, other].filter((text) => typeof text == "string")));
  }
  return { stacks, missing };
}
function existing(stacks, pid, { forks, waits }) {
  let forker = forks.find((fork) => fork.child === pid)?.ident, alone = waits.filter((wait) => wait.pid === pid).length === 1, its = stacks.filter((stack) => stack.ident === forker);
  return alone && its.length > 0 ? its : stacks;
}

// src/watchdog/outcome.ts
var faults = /* @__PURE__ */ new Set(["SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGSYS"]), endings = /* @__PURE__ */ new Set(["SIGTERM", "SIGKILL"]);
function judgeTrial(seen) {
  let { stuck } = seen;
  if (stuck) return { outcome: "deadlocked", proof: stuck.proof, reason: stuck.reason };
  let crash = first(seen, isCrash);
  if (crash) return { outcome: "crashed", proof: "none", reason: crash };
  if (seen.main === null) return { outcome: "failed", proof: "none", reason: unseen };
  if (seen.timedOut) return { outcome: "timed-out", proof: "none", reason: null };
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
  return ending.code !== null ? ending.code !== 0 : pid === seen.main || !endings.has(ending.signal) ? !0 : !seen.trace.kills.some(
    ({ from, to, signal }) => (to === pid || to <= 0) && from !== pid && signalName(signal) === ending.signal
  );
}
function describeEnding(pid, ending, seen) {
  let how = ending.signal ? `was ended by ${ending.signal}` : `ended with status ${ending.code}`, error = seen.trace.uncaught.find((one) => one.pid === pid);
  return `${seen.processName(pid)} ${how}${error ? `: ${oneLine(error)}` : ""}`;
}
function uncaught(seen) {
  let error = seen.trace.uncaught[0];
  return error ? `${seen.processName(error.pid)} raised ${oneLine(error)}` : null;
}
var oneLine = (error) => `${error.type}: ${error.text.split(`
`)[0].slice(0, 300)}`;

// src/watchdog/trial.ts
var LOOK_EVERY = 20, LOOK_SHARE = 5, HEAD_BYTES = 32768, TAIL_BYTES = 98304;
async function runTrial(request, system, interrupt) {
  let start = system.clock(), begun = Date.now(), output = capture(HEAD_BYTES, TAIL_BYTES), bell = createBell(), program = request.reapers.start(request, {
    output: (stream, bytes) => {
      output.add(stream, bytes, (system.clock() - start) / 1e3), request.tee?.write(stream, bytes);
    },
    changed: bell.ring
  });
  interrupt.addEventListener("abort", bell.ring);
  let trace = traceReader(`${request.folder}/trace`), watch = system.watch({
    root: program.pid,
    between: program.between,
    connection: program.connection,
    alarm: (pid) => alarmOf(trace(), pid, Date.now() / 1e3)
  }), course = {
    start,
    mainEnded: null,
    living: [],
    everStuck: /* @__PURE__ */ new Set(),
    asked: { key: "", explained: [] },
    explained: null,
    kept: 0
  }, following = { request, program, watch, system, bell, interrupt, course, trace }, end = await follow(following);
  interrupt.removeEventListener("abort", bell.ring);
  let verdictAt = system.clock();
  program.settle();
  let evidence = end.kind === "stuck" || end.kind === "limit" ? seenBefore(end, course) ?? await gather(following, stuckIn(end, course)) : null, strays = await finish(request, program, watch, system, bell);
  request.tee?.close();
  let crash = await crashNote(program, system, begun);
  return report({
    request,
    program,
    watch,
    course,
    end,
    evidence,
    trace: trace(),
    output,
    verdictAt,
    strays,
    crash
  });
}
function gather(following, stuck, when = "after") {
  let { request, program, watch, system, interrupt, trace } = following;
  return unlessAborted(
    interrupt,
    gatherEvidence({
      program,
      watch,
      system,
      stuck,
      trace: trace(),
      folder: request.folder,
      // Before the verdict only what is stuck may be asked, and nothing may be stopped.
      ask: when === "before" ? stuck : null,
      debug: when === "after" && (request.debug ?? !1)
    })
  );
}
async function crashNote(program, system, begun) {
  let pid = crashedProcess(program.statuses), text = pid === null ? null : await system.crashText?.(pid, begun);
  return text ? [text] : [];
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
var stuckIn = (end, course) => end.kind === "stuck" ? end.pids : [...course.everStuck], seenBefore = (end, { explained, living }) => end.kind === "stuck" && !living.includes(end.pids[0]) ? explained?.evidence : null;
async function follow(following) {
  let { request, program, watch, system, bell, interrupt, course } = following, limit = course.start + request.timeout * 1e3;
  for (; ; ) {
    let now = system.clock();
    if (interrupt.aborted) return { kind: "interrupted" };
    let look = await watch.look(now);
    if (forgetIfGoing(look, following), program.isOver() && (program.adopts() || look.living.length === 0)) return endedByItsProgram(following, now) ?? { kind: "over" };
    course.living = look.living;
    let main = program.main();
    main !== null && program.statuses.has(main) && (course.mainEnded ??= now);
    let { mainEnded } = course, isSettled = mainEnded !== null || main !== null && look.living.includes(main), explained = look.stuck ? await explainStuck(look.stuck, following) : [], end = decide({ now, limit, mainEnded, isSettled, stuck: look.stuck, explained });
    if (end?.kind === "limit" || end?.kind === "left" && look.living.length > 0)
      return endedByItsProgram(following, now) ?? await besideTheLiving(following, look, end.kind, now) ?? await searchOnce(look, watch, now) ?? end;
    if (end) return end;
    explained.length > 0 && await keepEvidence(look.stuck, explained, following);
    let cost = system.clock() - now;
    await bell.wait(Math.max(LOOK_EVERY, cost * LOOK_SHARE));
  }
}
async function explainStuck(stuck, following) {
  let { course } = following;
  if (stuck.alone) return [];
  let key = `${stuck.pids} ${stuck.since}`;
  if (course.asked.key === key) return course.asked.explained;
  let found = await explainWaits(stuck.pids, following), pids = [...new Set(found.map((one) => one.pid))];
  course.asked = { key, explained: pids };
  for (let pid of stuck.pids) course.everStuck.add(pid);
  return pids;
}
async function keepEvidence(stuck, explained, following) {
  let { course, watch } = following, hang = guarded(stuck, explained, stuck.since), [pid] = hang.pids;
  course.explained || course.kept === MAX_KEPT || (course.kept++, course.explained = { hang, waits: waitsOf(pid, watch), evidence: null }, course.explained.evidence = await gather(following, hang.pids, "before"));
}
var MAX_KEPT = 3, waitsOf = (pid, watch) => JSON.stringify(watch.waits([pid]).filter((one) => one.kind === "futex"));
async function explainWaits(pids, { watch, trace, request }) {
  let orphans = orphanedByTrace(trace()), emulated = watch.waits(pids).filter(({ pid, kind: kind2 }) => kind2 === "futex" && orphans.has(pid)), found = await watch.explain?.(pids, trace().forks, request.readHeld);
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
async function besideTheLiving(following, { living }, end, now) {
  let { watch, request } = following, idleSince = now - request.timeout * 1e3 / 2, found = (await explainWaits(living, following)).filter(
    ({ pid, tid, owner: owner2 }) => owner2 || end === "limit" && watch.isIdleSince?.(pid, tid, idleSince) === !0
  );
  if (found.length === 0) return null;
  let owner = found.some((one) => one.owner);
  return {
    kind: "stuck",
    pids: [...new Set(found.map((one) => one.pid))],
    proof: owner ? "proven" : "likely",
    since: now,
    reason: owner ? ownerGone : holderGone
  };
}
var ownerGone = "the rest of the process still runs, but the lock's owner does not exist in it", holderGone = "the rest of the process still runs, but the thread that held the lock at the fork does not exist in it";
async function searchOnce(look, watch, now) {
  let stuck = await watch.search?.(look.living) ?? null;
  return stuck && { kind: "stuck", pids: stuck.pids, proof: "likely", since: now, reason: "this system cannot prove it" };
}
var REAPER_PATIENCE = 1e3, STRAY_PATIENCE = 2e3;
async function finish(request, program, watch, system, bell) {
  program.end();
  let deadline = system.clock() + REAPER_PATIENCE;
  for (; !program.isOver() && system.clock() < deadline; ) await bell.wait(deadline - system.clock());
  let whole = program.isOver() && program.wasEmpty() && program.adopts(), mark = `FORK_SAFETY_TRIAL=${request.folder}`, strays = whole ? [] : await system.endStrays(watch.known(), mark, STRAY_PATIENCE);
  return await program.closed(500), program.abandon(), strays;
}
function report(done) {
  let { program, watch, course, end, evidence, trace, verdictAt } = done, main = program.main() ?? -1, hang = end.kind === "stuck" ? end : null, judged = judgeTrial({
    main: end.kind === "over" && !program.statuses.has(main) ? null : main,
    statuses: new Map([...trace.statuses, ...program.statuses]),
    trace,
    stuck: hang && { proof: hang.proof, reason: hang.reason },
    timedOut: end.kind === "limit",
    processName: (pid) => nameProcess(pid, main, watch)
  }), status = program.statuses.get(main), ending = status === void 0 ? { code: null, signal: null } : readStatus(status);
  return {
    ...judged,
    reason: failedKnob(trace) ?? judged.reason,
    seconds: (verdictAt - course.start) / 1e3,
    secondsToVerdict: hang ? Math.max(0, verdictAt - hang.since) / 1e3 : null,
    exitCode: ending.code,
    signal: ending.signal,
    survivors: end.kind === "over" || course.living.includes(main) ? 0 : course.living.length,
    captured: done.output.captured(),
    evidence: evidence ?? (judged.outcome === "passed" ? null : recorded(trace, main, watch)),
    warnings: trace.warnings,
    notes: notesOf(done),
    interrupted: end.kind === "interrupted"
  };
}
function failedKnob({ preloadFailure, knobFailure }) {
  return preloadFailure ? `preload of ${preloadFailure}` : knobFailure && `the variant could not be made: ${knobFailure}`;
}
function notesOf({ course, end, strays, crash, program, watch, evidence }) {
  let ended = end.kind === "over" || end.kind === "left", main = program.main() ?? -1, mention = [...course.everStuck].map(
    (pid) => `${nameProcess(pid, main, watch)} waited for something that nobody was seen to end; its own program went on without it`
  );
  return [
    ...ended ? mention : [],
    ...crash,
    ...strays.length > 0 ? [`could not end: ${strays.join(", ")}`] : [],
    ...end.kind === "limit" ? evidence?.missing ?? [] : []
  ];
}
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

// src/watchdog/case.ts
async function runTrials(one, bench) {
  let plan2 = { ...bench.plan, trials: one.trials }, reports = [];
  for (; ; ) {
    let provenHangs = reports.filter((report3) => report3.proof === "proven").length, so = { trials: reports.length, provenHangs, overBudget: bench.overBudget() }, rule = bench.interrupt.aborted ? "interrupted" : endedBy(plan2, so);
    if (rule) return { reports, endedBy: rule };
    let debug = !reports.some((one2) => one2.outcome === "deadlocked"), tee = bench.tee?.(reports.length + 1) ?? null, report2 = await inOwnFolder(bench.temporary, (folder) => {
      for (let name of ["trace", "stacks"]) writeFileSync2(join3(folder, name), "");
      let request = { ...trialRequest(one, bench, folder), debug, tee };
      return runTrial(request, bench.system, bench.interrupt);
    });
    report2.notes.push(...bench.after?.() ?? []), report2.interrupted || reports.push(report2);
  }
}
async function inOwnFolder(parent, work) {
  let folder = mkdtempSync(join3(parent, "fork-safety-"));
  try {
    return await work(folder);
  } finally {
    removeWhole(folder);
  }
}
function removeWhole(folder) {
  try {
    chmodSync(folder, 448), rmSync2(folder, { recursive: !0, force: !0 });
  } catch {
  }
}
function trialRequest(one, bench, folder) {
  let { repro, knobs, emulation } = one, script = knobs.script ?? repro.file.slice(repro.folder.length + 1), env = { ...bench.env, ...knobs.env }, observer = join3(harness, "observer");
  return {
    reapers: bench.reapers,
    command: [bench.python, script, ...knobs.args ?? []],
    cwd: repro.folder,
    timeout: one.timeout,
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

// src/run/caseresult.ts
import { readFileSync as readFileSync2, statSync } from "node:fs";
function head(one) {
  let { env: _, ...python } = one.python;
  return {
    repro: one.repro.name,
    file: one.repro.shown,
    variant: one.variant,
    emulation: one.emulation,
    python,
    expected: one.expected,
    warnings: [],
    diagnosis: null
  };
}
function skippedCase(one, reason, install = null) {
  return {
    ...head(one),
    outcome: "skipped",
    proof: "none",
    verdict: "skipped",
    reason,
    trials: 0,
    hangs: 0,
    hangRate: null,
    install,
    runs: []
  };
}
async function caseResult(one, trials, explain) {
  let { reports } = trials;
  if (reports.length === 0) return skippedCase(one, "interrupted before its first trial had ended");
  let outcome = worstOutcome(reports), telling = mostTelling(reports, outcome), hangs = reports.filter((report2) => report2.outcome === "deadlocked").length, stopped = trials.endedBy === "proven" ? "at-first-hang" : "as-planned", { recognise } = await import("./warnings-UKXFS4N4.js");
  return {
    ...head(one),
    outcome,
    proof: telling.proof,
    verdict: judge(outcome, one.expected),
    reason: telling.reason,
    trials: reports.length,
    hangs,
    hangRate: hangRate(hangs, reports.length, stopped),
    warnings: recognise(
      reports.map(({ captured, warnings, evidence }) => ({
        stdout: captured.stdout,
        stderr: captured.stderr,
        warnings,
        uncaught: evidence?.uncaught ?? []
      }))
    ),
    diagnosis: telling.evidence && await explain(telling.evidence, one),
    evidence: telling.evidence,
    endedBy: trials.endedBy,
    runs: reports.map(published)
  };
}
function mostTelling(reports, outcome) {
  let worst = reports.filter((report2) => report2.outcome === outcome), rank2 = (report2) => (report2.proof === "proven" ? 2 : 0) + (report2.evidence?.stacks.length ? 1 : 0);
  return worst.reduce((best, next) => rank2(next) > rank2(best) ? next : best);
}
var SHOWN = { passed: 2e3, other: 16e3 };
function published(report2) {
  let most = report2.outcome === "passed" ? SHOWN.passed : SHOWN.other, { outcome, proof, seconds, secondsToVerdict, exitCode, signal, survivors } = report2;
  return {
    outcome,
    proof,
    seconds,
    secondsToVerdict,
    exitCode,
    signal,
    survivors,
    stdout: ends(neutral(report2.captured.stdout), most),
    stderr: ends(neutral(report2.captured.stderr), most),
    reason: report2.reason,
    notes: report2.notes,
    output: chunks(report2, most)
  };
}
function ends(text, most) {
  if (text.length <= most) return text;
  let start = Math.floor(most / 4), left = text.length - most;
  return `${text.slice(0, start)}
\u2026 ${left} characters left out \u2026
${text.slice(start - most)}`;
}
var MAX_CHUNKS = 200;
function chunks({ captured, outcome }, most) {
  if (outcome === "passed") return;
  let room = most, last = [];
  for (let chunk of captured.chunks.slice(-MAX_CHUNKS).reverse()) {
    if (room <= 0) break;
    let text = neutral(chunk.text).slice(-room);
    room -= text.length, last.unshift({ ...chunk, text });
  }
  return last;
}
var MAX_SOURCE = 2 << 20;
function readSource(file) {
  let stat = statSync(file, { throwIfNoEntry: !1 });
  if (!stat?.isFile() || stat.size > MAX_SOURCE) return null;
  try {
    return readFileSync2(file, "utf8");
  } catch {
    return null;
  }
}

// src/run/machine.ts
import { existsSync as existsSync2, readdirSync as readdirSync2 } from "node:fs";
import { arch, availableParallelism, platform, release } from "node:os";
var systemNames = { darwin: "macos" }, systemName = () => systemNames[platform()] ?? platform();
function describeMachine() {
  return {
    os: systemName(),
    release: release(),
    arch: arch(),
    libc: platform() === "linux" ? libc() : null,
    cpus: availableParallelism()
  };
}
function libc() {
  let report2 = process.report;
  report2.excludeNetwork = !0;
  let { header } = report2.getReport();
  return header.glibcVersionRuntime ? `glibc ${header.glibcVersionRuntime}` : existsSync2("/lib") && readdirSync2("/lib").some((name) => name.startsWith("ld-musl")) ? "musl" : null;
}

// src/run/schedule.ts
async function runAll(tasks, jobs) {
  let shared = tasks.filter((task2) => !task2.exclusive), alone = tasks.filter((task2) => task2.exclusive), late = await runShared(shared, jobs);
  for (let task2 of [...alone, ...late]) await runAlone(task2);
}
async function runAlone(task2) {
  await settled(task2.ready);
  for (let next of await task2.run()) await runAlone(next);
}
async function runShared(tasks, jobs) {
  let waiting = /* @__PURE__ */ new Set(), ready = [], running = /* @__PURE__ */ new Set(), exclusive = [], enter = (task2) => {
    waiting.add(task2);
    let becameReady = settled(task2.ready).then(() => {
      waiting.delete(task2), ready.push(task2);
    });
    arrivals.add(becameReady), becameReady.then(() => arrivals.delete(becameReady));
  }, arrivals = /* @__PURE__ */ new Set(), failures = [], start = (task2) => {
    let work = task2.run().then((more) => {
      exclusive.push(...more.filter((next) => next.exclusive));
      for (let next of more.filter((one) => !one.exclusive)) enter(next);
    }).catch((error) => failures.push(error)).then(() => {
      running.delete(work);
    });
    running.add(work);
  };
  for (tasks.forEach(enter); running.size > 0 || failures.length === 0 && waiting.size + ready.length > 0; ) {
    for (ready.sort((one, other) => other.length - one.length); ready.length > 0 && running.size < jobs && failures.length === 0; ) start(ready.shift());
    await Promise.race([...running, ...arrivals]);
  }
  if (failures.length > 0) throw failures[0];
  return exclusive;
}
var settled = (promise) => promise.then(nothing, nothing), nothing = () => {
};

// src/run/workshop.ts
var NotPrepared = class extends Error {
  install;
  constructor(reason, install = null) {
    super(reason), this.name = "NotPrepared", this.install = install;
  }
};
function openWorkshop(settings, env, context) {
  let environments = once(async () => {
    let { environments: environments2 } = await import("./environment-WWYZ3SWV.js");
    return environments2(context);
  }), mongodb = once(async () => (await import("./server-SZ2OFV4L.js")).startMongodb()), checks = /* @__PURE__ */ new Map();
  async function unmet(python, requirements) {
    if (requirements.length === 0) return null;
    let key = JSON.stringify([python.python, requirements]), check = checks.get(key) ?? ask(python, requirements);
    return checks.set(key, check), check;
  }
  async function ask(python, requirements) {
    let { satisfied } = await import("./requirements-ATITPRVL.js");
    return satisfied({ path: python.python, env: python.env }, requirements, context.run);
  }
  async function install(one) {
    let bare = { python: one.python.path, env: { ...env, ...one.python.env } }, { dependencies } = one.repro.metadata, missing = await unmet(bare, dependencies);
    if (settings.install.length === 0 && missing === null) return bare;
    if (settings.offline) throw new NotPrepared(`${missing ?? "install"}, and --offline is given`);
    try {
      let made = await (await environments()).prepare(one.python, [
        ...settings.install,
        ...dependencies
      ]);
      return { python: made.python, env: { ...env, ...made.env } };
    } catch (error) {
      let { message, log } = error;
      throw new NotPrepared(message, log ?? null);
    }
  }
  async function server(one) {
    if (!one.repro.usesPymongo) return {};
    if (settings.mongodbUri) return { MONGODB_URI: settings.mongodbUri };
    let { uri, replicaSetUri } = await mongodb();
    return { MONGODB_URI: uri, MONGODB_REPLICA_SET_URI: replicaSetUri };
  }
  return {
    prepare: async (one) => {
      if (one.skip !== null) throw new NotPrepared(one.skip);
      let prepared = await install(one), missing = await unmet(prepared, one.repro.metadata.needs);
      if (missing !== null) throw new NotPrepared(missing);
      return { python: prepared.python, env: { ...prepared.env, ...await server(one) } };
    },
    close: async () => {
      mongodb.wasCalled() && await (await mongodb()).close(), environments.wasCalled() && await (await environments()).remove();
    }
  };
}
function once(make) {
  let made = null;
  return Object.assign(() => (made ??= make(), made), { wasCalled: () => made !== null });
}

// src/run/run.ts
async function plan(settings, effects) {
  let { repros, accepted } = await readPlan(settings), target = { os: systemName(), pythons: await effects.pythons, accepted }, baseline = await readBaseline(settings), lengthOf = lengthsFrom(baseline?.cases ?? []), all = makeCases(repros, settings, target);
  return { cases: settings.shard ? pickShard(all, settings.shard, lengthOf) : all, target, baseline, lengthOf };
}
async function readBaseline({ baseline }) {
  if (baseline === null) return null;
  let { parseResults } = await import("./validate-XUAA4UWS.js");
  try {
    return parseResults(readFileSync3(baseline, "utf8"));
  } catch (error) {
    throw new SettingsError([`baseline: ${baseline}: ${error.message}`]);
  }
}
async function run(settings, effects) {
  let planned = await plan(settings, effects), found = await inOwnFolder(effects.temporary, async (temporary) => {
    let begun = effects.system.clock();
    return runCases({ settings, plan: planned, effects: { ...effects, temporary }, begun });
  }), { conclude } = await import("./conclude-KGJZLKRR.js"), results = {
    schemaVersion: 1,
    tool: { name: toolName, version },
    environment: describeMachine(),
    cases: found,
    conclusions: conclude(found),
    counts: { cases: 0, regressions: 0, deadlocked: 0 },
    interrupted: effects.interrupt.aborted,
    leg: legOf(settings, effects.env, planned.target),
    notes: [...tampering(found), ...unmatched(planned.target, found)]
  }, compared = await compare(results, planned, settings);
  return maskDeep(compared, masker(effects.env));
}
function legOf({ shard, install, repros }, env, target) {
  let pythons = target.pythons.map((one) => `${one.implementation} ${one.version}`), image = [env.ImageOS, env.GITHUB_JOB, systemName(), process.arch];
  return {
    name: shard ? `${shard.index}/${shard.of}` : null,
    attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
    job: JSON.stringify([env.GITHUB_RUN_ID, image, pythons, install, repros, shard])
  };
}
var unmatched = ({ accepted, os }, cases) => unmatchedExpectations(
  accepted,
  cases.map((one) => ({ one, os })),
  !1
);
function tampering(cases) {
  return cases.flatMap(({ repro, variant, runs }) => {
    let said = runs.flatMap((run2) => run2.notes ?? []).filter((note) => note.startsWith("tampering"));
    return [...new Set(said)].map((note) => `${repro} (${variant}): ${note}`);
  });
}
async function compare(results, planned, settings) {
  let { countResults } = await import("./counts-62IT6WVQ.js");
  if (!planned.baseline) return countResults(results);
  let { compareWithBaseline } = await import("./baseline-45EH73AD.js"), everything = settings.repros.length === 0 && !settings.variants && !settings.shard;
  return compareWithBaseline(results, planned.baseline, everything ? "leg" : "none");
}
async function runCases(job) {
  let { cases } = job.plan, results = /* @__PURE__ */ new Map(), reapers = keepReapers(reaperFor(cases), job.settings.jobs), workshop = await openShop(job, reapers), guard = guardCommandFiles(job.effects.env), order = [...cases];
  job.effects.planned?.(order.length);
  try {
    let work = { job, workshop, reapers, guard, results, order };
    await runAll(
      cases.map((one) => task(one, work)),
      job.settings.jobs
    );
  } finally {
    await workshop.close(), reapers.close();
  }
  return order.map((one) => results.get(one));
}
async function openShop({ settings, effects }, reapers) {
  let { contextFor } = await import("./pythons-WOVAXRCQ.js"), context = contextFor(
    settings,
    effects,
    supervisedRun(reapers, effects.interrupt),
    installEnvironment(effects.env, settings.passEnv)
  );
  return openWorkshop(settings, trialEnvironment(effects.env, settings.passEnv), context);
}
function reaperFor(cases) {
  let usable = cases.filter((one) => one.skip === null).map((one) => one.python);
  return (usable.find((python) => python.implementation === "CPython") ?? usable[0])?.path ?? "python3";
}
function task(one, work) {
  let ready = work.workshop.prepare(one);
  return ready.catch(() => {
  }), {
    length: work.job.plan.lengthOf(one),
    exclusive: one.repro.metadata.exclusive,
    ready,
    run: async () => {
      work.job.effects.started?.(one);
      let result = await runCase(one, ready, work);
      return work.results.set(one, result), work.job.effects.finished?.(result), explaining(one, result, work);
    }
  };
}
async function runCase(one, ready, { job, reapers, guard }) {
  let { settings, effects } = job, trials;
  try {
    let prepared = await ready;
    trials = await runTrials(one, {
      ...prepared,
      system: effects.system,
      reapers,
      temporary: effects.temporary,
      interrupt: effects.interrupt,
      plan: { maxHangRate: settings.maxHangRate, wantsRate: isKnownRace(one) },
      overBudget: () => isOverBudget(job),
      tee: teeFor(one, job),
      after: guard
    });
  } catch (error) {
    if (error instanceof NotPrepared) return skippedCase(one, error.message, error.install);
    throw error;
  }
  let { diagnose } = await import("./diagnose-7ZBHEEM6.js");
  return caseResult(
    one,
    trials,
    async (evidence, { repro, knobs }) => diagnose(evidence, {
      folder: repro.folder,
      script: knobs.script ? join4(repro.folder, knobs.script) : repro.file,
      cwd: settings.cwd,
      source: readSource
    })
  );
}
var isKnownRace = ({ expected, explains }) => !explains && expected.includes("deadlocked") && expected.includes("passed");
function teeFor(one, { settings, effects }) {
  if (!settings.fullOutput || settings.output === null) return null;
  let python = `${one.python.implementation}-${one.python.version}`, name = folderName(one.repro.name, one.variant, python, one.emulation), folder = join4(settings.output, "output", name), secrets = secretsIn(effects.env);
  return (trial) => teeInto(folder, `trial-${trial}`, secrets);
}
function isOverBudget({ settings, effects, begun }) {
  return settings.budget !== null && effects.system.clock() - begun > settings.budget * 1e3;
}
function explaining(one, result, work) {
  let { repro, variant } = one, { settings, plan: plan2 } = work.job, passes = result.outcome === "passed" || result.outcome === "skipped";
  if (variant !== "baseline" || passes || settings.variants || repro.scenario) return [];
  if (work.job.effects.interrupt.aborted) return [];
  let declared = Object.keys(repro.metadata.variants), added = explainingVariants(repro.usesPymongo).filter((name) => !declared.includes(name)).map((name) => makeExplainingCase({ ...one, variant: name }, settings, plan2.target));
  return work.order.splice(work.order.indexOf(one) + 1, 0, ...added), work.job.effects.planned?.(work.order.length), added.map((more) => task(more, work));
}
export {
  plan,
  run
};
