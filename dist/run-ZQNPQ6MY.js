import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  lengthsFrom,
  pickShard
} from "./chunk-JXYKBMNG.js";
import {
  Prevented
} from "./chunk-5G3FC4NX.js";
import {
  unmatchedExpectations
} from "./chunk-Y3XCJYFF.js";
import {
  hangRate,
  judge,
  worstOutcome
} from "./chunk-SSBJI7B3.js";
import {
  toolName,
  version
} from "./chunk-5SHNGKZQ.js";
import {
  alarmOf,
  isOfSubprocess,
  onlyForkserver,
  orphanedByTrace,
  traceReader,
  wasRefused
} from "./chunk-NUD3W5EU.js";
import {
  makeCases,
  makeExplainingCase,
  readPlan
} from "./chunk-7CBIFJJZ.js";
import "./chunk-WYUADZJN.js";
import {
  harness
} from "./chunk-6NC7F4AF.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-C3ZLOS2S.js";
import "./chunk-HQYQ5ECL.js";
import {
  explainingVariants,
  knobsLiteral
} from "./chunk-UEKAPIXB.js";
import "./chunk-RQS4XDYF.js";
import {
  cleanTrialsNeeded
} from "./chunk-XJKM43AD.js";
import {
  installEnvironment,
  trialEnvironment,
  unlessAborted
} from "./chunk-WG3NJKA4.js";
import {
  hasStreams,
  spawnRun
} from "./chunk-KGRCLQAR.js";
import "./chunk-TX3J2MFP.js";
import {
  pythonName
} from "./chunk-DY6BQZGB.js";
import {
  makeFolder
} from "./chunk-K4BH3FO7.js";
import {
  maskDeep,
  maskPieces,
  maskStream,
  masker
} from "./chunk-XIQQJYF2.js";
import {
  couldNotBeRun,
  judgeRun,
  rulesOf
} from "./chunk-NHVWGZPX.js";
import {
  neutral
} from "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import {
  which
} from "./chunk-QCPTFMLM.js";
import "./chunk-WJ46NSHB.js";

// src/run/run.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { join as join3 } from "node:path";

// src/process/fulloutput.ts
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
function teeInto(folder, name, mask) {
  let files = /* @__PURE__ */ new Map(), problem = null, attempt = (act) => {
    try {
      act();
    } catch (error) {
      problem ??= `not all of its output could be written: ${error.message}`;
    }
  };
  return attempt(() => {
    makeFolder(folder);
    for (let stream of ["stdout", "stderr"])
      files.set(stream, cleaned(join(folder, `${name}.${stream}.txt`), mask));
  }), {
    write: (stream, bytes) => {
      problem === null && attempt(() => files.get(stream).write(bytes));
    },
    close: () => {
      for (let file of files.values()) attempt(file.close);
    },
    problem: () => problem
  };
}
function cleaned(path, mask) {
  let file = openSync(path, "w"), decoder = new TextDecoder("utf-8", { ignoreBOM: !0 }), raw = maskStream(mask), clean = maskStream(mask);
  return {
    write: (bytes) => {
      writeSync(file, clean.add(neutral(raw.add(decoder.decode(bytes, { stream: !0 })))));
    },
    close: () => {
      let rest = neutral(raw.add(decoder.decode()) + raw.end());
      try {
        writeSync(file, clean.add(rest) + clean.end());
      } finally {
        closeSync(file);
      }
    }
  };
}
var folderName = (...parts) => parts.filter((part) => part).join(" ").replace(/[^\w.=-]+/g, "_").slice(0, 150);

