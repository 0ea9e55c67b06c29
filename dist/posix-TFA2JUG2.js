import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  findDebuggers,
  requestDump
} from "./chunk-GPHIYMBB.js";
import "./chunk-DOC3YQ5I.js";
import {
  toolkitRun
} from "./chunk-OLY2NPJF.js";
import "./chunk-NPL4NAEF.js";
import "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/watchdog/unix/posix.ts
import { realpathSync, statSync as statSync2 } from "node:fs";
import { platform } from "node:os";

// src/watchdog/unix/crash.ts
import { readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
var MAX_FRAMES = 12;
function readCrashText(report) {
  let body = parseBody(report), parts = body ? partsOfJson(body) : partsOfText(report);
  return parts.length === 0 ? null : parts.join("; ").replace(/\s+/g, " ");
}
function parseBody(report) {
  let at = report.indexOf(`
{`);
  if (!report.startsWith("{") || at < 0) return null;
  try {
    return record(JSON.parse(report.slice(at)));
  } catch {
    return null;
  }
}
var record = (value) => typeof value == "object" && value !== null ? value : {}, list = (value) => Array.isArray(value) ? value : [], text = (value) => typeof value == "string" ? value : "";
function partsOfJson(body) {
  let exception = record(body.exception), signal = text(exception.signal), what = [text(exception.type), signal && `(${signal})`, text(exception.subtype)], said = Object.values(record(body.asi)).flatMap(list).map(text), threads = list(body.threads).map(record), thread = threads[Number(body.faultingThread)] ?? threads.find((one) => one.triggered), names = list(thread?.frames).map((frame) => text(record(frame).symbol)).filter(Boolean).slice(0, MAX_FRAMES), where = names.length > 0 ? `in ${names.join(" < ")}` : "";
  return [what.filter(Boolean).join(" "), ...said, where].filter(Boolean);
}
function partsOfText(report) {
  let type = /^Exception Type:\s*(.+)$/m.exec(report)?.[1], subtype = /^Exception (?:Subtype|Codes):\s*(KERN_.+)$/m.exec(report)?.[1], said = /^Application Specific Information:\s*\n((?:.+\n?)*)/m.exec(report)?.[1] ?? "";
  return [[type, subtype].filter(Boolean).join(" "), ...said.split(`
`)].map((line) => line.trim()).filter(Boolean);
}
function readCrashPid(report) {
  let body = parseBody(report);
  if (body) return typeof body.pid == "number" ? body.pid : null;
  let process2 = /^Process:\s.*\[(\d+)\]\s*$/m.exec(report);
  return process2 ? Number(process2[1]) : null;
}
var reports = () => join(homedir(), "Library", "Logs", "DiagnosticReports");
function findCrashText(pid, since, folder = reports()) {
  for (let name of namesIn(folder)) {
    let report = readRecent(join(folder, name), since);
    if (report !== null && readCrashPid(report) === pid) return readCrashText(report);
  }
  return null;
}
function namesIn(folder) {
  try {
    return readdirSync(folder).filter((name) => /\.(ips|crash)$/.test(name));
  } catch {
    return [];
  }
}
var MAX_REPORT = 4 << 20;
function readRecent(file, since) {
  try {
    let { mtimeMs, size } = statSync(file);
    return mtimeMs >= since && size <= MAX_REPORT ? readFileSync(file, "utf8") : null;
  } catch {
    return null;
  }
}
var REPORT_PATIENCE = 5e3, REPORT_EVERY = 250;
async function awaitCrashText(pid, since, pause, folder) {
  for (let waited = 0; ; waited += REPORT_EVERY) {
    let found = findCrashText(pid, since, folder);
    if (found !== null || waited >= REPORT_PATIENCE) return found;
    await pause(REPORT_EVERY);
  }
}

// src/watchdog/unix/ps.ts
var columns = (...names) => names.flatMap((name) => ["-o", `${name}=`]), tableColumns = columns("pid", "ppid", "pgid", "state", "lstart", "time", "command"), threadColumns = (tid) => columns("pid", tid, "state", "wchan"), caughtColumns = columns("sigcatch"), tableLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+((?:\S+\s+){4}\d{4})\s+(\d[\d:.-]*)(?:\s+(.*))?$/;
function parseTable(text2) {
  return text2.split(`
`).flatMap((line) => {
    let [all, pid, parent, group, state, start, time, command] = tableLine.exec(line) ?? [];
    return all === void 0 ? [] : {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      state,
      start: start.replace(/\s+/g, " "),
      time,
      command: command ?? ""
    };
  });
}
function parseThreads(text2, pid) {
  return text2.split(`
`).flatMap((line) => {
    let [owner, tid, state, channel] = line.trim().split(/\s+/);
    return Number(owner) !== pid || !(Number(tid) > 0) || channel === void 0 ? [] : { tid: Number(tid), state, channel };
  });
}
function catches(text2, signal) {
  let mask = /^\s*(?:0x)?([0-9a-f]+)\s*$/i.exec(text2);
  return mask !== null && (BigInt(`0x${mask[1]}`) & 1n << BigInt(signal - 1)) !== 0n;
}
var isZombie = (row) => row.state.startsWith("Z"), isAsleep = (row) => /^[SI]/.test(row.state), identity = ({ pid, start }) => `${pid} ${start}`;
function findFamily(rows, isMember, self) {
  let own = rows.find((row) => row.pid === self), forbidden = /* @__PURE__ */ new Set([0, 1, own?.group]), pids = /* @__PURE__ */ new Set(), groups = /* @__PURE__ */ new Set(), belongs = (row) => isMember(row) || pids.has(row.parent) || groups.has(row.group);
  for (let found = !0; found; ) {
    found = !1;
    for (let row of rows)
      pids.has(row.pid) || row.pid === self || row.pid <= 1 || !belongs(row) || (pids.add(row.pid), forbidden.has(row.group) || groups.add(row.group), found = !0);
  }
  return parentsFirst(rows.filter((row) => pids.has(row.pid)));
}
function parentsFirst(rows) {
  let pids = new Set(rows.map((row) => row.pid)), ordered = [], visit = (row) => {
    ordered.push(row);
    for (let child of rows) child.parent === row.pid && visit(child);
  };
  for (let row of rows) pids.has(row.parent) || visit(row);
  return ordered;
}

// src/watchdog/unix/family.ts
var newFamily = (root, self) => ({
  root,
  self,
  rootIdentity: null,
  known: /* @__PURE__ */ new Map(),
  quiet: /* @__PURE__ */ new Map(),
  rows: []
});
function step(family, table, now) {
  let root = table.find((row) => row.pid === family.root);
  family.rootIdentity ??= root ? identity(root) : null;
  let { known, rootIdentity, self, rows } = family, groups = new Set(rows.map((row) => row.group)), isMember = (row) => known.has(identity(row)) || identity(row) === rootIdentity || groups.has(row.group);
  family.rows = findFamily(table, isMember, self).filter((row) => identity(row) !== rootIdentity);
  for (let row of family.rows) remember(family, row, now);
}
function remember({ known, quiet }, row, now) {
  let { pid, parent, start, time } = row, key = identity(row);
  known.has(key) || known.set(key, { pid, parent, start }), (quiet.get(key)?.time !== time || !isAsleep(row)) && quiet.set(key, { time, since: now });
}
var livingOf = ({ rows }) => rows.filter((row) => !isZombie(row)), quietFor = ({ quiet }, row, now) => now - quiet.get(identity(row)).since;

// src/watchdog/unix/posix-commands.ts
import { execFile } from "node:child_process";
var ps = "/bin/ps", caught = (pid) => [ps, "-p", `${pid}`, ...caughtColumns], berkeley = {
  table: [ps, "-axww", ...tableColumns],
  environments: [ps, "-axwwe", ...tableColumns],
  caught
}, macos = {
  ...berkeley,
  environments: [ps, "-axwwE", ...tableColumns],
  openFiles: (pid) => ["/usr/sbin/lsof", "-nP", "-p", `${pid}`, "-Fn"],
  filesBy: "path",
  threads: { kind: "sample" }
}, freebsd = {
  ...berkeley,
  openFiles: (pid) => ["/usr/bin/procstat", "-f", `${pid}`],
  filesBy: "path",
  threads: {
    kind: "channels",
    command: (pid) => [ps, "-H", "-p", `${pid}`, ...threadColumns("lwp")],
    locks: /^(umtxn|umtxpi|uwait|ucond|usem|urdlck|uwrlck)/,
    processes: /^wait$/
  }
}, openbsd = {
  ...berkeley,
  openFiles: (pid) => ["/usr/bin/fstat", "-p", `${pid}`],
  filesBy: "inode",
  threads: {
    kind: "channels",
    command: (pid) => [ps, "-H", "-p", `${pid}`, ...threadColumns("tid")],
    locks: /^(fsleep|thrsleep)/,
    processes: /^wait$/
  }
};
function commandsOf(platform2) {
  return platform2 === "darwin" ? macos : platform2 === "freebsd" ? freebsd : platform2 === "openbsd" ? openbsd : { ...openbsd, threads: null };
}
var env = { PATH: "/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C", TZ: "UTC" }, MAX_OUTPUT = 64 << 20, askListing = async (command, limit) => {
  let { code, stdout } = await toolkitRun(command, { env, timeout: limit / 1e3 });
  return code === null ? null : stdout;
}, askBounded = ([program, ...args], limit) => new Promise((resolve) => {
  execFile(
    program,
    args,
    { timeout: limit, killSignal: "SIGKILL", maxBuffer: MAX_OUTPUT, env },
    (error, stdout) => resolve(error ? null : stdout)
  ).stdin?.end();
});

// src/watchdog/unix/posix-end.ts
var EMPTY_SCANS = 5;
async function endPosixStrays(known, mark, limit, ending) {
  let { commands, ps: ps2, pause, clock, self } = ending, members = new Set(known.map(identity)), isMember = (row) => members.has(identity(row)) || row.command.includes(mark), deadline = clock() + limit, left = known.map((one) => one.pid);
  for (let empty = 0; empty < EMPTY_SCANS && clock() < deadline; await pause(10)) {
    let rows = parseTable(await ps2(commands.environments, deadline - clock()) ?? "");
    if (rows.length === 0) continue;
    let family = findFamily(rows, isMember, self).filter((row) => !isZombie(row));
    for (let row of family) members.add(identity(row));
    left = family.map((row) => row.pid), empty = left.length === 0 ? empty + 1 : 0, endAll(family, rows, ending);
  }
  return left;
}
async function endPosixOne(one, limit, { commands, ps: ps2, kill }) {
  parseTable(await ps2(commands.environments, limit) ?? "").some((row) => identity(row) === identity(one)) && tryTo(() => kill(one.pid, "SIGKILL"));
}
function endAll(family, rows, { kill, self }) {
  let own = rows.find((row) => row.pid === self)?.group, groups = new Set(family.map((row) => row.group));
  for (let group of groups) group > 1 && group !== own && tryTo(() => kill(-group, "SIGKILL"));
  for (let row of family) tryTo(() => kill(row.pid, "SIGKILL"));
}
function tryTo(act) {
  try {
    act();
  } catch {
  }
}

// src/watchdog/unix/posix-threads.ts
import { mkdtempSync, readFileSync as readFileSync2, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as join2 } from "node:path";

// src/watchdog/unix/sample.ts
var threadLine = /^ {4}(\d+) Thread_(0x[0-9a-f]+|\d+)/, frameLine = /^( {4}[ +!:|]*)(\d+) (.+?) {2}\(in (.+?)\)/;
function parseSample(text2) {
  let at = /^Call graph:$/m.exec(text2);
  if (!at) return null;
  let threads = [];
  for (let line of text2.slice(at.index).split(`
`).slice(1)) {
    if (line.startsWith("Total number") || /^\S/.test(line)) break;
    let thread = threadLine.exec(line);
    if (thread) {
      threads.push({ tid: Number(thread[2]), samples: Number(thread[1]), frames: [] });
      continue;
    }
    let frame = parseFrame(line);
    frame && threads.at(-1)?.frames.push(frame);
  }
  return threads.length === 0 ? null : threads.map(describe);
}
function parseFrame(line) {
  let match = frameLine.exec(line);
  if (!match) return null;
  let [, rails, samples, name, library] = match;
  return { depth: rails.length, samples: Number(samples), function: name, library };
}
function describe(thread) {
  let { tid, samples, frames } = thread, branch = frames.findIndex((one, at) => at > 0 && one.depth <= frames[at - 1].depth), first = branch < 0 ? frames : frames.slice(0, branch);
  return {
    tid,
    still: branch < 0 && frames.every((frame) => frame.samples === samples),
    frames: first.reverse().map((frame) => ({ function: frame.function, library: frame.library }))
  };
}
var locks = /^__(psynch_(cvwait|mutexwait|rw_(rd|wr)lock)|ulock_wait2?)$|^semaphore_wait_(signal_)?trap$|^sem_wait(_nocancel)?$/, processes = /^_*(wait4|waitid)(_nocancel)?$/, limited = /timed_?wait|wait_until|wait_for\b/i, asksForGil = /^(take_gil|_?PyEval_(AcquireLock|AcquireThread|RestoreThread))$/, ofLibraries = /^libsystem_/;
function classify({ still, frames }) {
  let caller = frames.find(({ library }) => !ofLibraries.test(library ?? ""));
  if (asksForGil.test(caller?.function ?? "")) return "gil";
  let leaf = frames[0]?.function ?? "";
  return !still || frames.some((frame) => limited.test(frame.function)) ? "alive" : locks.test(leaf) ? "lock" : processes.test(leaf) ? "process" : "alive";
}

// src/watchdog/unix/posix-threads.ts
var TOOL_PATIENCE = 1e4;
async function readThreads(pid, { threads }, ask) {
  return threads ? threads.kind === "sample" ? readSampled(pid, ask) : readChannels(pid, threads, ask) : `process ${pid}: this system shows no threads`;
}
async function readSampled(pid, ask) {
  let sampled = await sample(pid, [], ask) ?? await sample(pid, ["/usr/bin/sudo", "-n"], ask);
  return sampled ? sampled.map((thread) => ({
    tid: thread.tid,
    leaf: classify(thread),
    where: thread.frames[0]?.function ?? "a place without a name",
    frames: thread.frames
  })) : `process ${pid}: sample gave no call graph`;
}
async function sample(pid, before, ask) {
  let folder = mkdtempSync(join2(tmpdir(), "fork-safety-sample-")), file = join2(folder, "sample.txt");
  try {
    let command = ["/usr/bin/sample", `${pid}`, "1", "-mayDie", "-file", file];
    return await ask([...before, ...command], TOOL_PATIENCE), parseSample(readFileSync2(file, "utf8"));
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: !0, force: !0 });
  }
}
async function readChannels(pid, { command, locks: locks2, processes: processes2 }, ask) {
  let rows = parseThreads(await ask(command(pid), TOOL_PATIENCE) ?? "", pid);
  return rows.length === 0 ? `process ${pid}: ps shows none of its threads` : rows.map(({ tid, state, channel }) => {
    let waits = isAsleep({ state }), leaf = locks2.test(channel) ? "lock" : processes2.test(channel) ? "process" : "alive";
    return { tid, leaf: waits ? leaf : "alive", where: channel, frames: [] };
  });
}
function findStuck(threads, tree) {
  let left = [...threads].filter(([, all]) => isBlocked(all)).map(([pid]) => pid);
  for (; ; ) {
    let kept = left.filter((pid) => {
      if (!threads.get(pid).some((thread) => thread.leaf === "process")) return !0;
      let children = tree.filter((row) => row.parent === pid);
      return children.length > 0 && children.every((row) => left.includes(row.pid));
    });
    if (kept.length === left.length) return kept;
    left = kept;
  }
}
function isBlocked(threads) {
  let leaves = threads.map((thread) => thread.leaf);
  return !leaves.includes("alive") && leaves.some((leaf) => leaf !== "gil");
}
var kinds = { lock: "futex", process: "process", gil: "gil", alive: "other" };
function describeWait(pid, thread) {
  let { tid, leaf, where } = thread, texts = {
    lock: `waits for a lock (${where}), no time limit seen`,
    process: `waits for a child (${where})`,
    gil: "asks for the interpreter lock (GIL) every few milliseconds",
    alive: `is in ${where}`
  };
  return {
    pid,
    tid,
    kind: kinds[leaf],
    text: texts[leaf],
    address: null,
    mapping: null,
    owner: null
  };
}

