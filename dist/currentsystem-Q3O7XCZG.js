import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  findDebuggers,
  requestDump
} from "./chunk-WNO5RXLP.js";
import "./chunk-5UZNQYHN.js";
import "./chunk-HLHJ76YI.js";
import "./chunk-QCPTFMLM.js";
import "./chunk-WJ46NSHB.js";

// src/watchdog/currentsystem.ts
import { platform } from "node:os";

// src/watchdog/linux/system.ts
import { arch as machine } from "node:os";

// src/watchdog/linux/processes.ts
function readTree(root, proc) {
  let childrenOf = childLister(proc), found = [], seen = /* @__PURE__ */ new Set([root]), visit = (parent) => {
    for (let pid of childrenOf(parent)) {
      if (seen.has(pid)) continue;
      seen.add(pid);
      let process2 = readProcess(pid, parent, proc);
      process2 && found.push(process2), visit(pid);
    }
  };
  return visit(root), found;
}
function childLister(proc) {
  let scanned = null;
  return (pid) => {
    let threads = proc.names(`${pid}/task`), lists = threads.map((tid) => proc.text(`${pid}/task/${tid}/children`));
    return lists.some((list) => list !== null) || threads.length === 0 ? lists.flatMap((list) => list?.split(" ").filter(Boolean).map(Number) ?? []) : (scanned ??= scanParents(proc), scanned.get(pid) ?? []);
  };
}
function scanParents(proc) {
  let children = /* @__PURE__ */ new Map();
  for (let pid of allPids(proc)) {
    let parent = Number(statFields(pid, proc)?.[1]);
    children.set(parent, [...children.get(parent) ?? [], pid]);
  }
  return children;
}
function allPids(proc) {
  return proc.names("").filter((name) => /^\d+$/.test(name)).map(Number);
}
function statFields(pid, proc) {
  let stat = proc.text(`${pid}/stat`);
  return stat === null ? null : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
function startTime(pid, proc) {
  return statFields(pid, proc)?.[19] ?? null;
}
function readProcess(pid, parent, proc) {
  let start = startTime(pid, proc);
  if (start === null) return null;
  let known = proc.names(`${pid}/task`).map((tid) => ({ tid: Number(tid), status: proc.text(`${pid}/task/${tid}/status`) })).filter((one) => !!one.status);
  if (known.length === 0) return null;
  let leader = known.find((one) => one.tid === pid)?.status ?? known[0].status, threads = known.map(({ tid, status }) => ({
    tid,
    state: field(status, "State").charAt(0),
    switches: `${field(status, "voluntary_ctxt_switches")}/${field(status, "nonvoluntary_ctxt_switches")}`
  }));
  return {
    pid,
    parent,
    start,
    threads,
    zombie: threads.every((thread) => "ZX".includes(thread.state)),
    traced: field(leader, "TracerPid") !== "0",
    signalsPending: known.some(
      ({ status }) => mask(status, "SigPnd") !== 0n || mask(status, "ShdPnd") !== 0n
    ),
    caught: mask(leader, "SigCgt")
  };
}
function field(status, name) {
  let at = status.indexOf(`
${name}:	`);
  if (at < 0) return "";
  let from = at + name.length + 3;
  return status.slice(from, status.indexOf(`
`, from)).trim();
}
var mask = (status, name) => BigInt(`0x${field(status, name) || "0"}`);

// src/watchdog/linux/end.ts
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

// src/watchdog/linux/mappings.ts
function readMappings(pid, proc) {
  let text = proc.text(`${pid}/maps`);
  if (text === null) return null;
  let mappings = [];
  for (let line of text.split(`
`)) {
    let match = /^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ (\S+ \d+)\s*(.*)$/.exec(line);
    if (!match) continue;
    let [, from, to, permissions, file, name] = match, before = mappings.at(-1), writable = permissions.charAt(1) === "w", start = BigInt(`0x${from}`), behind = name === "" && before?.to === start ? before.staticOf : null;
    mappings.push({
      from: start,
      to: BigInt(`0x${to}`),
      shared: permissions.charAt(3) === "s",
      writable,
      executable: permissions.charAt(2) === "x",
      file,
      name,
      staticOf: writable ? name.startsWith("/") ? name : behind : null
    });
  }
  return mappings;
}
function mappingAt(mappings, address) {
  return mappings?.find((one) => one.from <= address && address < one.to) ?? null;
}

// src/watchdog/linux/sockets.ts
function createSockets(ask = async () => null, clock = () => performance.now()) {
  let entries = /* @__PURE__ */ new Map(), answers = 0;
  async function find(entry, pid, fd) {
    let found = await ask(pid, fd), known = found !== null && found.own === entry.own;
    entry.rest = known ? 0 : clock() + 1e3, known && (entry.peer = found.peer, answers++);
  }
  return {
    peer: (pid, { tid, switches }, fd, own) => {
      let key = `${pid} ${tid} ${fd}`, last = entries.get(key);
      if (last?.own === own && last.switches === switches && last.peer) return last.peer;
      if (last?.own === own && clock() < last.rest) return null;
      let entry = { own, switches, peer: null, rest: Number.POSITIVE_INFINITY };
      return entries.set(key, entry), find(entry, pid, fd), null;
    },
    answers: () => answers
  };
}

// src/watchdog/linux/stuck.ts
import { basename } from "node:path";

// src/watchdog/linux/waits.ts
var outside = (what) => ({ kind: "outside", what }), timed = (what) => ({ kind: "timed", what });
var GIL_INTERVAL_NS = 50000000n;
function futex(args, pid, proc) {
  let [address, operation, value, timeout] = [args[0], Number(args[1]), args[2], args[3]], command = operation & 127, plain2 = command === 0 || command === 9;
  if (!plain2 && ![6, 11, 13].includes(command)) return outside(`futex operation ${command}`);
  if (timeout === 0n) {
    let expected = plain2 ? Number(BigInt.asUintN(32, value)) : null;
    return { kind: "futex", address, value: expected, operation };
  }
  return command === 9 && isShort(timeout, operation, pid, proc) ? { kind: "gil", address } : timed("futex");
}
function isShort(timeout, operation, pid, proc) {
  let deadline = timespec(timeout, pid, proc);
  if (deadline === null) return !1;
  let now = (operation & 256) !== 0 ? BigInt(Date.now()) * 1000000n : process.hrtime.bigint();
  return deadline - now <= GIL_INTERVAL_NS;
}
function timespec(address, pid, proc) {
  let bytes = proc.memory(pid, address, 16);
  return bytes && bytes.readBigInt64LE(0) * 1000000000n + bytes.readBigInt64LE(8);
}
var WNOHANG = 1n, P_ALL = 0n, P_PID = 1n, signed32 = (value) => Number(BigInt.asIntN(32, value));
function wait4(args) {
  if (args[2] & WNOHANG) return outside("wait4 without blocking");
  let pid = signed32(args[0]);
  return { kind: "process", pid: pid > 0 ? pid : null };
}
function waitid(args) {
  return args[3] & WNOHANG ? outside("waitid without blocking") : args[0] === P_PID ? { kind: "process", pid: signed32(args[1]) } : args[0] === P_ALL ? { kind: "process", pid: null } : outside("waitid on a group");
}
var descriptor = (args) => signed32(args[0]), readOne = (args) => ({ kind: "descriptors", reads: [descriptor(args)], writes: [] }), writeOne = (args) => ({ kind: "descriptors", reads: [], writes: [descriptor(args)] }), POLLIN = 1, POLLOUT = 4, MAX_POLLED = 256;
function pollSet(args, pid, proc) {
  let count = Number(args[1]);
  if (count === 0 || count > MAX_POLLED) return outside("poll");
  let bytes = proc.memory(pid, args[0], count * 8);
  if (!bytes) return { kind: "unreadable" };
  let reads = [], writes = [];
  for (let at = 0; at < bytes.length; at += 8) {
    let fd = bytes.readInt32LE(at), events = bytes.readInt16LE(at + 4);
    fd < 0 || (events & POLLIN && reads.push(fd), events & POLLOUT && writes.push(fd), events & (POLLIN | POLLOUT) || reads.push(fd));
  }
  return reads.length + writes.length ? { kind: "descriptors", reads, writes } : outside("poll");
}
var poll = (args, pid, proc) => signed32(args[2]) < 0 ? pollSet(args, pid, proc) : timed("poll"), ppoll = (args, pid, proc) => args[2] === 0n ? pollSet(args, pid, proc) : timed("ppoll");
function select(args, pid, proc) {
  if (args[4] !== 0n) return timed("select");
  let count = signed32(args[0]);
  if (count <= 0 || count > 4096) return outside("select");
  let set = (address) => selected(address, count, pid, proc), [reads, writes, errors] = [set(args[1]), set(args[2]), set(args[3])];
  if (!reads || !writes || !errors) return { kind: "unreadable" };
  let both = [.../* @__PURE__ */ new Set([...reads, ...errors])];
  return both.length + writes.length ? { kind: "descriptors", reads: both, writes } : outside("select");
}
function selected(address, count, pid, proc) {
  if (address === 0n) return [];
  let bytes = proc.memory(pid, address, Math.ceil(count / 64) * 8);
  return bytes ? Array.from({ length: count }, (_, fd) => fd).filter(
    (fd) => bytes[fd >> 3] & 1 << (fd & 7)
  ) : null;
}
var sleep = () => timed("sleep"), calls = [
  [202, 98, futex],
  [61, 260, wait4],
  [247, 95, waitid],
  [0, 63, readOne],
  [19, 65, readOne],
  [1, 64, writeOne],
  [20, 66, writeOne],
  [45, 207, readOne],
  [47, 212, readOne],
  [44, 206, writeOne],
  [46, 211, writeOne],
  [7, null, poll],
  [271, 73, ppoll],
  [23, null, select],
  [270, 72, select],
  [35, 101, sleep],
  [230, 115, sleep]
], readers = {
  x64: new Map(calls.flatMap(([x64, , reader]) => x64 === null ? [] : [[x64, reader]])),
  arm64: new Map(calls.flatMap(([, arm64, reader]) => arm64 === null ? [] : [[arm64, reader]]))
};
function readWait(line, pid, arch, proc) {
  if (line === null) return { kind: "unreadable" };
  if (line.startsWith("running")) return { kind: "running" };
  let words = line.trim().split(" "), reader = readers[arch]?.get(Number(words[0]));
  return !reader || words.length < 9 ? outside(`system call ${words[0]}`) : reader(words.slice(1, 7).map(BigInt), pid, proc);
}

// src/watchdog/linux/stuck.ts
var bit = (signal) => 1n << BigInt(signal - 1), SIGCHLD = 17, STACKS_SIGNAL = 61, harmless = [2, 3, 4, 5, 6, 7, 8, 11, 31, 32, 33, STACKS_SIGNAL].reduce(
  (all, signal) => all | bit(signal),
  bit(SIGCHLD)
  // accounted for by the children
), byTimers = bit(14) | bit(26) | bit(27);
function closedSet(candidates, tree, handlers, proc, sockets = createSockets()) {
  let wakersOf = wakerFinder(tree, proc, sockets), woken = handlers === "any" ? byTimers : ~harmless, left = candidates.filter((one) => (one.process.caught & woken) === 0n), wakers = new Map(left.map((one) => [one.process.pid, wakersOf(one)]));
  for (; ; ) {
    let pids = new Set(left.map((one) => one.process.pid)), kept = left.filter((one) => {
      let who = wakers.get(one.process.pid);
      return who !== "outside" && who.every((pid) => pids.has(pid));
    });
    if (kept.length === left.length) return kept;
    left = kept;
  }
}
var needsOthers = ({ waits, mappings }) => [...waits.values()].some(
  (wait) => wait.kind === "process" || wait.kind === "descriptors" || wait.kind === "futex" && mappingAt(mappings, wait.address)?.shared !== !1
);
function takePicture(process2, arch, proc) {
  if (process2.zombie || process2.traced || process2.signalsPending) return null;
  let threads = process2.threads.filter((thread) => thread.state !== "Z");
  if (threads.some((thread) => thread.state !== "S")) return null;
  let { pid } = process2, waits = /* @__PURE__ */ new Map();
  for (let { tid } of threads) {
    let wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc);
    if (!["futex", "gil", "process", "descriptors"].includes(wait.kind)) return null;
    waits.set(tid, wait);
  }
  if (usesIoUring(pid, proc) || hasTimers(pid, proc)) return null;
  let mappings = readMappings(pid, proc), blocked = [...waits.values()];
  return blocked.every((wait) => isHeld(wait, pid, mappings, proc)) && blocked.some((wait) => wait.kind !== "gil") ? { process: process2, waits, mappings } : null;
}
function isHeld(wait, pid, mappings, proc) {
  if (wait.kind === "gil") return isInterpreter(mappingAt(mappings, wait.address)?.staticOf);
  if (wait.kind !== "futex") return !0;
  if (!mappingAt(mappings, wait.address)) return !1;
  let word = proc.memory(pid, wait.address, 4);
  return word !== null && (wait.value === null || word.readUInt32LE(0) === wait.value);
}
var isInterpreter = (file) => /^(lib)?(python|pypy)/i.test(basename(file ?? ""));
function usesIoUring(pid, proc) {
  return proc.names(`${pid}/fd`).some((fd) => proc.link(`${pid}/fd/${fd}`)?.startsWith("anon_inode:[io_uring]"));
}
var hasTimers = (pid, proc) => !!proc.text(`${pid}/timers`);
function isUnchanged(pictures, arch, proc) {
  return pictures.every(({ process: process2, waits }) => {
    let now = readProcess(process2.pid, process2.parent, proc);
    return !now || now.start !== process2.start || now.signalsPending || now.threads.length !== process2.threads.length ? !1 : now.threads.every((thread, index) => {
      let before = process2.threads[index];
      if (thread.tid !== before.tid || thread.state !== before.state) return !1;
      let wait = waits.get(thread.tid);
      if (!wait) return thread.state === "Z";
      let line = proc.text(`${process2.pid}/task/${thread.tid}/syscall`), again = readWait(line, process2.pid, arch, proc);
      return !(wait.kind !== "gil" && thread.switches !== before.switches) && sameWait(wait, again);
    });
  });
}
var plain = (wait) => JSON.stringify(wait, (_, value) => typeof value == "bigint" ? `${value}` : value), sameWait = (one, other) => plain(one) === plain(other);
function wakerFinder(tree, proc, sockets) {
  let open = null, ends = (name) => (open ??= readEnds(proc), open.get(name) ?? []), childrenOf = (pid) => tree.filter((one) => one.parent === pid), closed = tree.filter((one) => !one.zombie && proc.link(`${one.pid}/exe`) === null);
  function ofChildren(pid, wanted) {
    let children = childrenOf(pid).filter((one) => wanted === null || one.pid === wanted);
    return children.length === 0 || children.some((one) => one.zombie) ? "outside" : children.map((one) => one.pid);
  }
  function ofFutex(address, picture) {
    let mapping = mappingAt(picture.mappings, address);
    return mapping ? mapping.shared ? closed.length > 0 ? "outside" : sharers(mapping, proc) : [picture.process.pid] : "outside";
  }
  function ofDescriptor(pid, thread, fd, side) {
    let name = proc.link(`${pid}/fd/${fd}`) ?? "";
    if (closed.length > 0) return "outside";
    if (name.startsWith("socket:")) return ofSocket(pid, name, sockets.peer(pid, thread, fd, name));
    let others = ends(name).filter((end) => side === "read" ? end.writes : end.reads);
    return others.length === 0 ? "outside" : others.map((end) => end.pid);
  }
  function ofSocket(pid, own, peer) {
    let others = peer === null ? [] : ends(peer), same = ends(own).filter((end) => end.pid !== pid);
    return others.length === 0 ? "outside" : [...others, ...same].map((end) => end.pid);
  }
  function ofWait(tid, wait, picture) {
    let { pid } = picture.process;
    if (wait.kind === "gil") return [pid];
    if (wait.kind === "futex") return ofFutex(wait.address, picture);
    if (wait.kind === "process") return ofChildren(pid, wait.pid);
    if (wait.kind !== "descriptors") return "outside";
    let thread = picture.process.threads.find((one) => one.tid === tid);
    return together([
      ...wait.reads.map((fd) => ofDescriptor(pid, thread, fd, "read")),
      ...wait.writes.map((fd) => ofDescriptor(pid, thread, fd, "write"))
    ]);
  }
  return (picture) => {
    let { pid, caught } = picture.process, all = [...picture.waits].map(([tid, wait]) => ofWait(tid, wait, picture)), signalled = caught & bit(SIGCHLD) ? [childrenOf(pid).map((one) => one.pid)] : [];
    return together([...all, ...signalled]);
  };
}
function together(all) {
  return all.includes("outside") ? "outside" : [...new Set(all.flat())];
}
function readEnds(proc) {
  let ends = /* @__PURE__ */ new Map();
  for (let pid of allPids(proc))
    for (let fd of proc.names(`${pid}/fd`)) {
      let name = proc.link(`${pid}/fd/${fd}`);
      if (!name || !/^(pipe|socket):/.test(name)) continue;
      let mode = name.startsWith("pipe:") ? accessMode(pid, fd, proc) : READS_AND_WRITES, end = { pid, reads: mode !== 1, writes: mode !== 0 };
      ends.set(name, [...ends.get(name) ?? [], end]);
    }
  return ends;
}
var READS_AND_WRITES = 2;
function accessMode(pid, fd, proc) {
  let flags = /^flags:\s*([0-7]+)/m.exec(proc.text(`${pid}/fdinfo/${fd}`) ?? "");
  return flags ? Number.parseInt(flags[1], 8) & 3 : READS_AND_WRITES;
}
function sharers(mapping, proc) {
  return allPids(proc).filter(
    (pid) => readMappings(pid, proc)?.some((one) => one.shared && one.file === mapping.file)
  );
}
function findWaiter(stuck, tree, arch, proc, sockets = createSockets()) {
  let pids = new Set(stuck.map((one) => one.process.pid)), wakersOf = wakerFinder(tree, proc, sockets);
  for (let process2 of tree)
    if (!(pids.has(process2.pid) || process2.zombie))
      for (let thread of process2.threads) {
        if (thread.state !== "S") continue;
        let line = proc.text(`${process2.pid}/task/${thread.tid}/syscall`), wait = readWait(line, process2.pid, arch, proc);
        if (wait.kind !== "process" && wait.kind !== "descriptors") continue;
        let one = { ...process2, caught: 0n }, who = wakersOf({ process: one, waits: /* @__PURE__ */ new Map([[thread.tid, wait]]), mappings: null });
        if (who !== "outside" && who.length > 0 && who.every((pid) => pids.has(pid)))
          return { process: process2, thread };
      }
  return null;
}

