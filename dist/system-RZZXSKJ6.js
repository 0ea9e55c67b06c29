import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  allPids,
  askForStacks,
  closedSet,
  createSockets,
  findDebuggers,
  findWaiter,
  isUnchanged,
  mappingAt,
  needsOthers,
  readMappings,
  readTree,
  readWait,
  scanNativeStack,
  startTime,
  takePicture
} from "./chunk-MCEFFMMV.js";
import "./chunk-RMRTEO7F.js";
import "./chunk-5Y7B6OWJ.js";
import "./chunk-G7QD4UAA.js";
import "./chunk-WJ46NSHB.js";

// src/watchdog/system.ts
import { arch as machine, platform } from "node:os";

// src/watchdog/end.ts
var EMPTY_SCANS = 5;
async function endStrays(known, mark, limit, { proc, kill, pause: pause2 }) {
  let left = [];
  for (let empty = 0, waited = 0; empty < EMPTY_SCANS && waited < limit; waited += 10) {
    let roots = [...stillAlive(known, proc), ...marked(mark, proc)], below = roots.flatMap((pid) => readTree(pid, proc).map((one) => one.pid));
    left = [.../* @__PURE__ */ new Set([...roots, ...below])], empty = left.length === 0 ? empty + 1 : 0;
    for (let pid of left) tryTo(() => kill(pid, "SIGKILL"));
    await pause2(10);
  }
  return left;
}
function stillAlive(known, proc) {
  return known.filter(({ pid, start }) => startTime(pid, proc) === start && !isZombie(pid, proc)).map(({ pid }) => pid);
}
var isZombie = (pid, proc) => /\) [ZX] /.test(proc.text(`${pid}/stat`) ?? "");
function marked(mark, proc) {
  return allPids(proc).filter(
    (pid) => proc.text(`${pid}/environ`)?.includes(mark) && !isZombie(pid, proc)
  );
}
function tryTo(act) {
  try {
    act();
  } catch {
  }
}

