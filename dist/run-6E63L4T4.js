import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  lengthsFrom,
  pickShard
} from "./chunk-JXYKBMNG.js";
import {
  unmatchedExpectations
} from "./chunk-VVI5BVT2.js";
import {
  hangRate,
  judge,
  worstOutcome
} from "./chunk-Z2MPQ53S.js";
import {
  cleanTrialsNeeded
} from "./chunk-XJKM43AD.js";
import {
  Prevented
} from "./chunk-5G3FC4NX.js";
import {
  traceReader
} from "./chunk-XOMHVAFA.js";
import {
  toolName,
  version
} from "./chunk-5SHNGKZQ.js";
import {
  makeFolder
} from "./chunk-K4BH3FO7.js";
import {
  isScenario,
  makeCases,
  makeExplainingCase,
  readPlan,
  withPackages
} from "./chunk-UFJC56X7.js";
import "./chunk-ZKOPNLTC.js";
import "./chunk-SUCIBQRJ.js";
import "./chunk-T4GIYXUV.js";
import {
  harness,
  ridesAlong
} from "./chunk-WLRFFZDV.js";
import "./chunk-7AV54MCJ.js";
import {
  explainingVariants,
  isMeasuring,
  knobsLiteral
} from "./chunk-AUJOKQUD.js";
import "./chunk-7GGVCDOY.js";
import "./chunk-V352M3SL.js";
import {
  toolkitRun
} from "./chunk-VCSGVTMK.js";
import {
  installEnvironment,
  trialEnvironment,
  unlessAborted
} from "./chunk-WG3NJKA4.js";
import {
  hasStreams,
  spawnRun
} from "./chunk-KGRCLQAR.js";
import {
  pythonName
} from "./chunk-7JQGRVNU.js";
import "./chunk-5ZMJKVG2.js";
import {
  maskDeep,
  maskPieces,
  maskStream,
  masker
} from "./chunk-MPD5VYC6.js";
import {
  couldNotBeRun,
  judgeRun,
  rulesOf
} from "./chunk-VKJV4PSY.js";
import {
  neutral
} from "./chunk-GOKAOVLN.js";
import "./chunk-7RMXGSLA.js";
import {
  SettingsError
} from "./chunk-QM5K7KEC.js";
import {
  bytesOf,
  shownName
} from "./chunk-FCNQ32FX.js";
import "./chunk-UPXEWAQS.js";
import {
  which
} from "./chunk-5C7AOSH4.js";
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

// src/process/printed.ts
function printedLines(show) {
  let streams = { stdout: lineReader(), stderr: lineReader() }, timer, left = 8388608;
  function flush(isEnd) {
    clearTimeout(timer), timer = void 0;
    let text = [streams.stdout, streams.stderr].map((one) => one.take(isEnd)).join("");
    text === "" || left <= 0 || (left -= text.length, show(
      left > 0 ? text : `${text.slice(0, 16e3)}
\u2026 the rest of its output is not shown here
`
    ));
  }
  return {
    write: (stream, bytes) => {
      left <= 0 || (streams[stream].add(bytes), timer ??= setTimeout(() => flush(!1), 300));
    },
    close: () => flush(!0),
    problem: () => null
  };
}
function lineReader() {
  let decoder = new TextDecoder("utf-8", { ignoreBOM: !0 }), held = "";
  return {
    add: (bytes) => {
      held += decoder.decode(bytes, { stream: !0 }), held.length > 2 * 8388608 && (held = held.slice(0, 8388608));
    },
    /** The whole lines. One that goes on is ended here: its rest must not become a command. */
    take: (isEnd) => {
      let end = held.lastIndexOf(`
`) + 1, isLong = held.length - end > 16e3, text = isEnd || isLong ? held : held.slice(0, end);
      return held = held.slice(text.length), text === "" || text.endsWith(`
`) ? text : `${text}
`;
    }
  };
}
function both(one, other) {
  return !one || !other ? one ?? other : {
    write: (stream, bytes) => {
      one.write(stream, bytes), other.write(stream, bytes);
    },
    close: () => {
      one.close(), other.close();
    },
    problem: () => one.problem() ?? other.problem()
  };
}

// src/process/reapers.ts
import { platform } from "node:os";

// src/process/reaper.ts
import { spawn } from "node:child_process";