// src/process/reaper.ts
import { spawn } from "node:child_process";
import { platform } from "node:os";
import { getSystemErrorMap } from "node:util";
var ANSWER_PATIENCE = 8e3;
async function adoptingReapers(pythons, others, spare) {
  if (platform() === "linux") {
    let tried = /* @__PURE__ */ new Set();
    for (let list of [async () => pythons, others])
      for (let python of await list()) {
        if (tried.has(python)) continue;
        tried.add(python);
        let idle = openReaper(python);
        if (await idle.adopts) return keepReapers(python, spare, [idle]);
        idle.close();
      }
  }
  return keepReapers(pythons[0], spare);
}
function keepReapers(python, spare, waiting = []) {
  let open = !0, refill = () => {
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
      for (; waiting[0]?.isThere() === !1; ) waiting.shift().close();
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
  }), streams = hasStreams(child) ? child.stdio : [], state = {
    main: null,
    own: [],
    reporting: !0,
    ended: !1,
    empty: !1,
    adopts: !1,
    settled: !1,
    prevented: null
  }, knowAdopts = (_) => {
  }, adopts = new Promise((resolve2) => {
    knowAdopts = resolve2;
  }), statuses = /* @__PURE__ */ new Map(), asked2 = [], heard = { output: () => {
  }, changed: () => {
  } };
  function hear(line) {
    let [word, first2, second, ...ends2] = line.split(" ");
    word === "main" && (state.main = Number(first2)), (word === "reaper" || word === "between") && state.own.push(Number(first2)), word === "subreaper" && (state.adopts = first2 === "1", knowAdopts(state.adopts)), word === "prevented" && (state.prevented ??= `no further process: ${errorText(Number(first2))}`), word === "peer" && asked2.shift()?.(connectionOf(ends2)), word === "exit" && !state.settled && statuses.set(Number(first2), Number(second)), (word !== "exit" || Number(first2) === state.main) && heard.changed();
  }
  function connection(pid, fd) {
    return new Promise((resolve2) => {
      let timer = setTimeout(resolve2, ANSWER_PATIENCE, null);
      asked2.push((found) => {
        clearTimeout(timer), resolve2(found);
      }), timer.unref(), child.stdin?.writable && child.stdin.write(`peer ${pid} ${fd}
`);
    });
  }
  streams[3] && eachLine(streams[3], hear), child.stdout?.on("data", (bytes) => heard.output("stdout", bytes)), child.stderr?.on("data", (bytes) => heard.output("stderr", bytes));
  for (let stream of streams) stream?.on("error", ignored);
  let closed = new Promise((resolve2) => child.on("close", () => resolve2())), ended = (code) => {
    state.ended = !0, state.empty = code === 0, streams[3] || knowAdopts(!1), heard.changed();
  };
  child.on("error", ({ message }) => {
    state.prevented = message, streams[3] || (state.reporting = !1), ended(null);
  }), child.on("exit", ended), streams[3]?.on("close", () => {
    state.reporting = !1, knowAdopts(!1), heard.changed();
  });
  let isOver = () => state.ended && !state.reporting, reaped = {
    pid: child.pid ?? -1,
    main: () => state.main,
    own: () => state.own,
    statuses,
    isOver,
    wasEmpty: () => state.empty,
    connection,
    adopts: () => state.adopts,
    prevented: () => state.prevented ?? (isOver() && state.main === null ? "what was to watch over it ended before it began" : null),
    closed: (milliseconds) => within(milliseconds, closed),
    settle: () => {
      state.settled = !0;
    },
    end: () => {
      child.kill("SIGCONT"), state.own.forEach(goOn), child.stdin?.end("end");
    },
    abandon: () => {
      child.kill("SIGKILL");
      for (let stream of streams) stream?.destroy();
      child.unref();
    }
  };
  return {
    start: (program, listener) => (heard = listener, child.kill("SIGCONT"), child.stdin?.write(orderFor(program)), reaped),
    adopts,
    isThere: () => !state.ended && state.reporting,
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
  return new Promise((resolve2) => {
    let timer = setTimeout(resolve2, milliseconds);
    done.then(() => {
      clearTimeout(timer), resolve2();
    });
  });
}
var ignored = () => {
};
function errorText(number) {
  let [name, message] = getSystemErrorMap().get(-number) ?? [`error ${number}`];
  return message ? `${name}: ${message}` : name;
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
    }, done = new Promise((resolve2) => {
      settle = resolve2;
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
    interrupt.addEventListener("abort", settle), interrupt.aborted && settle(), await done, clearTimeout(timer), interrupt.removeEventListener("abort", settle), program.settle(), program.end(), await program.closed(1e3), program.abandon();
    let status = program.statuses.get(program.main() ?? -1), ended = status === void 0 ? { code: null, signal: null } : readStatus(status), { stdout, stderr } = output.captured();
    return { ...ended, stdout, stderr, timedOut };
  };
}
async function fileOf(command, env) {
  return command.includes("/") ? command : await which(command, env.PATH) ?? command;
}