// src/watchdog/linux.ts
var GIL_LOOKS = 5, SEARCH_AGAIN = 1e3;
function watchLinux(root, arch, proc, between = () => null, sockets = createSockets()) {
  let histories = /* @__PURE__ */ new Map(), known = /* @__PURE__ */ new Map(), everyTid = /* @__PURE__ */ new Set(), previous = 0, lastChange = 0, before = "", settled = { state: "", at: 0 }, readTrial = () => readTree(root, proc).filter((one) => one.pid !== between()), keyOf = ({ pid, start }) => `${pid} ${start}`;
  function remember(tree, now) {
    let present = tree.map((one) => `${one.pid}${one.zombie}`).join();
    present !== before && (lastChange = previous), before = present;
    let earlier = histories;
    histories = new Map(tree.map((one) => [keyOf(one), noteProcess(one, earlier, now)]));
  }
  function noteProcess(process2, earlier, now) {
    let { pid, parent, start } = process2;
    known.set(keyOf(process2), { pid, parent, start });
    let history = earlier.get(keyOf(process2)), threads = new Map(
      process2.threads.map((thread) => (everyTid.add(thread.tid), [thread.tid, noteThread(pid, thread, history?.threads.get(thread.tid), now)]))
    ), same = history && [...threads.keys()].join() === [...history.threads.keys()].join();
    return { threads, changed: same ? history.changed : previous };
  }
  function noteThread(pid, thread, history, now) {
    let { switches, state } = thread, last = { switches, ran: now, since: previous };
    return history ? history.switches === switches && "SZ".includes(state) ? history : { ...last, gil: state === "S" ? gilWait(pid, thread.tid, history) : null } : { ...last, gil: null };
  }
  function gilWait(pid, tid, history) {
    let wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc);
    if (wait.kind !== "gil") return null;
    let looks = history.gil?.address === wait.address ? history.gil.looks + 1 : 1;
    return { address: wait.address, looks };
  }
  let historyOf = (process2, thread) => histories.get(keyOf(process2)).threads.get(thread.tid);
  function isQuiet(process2, now) {
    let states = process2.threads.map((thread) => historyOf(process2, thread));
    return states.every((one) => one.ran < now || (one.gil?.looks ?? 0) >= GIL_LOOKS) && states.some((one) => one.ran < now);
  }
  function lastRun(process2) {
    let ran = process2.threads.map((thread) => historyOf(process2, thread)).filter((one) => !one.gil).map((one) => one.since);
    return Math.max(...ran, histories.get(keyOf(process2)).changed);
  }
  function find(tree, quiet) {
    let pictures = quiet.flatMap((process2) => takePicture(process2, arch, proc) ?? []);
    if (pictures.length === 0) return null;
    let proven = closedSet(pictures, tree, "none", proc, sockets), set = proven.length > 0 ? proven : closedSet(pictures, tree, "any", proc, sockets);
    if (set.length === 0 || !isUnchanged(set, arch, proc) || set.some(needsOthers) && !isSameTree(tree)) return null;
    let proof = proven.length > 0 ? "proven" : "likely";
    return { pids: set.map((one) => one.process.pid), proof, ...others(set, tree) };
  }
  function others(set, tree) {
    let since = Math.max(...set.map((one) => lastRun(one.process)));
    if (tree.filter((one) => !one.zombie).length === set.length) return { others: "none", since: Math.max(since, lastChange) };
    let waiter = findWaiter(set, tree, arch, proc, sockets);
    if (!waiter) return { others: "work", since };
    let asked = historyOf(waiter.process, waiter.thread).since;
    return { others: "wait", since: Math.max(since, asked) };
  }
  function isSameTree(tree) {
    return readTrial().map(keyOf).join() === tree.map(keyOf).join();
  }
  async function look(now) {
    previous ||= now;
    let tree = readTrial();
    remember(tree, now), previous = now;
    let living = tree.filter((one) => !one.zombie).map((one) => one.pid), quiet = tree.filter((one) => !one.zombie && isQuiet(one, now)), switches = quiet.map((one) => one.threads.map((t) => t.switches)).join(), state = `${before}|${switches}|${sockets.answers()}`, searched = state === settled.state && now < settled.at + SEARCH_AGAIN;
    if (quiet.length === 0 || searched) return { living, stuck: null };
    let stuck = find(tree, quiet);
    return settled = { state: stuck ? "" : state, at: now }, { living, stuck };
  }
  function isOfTrial(refusal) {
    let pid = Number(/\/(\d+)\//.exec(refusal)?.[1]);
    return [...known.values()].some((one) => one.pid === pid);
  }
  return {
    look,
    waits: (pids) => readTrial().filter((one) => !one.zombie && (!pids || pids.includes(one.pid))).flatMap((process2) => describeWaits(process2, arch, proc)),
    known: () => [...known.values()].filter((one) => one.pid !== between()),
    sawThread: (tid) => everyTid.has(tid),
    refused: () => proc.refused().filter((line) => isOfTrial(line))
  };
}
function describeWaits(process2, arch, proc) {
  let { pid } = process2, mappings = readMappings(pid, proc), tids = process2.threads.map((thread) => thread.tid);
  return process2.threads.map(({ tid }) => {
    let wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc), address = "address" in wait ? wait.address : null, mapping = address === null ? null : mappingAt(mappings, address), owner = wait.kind === "futex" ? lockOwner(wait, pid, proc) : null;
    return {
      pid,
      tid,
      kind: wait.kind === "futex" && mapping?.shared ? "shared-futex" : kinds[wait.kind],
      text: describe(wait, mapping?.shared ?? !1),
      address: address === null ? null : `0x${address.toString(16)}`,
      mapping: mapping ? mapping.name || "anonymous memory" : null,
      owner: owner ? { tid: owner, alive: tids.includes(owner) } : null
    };
  });
}
var kinds = {
  futex: "futex",
  gil: "gil",
  process: "process",
  descriptors: "pipe",
  running: "other",
  timed: "other",
  outside: "other",
  unreadable: "other"
};
function describe(wait, shared) {
  switch (wait.kind) {
    case "futex": {
      let value = wait.value === null ? "" : `, value ${wait.value}`;
      return `futex at 0x${wait.address.toString(16)}, ${shared ? "shared" : "private"}, no time limit${value}`;
    }
    case "gil":
      return "asks for the interpreter lock (GIL) every few milliseconds";
    case "process":
      return wait.pid === null ? "waits for any child" : `waits for process ${wait.pid}`;
    case "descriptors":
      return `waits on descriptors ${[...wait.reads, ...wait.writes].join(", ")}, no time limit`;
    case "running":
      return "runs";
    case "timed":
      return `waits with a time limit (${wait.what})`;
    case "outside":
      return `waits for something outside (${wait.what})`;
    case "unreadable":
      return "cannot be read";
  }
}
var FUTEX_PRIVATE_WAIT = 128, GLIBC_LOCKED_WITH_WAITERS = 2, GLIBC_OWNER_OFFSET = 8n, OWNER_BITS = 1073741823, WAITERS_BIT = 2147483648;
function lockOwner(wait, pid, proc) {
  let value = wait.value ?? 0;
  if (wait.operation === FUTEX_PRIVATE_WAIT && value === GLIBC_LOCKED_WITH_WAITERS) {
    let owner = proc.memory(pid, wait.address + GLIBC_OWNER_OFFSET, 4)?.readInt32LE(0) ?? 0;
    return isThreadId(owner) ? owner : null;
  }
  let inWord = value & OWNER_BITS;
  return (value & WAITERS_BIT) !== 0 && value !== 4294967295 && inWord !== 16 && isThreadId(inWord) ? inWord : null;
}
var isThreadId = (value) => value > 0 && value <= 4194304;