// src/process/told.ts
import { getSystemErrorMap } from "node:util";
var nothingTold = () => ({
  main: null,
  own: [],
  statuses: /* @__PURE__ */ new Map(),
  adopts: null,
  prevented: null,
  settled: !1,
  reporting: !0,
  ended: !1,
  empty: !1
});
function step(told, event) {
  switch (event.kind) {
    case "line":
      return hear(told, event.line.split(" "));
    case "silent":
      told.reporting = !1;
      break;
    case "failed":
      told.prevented = event.message, told.ended = !0;
      break;
    case "ended":
      told.ended = !0, told.empty = event.code === 0;
  }
  return told.reporting || (told.adopts ??= !1), { changed: !0 };
}
function hear(told, [word, first2, second, ...ends2]) {
  let number = Number(first2);
  switch (word) {
    case "main":
      told.main = number;
      break;
    case "reaper":
    case "between":
      told.own.push(number);
      break;
    case "subreaper":
      told.adopts = first2 === "1";
      break;
    case "prevented":
      told.prevented ??= `no further process: ${errorText(number)}`;
      break;
    case "peer":
      return { changed: !0, answer: connectionOf(ends2) };
    case "exit":
      return told.settled || told.statuses.set(number, Number(second)), { changed: number === told.main };
  }
  return { changed: !0 };
}
function connectionOf([own, peer]) {
  return peer === "0" ? null : { own: `socket:[${own}]`, peer: `socket:[${peer}]` };
}
function errorText(number) {
  let [name, message] = getSystemErrorMap().get(-number) ?? [`error ${number}`];
  return message ? `${name}: ${message}` : name;
}
var isOver = ({ ended, reporting }) => ended && !reporting;
function whyPrevented(told) {
  let died = isOver(told) && told.main === null;
  return told.prevented ?? (died ? "what was to watch over it ended before it began" : null);
}

// src/process/reaper.ts
var ANSWER_PATIENCE = 8e3;
function openReaper(python) {
  let child = spawn(python, ["-S", "-E", "-B", `${harness}reaper.py`], {
    cwd: "/",
    env: { PATH: process.env.PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH },
    detached: !0,
    stdio: ["pipe", "pipe", "pipe", "pipe"]
  }), reaper = {
    child,
    told: nothingTold(),
    asked: [],
    listener: { output: () => {
    }, changed: () => {
    } },
    closed: new Promise((resolve3) => child.on("close", () => resolve3()))
  };
  return {
    adopts: listen(reaper),
    start: (program, listener) => (reaper.listener = listener, child.kill("SIGCONT"), child.stdin?.write(orderFor(program)), reapedBy(reaper)),
    isThere: () => !reaper.told.ended && reaper.told.reporting,
    close: () => child.stdin?.end()
  };
}
var streamsOf = ({ child }) => hasStreams(child) ? child.stdio : [];
function listen(reaper) {
  let { child, told, asked: asked2 } = reaper, streams = streamsOf(reaper), reports = streams[3];
  return new Promise((resolve3) => {
    let take = (event) => {
      let { changed, answer } = step(told, event);
      told.adopts !== null && resolve3(told.adopts), answer !== void 0 && asked2.shift()?.(answer), changed && reaper.listener.changed();
    };
    reports && eachLine(reports, (line) => take({ kind: "line", line })), child.stdout?.on("data", (bytes) => reaper.listener.output("stdout", bytes)), child.stderr?.on("data", (bytes) => reaper.listener.output("stderr", bytes));
    for (let stream of streams) stream?.on("error", ignored);
    reports?.on("close", () => take({ kind: "silent" })), child.on("exit", (code) => take({ kind: "ended", code })), child.on("error", ({ message }) => {
      take({ kind: "failed", message }), reports || take({ kind: "silent" });
    });
  });
}
function reapedBy(reaper) {
  let { child, told, closed } = reaper;
  return {
    pid: child.pid ?? -1,
    main: () => told.main,
    own: () => told.own,
    statuses: told.statuses,
    isOver: () => isOver(told),
    wasEmpty: () => told.empty,
    connection: (pid, fd) => ask(reaper, `peer ${pid} ${fd}
`),
    adopts: () => told.adopts === !0,
    prevented: () => whyPrevented(told),
    closed: (milliseconds) => within(milliseconds, closed),
    settle: () => {
      told.settled = !0;
    },
    end: () => {
      child.kill("SIGCONT"), told.own.forEach(goOn), child.stdin?.end("end");
    },
    abandon: () => {
      child.kill("SIGKILL");
      for (let stream of streamsOf(reaper)) stream?.destroy();
      child.unref();
    }
  };
}
function ask({ child, asked: asked2 }, question) {
  return new Promise((resolve3) => {
    let timer = setTimeout(resolve3, ANSWER_PATIENCE, null);
    asked2.push((found) => {
      clearTimeout(timer), resolve3(found);
    }), timer.unref(), child.stdin?.writable && child.stdin.write(question);
  });
}
function orderFor({ command, cwd, env }) {
  let entries = Object.entries(env).map(([name, value]) => `${name}=${value}`), fields = [cwd, `${command.length}`, ...command, ...entries], text = bytesOf(fields.map((field) => `${field}\0`).join(""));
  return Buffer.concat([Buffer.from(`${text.length}
`), text]);
}
function goOn(pid) {
  try {
    process.kill(pid, "SIGCONT");
  } catch {
  }
}
function within(milliseconds, done) {
  return new Promise((resolve3) => {
    let timer = setTimeout(resolve3, milliseconds);
    done.then(() => {
      clearTimeout(timer), resolve3();
    });
  });
}
var ignored = () => {
};
function eachLine(stream, hear2) {
  let rest = "";
  stream.setEncoding("latin1").on("data", (text) => {
    let lines = (rest + text).split(`
`);
    rest = lines.pop(), lines.forEach(hear2);
  });
}