// src/watchdog/case.ts
import {
  chmodSync,
  closeSync as closeSync2,
  constants as constants2,
  lstatSync,
  mkdtempSync,
  openSync as openSync2,
  rmSync,
  writeFileSync
} from "node:fs";
import { platform as platform2 } from "node:os";
import { join as join2 } from "node:path";

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
  let { program, watch, system, trace } = gathering, main = program.main() ?? -1, { living } = await watch.look(system.clock()), stuck = [...gathering.stuck].sort((one, other) => rank(one, main) - rank(other, main)), waits2 = watch.waits(living, trace.forks), scanned = waits2.filter((wait) => stuck.includes(wait.pid) && wait.kind === "futex").slice(0, MAX_NATIVE_STACKS).map(({ pid, tid }) => system.nativeStack(pid, tid)).filter((stack) => stack !== null), known = { forks: trace.forks, waits: waits2 }, { stacks, missing } = await askAll(
    (gathering.ask ?? living).slice(0, MAX_PROCESSES),
    gathering,
    known
  ), debugged = gathering.debug ? await askGdb(stuck, system) : [], named = new Set(debugged.map((stack) => stack.tid)), native = [...debugged, ...scanned.filter((stack) => !named.has(stack.tid))];
  return {
    ...recorded(trace, main, watch),
    stacks,
    native,
    waits: waits2,
    stuck,
    missing: [...missing, ...watch.refused()]
  };
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
function existing(stacks, pid, { forks, waits: waits2 }) {
  let forker = forks.find((fork) => fork.child === pid)?.ident, alone = waits2.filter((wait) => wait.pid === pid).length === 1, its = stacks.filter((stack) => stack.ident === forker);
  return alone && its.length > 0 ? its : stacks;
}

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
    own: program.own,
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
  }, following = { request, program, watch, system, bell, interrupt, course, trace }, end = await follow(following).catch(async (error) => {
    throw await finish(request, program, watch, system, bell), error;
  });
  interrupt.removeEventListener("abort", bell.ring);
  let verdictAt = system.clock();
  program.settle();
  let evidence = end.kind === "stuck" || end.kind === "limit" ? seenBefore(end, course) ?? await gather(following, stuckIn(end, course)) : null, evasion = await finish(request, program, watch, system, bell);
  request.tee?.close();
  let prevented = program.prevented();
  if (prevented !== null && end.kind !== "interrupted") throw new Prevented(prevented);
  let crash = await crashNote(program, system, begun), reported = report({
    request,
    program,
    watch,
    course,
    end,
    evidence,
    trace: trace(),
    output,
    verdictAt,
    evasion,
    crash,
    system
  });
  if (reported.outcome === "failed" && wasRefused(trace())) throw new Prevented(refusal);
  return reported;
}
var refusal = "the machine gave it no further process or thread; what limits that is RLIMIT_NPROC or pids.max, say";
function gather(following, stuck, when = "after") {
  let { request, program, watch, system, interrupt, trace } = following;
  return unlessAborted2(
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
async function unlessAborted2(interrupt, work) {
  let give = () => {
  }, aborted = new Promise((resolve2) => {
    give = () => resolve2(null);
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
  let orphans = orphanedByTrace(trace()), emulated = watch.waits(pids).filter(({ pid, kind }) => kind === "futex" && orphans.has(pid)), found = await watch.explain?.(pids, trace().forks, request.readHeld);
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
var REAPER_PATIENCE = 5e3, STRAY_PATIENCE = 2e3;
async function finish(request, program, watch, system, bell) {
  program.end();
  let deadline = system.clock() + REAPER_PATIENCE;
  for (; !program.isOver() && system.clock() < deadline; ) await bell.wait(deadline - system.clock());
  let whole = program.isOver() && program.wasEmpty() && program.adopts(), mark = `FORK_SAFETY_TRIAL=${request.folder}`, strays = whole ? [] : await system.endStrays(watch.known(), mark, STRAY_PATIENCE);
  return await program.closed(500), program.abandon(), { lostReaper: program.adopts() && !whole, strays };
}
function report(done) {
  let { program, watch, course, end, evidence, trace, verdictAt } = done, main = program.main() ?? -1, hang = end.kind === "stuck" ? end : null, tampering = tamperingOf(done.evasion), judged = judgeTrial({
    main: end.kind === "over" && !program.statuses.has(main) ? null : main,
    statuses: new Map([...trace.statuses, ...program.statuses]),
    trace,
    tampering: tampering[0] ?? null,
    stuck: hang && { proof: hang.proof, reason: hang.reason },
    timedOut: end.kind === "limit",
    isForked: (pid) => isForked(pid, trace, watch),
    processName: (pid) => nameProcess(pid, main, watch)
  }), status = program.statuses.get(main), ending = status === void 0 ? { code: null, signal: null } : readStatus(status);
  return {
    ...judged,
    reason: failedKnob(trace) ?? judged.reason ?? stoodAt(done),
    seconds: (verdictAt - course.start) / 1e3,
    secondsToVerdict: hang ? Math.max(0, verdictAt - hang.since) / 1e3 : null,
    exitCode: ending.code,
    signal: ending.signal,
    survivors: end.kind === "over" || course.living.includes(main) ? 0 : course.living.length,
    captured: done.output.captured(),
    evidence: evidence ?? (judged.outcome === "passed" ? null : recorded(trace, main, watch)),
    warnings: trace.warnings,
    notes: [...tampering, ...notesOf(done)],
    forked: hasForked(trace, watch),
    onlyForkserver: onlyForkserver(trace),
    unseen: unseenIn(done),
    interrupted: end.kind === "interrupted"
  };
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
function tamperingOf({ lostReaper, strays }) {
  return [
    ...lostReaper ? ["tampering: it ended the process that watches over it; something of it may live on"] : [],
    ...strays.length > 0 ? [`tampering: could not end its processes ${strays.join(", ")}`] : []
  ];
}
function notesOf({ course, end, crash, program, watch, evidence }) {
  let ended = end.kind === "over" || end.kind === "left", main = program.main() ?? -1, mention = [...course.everStuck].map(
    (pid) => `${nameProcess(pid, main, watch)} waited for something that nobody was seen to end; its own program went on without it`
  );
  return [
    ...ended ? mention : [],
    ...crash,
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
      rung || await new Promise((resolve2) => {
        let timer = setTimeout(resolve2, milliseconds);
        wake = () => {
          clearTimeout(timer), resolve2();
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
      needsRoom(join2(folder, "trace"));
      for (let name of ["trace", "stacks"]) writeFileSync(join2(folder, name), "");
      let request = { ...trialRequest(one, bench, folder), debug, tee };
      return runTrial(request, bench.system, bench.interrupt);
    });
    report2.notes.push(...[tee?.problem() ?? []].flat(), ...bench.after?.() ?? []), report2.interrupted || reports.push(report2);
  }
}
var ROOM = Buffer.alloc(1 << 18);
function needsRoom(file) {
  writeFileSync(file, ROOM);
}
async function inOwnFolder(parent, work) {
  makeFolder(parent);
  let folder = mkdtempSync(join2(parent, "fork-safety-"));
  try {
    return await work(folder);
  } finally {
    removeWhole(folder);
  }
}
function removeWhole(folder) {
  for (let step of [allowListing, remove])
    try {
      step(folder);
    } catch {
    }
}
var remove = (folder) => rmSync(folder, { recursive: !0, force: !0 }), O_PATH = 2097152;
function allowListing(folder) {
  if (!lstatSync(folder).isDirectory()) return;
  if (platform2() !== "linux") {
    chmodSync(folder, 448);
    return;
  }
  let { O_DIRECTORY, O_NOFOLLOW } = constants2, opened = openSync2(folder, O_PATH | O_DIRECTORY | O_NOFOLLOW);
  try {
    chmodSync(`/proc/self/fd/${opened}`, 448);
  } finally {
    closeSync2(opened);
  }
}
var asArgument = (name) => name.startsWith("-") ? `./${name}` : name;
function trialRequest(one, bench, folder) {
  let { repro, knobs, emulation } = one, script = asArgument(knobs.script ?? repro.file.slice(repro.folder.length + 1)), env = { ...bench.env, ...knobs.env }, observer2 = join2(harness, "observer");
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

// src/run/caseresult.ts
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
async function caseResult(one, trials, explain2) {
  let { reports } = trials;
  if (reports.length === 0) return skippedCase(one, "interrupted before its first trial had ended");
  let outcome = worstOutcome(reports), telling = mostTelling(reports, outcome), hangs = counted(reports, ["deadlocked"]), unended = counted(reports, ["deadlocked", "timed-out"]), unseen2 = reports.find((report2) => report2.unseen !== null)?.unseen;
  if (outcome === "passed" && unseen2) return skippedCase(one, `${couldNotBeRun}${unseen2}`);
  let nothing2 = nothingTested(one, reports, outcome), stopped = trials.endedBy === "proven" ? "at-first-hang" : "as-planned", { recognise } = await import("./warnings-76K6EAIF.js");
  return {
    ...head(one),
    outcome,
    proof: telling.proof,
    verdict: nothing2 ? "invalid" : judge(outcome, one.expected),
    reason: nothing2 ?? telling.reason ?? forkserverOnly(one, reports, outcome),
    trials: reports.length,
    hangs,
    hangRate: hangRate(unended, reports.length, stopped),
    unended,
    warnings: recognise(
      reports.map(({ captured, warnings, evidence }) => ({
        stdout: captured.stdout,
        stderr: captured.stderr,
        warnings,
        uncaught: evidence?.uncaught ?? []
      }))
    ),
    diagnosis: telling.evidence && await explain2(telling.evidence, one),
    evidence: telling.evidence,
    endedBy: trials.endedBy,
    runs: reports.map(published)
  };
}
var counted = (reports, outcomes) => reports.filter((report2) => outcomes.includes(report2.outcome)).length;
function nothingTested({ variant }, reports, outcome) {
  if (reports.some((report2) => report2.forked !== !1)) return null;
  let failed = reports.find((report2) => report2.outcome === "failed");
  return failed ? `it failed before its first fork: ${failed.reason}` : variant !== "baseline" || outcome === "deadlocked" ? null : "no process of it forked, so nothing was tested";
}
function forkserverOnly({ variant, python }, reports, outcome) {
  let [major = 0, minor = 0] = python.version.split(".").map(Number), isDefault = major === 3 && minor >= 14, only = reports.every((report2) => report2.onlyForkserver);
  return variant !== "baseline" || outcome !== "passed" || !isDefault || !only ? null : "nothing forked here but the forkserver, the default start method since Python 3.14; ask for fork if that is meant";
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

// src/run/leg.ts
import { existsSync as existsSync2, readFileSync } from "node:fs";
import { arch as arch2 } from "node:os";
import { dirname, relative as relative2, resolve, sep } from "node:path";

// src/run/machine.ts
import { existsSync, readdirSync } from "node:fs";
import { arch, availableParallelism, platform as platform3, release } from "node:os";
var systemNames = { darwin: "macos" }, systemName = () => systemNames[platform3()] ?? platform3();
function describeMachine() {
  return {
    os: systemName(),
    release: release(),
    arch: arch(),
    libc: platform3() === "linux" ? libc() : null,
    cpus: availableParallelism()
  };
}
function libc() {
  let report2 = process.report;
  report2.excludeNetwork = !0;
  let { header } = report2.getReport();
  return header.glibcVersionRuntime ? `glibc ${header.glibcVersionRuntime}` : existsSync("/lib") && readdirSync("/lib").some((name) => name.startsWith("ld-musl")) ? "musl" : null;
}

// src/run/leg.ts
function legOf(settings, env, target, repros) {
  let { shard, name, cwd } = settings, folders = foldersOf(cwd, env, repros);
  return {
    name: shard ? `${shard.index}/${shard.of}` : name,
    attempt: Number(env.GITHUB_RUN_ATTEMPT) || 1,
    job: JSON.stringify([stepOf(env), machineOf(env), asked(settings, folders, target)]),
    folders
  };
}
var stepOf = (env) => [
  env.GITHUB_RUN_ID,
  env.GITHUB_WORKFLOW,
  env.GITHUB_JOB,
  env.GITHUB_ACTION
];
function machineOf(env) {
  let { os, libc: libc2 } = describeMachine();
  return [os, arch2(), libc2, env.ImageOS, distribution()];
}
function distribution() {
  try {
    return [...readFileSync("/etc/os-release", "utf8").matchAll(/^(?:ID|VERSION_ID)=.*$/gm)].map(([line]) => line).sort();
  } catch {
    return [];
  }
}
function asked(settings, { repository, cwd }, { pythons }) {
  let { output, baseline, jobs, cwd: _, ...rest } = settings;
  return [rest, relative2(repository, cwd), pythons.map(pythonName)];
}
function foldersOf(cwd, env, repros) {
  let workspace = env.GITHUB_WORKSPACE ? resolve(env.GITHUB_WORKSPACE) : null, own = repros.find(({ scenario }) => !scenario), found = [cwd, ...own ? [dirname(own.file)] : []].map((folder) => checkoutOf(folder, workspace)).find((one) => one !== null);
  return { cwd, repository: found ?? workspace ?? cwd, tool: dirname(resolve(harness)) };
}
function checkoutOf(folder, workspace) {
  if (workspace && !isIn(folder, workspace)) return null;
  if (existsSync2(resolve(folder, ".git"))) return folder;
  let parent = dirname(folder);
  return parent === folder || folder === workspace ? null : checkoutOf(parent, workspace);
}
var isIn = (path, folder) => path === folder || path.startsWith(folder + sep);

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

// src/run/source.ts
import { existsSync as existsSync3, realpathSync } from "node:fs";
import { dirname as dirname2 } from "node:path";
function foldersOf2(python) {
  return existsSync3(python) ? [python, realpathSync(python)].map((file) => dirname2(dirname2(file))).map((prefix) => prefix === "/" ? "/lib" : prefix) : [];
}

// src/run/workshop.ts
var NotPrepared = class extends Error {
  install;
  constructor(reason, install = null) {
    super(reason), this.name = "NotPrepared", this.install = install;
  }
};
function openWorkshop(settings, env, context) {
  let environments = once(async () => {
    let { environments: environments2 } = await import("./environment-OLWRXBU7.js");
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
  let { parseResults } = await import("./validate-5JY6KDEF.js");
  try {
    return parseResults(readFileSync2(baseline, "utf8"));
  } catch (error) {
    throw new SettingsError([`baseline: ${baseline}: ${error.message}`]);
  }
}
async function run(settings, effects) {
  let planned = await plan(settings, effects), found = await inOwnFolder(effects.temporary, async (temporary) => {
    let begun = effects.system.clock();
    return runCases({ settings, plan: planned, effects: { ...effects, temporary }, begun });
  }), { conclude } = await import("./conclude-TP32BRUE.js"), tampering = tamperingIn(found, effects.commandFiles), results = {
    schemaVersion: 1,
    tool: { name: toolName, version },
    environment: describeMachine(),
    cases: found,
    conclusions: conclude(found),
    counts: { cases: 0, regressions: 0, deadlocked: 0 },
    interrupted: effects.interrupt.aborted,
    leg: legOf(
      settings,
      effects.env,
      planned.target,
      planned.cases.map(({ repro }) => repro)
    ),
    tampering,
    notes: [
      ...effects.system.blind ? [effects.system.blind] : [],
      ...tampering,
      ...unmatched(planned.target, found),
      ...found.filter(isDoubtful).map(({ repro, python, reason }) => `${repro}, ${pythonName(python)}: ${reason}`)
    ]
  }, compared = await compare(results, planned, settings), judged = { ...compared, verdict: judgeRun(compared, rulesOf(settings)) };
  return maskDeep(judged, masker(effects.env));
}
var isDoubtful = ({ outcome, verdict, variant, reason }) => variant === "baseline" && outcome === "passed" && verdict !== "invalid" && reason !== null, unmatched = ({ accepted, os }, cases) => unmatchedExpectations(
  accepted,
  cases.map((one) => ({ one, os })),
  !1
);
function tamperingIn(cases, files) {
  files.check();
  let ofCases = cases.flatMap(({ repro, variant, runs }) => {
    let said = runs.flatMap((run2) => run2.notes ?? []).filter((note) => note.startsWith("tampering"));
    return [...new Set(said)].map((note) => ({ note, where: `${repro} (${variant})` }));
  }), told = new Set(ofCases.map(({ note }) => note)), between = files.tampering().filter((note) => !told.has(note));
  return [...ofCases.map(({ note, where }) => `${where}: ${note}`), ...between];
}
async function compare(results, planned, settings) {
  let { countResults } = await import("./counts-7AISQQ3A.js");
  if (!planned.baseline) return countResults(results);
  let { compareWithBaseline } = await import("./baseline-TRLCZC65.js"), everything = settings.repros.length === 0 && !settings.variants && !settings.shard;
  return compareWithBaseline(results, planned.baseline, everything ? "leg" : "none");
}
async function runCases(job) {
  let { cases } = job.plan, results = /* @__PURE__ */ new Map(), reapers = await adoptingReapers(pythonsOf(cases), () => othersHere(job), job.settings.jobs), workshop = await openShop(job, reapers), order = [...cases];
  job.effects.planned?.(order.length);
  try {
    let work = { job, workshop, reapers, results, order };
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
  let { contextFor } = await import("./pythons-BJIZFKBC.js"), context = contextFor(
    settings,
    effects,
    supervisedRun(reapers, effects.interrupt),
    installEnvironment(effects.env, settings.passEnv)
  );
  return openWorkshop(settings, trialEnvironment(effects.env, settings.passEnv), context);
}
function pythonsOf(cases) {
  let usable = cases.filter((one) => one.skip === null).map((one) => one.python), isOther = ({ implementation }) => +(implementation !== "CPython"), sorted = usable.sort((one, other) => isOther(one) - isOther(other));
  return [...new Set(sorted.map(({ path }) => path)), "python3"];
}
async function othersHere({ settings, effects }) {
  let [{ contextFor }, { listPythons }] = await Promise.all([
    import("./pythons-BJIZFKBC.js"),
    import("./find-KOC36IUB.js")
  ]), run2 = (command, options) => spawnRun(command, { ...options, interrupt: effects.interrupt }), env = trialEnvironment(effects.env, settings.passEnv);
  return (await listPythons(contextFor(settings, effects, run2, env))).map(({ path }) => path);
}
function task(one, work) {
  let { interrupt } = work.job.effects, ready = unlessAborted(work.workshop.prepare(one), interrupt, interruptedEarly());
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
var interruptedEarly = () => new NotPrepared("interrupted before its first trial had ended");
async function runCase(one, ready, work) {
  let { settings, effects } = work.job, { job, reapers } = work, trials, prepared;
  try {
    prepared = await ready, trials = await runTrials(one, {
      ...prepared,
      system: effects.system,
      reapers,
      temporary: effects.temporary,
      interrupt: effects.interrupt,
      plan: { maxHangRate: settings.maxHangRate, wantsRate: isKnownRace(one) },
      overBudget: () => isOverBudget(job),
      tee: teeFor(one, job),
      after: effects.commandFiles.check
    });
  } catch (error) {
    if (error instanceof NotPrepared) return skippedCase(one, error.message, error.install);
    let { code, message } = error;
    if (code === void 0) throw error;
    return skippedCase(one, `${couldNotBeRun}${message}`);
  }
  let masked = maskReports(trials.reports, masker(effects.env));
  return caseResult(
    one,
    { ...trials, reports: masked },
    (evidence) => explain(evidence, one, work, prepared).catch((error) => unexplained(evidence, error))
  );
}
function unexplained(evidence, error) {
  if (error.code === void 0) throw error;
  return evidence.missing.push(`it could not be explained: ${error.message}`), null;
}
async function explain(evidence, one, { job: { settings, effects }, reapers }, prepared) {
  let { diagnose } = await import("./diagnose-AKOETSDA.js"), { readFacts } = await import("./read-6VBKH6JD.js"), { repro, knobs } = one, { python, env } = prepared, below = sourceFolders(one, prepared, settings), script = knobs.script ? join3(repro.folder, knobs.script) : repro.file, context = { folder: repro.folder, script, cwd: settings.cwd }, run2 = supervisedRun(reapers, effects.interrupt), facts = await inOwnFolder(
    effects.temporary,
    (folder) => readFacts(evidence, context, { run: run2, python, env, folder, below })
  );
  return diagnose(evidence, context, facts);
}
function maskReports(reports, mask) {
  return reports.map((report2) => {
    let masked = maskDeep(report2, mask), { chunks: chunks2, stdout, stderr } = report2.captured;
    return {
      ...masked,
      captured: { stdout: mask(stdout), stderr: mask(stderr), chunks: maskChunks(chunks2, mask) }
    };
  });
}
function maskChunks(chunks2, mask) {
  let masked = [...chunks2];
  for (let stream of ["stdout", "stderr"]) {
    let own = chunks2.flatMap((chunk, at) => chunk.stream === stream ? [at] : []), texts = maskPieces(
      own.map((at) => chunks2[at].text),
      mask
    );
    own.forEach((at, index) => {
      masked[at] = { ...chunks2[at], text: texts[index] };
    });
  }
  return masked;
}
function sourceFolders(one, { python, env }, { cwd }) {
  let added = (env.PYTHONPATH ?? "").split(":").filter((folder) => folder.startsWith("/"));
  return [cwd, one.repro.folder, ...foldersOf2(one.python.path), ...foldersOf2(python), ...added];
}
var isKnownRace = ({ expected, explains }) => !explains && expected.includes("deadlocked") && expected.includes("passed");
function teeFor(one, { settings, effects }) {
  if (!settings.fullOutput || settings.output === null) return null;
  let python = `${one.python.implementation}-${one.python.version}`, name = folderName(one.repro.name, one.variant, python, one.emulation), folder = join3(settings.output, "output", name), mask = masker(effects.env);
  return (trial) => teeInto(folder, `trial-${trial}`, mask);
}
function isOverBudget({ settings, effects, begun }) {
  return settings.budget !== null && effects.system.clock() - begun > settings.budget * 1e3;
}
function explaining(one, result, work) {
  let { repro, variant } = one, { settings, plan: plan2 } = work.job, tells = !(result.outcome === "passed" || result.outcome === "skipped") && result.verdict !== "invalid";
  if (variant !== "baseline" || !tells || settings.variants || repro.scenario) return [];
  if (work.job.effects.interrupt.aborted) return [];
  let declared = Object.keys(repro.metadata.variants), added = explainingVariants(repro.usesPymongo).filter((name) => !declared.includes(name)).map((name) => makeExplainingCase({ ...one, variant: name }, settings, plan2.target));
  return work.order.splice(work.order.indexOf(one) + 1, 0, ...added), work.job.effects.planned?.(work.order.length), added.map((more) => task(more, work));
}
export {
  plan,
  run
};
