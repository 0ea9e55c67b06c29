import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  allPids,
  askForStacks,
  closedSet,
  findDebuggers,
  isAwaited,
  isUnchanged,
  mappingAt,
  readMappings,
  readTree,
  readWait,
  scanNativeStack,
  startTime,
  takePicture
} from "./chunk-YXTNW4KU.js";
import "./chunk-MPR7WF3C.js";
import "./chunk-5Y7B6OWJ.js";
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
var GIL_LOOKS = 5;
function watchLinux(root, arch, proc) {
  let histories = /* @__PURE__ */ new Map(), known = /* @__PURE__ */ new Map(), lastChange = 0, before = "", settled = "";
  function remember(tree, now) {
    for (let { pid, parent, start } of tree) known.set(`${pid} ${start}`, { pid, parent, start });
    let present = tree.map((one) => `${one.pid}${one.zombie}`).join();
    present !== before && (lastChange = now), before = present;
    for (let process2 of tree)
      for (let thread of process2.threads) note(process2, thread, now);
  }
  function note(process2, thread, now) {
    let key = `${process2.pid}/${thread.tid}/${process2.start}`, history = histories.get(key);
    if (!history)
      histories.set(key, { switches: thread.switches, ran: now, gil: null });
    else if (history.switches !== thread.switches || !"SZ".includes(thread.state)) {
      let gil = thread.state === "S" ? gilWait(process2.pid, thread.tid, history) : null;
      Object.assign(history, { switches: thread.switches, ran: now, gil });
    }
  }
  function gilWait(pid, tid, history) {
    let wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc);
    if (wait.kind !== "gil") return null;
    let looks = history.gil?.address === wait.address ? history.gil.looks + 1 : 1;
    return { address: wait.address, looks };
  }
  let historyOf = (process2, thread) => histories.get(`${process2.pid}/${thread.tid}/${process2.start}`);
  function isQuiet(process2, now) {
    let states = process2.threads.map((thread) => historyOf(process2, thread));
    return states.every((one) => one.ran < now || (one.gil?.looks ?? 0) >= GIL_LOOKS) && states.some((one) => one.ran < now);
  }
  function lastRun(process2) {
    let quiet = process2.threads.map((thread) => historyOf(process2, thread));
    return Math.max(...quiet.filter((one) => !one.gil).map((one) => one.ran), 0);
  }
  function find(tree, quiet, now) {
    let pictures = quiet.flatMap((process2) => takePicture(process2, arch, proc) ?? []);
    if (pictures.length === 0) return null;
    let proven = closedSet(pictures, tree, "none", proc), set = proven.length > 0 ? proven : closedSet(pictures, tree, "any", proc);
    if (set.length === 0 || !isUnchanged(set, arch, proc)) return null;
    let proof = proven.length > 0 ? "proven" : "likely";
    return { pids: set.map((one) => one.process.pid), proof, ...others(set, tree, now) };
  }
  function others(set, tree, now) {
    let since = Math.min(now, Math.max(...set.map((one) => lastRun(one.process))));
    if (tree.filter((one) => !one.zombie).length === set.length) return { others: "none", since: Math.max(since, lastChange) };
    let waiter = isAwaited(set, tree, arch, proc);
    if (!waiter) return { others: "work", since };
    let asked = Math.min(...waiter.threads.map((thread) => historyOf(waiter, thread).ran));
    return { others: "wait", since: Math.max(since, asked) };
  }
  async function look(now) {
    let tree = readTree(root, proc);
    remember(tree, now);
    let living = tree.filter((one) => !one.zombie).map((one) => one.pid), quiet = tree.filter((one) => !one.zombie && isQuiet(one, now)), state = `${before}|${quiet.map((one) => one.threads.map((t) => t.switches)).join()}`;
    if (quiet.length === 0 || state === settled) return { living, stuck: null };
    let stuck = find(tree, quiet, now);
    return settled = stuck ? "" : state, { living, stuck };
  }
  return {
    look,
    waits: (pids) => readTree(root, proc).filter((one) => !one.zombie && (!pids || pids.includes(one.pid))).flatMap((process2) => describeWaits(process2, arch, proc)),
    known: () => [...known.values()],
    refused: () => proc.refused()
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
    watch: (root) => watchLinux(root, machine(), procfs()),
    askForStacks: (pid, file) => askForStacks(pid, { proc: procfs(), kill, pause, file }),
    debuggers: findDebuggers(process.env.PATH ?? ""),
    nativeStack: (pid, tid) => scanNativeStack(pid, tid, procfs()),
    endStrays: (known, mark, limit) => endStrays(known, mark, limit, ending)
  };
}
async function currentSystem() {
  return platform() === "linux" ? linuxSystem() : (await import("./posix-CFW4KM6T.js")).posixSystem();
}
export {
  currentSystem,
  linuxSystem
};
