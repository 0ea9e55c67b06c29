import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  lengthsFrom,
  pickShard
} from "./chunk-WBNCDM3R.js";
import {
  unmatchedExpectations
} from "./chunk-O432ADP3.js";
import {
  hangRate,
  judge,
  worstOutcome
} from "./chunk-I6SODAXU.js";
import {
  capture,
  inOwnFolder,
  readStatus,
  runTrials
} from "./chunk-E4GBTY5I.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-575DW7D6.js";
import "./chunk-DOC3YQ5I.js";
import {
  toolName,
  version
} from "./chunk-DEM7RGM6.js";
import {
  makeFolder
} from "./chunk-7L7X57OG.js";
import {
  isScenario,
  makeCases,
  makeExplainingCase,
  readPlan,
  withPackages
} from "./chunk-HRBXQ5WG.js";
import "./chunk-V2DIBNBO.js";
import "./chunk-ER7JI6SY.js";
import {
  harness
} from "./chunk-JPSADPAB.js";
import "./chunk-2EUO3TEG.js";
import "./chunk-VNWCTKMG.js";
import "./chunk-UOZYLLCR.js";
import {
  explainingVariants,
  isMeasuring
} from "./chunk-5RYS45QM.js";
import {
  toolkitRun
} from "./chunk-OLY2NPJF.js";
import {
  pythonName
} from "./chunk-EXVSSEUH.js";
import "./chunk-UCJPMVFQ.js";
import "./chunk-2EPJRQWD.js";
import {
  which
} from "./chunk-NPL4NAEF.js";
import {
  SettingsError,
  bytesOf,
  couldNotBeRun,
  hasStreams,
  installEnvironment,
  judgeRun,
  maskDeep,
  maskPieces,
  maskStream,
  masker,
  neutral,
  rulesOf,
  shownName,
  spawnRun,
  trialEnvironment,
  unlessAborted
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/run/run.ts
import { readFileSync as readFileSync2 } from "node:fs";
import { join as join2 } from "node:path";

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
function hear(told, [word, first, second, ...ends2]) {
  let number = Number(first);
  switch (word) {
    case "main":
      told.main = number;
      break;
    case "reaper":
    case "between":
      told.own.push(number);
      break;
    case "subreaper":
      told.adopts = first === "1";
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
  let outcome = worstOutcome(reports), telling = mostTelling(reports, outcome), hangs = counted(reports, ["deadlocked"]), unended = counted(reports, ["deadlocked", "timed-out"]), unseen = reports.find((report) => report.unseen !== null)?.unseen;
  if (outcome === "passed" && unseen) return skippedCase(one, `${couldNotBeRun}${unseen}`);
  let nothing2 = nothingTested(one, reports, outcome), stopped = trials.endedBy === "proven" ? "at-first-hang" : "as-planned", { recognise } = await import("./warnings-5TDWMDPQ.js");
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
  let { incidentsOf } = await import("./incidents-TNZMQMNR.js"), incidents = await incidentsOf(reports, (evidence) => explain2(evidence, one));
  return { diagnosis: incidents[0]?.diagnosis ?? null, incidents };
}
var counted = (reports, outcomes) => reports.filter((report) => outcomes.includes(report.outcome)).length;
function nothingTested({ variant, knobs }, reports, outcome) {
  if (reports.some((report) => report.forked !== !1)) return null;
  let failed = reports.find((report) => report.outcome === "failed");
  return failed ? `it failed before its first fork: ${failed.reason}` : !(variant === "baseline" || knobs.sweep || knobs.replay) || outcome === "deadlocked" ? null : "no process of it forked, so nothing was tested";
}
function forkserverOnly({ variant, python }, reports, outcome) {
  let [major = 0, minor = 0] = python.version.split(".").map(Number), isDefault = major === 3 && minor >= 14, only = reports.every((report) => report.onlyForkserver);
  return variant !== "baseline" || outcome !== "passed" || !isDefault || !only ? null : "nothing forked here but the forkserver, the default start method since Python 3.14; ask for fork if that is meant";
}
function mostTelling(reports, outcome) {
  let worst = reports.filter((report) => report.outcome === outcome), rank = (report) => (report.proof === "proven" ? 2 : 0) + (report.evidence?.stacks.length ? 1 : 0);
  return worst.reduce((best, next) => rank(next) > rank(best) ? next : best);
}
var SHOWN = { passed: 2e3, other: 16e3 };
function published(report) {
  let most = report.outcome === "passed" ? SHOWN.passed : SHOWN.other, { outcome, proof, seconds, secondsToVerdict, exitCode, signal, survivors } = report;
  return {
    outcome,
    proof,
    seconds,
    secondsToVerdict,
    exitCode,
    signal,
    survivors,
    stdout: ends(neutral(report.captured.stdout), most),
    stderr: ends(neutral(report.captured.stderr), most),
    reason: report.reason,
    notes: report.notes,
    output: chunks(report, most)
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
import { dirname, relative, resolve, sep } from "node:path";

// src/run/machine.ts
import { existsSync, readdirSync } from "node:fs";
import { arch, availableParallelism, platform as platform2, release } from "node:os";
var systemNames = { darwin: "macos" }, systemName = () => systemNames[platform2()] ?? platform2();
function describeMachine() {
  return {
    os: systemName(),
    release: release(),
    arch: arch(),
    libc: platform2() === "linux" ? libc() : null,
    cpus: availableParallelism()
  };
}
function libc() {
  let report = process.report;
  report.excludeNetwork = !0;
  let { header } = report.getReport();
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
  return [rest, relative(repository, cwd), pythons.map(pythonName)];
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
      let { environments } = await import("./environment-ZSZNCWC4.js");
      return environments(context);
    }),
    mongodb: once(async () => (await import("./server-RMCY3SAX.js")).startMongodb())
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
  let { satisfied } = await import("./requirements-T7K2TAYA.js"), key = JSON.stringify([python, requirements]), check = checks.get(key) ?? satisfied({ path: python, env }, requirements, context.run);
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
    import("./scripts-24DOWWAH.js"),
    import("./which-YHQ7XBHG.js")
  ]), PATH = await pathFor(python, env, temporary), [program = ""] = words;
  if (!(program.includes("/") ? await isProgram(resolve2(folder, program)) : await which2(program, PATH))) throw new NotPrepared(`there is no program ${program} here; ${toHaveIt}`);
  return { python, env: { ...env, PATH } };
}
var toHaveIt = "what is to be installed for a command is named by install or its dependencies";
async function packages({ python, env }, { lists, context }) {
  let { packagesOf } = await import("./requirements-T7K2TAYA.js"), key = JSON.stringify([python, env.PYTHONPATH]), asked2 = lists.get(key) ?? packagesOf({ path: python, env }, context.run).catch(() => ({}));
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
  let { parseResults } = await import("./validate-2AXH6RIQ.js");
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
  }), { conclude } = await import("./conclude-4PH47HWF.js"), tampering = tamperingIn(found, effects.commandFiles), results = {
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
    let said = runs.flatMap((run2) => run2.notes ?? []).filter((note) => note.startsWith("tampering"));
    return [...new Set(said)].map((note) => ({ note, where: `${repro} (${variant})` }));
  }), told = new Set(ofCases.map(({ note }) => note)), between = files.tampering().filter((note) => !told.has(note));
  return [...ofCases.map(({ note, where }) => `${where}: ${note}`), ...between];
}
async function compare(results, planned, settings) {
  let { countResults } = await import("./counts-NVI7QVUJ.js");
  if (!planned.baseline) return countResults(results);
  let { compareWithBaseline } = await import("./baseline-MVUEYSTX.js"), everything = settings.repros.length === 0 && !settings.variants && !settings.sleep && !settings.shard;
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
  let { contextFor } = await import("./pythons-SEZ3HSEW.js"), context = contextFor(
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
    import("./pythons-SEZ3HSEW.js"),
    import("./find-3LIM3XDN.js")
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
  let { settings, effects } = work.job, { job, reapers } = work, trials, prepared, packages2, having;
  try {
    prepared = await ready, packages2 = await work.workshop.packages(prepared), having = withPackages(one, packages2, work.job.plan.target), trials = await (await runnerOf(one))(having, {
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
      lanes: isAlone(one, work) ? settings.jobs : 1,
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
  let mask = masker(effects.env), reports = maskReports(trials.reports, mask), brokenOff = trials.brokenOff && maskDeep(trials.brokenOff, mask), result = await caseResult(
    having,
    { ...trials, reports, brokenOff },
    (evidence) => explain(evidence, one, work, prepared).catch((error) => unexplained(evidence, error))
  );
  return !isSwept(trials) || result.outcome === "skipped" ? { ...result, packages: packages2 } : { ...await swept(result, having, trials, { work, prepared }), packages: packages2 };
}
var isSwept = (trials) => "locks" in trials, isAlone = ({ repro }, { order }) => order.length === 1 && !repro.metadata.exclusive;
async function runnerOf({ knobs }) {
  if (!knobs.sweep && !knobs.replay) return runTrials;
  let { runReplay, runSweep } = await import("./sweep-PYTLBTM5.js");
  return knobs.sweep ? runSweep : runReplay;
}
async function swept(result, one, trials, { work, prepared }) {
  let { withSweep } = await import("./sweepresult-HQM2VUNM.js"), { context, factsOf } = questionsOf(one, work, prepared);
  return withSweep(result, one, trials, { context, factsOf });
}
function unexplained(evidence, error) {
  if (error.code === void 0) throw error;
  return evidence.missing.push(`it could not be explained: ${error.message}`), null;
}
async function explain(evidence, one, work, prepared) {
  let { diagnose } = await import("./diagnose-GABMJPQ3.js"), { context, factsOf } = questionsOf(one, work, prepared);
  return diagnose(evidence, context, await factsOf(evidence));
}
function questionsOf(one, { job: { settings, effects }, reapers }, prepared) {
  let { repro, knobs } = one, { python, env } = prepared, below = sourceFolders(one, prepared, settings), script = repro.kind === "script" ? repro.file : null, context = {
    folder: repro.folder,
    script: knobs.script ? join2(repro.folder, knobs.script) : script,
    cwd: settings.cwd
  }, run2 = supervisedRun(reapers, effects.interrupt);
  return { context, factsOf: async (evidence) => {
    let { readFacts } = await import("./read-F5J62M6E.js");
    return inOwnFolder(
      effects.temporary,
      (folder) => readFacts(evidence, context, { run: run2, python, env, folder, below })
    );
  } };
}
function maskReports(reports, mask) {
  return reports.map((report) => {
    let masked = maskDeep(report, mask), { chunks: chunks2, stdout, stderr } = report.captured;
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
  let python = `${one.python.implementation}-${one.python.version}`, name = folderName(one.repro.name, one.variant, python, withText(one.with), one.emulation), folder = join2(settings.output, "output", name), mask = masker(effects.env);
  return (trial) => teeInto(folder, `trial-${trial}`, mask);
}
function isOverBudget({ settings, effects, begun }) {
  return settings.budget !== null && effects.system.clock() - begun > settings.budget * 1e3;
}
function explaining(one, result, work) {
  let { repro, variant } = one, { settings, plan: plan2 } = work.job, tells = !(result.outcome === "passed" || result.outcome === "skipped") && result.verdict !== "invalid";
  if (variant !== "baseline" || !tells || settings.variants || isScenario(repro)) return [];
  if (repro.kind === "command") return [];
  if (work.job.effects.interrupt.aborted) return [];
  let declared = Object.keys(repro.metadata.variants), added = explainingVariants(repro.usesPymongo).filter((name) => !declared.includes(name)).map((name) => makeExplainingCase({ ...one, variant: name }, settings, plan2.target));
  return work.order.splice(work.order.indexOf(one) + 1, 0, ...added), work.job.effects.planned?.(work.order.length), added.map((more) => task(more, work));
}
export {
  plan,
  run
};