// src/watchdog/unix/posix.ts
var realPosix = () => ({
  commands: commandsOf(platform()),
  ps: askListing,
  tool: askBounded,
  kill: (pid, signal) => process.kill(pid, signal),
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  clock: () => performance.now(),
  self: process.pid
});
function posixSystem(posix = realPosix()) {
  let threads = /* @__PURE__ */ new Map();
  return {
    clock: posix.clock,
    watch: ({ root }) => watchPosix(root, posix, threads),
    askForStacks: (pid, file) => askPosix(pid, file, posix),
    nativeStack: (pid, tid) => {
      let frames = threads.get(pid)?.find((thread) => thread.tid === tid)?.frames ?? [];
      return frames.length === 0 ? null : { pid, tid, frames };
    },
    debuggers: findDebuggers(process.env.PATH ?? ""),
    crashText: async (pid, since) => posix.commands.threads?.kind === "sample" ? awaitCrashText(pid, since, posix.pause) : null,
    endOne: (one) => endPosixOne(one, PS_PATIENCE, posix),
    endStrays: (known, mark, limit) => {
      for (let { pid } of known) threads.delete(pid);
      return endPosixStrays(known, mark, limit, posix);
    }
  };
}
var LOOK_EVERY = 250, PS_PATIENCE = 5e3, QUIET = 2e3, MAX_SEARCHED = 16;
function watchPosix(root, posix, threads) {
  let family = newFamily(root, posix.self), taken = Number.NEGATIVE_INFINITY, watching = { posix, family, taken, refused: /* @__PURE__ */ new Set(), threads };
  return {
    look: async (now) => (now - watching.taken >= LOOK_EVERY && await takeTable(watching, now), { living: livingOf(family).map((row) => row.pid), busy: !0, stuck: null }),
    search: () => search(watching),
    waits: (pids) => livingOf(family).filter((row) => !pids || pids.includes(row.pid)).flatMap(({ pid }) => (threads.get(pid) ?? []).map((one) => describeWait(pid, one))),
    known: () => [...family.known.values()],
    refused: () => [...watching.refused]
  };
}
async function takeTable(watching, now) {
  let { posix, family, refused } = watching;
  watching.taken = now;
  let rows = parseTable(await posix.ps(posix.commands.table, PS_PATIENCE) ?? "");
  rows.length === 0 ? refused.add("ps gave no list of processes") : step(family, rows, now);
}
var quietRows = ({ family, posix }) => livingOf(family).filter((row) => quietFor(family, row, posix.clock()) >= QUIET);
async function search(watching) {
  let { posix, family, threads } = watching;
  quietRows(watching).length < livingOf(family).length && await posix.pause(QUIET), await takeTable(watching, posix.clock());
  let evidence = await readAll(quietRows(watching).slice(0, MAX_SEARCHED), watching);
  for (let [row, waits] of evidence) threads.set(row.pid, waits);
  await takeTable(watching, posix.clock());
  let still = new Set(quietRows(watching).map(identity)), sure = [...evidence].filter(([row]) => still.has(identity(row))), pids = findStuck(new Map(sure.map(([row, waits]) => [row.pid, waits])), family.rows);
  if (pids.length === 0) return null;
  let alone = pids.length === livingOf(family).length;
  return {
    pids,
    roots: pids,
    since: posix.clock(),
    alone,
    awaited: !1,
    named: !1,
    handlers: !1
  };
}
async function readAll(rows, { posix, refused }) {
  let answers = await Promise.all(
    rows.map(async (row) => ({
      row,
      answer: await readThreads(row.pid, posix.commands, posix.tool)
    }))
  ), evidence = /* @__PURE__ */ new Map();
  for (let { row, answer } of answers)
    typeof answer == "string" ? refused.add(answer) : evidence.set(row, answer);
  return evidence;
}
var SIGINFO = 29;
async function askPosix(pid, file, posix) {
  let { commands, ps: ps2, tool, kill, pause } = posix, mask = await ps2(commands.caught(pid), PS_PATIENCE);
  if (!catches(mask ?? "", SIGINFO))
    return `process ${pid} has no handler that would write its Python stacks`;
  let files = await tool(commands.openFiles(pid), PS_PATIENCE);
  return files === null || !hasOpen(files, file, commands.filesBy) ? `process ${pid} is not seen to have the file for its Python stacks open` : requestDump(pid, { signal: SIGINFO, file, kill, pause, asleep: async () => {
    let size = statSync2(file).size;
    return await pause(50), statSync2(file).size === size;
  }, step: 20 });
}
function hasOpen(files, file, by) {
  let wanted = by === "path" ? realpathSync(file) : String(statSync2(file).ino), lines = files.split(`
`);
  return by === "inode" ? lines.some((line) => line.split(/\s+/).includes(wanted)) : lines.some((line) => line === `n${wanted}` || line.endsWith(` ${wanted}`));
}
export {
  posixSystem,
  watchPosix
};