// src/watchdog/linux/linux.ts
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

// src/watchdog/linux/proc.ts
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

// src/watchdog/linux/stacks.ts
async function askForStacks(pid, asking) {
  let { proc, file } = asking, process2 = readProcess(pid, 0, proc);
  return process2 ? process2.caught & 1n << BigInt(STACKS_SIGNAL - 1) ? proc.names(`${pid}/fd`).some((fd) => proc.link(`${pid}/fd/${fd}`) === file) ? requestDump(pid, { ...asking, signal: STACKS_SIGNAL, asleep: () => readProcess(pid, 0, proc)?.threads.every((one) => one.state !== "R") ?? !0, step: 2 }) : `process ${pid} has closed the file for its Python stacks` : `process ${pid} has no handler that would write its Python stacks` : `process ${pid} is gone`;
}
var STACK_BYTES = 16384, MAX_NATIVE_FRAMES = 40;
function scanNativeStack(pid, tid, proc) {
  let pointer = proc.text(`${pid}/task/${tid}/syscall`)?.trim().split(" ").at(-2);
  if (!pointer?.startsWith("0x")) return null;
  let mappings = readMappings(pid, proc), from = BigInt(pointer), stack = mappingAt(mappings, from);
  if (!stack) return null;
  let room = Number(stack.to - from), bytes = proc.memory(pid, from, Math.min(room - room % 8, STACK_BYTES));
  if (!bytes) return null;
  let libraries = [];
  for (let at = 0; at + 8 <= bytes.length && libraries.length < MAX_NATIVE_FRAMES; at += 8) {
    let mapping = mappingAt(mappings, bytes.readBigUInt64LE(at));
    !mapping?.executable || !mapping.name.startsWith("/") || libraries.at(-1) !== mapping.name && libraries.push(mapping.name);
  }
  return { pid, tid, frames: libraries.map((library) => ({ function: "?", library })) };
}

// src/watchdog/linux/system.ts
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

// src/watchdog/currentsystem.ts
async function currentSystem() {
  return platform() === "linux" ? linuxSystem() : (await import("./posix-UHE3AFAB.js")).posixSystem();
}
export {
  currentSystem
};