// src/watchdog/proc.ts
import { closeSync, openSync, readdirSync, readlinkSync, readSync } from "node:fs";
var gone = /* @__PURE__ */ new Set(["ENOENT", "ESRCH", "ENOTDIR"]);
function procfs(root = "/proc") {
  let refusals = /* @__PURE__ */ new Set(), buffer = Buffer.allocUnsafe(65536);
  function guarded(path, read) {
    try {
      return read();
    } catch (error) {
      let code = error.code ?? String(error);
      return !gone.has(code) && refusals.size < 20 && refusals.add(`${path}: ${code}`), null;
    }
  }
  function readWhole(path) {
    let file = openSync(path, "r");
    try {
      let length = 0;
      for (; ; ) {
        let count = readSync(file, buffer, length, buffer.length - length, null);
        if (count === 0) return buffer.toString("latin1", 0, length);
        length += count, length === buffer.length && (buffer = Buffer.concat([buffer], length * 2));
      }
    } finally {
      closeSync(file);
    }
  }
  function readMemory(path, address, length) {
    let file = openSync(path, "r");
    try {
      let bytes = Buffer.alloc(length);
      return readSync(file, bytes, 0, length, address) === length ? bytes : null;
    } finally {
      closeSync(file);
    }
  }
  let at = (path) => `${root}/${path}`;
  return {
    text: (path) => guarded(at(path), () => readWhole(at(path))),
    names: (path) => guarded(at(path), () => readdirSync(at(path))) ?? [],
    link: (path) => guarded(at(path), () => readlinkSync(at(path))),
    memory: (pid, address, length) => {
      let path = at(`${pid}/mem`);
      return guarded(path, () => readMemory(path, address, length));
    },
    refused: () => [...refusals]
  };
}

// src/watchdog/system.ts
var pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
function linuxSystem() {
  let kill = (pid, signal) => process.kill(pid, signal), ending = { proc: procfs(), kill, pause };
  return {
    clock: () => performance.now(),
    watch: (root, between, connection) => watchLinux(root, machine(), procfs(), between, createSockets(connection)),
    askForStacks: (pid, file) => askForStacks(pid, { proc: procfs(), kill, pause, file }),
    debuggers: findDebuggers(process.env.PATH ?? ""),
    nativeStack: (pid, tid) => scanNativeStack(pid, tid, procfs()),
    endStrays: (known, mark, limit) => endStrays(known, mark, limit, ending)
  };
}
async function currentSystem() {
  return platform() === "linux" ? linuxSystem() : (await import("./posix-GMVGG6BB.js")).posixSystem();
}
export {
  currentSystem,
  linuxSystem
};