// src/process/reapers.ts
async function adoptingReapers(pythons, others, spare) {
  let found = platform() === "linux" ? await firstThatAdopts(pythons) ?? await firstThatAdopts((await others()).filter((one) => !pythons.includes(one))) : null;
  return found ? keepReapers(found.python, spare, [found.idle]) : keepReapers(pythons[0], spare);
}
async function firstThatAdopts(pythons) {
  for (let python of new Set(pythons)) {
    let idle = openReaper(python);
    if (await idle.adopts) return { python, idle };
    idle.close();
  }
  return null;
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
  function add2(bytes, seconds) {
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
  return { add: add2, pieces };
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
    }, done = new Promise((resolve3) => {
      settle = resolve3;
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

// src/watchdog/bell.ts
function createBell() {
  let rung = !1, wake = () => {
  };
  return {
    ring: () => {
      rung = !0, wake();
    },
    wait: async (milliseconds) => {
      rung || await new Promise((resolve3) => {
        let timer = setTimeout(resolve3, milliseconds);
        wake = () => {
          clearTimeout(timer), resolve3();
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
  return unlessAborted2(running.interrupt, gatherEvidence({ ...running, stuck, when }));
}
async function unlessAborted2(interrupt, work) {
  let give = () => {
  }, aborted = new Promise((resolve3) => {
    give = () => resolve3(null);
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
  let { program, watch, system, when, trace } = gathering, { forks, ...rest } = trace(), main = program.main() ?? -1, { living } = await watch.look(system.clock()), stuck = [...gathering.stuck].sort((one, other) => rank(one, main) - rank(other, main)), waits2 = await withHolders(watch.waits(living, forks), stuck, gathering), asked2 = (when === "before" ? gathering.stuck : living).slice(0, MAX_PROCESSES), scanned = scanStacks(waits2, stuck, system), { stacks, missing } = await askAll(asked2, gathering, { forks, waits: waits2 }), debugged = mayStop(gathering) ? await askGdb(stuck, system) : [];
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
  let seen = new Set(watch.known().map((one) => one.pid));
  return trace.forks.flatMap(
    ({ pid: parent, child: pid }) => pid !== null && trace.statuses.has(pid) && !seen.has(pid) ? [{ pid, parent, name: "a child", ...signalOf(pid, trace) }] : []
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
    let answers2 = await ask2(pid, gathering);
    for (let one of answers2)
      typeof one == "string" ? missing.push(one) : stacks.push(...existing(one, pid, known));
  }
  return { stacks, missing };
}
async function ask2(pid, gathering) {
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
  let { now, limit, mainEnded, explained: explained2, isSettled } = moment, { alone, awaited, handlers, named, since } = stuck, ended = mainEnded === null ? since : Math.max(since, mainEnded);
  if (alone && !named) return isSettled ? hangOf(stuck, explained2, ended) : null;
  if (alone) return now >= (mainEnded ?? limit) ? fromOutside(stuck, ended) : null;
  let known = explained2.length > 0;
  return known && awaited && !handlers ? hangOf(stuck, explained2, since) : mainEnded !== null ? known && now >= mainEnded + 250 ? guarded(stuck, explained2, ended) : null : now >= limit ? guarded(stuck, explained2, limit) : null;
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
var runsPython = ({ handlers }, pid, signal) => handlers.get(pid)?.has(signal) ?? !0, ALARM_GRACE = 0.1, onlyForkserver = ({ forks }) => forks.length > 0 && forks.every(isOfForkserver), isOfForkserver = (fork) => /\/lib[^/]*\/.*\/multiprocessing\/forkserver\.py$/.test(forkingFrame(fork)?.file ?? ""), wasRefused = ({ forks, uncaught: uncaught2 }) => uncaught2.some(({ pid, type, text, frames: [frame] }) => {
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
async function keepEvidence(stuck, explained2, running) {
  let { course, watch, request, trace } = running, { suspects } = course, news = request.suite ? explained2.filter((pid) => !suspects.has(pid)) : explained2.slice(0, 1);
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
  let orphans = orphanedByTrace(trace()), emulated = watch.waits(pids).filter(({ pid, kind }) => kind === "futex" && orphans.has(pid)), found = await watch.explain?.(pids, trace().forks, request.readHeld);
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
async function hangAtTheEnd(running, look, end, now) {
  let explained2 = await explainWaits(look.living, running), idleSince = now - running.request.timeout * 1e3 / 2, isIdle = ({ pid, tid }) => end === "limit" && running.watch.isIdleSince?.(pid, tid, idleSince) === !0;
  return besideTheLiving(
    explained2.filter((one) => one.owner || isIdle(one)),
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
  let seen = /* @__PURE__ */ new Set();
  for (let at = pid; at !== void 0 && !seen.has(at); at = parents.get(at)) {
    seen.add(at);
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
function leftWaiting({ explained: explained2, roots }, { course, watch }) {
  if (explained2.length > 0) return [];
  let waits2 = (pid) => mainWait(pid, watch) === course.bereft.get(pid);
  return roots.filter((pid) => course.bereft.has(pid) && waits2(pid)).slice(-1);
}
function mainWait(pid, watch) {
  let wait = watch.waits([pid]).find((one) => one.tid === pid);
  return JSON.stringify([wait?.text, wait?.address]);
}
function chosen({ explained: explained2, roots }, { program }) {
  if (explained2.length > 0) return explained2;
  let others = roots.filter((pid) => pid !== program.main());
  return (others.length > 0 ? others : roots).slice(-1);
}
async function note(pids, hang, running) {
  let at = running.system.clock(), evidence = await gather(running, hang.pids, "before");
  for (let pid of pids) add(pid, { hang, at, evidence }, running);
}
function noteEnded(running, now) {
  if (running.request.suite)
    for (let { hang, evidence } of endedByItsProgram(running, now))
      add(hang.pids[0], { hang, at: now, evidence }, running);
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
var parentOf = (pid, { watch }) => watch.known().findLast((one) => one.pid === pid)?.parent;
async function endOne(pid, { watch, system }) {
  let one = watch.known().findLast((known) => known.pid === pid);
  one && await system.endOne(one);
}
function surest(incidents) {
  return incidents.find(({ proof }) => proof === "proven") ?? incidents[0] ?? null;
}

// src/watchdog/follow.ts
var LOOK_EVERY = 20, LOOK_SHARE = 5, BUSY_SHARE = 50, LONGEST = 400;
async function follow(running) {
  let { system, bell } = running;
  for (; ; ) {
    let now = system.clock(), end = await step2(running, now);
    if (end) return end;
    await bell.wait(pause(running, system.clock() - now));
  }
}
function pause({ request, course }, cost) {
  let isBusySuite = request.suite && course.busy, wanted = cost * LOOK_SHARE, most = isBusySuite ? Math.max(wanted, Math.min(LONGEST, cost * BUSY_SHARE)) : wanted;
  return Math.max(LOOK_EVERY, most);
}
async function step2(running, now) {
  let { request, watch, interrupt, course } = running;
  if (interrupt.aborted) return { kind: "interrupted" };
  let look = await watch.look(now);
  forgetIfGoing(look, running, now);
  let ended = request.suite ? null : endedByItsProgram(running, now)[0]?.hang;
  if (noteEnded(running, now), isOver2(running, look)) return ended ?? { kind: "over" };
  course.living = look.living, course.busy = look.busy;
  let explained2 = look.stuck ? await explainStuck(look.stuck, running) : [], end = decide({ ...momentOf(running, look, now), explained: explained2 });
  return end?.kind === "limit" || end?.kind === "left" && look.living.length > 0 ? ended ?? await hangAtTheEnd(running, look, end.kind, now) ?? end : (!end && look.stuck && explained2.length > 0 && await keepEvidence(look.stuck, explained2, running), end);
}
var isOver2 = ({ program }, { living }) => program.isOver() && (program.adopts() || living.length === 0);
function momentOf({ program, request, course }, { living, stuck }, now) {
  let main = program.main();
  main !== null && program.statuses.has(main) && (course.mainEnded ??= now);
  let { mainEnded, start } = course, isSettled = mainEnded !== null || main !== null && living.includes(main);
  return { now, limit: start + request.timeout * 1e3, mainEnded, isSettled, stuck };
}

// src/watchdog/outcome.ts
var faults = /* @__PURE__ */ new Set(["SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGTRAP", "SIGSYS"]), endings = /* @__PURE__ */ new Set(["SIGTERM", "SIGKILL"]);
function judgeTrial(all) {
  let seen = all.isSuite ? ofMain(all) : all, { stuck } = seen;
  if (stuck) return { outcome: "deadlocked", proof: stuck.proof, reason: stuck.reason };
  let crash = first(seen, isCrash);
  if (crash) return { outcome: "crashed", proof: "none", reason: crash };
  if (seen.main === null && !seen.tampering)
    return { outcome: "failed", proof: "none", reason: unseen2 };
  if (seen.timedOut) return { outcome: "timed-out", proof: "none", reason: null };
  if (seen.tampering) return { outcome: "failed", proof: "none", reason: seen.tampering };
  let failure = first(seen, (ending, pid) => isFailure(ending, pid, seen)) ?? uncaught(seen);
  return failure ? { outcome: "failed", proof: "none", reason: failure } : { outcome: "passed", proof: "none", reason: null };
}
function ofMain(seen) {
  let status = seen.main === null ? void 0 : seen.statuses.get(seen.main), uncaught2 = seen.trace.uncaught.filter(({ pid }) => pid === seen.main);
  return {
    ...seen,
    statuses: new Map(status === void 0 ? [] : [[seen.main, status]]),
    trace: { ...seen.trace, uncaught: uncaught2 }
  };
}
var unseen2 = "the program could not be started, or ended the process that watches over it";
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
  busy: !0,
  everStuck: /* @__PURE__ */ new Set(),
  asked: { key: "", explained: [] },
  suspects: /* @__PURE__ */ new Map(),
  suspected: 0,
  incidents: [],
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
  let { program, watch, course, end, trace, verdictAt } = done, main = mainOf(done), judged = judge2(done);
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
    interrupted: end.kind === "interrupted"
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
function judge2(done) {
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
  let plan2 = { ...bench.plan, trials: one.trials }, reports = [], brokenOff = null;
  for (; ; ) {
    let provenHangs = reports.filter((report3) => report3.proof === "proven").length, so = { trials: reports.length, provenHangs, overBudget: bench.overBudget() }, rule = bench.interrupt.aborted ? "interrupted" : endedBy(plan2, so);
    if (rule) return { reports, endedBy: rule, brokenOff };
    let debug = !reports.some((one2) => one2.outcome === "deadlocked"), tee = bench.tee?.(reports.length + 1) ?? null, work = (folder) => runIn(folder, { ...trialRequest(one, bench, folder), debug, tee }, bench), report2 = await inOwnFolder(bench.temporary, work).catch((error) => {
      let telling = reports.find(({ outcome }) => !one.expected.includes(outcome));
      if (error.code === void 0 || !telling) throw error;
      telling.notes.push(`no further trial could be run: ${error.message}`);
    });
    if (!report2) return { reports, endedBy: "prevented", brokenOff };
    report2.notes.push(...[tee?.problem() ?? []].flat(), ...bench.after?.() ?? []), !report2.interrupted || report2.incidents.length > 0 ? reports.push(report2) : brokenOff = report2;
  }
}
function runIn(folder, request, { system, interrupt }) {
  needsRoom(join2(folder, "trace"));
  for (let name of ["trace", "stacks"]) writeFileSync(join2(folder, name), "");
  return runTrial(request, system, interrupt);
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
  for (let step3 of [allowListing, remove])
    try {
      step3(folder);
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
  let { repro, knobs, emulation } = one, env = variablesOf(one, bench), observer = join2(harness, "observer");
  return {
    reapers: bench.reapers,
    command: argumentsOf(one, bench),
    cwd: repro.folder,
    timeout: one.timeout,
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

// src/run/caseresult.ts
function head(one) {
  let { env: _, ...python } = one.python;
  return {
    repro: one.repro.name,
    file: one.repro.shown,
    ...one.repro.kind === "command" ? { command: [...one.repro.words] } : {},
    variant: one.variant,
    delay: one.knobs.sleepBeforeFork,
    emulation: one.emulation,
    ...one.with.length > 0 ? { with: one.with.map(({ name, version: version2 }) => `${name} ${version2}`) } : {},
    python,
    expected: one.expected,
    warnings: [],
    diagnosis: null
  };
}
var interruptedEarly = "interrupted before its first trial had ended";
function skippedCase(one, reason, install2 = null) {
  return {
    ...head(one),
    outcome: "skipped",
    proof: "none",
    verdict: "skipped",
    reason,
    trials: 0,
    hangs: 0,
    hangRate: null,
    install: install2,
    runs: []
  };
}
async function caseResult(one, trials, explain2) {
  let { reports } = trials, seenLast = trials.brokenOff?.evidence ?? null;
  if (reports.length === 0) {
    let where = trials.brokenOff?.reason ? `; ${trials.brokenOff.reason}` : "";
    return { ...skippedCase(one, `${interruptedEarly}${where}`), evidence: seenLast, endedBy: "interrupted" };
  }
  let outcome = worstOutcome(reports), telling = mostTelling(reports, outcome), hangs = counted(reports, ["deadlocked"]), unended = counted(reports, ["deadlocked", "timed-out"]), unseen3 = reports.find((report2) => report2.unseen !== null)?.unseen;
  if (outcome === "passed" && unseen3) return skippedCase(one, `${couldNotBeRun}${unseen3}`);
  let nothing2 = nothingTested(one, reports, outcome), stopped = trials.endedBy === "proven" ? "at-first-hang" : "as-planned", { recognise } = await import("./warnings-CQPH5PHF.js");
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
    ...await explained(one, telling, reports, explain2),
    evidence: telling.evidence ?? seenLast,
    endedBy: trials.endedBy,
    runs: reports.map(published)
  };
}
async function explained(one, telling, reports, explain2) {
  if (one.repro.kind === "script")
    return { diagnosis: telling.evidence && await explain2(telling.evidence, one) };
  let { incidentsOf } = await import("./incidents-5VJB3BQU.js"), incidents = await incidentsOf(reports, (evidence) => explain2(evidence, one));
  return { diagnosis: incidents[0]?.diagnosis ?? null, incidents };
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
  let most = report2.outcome === "passed" ? SHOWN.passed : SHOWN.other, { outcome, proof, seconds, secondsToVerdict: secondsToVerdict2, exitCode, signal, survivors } = report2;
  return {
    outcome,
    proof,
    seconds,
    secondsToVerdict: secondsToVerdict2,
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
  let workspace = env.GITHUB_WORKSPACE ? resolve(env.GITHUB_WORKSPACE) : null, own = repros.find((repro) => !isScenario(repro)), found = [cwd, ...own ? [own.folder] : []].map((folder) => checkoutOf(folder, workspace)).find((one) => one !== null);
  return { cwd, repository: found ?? workspace ?? cwd, tool: dirname(resolve(harness)) };
}
function checkoutOf(folder, workspace) {
  if (workspace && !isIn(folder, workspace)) return null;
  if (existsSync2(resolve(folder, ".git"))) return folder;
  let parent = dirname(folder);
  return parent === folder || folder === workspace ? null : checkoutOf(parent, workspace);
}
var isIn = (path, folder) => path === folder || path.startsWith(folder + sep);

// src/run/record.ts
async function recordOf(env, folder, now) {
  let { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID, ImageOS, ImageVersion } = env, run2 = GITHUB_SERVER_URL && GITHUB_REPOSITORY && GITHUB_RUN_ID;
  return {
    startedAt: now.toISOString(),
    commit: env.GITHUB_SHA || await commitOf(folder, env),
    run: run2 ? `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}` : null,
    image: [ImageOS, ImageVersion].filter(Boolean).join(" ") || null
  };
}
async function commitOf(folder, { PATH = "" }) {
  let command = ["git", "-C", folder, "rev-parse", "--verify", "HEAD"], { code, stdout } = await toolkitRun(command, { env: { PATH }, timeout: 5 }), commit = stdout.trim();
  return code === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
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

// src/run/source.ts
import { existsSync as existsSync3, realpathSync } from "node:fs";
import { dirname as dirname2 } from "node:path";
function foldersOf2(python) {
  return existsSync3(python) ? [python, realpathSync(python)].map((file) => dirname2(dirname2(file))).map((prefix) => prefix === "/" ? "/lib" : prefix) : [];
}

// src/run/workshop.ts
import { resolve as resolve2 } from "node:path";
var NotPrepared = class extends Error {
  install;
  constructor(reason, install2 = null) {
    super(reason), this.name = "NotPrepared", this.install = install2;
  }
};
function openWorkshop(settings, room, context) {
  let shop = {
    ...room,
    settings,
    context,
    checks: /* @__PURE__ */ new Map(),
    lists: /* @__PURE__ */ new Map(),
    environments: once(async () => {
      let { environments } = await import("./environment-JQAKMFQI.js");
      return environments(context);
    }),
    mongodb: once(async () => (await import("./server-SZ2OFV4L.js")).startMongodb())
  };
  return {
    prepare: (one) => prepare(one, shop),
    packages: (prepared) => packages(prepared, shop),
    close: async () => {
      let { mongodb, environments } = shop;
      mongodb.wasCalled() && await (await mongodb()).close(), environments.wasCalled() && await (await environments()).remove();
    }
  };
}
async function prepare(one, shop) {
  if (one.skip !== null) throw new NotPrepared(one.skip);
  let { python, env } = await install(one, shop), missing = await unmet({ python, env }, one.repro.metadata.needs, shop);
  if (missing !== null) throw new NotPrepared(missing);
  let ready = { python, env: { ...env, ...await server(one, shop) } };
  return one.repro.kind === "command" ? onPath(one.repro, ready, shop) : ready;
}
async function unmet({ python, env }, requirements, { checks, context }) {
  if (requirements.length === 0) return null;
  let { satisfied } = await import("./requirements-3SLBIOAU.js"), key = JSON.stringify([python, requirements]), check = checks.get(key) ?? satisfied({ path: python, env }, requirements, context.run);
  return checks.set(key, check), check;
}
async function install(one, shop) {
  let { settings, env, environments } = shop, bare = { python: one.python.path, env: { ...env, ...one.python.env } }, versions = one.with.map(({ name, version: version2 }) => `${name}==${version2}.*`), wanted = [...one.repro.metadata.dependencies, ...versions], missing = await unmet(bare, wanted, shop);
  if (settings.install.length === 0 && missing === null) return bare;
  if (settings.offline) throw new NotPrepared(`${missing ?? "install"}, and --offline is given`);
  try {
    let all = [...settings.install, ...wanted], made = await (await environments()).prepare(one.python, all);
    return { python: made.python, env: { ...env, ...made.env } };
  } catch (error) {
    let { message, log } = error;
    throw new NotPrepared(message, log ?? null);
  }
}
async function server({ repro }, { settings, mongodb }) {
  if ((repro.usesPymongo || repro.kind === "command") && settings.mongodbUri) return { MONGODB_URI: settings.mongodbUri };
  if (!repro.usesPymongo) return {};
  let { uri, replicaSetUri } = await mongodb();
  return { MONGODB_URI: uri, MONGODB_REPLICA_SET_URI: replicaSetUri };
}
async function onPath({ words, folder }, { python, env }, { temporary }) {
  let [{ pathFor }, { isProgram, which: which2 }] = await Promise.all([
    import("./scripts-RSM5MIEM.js"),
    import("./which-JYCNM63K.js")
  ]), PATH = await pathFor(python, env, temporary), [program = ""] = words;
  if (!(program.includes("/") ? await isProgram(resolve2(folder, program)) : await which2(program, PATH))) throw new NotPrepared(`there is no program ${program} here; ${toHaveIt}`);
  return { python, env: { ...env, PATH } };
}
var toHaveIt = "what is to be installed for a command is named by install or its dependencies";
async function packages({ python, env }, { lists, context }) {
  let { packagesOf } = await import("./requirements-3SLBIOAU.js"), key = JSON.stringify([python, env.PYTHONPATH]), asked2 = lists.get(key) ?? packagesOf({ path: python, env }, context.run).catch(() => ({}));
  return lists.set(key, asked2), asked2;
}
function once(make) {
  let made = null;
  return Object.assign(() => (made ??= make(), made), { wasCalled: () => made !== null });
}

// src/run/run.ts
async function plan(settings, effects) {
  let { repros, accepted } = await readPlan(settings), target = { os: systemName(), pythons: await effects.pythons, accepted }, baseline = await readBaseline(settings, effects), lengthOf = lengthsFrom(baseline?.cases ?? []), all = makeCases(repros, settings, target);
  return { cases: settings.shard ? pickShard(all, settings.shard, lengthOf) : all, target, baseline, lengthOf };
}
async function readBaseline({ baseline }, { latestGood }) {
  if (baseline === null) return null;
  if (baseline === "auto") {
    if (latestGood) return latestGood();
    throw new SettingsError(["baseline: auto is for the action, which can ask GitHub; name a file"]);
  }
  let { parseResults } = await import("./validate-7JASKNK7.js");
  try {
    return parseResults(readFileSync2(baseline, "utf8"));
  } catch (error) {
    throw new SettingsError([`baseline: ${baseline}: ${error.message}`]);
  }
}
async function run(settings, effects) {
  let planned = await plan(settings, effects), scripts = planned.cases.map(({ repro }) => repro), leg = legOf(settings, effects.env, planned.target, scripts), record = recordOf(effects.env, leg.folders.repository, /* @__PURE__ */ new Date()), found = await inOwnFolder(effects.temporary, async (temporary) => {
    let begun = effects.system.clock();
    return runCases({ settings, plan: planned, effects: { ...effects, temporary }, begun });
  }), { conclude } = await import("./conclude-VTJ7YSBC.js"), tampering = tamperingIn(found, effects.commandFiles), results = {
    schemaVersion: 1,
    tool: { name: toolName, version },
    environment: { ...describeMachine(), ...await record, blind: effects.system.blind ?? null },
    cases: found,
    conclusions: conclude(found.filter((one) => isCompared(one, found))),
    counts: { cases: 0, regressions: 0, deadlocked: 0 },
    interrupted: effects.interrupt.aborted,
    leg,
    tampering,
    notes: [
      ...tampering,
      ...unmatched(planned.target, found),
      ...found.filter(isDoubtful).map(({ repro, python, reason }) => `${repro}, ${pythonName(python)}: ${reason}`)
    ]
  }, compared = await compare(results, planned, settings), judged = { ...compared, verdict: judgeRun(compared, rulesOf(settings)) }, mask = masker(effects.env);
  return maskDeep(judged, (text) => mask(shownName(text)));
}
var isCompared = ({ repro, command }, all) => !command || all.some((one) => one.repro === repro && one.variant !== "baseline"), isDoubtful = ({ outcome, verdict, variant, reason }) => variant === "baseline" && outcome === "passed" && verdict !== "invalid" && reason !== null, unmatched = ({ accepted, os }, cases) => unmatchedExpectations(
  accepted,
  cases.map((one) => ({ one, os })),
  !1
);
function tamperingIn(cases, files) {
  files.check();
  let ofCases = cases.flatMap(({ repro, variant, runs }) => {
    let said = runs.flatMap((run2) => run2.notes ?? []).filter((note2) => note2.startsWith("tampering"));
    return [...new Set(said)].map((note2) => ({ note: note2, where: `${repro} (${variant})` }));
  }), told = new Set(ofCases.map(({ note: note2 }) => note2)), between = files.tampering().filter((note2) => !told.has(note2));
  return [...ofCases.map(({ note: note2, where }) => `${where}: ${note2}`), ...between];
}
async function compare(results, planned, settings) {
  let { countResults } = await import("./counts-7AISQQ3A.js");
  if (!planned.baseline) return countResults(results);
  let { compareWithBaseline } = await import("./baseline-PFJY5MJF.js"), everything = settings.repros.length === 0 && !settings.variants && !settings.sleep && !settings.shard;
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
  let { contextFor } = await import("./pythons-HMTKT7O4.js"), context = contextFor(
    settings,
    effects,
    supervisedRun(reapers, effects.interrupt),
    installEnvironment(effects.env, settings.passEnv)
  ), env = trialEnvironment(effects.env, settings.passEnv);
  return openWorkshop(settings, { env, temporary: effects.temporary }, context);
}
function pythonsOf(cases) {
  let usable = cases.filter((one) => one.skip === null).map((one) => one.python), isOther = ({ implementation }) => +(implementation !== "CPython"), sorted = usable.sort((one, other) => isOther(one) - isOther(other));
  return [...new Set(sorted.map(({ path }) => path)), "python3"];
}
async function othersHere({ settings, effects }) {
  let [{ contextFor }, { listPythons }] = await Promise.all([
    import("./pythons-HMTKT7O4.js"),
    import("./find-5TPZSRY6.js")
  ]), run2 = (command, options) => spawnRun(command, { ...options, interrupt: effects.interrupt }), env = trialEnvironment(effects.env, settings.passEnv);
  return (await listPythons(contextFor(settings, effects, run2, env))).map(({ path }) => path);
}
function task(one, work) {
  let { interrupt } = work.job.effects, ready = unlessAborted(work.workshop.prepare(one), interrupt, notReady());
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
var notReady = () => new NotPrepared(interruptedEarly);
async function runCase(one, ready, work) {
  let { settings, effects } = work.job, { job, reapers } = work, trials, prepared;
  try {
    prepared = await ready, trials = await runTrials(one, {
      ...prepared,
      system: effects.system,
      reapers,
      temporary: effects.temporary,
      interrupt: effects.interrupt,
      plan: {
        maxHangRate: settings.maxHangRate,
        wantsRate: isKnownRace(one) || isMeasuring(one.knobs)
      },
      stopAtFirst: settings.stopAtFirst,
      overBudget: () => isOverBudget(job),
      tee: outputOf(one, job),
      after: effects.commandFiles.check
    });
  } catch (error) {
    if (error instanceof NotPrepared) return skippedCase(one, error.message, error.install);
    let { code, message } = error;
    if (code === void 0) throw error;
    return skippedCase(one, `${couldNotBeRun}${message}`);
  }
  let mask = masker(effects.env), reports = maskReports(trials.reports, mask), brokenOff = trials.brokenOff && maskDeep(trials.brokenOff, mask), packages2 = await work.workshop.packages(prepared), having = withPackages(one, packages2, work.job.plan.target);
  return { ...await caseResult(
    having,
    { ...trials, reports, brokenOff },
    (evidence) => explain(evidence, one, work, prepared).catch((error) => unexplained(evidence, error))
  ), packages: packages2 };
}
function unexplained(evidence, error) {
  if (error.code === void 0) throw error;
  return evidence.missing.push(`it could not be explained: ${error.message}`), null;
}
async function explain(evidence, one, { job: { settings, effects }, reapers }, prepared) {
  let { diagnose } = await import("./diagnose-KQK34MTY.js"), { readFacts } = await import("./read-XIFVUHUJ.js"), { repro, knobs } = one, { python, env } = prepared, below = sourceFolders(one, prepared, settings), script = repro.kind === "script" ? repro.file : null, context = {
    folder: repro.folder,
    script: knobs.script ? join3(repro.folder, knobs.script) : script,
    cwd: settings.cwd
  }, run2 = supervisedRun(reapers, effects.interrupt), facts = await inOwnFolder(
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
function outputOf(one, job) {
  let files = teeFor(one, job), { printed } = job.effects;
  return one.repro.kind === "script" || !printed ? files : (trial) => both(files?.(trial) ?? null, printedLines(printed));
}
var withText = (versions) => versions.map(({ name, version: version2 }) => `${name}-${version2}`).join(" ");
function teeFor(one, { settings, effects }) {
  if (!settings.fullOutput || settings.output === null) return null;
  let python = `${one.python.implementation}-${one.python.version}`, name = folderName(one.repro.name, one.variant, python, withText(one.with), one.emulation), folder = join3(settings.output, "output", name), mask = masker(effects.env);
  return (trial) => teeInto(folder, `trial-${trial}`, mask);
}
function isOverBudget({ settings, effects, begun }) {
  return settings.budget !== null && effects.system.clock() - begun > settings.budget * 1e3;
}
function explaining(one, result, work) {
  let { repro, variant } = one, { settings, plan: plan2 } = work.job, tells2 = !(result.outcome === "passed" || result.outcome === "skipped") && result.verdict !== "invalid";
  if (variant !== "baseline" || !tells2 || settings.variants || isScenario(repro)) return [];
  if (repro.kind === "command") return [];
  if (work.job.effects.interrupt.aborted) return [];
  let declared = Object.keys(repro.metadata.variants), added = explainingVariants(repro.usesPymongo).filter((name) => !declared.includes(name)).map((name) => makeExplainingCase({ ...one, variant: name }, settings, plan2.target));
  return work.order.splice(work.order.indexOf(one) + 1, 0, ...added), work.job.effects.planned?.(work.order.length), added.map((more) => task(more, work));
}
export {
  plan,
  run
};
