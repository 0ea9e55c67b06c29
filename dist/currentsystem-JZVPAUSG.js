import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  Prevented
} from "./chunk-575DW7D6.js";
import {
  findDebuggers,
  requestDump
} from "./chunk-GPHIYMBB.js";
import "./chunk-DOC3YQ5I.js";
import "./chunk-NPL4NAEF.js";
import {
  MAIN
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/watchdog/currentsystem.ts
import { platform } from "node:os";

// src/watchdog/linux/system.ts
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { arch as machine } from "node:os";

// src/watchdog/linux/processes.ts
function readTree(root, proc) {
  let childrenOf2 = childLister(proc), found = [], seen = /* @__PURE__ */ new Set([root]), visit = (parent) => {
    for (let pid of childrenOf2(parent))
      seen.has(pid) || (seen.add(pid), found.push(readProcess(pid, parent, proc) ?? hidden(pid, parent)), visit(pid));
  };
  return visit(root), found;
}
var hidden = (pid, parent) => ({
  pid,
  parent,
  start: "",
  threads: [],
  zombie: !1,
  traced: !1,
  signalsPending: !1,
  forked: !1,
  caught: 0n
}), isHidden = ({ threads }) => threads.length === 0;
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
var FORKED = 64;
function readProcess(pid, parent, proc) {
  let fields = statFields(pid, proc), start = fields?.[19];
  if (!fields || start === void 0) return null;
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
    forked: (Number(fields[6]) & FORKED) !== 0,
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
function endOne(one, { proc, kill }) {
  startTime(one.pid, proc) === one.start && tryTo(() => kill(one.pid, "SIGKILL"));
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

// src/watchdog/linux/explain.ts
var OBJECT_HEAD = 16n, OWNER = 24n;
async function explain(question, { proc, readHeld, wasSeen }) {
  let mutex = byOwnerOfMutex(question, wasSeen);
  if (mutex) return mutex;
  let locks = noted(question).filter(
    (one) => isWaitedFor(one.note, question, proc) && !isNew(one, question, proc)
  ), owned = locks.find((one) => isOwned(one, question, proc));
  if (owned) return told(question, owned, !livesAgain(owned.stack.ident, question));
  let held = await byCode(locks, question, readHeld);
  return held ? told(question, held, !1) : byOwnerInMemory(question, proc);
}
async function byCode(locks, { forks }, readHeld) {
  let unnamed = locks.filter(({ note }) => note.owner === null);
  for (let stack of new Set(unnamed.map((one) => one.stack))) {
    let own = unnamed.filter((one) => one.stack === stack);
    if (await holds(own, readHeld))
      return await holds(ofForkers(own[0], forks), readHeld) ? null : own[0];
  }
  return null;
}
var ofForkers = ({ note: { object } }, forks) => forks.flatMap((fork) => forkerOf(fork) ?? []).flatMap(notesOf).filter(({ note }) => note.object === object), told = ({ pid, tid }, { stack, note }, owner) => ({
  pid,
  tid,
  owner,
  lock: note.path,
  holder: stack
});
function byOwnerOfMutex({ pid, tid, owner, tids, forks }, wasSeen) {
  if (owner === null || tids.includes(owner) || forks.some((fork) => numberOfForker(fork) === owner)) return null;
  let holder = forks.flatMap(lostIn).find((one) => one.tid === owner) ?? null;
  return holder || wasSeen(owner) ? { pid, tid, lock: null, holder, owner: !0 } : null;
}
var forkerOf = ({ ident, stacks }) => stacks.find((one) => one.ident === ident);
function numberOfForker(fork) {
  let own = forkerOf(fork);
  return own?.tid ?? (own?.name === MAIN ? fork.pid : null);
}
function isOwned({ stack, note }, { pid }, proc) {
  return note.owner === null || note.owner !== stack.ident ? !1 : note.kind === "import" ? !0 : wordAt(pid, BigInt(note.object) + OWNER, proc) === BigInt(note.owner);
}
function noted({ forks }) {
  return forks.flatMap((fork) => lostIn(fork).flatMap(notesOf));
}
var notesOf = (stack) => (stack.locks ?? []).map((note) => ({ stack, note })), lostIn = ({ stacks, ident }) => stacks.filter((one) => one.ident !== null && one.ident !== ident);
function livesAgain(ident, { pointers, mappings }) {
  let record = BigInt(ident);
  return pointers.some((pointer) => {
    let stack = mappingAt(mappings, pointer);
    return stack !== null && pointer < record && record < stack.to;
  });
}
function isWaitedFor(note, { pid, address }, proc) {
  let data = BigInt(note.object) + OBJECT_HEAD;
  return wordAt(pid, data, proc) === address || wordAt(pid, address - 8n, proc) === data;
}
var OBJECT_TYPE = 8n;
function isNew({ note, stack }, { pid, address }, proc) {
  let object = BigInt(note.object), before = wordAt(stack.pid, object + OBJECT_HEAD, proc), type = wordAt(stack.pid, object + OBJECT_TYPE, proc);
  return type !== null && type === wordAt(pid, object + OBJECT_TYPE, proc) && before !== address && wordAt(pid, object + OBJECT_HEAD, proc) === address;
}
function wordAt(pid, address, proc) {
  return proc.memory(pid, address, 8)?.readBigUInt64LE(0) ?? null;
}
async function holds(own, readHeld) {
  if (own.length === 0) return !1;
  let questions = [...new Set(own.map(({ note }) => note.frame))].sort((a, b) => a - b).flatMap((at) => {
    let frame = own[0].stack.frames[at], notes = own.filter(({ note }) => note.frame === at).map(({ note }) => note), paths = notes.map((note) => note.path);
    return frame ? [{ file: frame.file, line: frame.line, paths, spot: notes[0]?.spot ?? null }] : [];
  }), answers = await readHeld(questions);
  return !answers.includes("given") && answers.includes("held");
}
var CHUNK = 4 << 20, MAX_SCANNED = 512 << 20;
function byOwnerInMemory(question, proc) {
  let lost = new Map(
    [...question.forks].reverse().flatMap(lostIn).filter((one) => !livesAgain(one.ident, question)).map((one) => [BigInt(one.ident), one])
  ), found = lost.size > 0 ? ownerBeside(question, new Set(lost.keys()), proc) : null;
  if (found === null) return null;
  let { pid, tid } = question;
  return { pid, tid, lock: null, holder: lost.get(found) ?? null, owner: !0 };
}
function ownerBeside({ pid, address, mappings }, idents, proc) {
  let needle = Buffer.alloc(8);
  needle.writeBigUInt64LE(address);
  let scanned = 0;
  for (let { from, to, shared, writable } of mappings ?? [])
    if (!(shared || !writable))
      for (let at = from; at < to && scanned < MAX_SCANNED; at += BigInt(CHUNK)) {
        let length = Math.min(CHUNK, Number(to - at));
        scanned += length;
        let owner = ownerIn(proc.memory(pid, at, length), needle, idents);
        if (owner !== null) return owner;
      }
  return null;
}
function ownerIn(bytes, needle, idents) {
  for (let at = bytes?.indexOf(needle) ?? -1; at >= 0; at = bytes.indexOf(needle, at + 1)) {
    if (at % 8 !== 0 || at + 16 > bytes.length) continue;
    let owner = bytes.readBigUInt64LE(at + 8);
    if (idents.has(owner)) return owner;
  }
  return null;
}

// src/watchdog/linux/owner.ts
var GLIBC_OWNER_OFFSET = 8n;
function lockOwner(wait, pid, proc) {
  let value = wait.value ?? 0, owner = wait.operation === 128 && value === 2 ? proc.memory(pid, wait.address + GLIBC_OWNER_OFFSET, 4)?.readInt32LE(0) : inWord(value);
  return owner !== void 0 && isThreadId(owner) ? owner : null;
}
function inWord(value) {
  let owner = value & 1073741823;
  return (value & 2147483648) !== 0 && value !== EVERY_BIT && owner !== MUSL_UNOWNED ? owner : void 0;
}
var EVERY_BIT = 4294967295, MUSL_UNOWNED = 16, isThreadId = (value) => value > 0 && value <= 4194304;

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
var MAX_NESTED = 4;
function epollSet(epoll3, pid, proc, depth = 0) {
  let text = proc.text(`${pid}/fdinfo/${epoll3}`);
  if (text === null) return { kind: "unreadable" };
  let reads = [], writes = [];
  for (let [, target, events, ino] of text.matchAll(
    /^tfd:\s*(\d+)\s+events:\s*([0-9a-f]+)\b.*?\bino:([0-9a-f]+)/gm
  )) {
    let fd = Number(target), name = proc.link(`${pid}/fd/${fd}`) ?? "", inode = /^(?:pipe|socket):\[(\d+)\]$/.exec(name)?.[1];
    if (inode !== void 0 && Number(inode) !== Number.parseInt(ino, 16) || inode === void 0 && !name.startsWith("anon_inode:")) return outside("epoll");
    if (name === "anon_inode:[eventpoll]") {
      let inner = depth < MAX_NESTED ? epollSet(fd, pid, proc, depth + 1) : outside("epoll");
      if (inner.kind !== "descriptors") return inner;
      reads.push(...inner.reads), writes.push(...inner.writes);
      continue;
    }
    let mask2 = Number.parseInt(events, 16);
    mask2 & POLLOUT && writes.push(fd), (mask2 & POLLIN || !(mask2 & POLLOUT)) && reads.push(fd);
  }
  return { kind: "descriptors", reads, writes };
}
var epoll = (args, pid, proc) => signed32(args[3]) < 0 ? epollSet(descriptor(args), pid, proc) : timed("epoll"), epoll2 = (args, pid, proc) => args[3] === 0n ? epollSet(descriptor(args), pid, proc) : timed("epoll"), F_SETLKW = 7n, F_OFD_SETLKW = 38n, flock = () => ({ kind: "file-lock" }), fcntl = (args) => args[1] === F_SETLKW || args[1] === F_OFD_SETLKW ? { kind: "file-lock" } : outside("fcntl"), named = (what) => () => ({ kind: "named", what }), semtimedop = (args) => args[3] === 0n ? { kind: "named", what: "a System V semaphore" } : timed("semaphore"), sleep = () => timed("sleep"), calls = [
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
  [232, null, epoll],
  [281, 22, epoll],
  [441, 441, epoll2],
  [73, 32, flock],
  [72, 25, fcntl],
  [65, 193, named("a System V semaphore")],
  [220, 192, semtimedop],
  [69, 189, named("a message queue")],
  [70, 188, named("a message queue")],
  // Of all files only a FIFO makes its opener wait.
  [2, null, named("the other end of a FIFO")],
  [257, 56, named("the other end of a FIFO")],
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
var bit = (signal) => 1n << BigInt(signal - 1), [SIGALRM, SIGCHLD, SIGVTALRM, SIGPROF, SIGWINCH, SIGIO] = [14, 17, 26, 27, 28, 29], STACKS_SIGNAL = 61, harmless = [2, 3, 4, 5, 6, 7, 8, 11, 31, 32, 33, STACKS_SIGNAL, SIGCHLD].reduce(
  (all, signal) => all | bit(signal),
  0n
), faults = [...Array(STACKS_SIGNAL + 1).keys()].filter(
  (signal) => signal > 2 && signal !== SIGCHLD && (harmless & bit(signal)) !== 0n
), couldBeWoken = (stuck, { runsPython }) => stuck.some(({ process: { pid, caught } }) => {
  let drawn = runsPython(pid, SIGWINCH) === !1 ? bit(SIGWINCH) : 0n, all = faults.filter((signal) => runsPython(pid, signal) === !0).reduce((some, signal) => some | bit(signal), ~harmless & ~drawn);
  return (caught & all) !== 0n;
});
function awaitsSignal(picture, world) {
  let { caught } = picture.process, runs = [...picture.waits.values()].some((wait) => wait.kind === "gil"), woken = bit(SIGIO) | (runs ? bit(SIGVTALRM) | bit(SIGPROF) : 0n);
  return awaitsAlarm(picture, world) || (caught & woken) !== 0n;
}
function awaitsAlarm({ process: process2, mappings }, world) {
  let known = world.alarm(process2.pid);
  return known !== "unknown" ? known === "set" : (process2.caught & bit(SIGALRM)) !== 0n ? !0 : !isObserved(process2, world) && maySetAlarm(mappings, world.proc);
}
function isObserved({ pid, parent, forked }, world) {
  if (world.alarm(pid) !== "unknown") return !0;
  let before = forked && world.tree.find((one) => one.pid === parent);
  return !!before && isObserved(before, world);
}
var alarms = ["alarm", "ualarm", "setitimer"];
function maySetAlarm(mappings, proc) {
  let code = (mappings ?? []).filter(({ executable, name }) => executable && name.startsWith("/"));
  return [...new Set(code.map(({ name }) => name))].some((file) => proc.imports(file, alarms));
}
function closedSet(candidates, world) {
  let wakersOf = wakerFinder(world), left = candidates.filter((one) => !awaitsSignal(one, world) && !isFrozen(one, world.proc)), wakers = new Map(left.map((one) => [one.process.pid, wakersOf(one)]));
  for (; ; ) {
    let pids = new Set(left.map((one) => one.process.pid)), kept = left.filter((one) => isWithin(wakers.get(one.process.pid), pids));
    if (kept.length === left.length) return kept;
    left = kept;
  }
}
var isWithin = (who, pids) => who !== "outside" && who.every((pid) => pids.has(pid));
function rootsOf(set, world) {
  let wakersOf = wakerFinder(world), pids = new Set(set.map((one) => one.process.pid)), wakers = /* @__PURE__ */ new Map();
  for (let one of set) {
    let who = wakersOf(one);
    if (!isWithin(who, pids)) return null;
    wakers.set(one.process.pid, who);
  }
  let reach = new Map(set.map(({ process: { pid } }) => [pid, reachable(pid, wakers)]));
  return [...reach].filter(([pid, others]) => [...others].every((other) => reach.get(other).has(pid))).map(([pid]) => pid);
}
function reachable(from, wakers) {
  let found = /* @__PURE__ */ new Set(), left = [from];
  for (let at = left.pop(); at !== void 0; at = left.pop())
    for (let next of wakers.get(at) ?? [])
      found.has(next) || (found.add(next), left.push(next));
  return found;
}
function isFrozen({ process: { pid } }, proc) {
  return (proc.text(`${pid}/cgroup`) ?? "").split(`
`).some((line) => {
    let [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    return path === void 0 ? !1 : controllers === "" ? /^frozen 1$/m.test(group(`${path}/cgroup.events`)) : controllers === "freezer" && /^FR/.test(group(`freezer${path}/freezer.state`));
  });
  function group(path) {
    return proc.text(`../sys/fs/cgroup/${path}`) ?? "";
  }
}
var needsOthers = ({ waits, mappings }) => [...waits.values()].some(
  (wait) => wait.kind === "process" || wait.kind === "descriptors" || wait.kind === "file-lock" || wait.kind === "futex" && mappingAt(mappings, wait.address)?.shared !== !1
);
function takePicture(process2, arch, proc) {
  if (process2.zombie || process2.traced || process2.signalsPending) return null;
  let threads = process2.threads.filter((thread) => thread.state !== "Z");
  if (threads.some((thread) => thread.state !== "S")) return null;
  let { pid } = process2, waits = /* @__PURE__ */ new Map();
  for (let { tid } of threads) {
    let wait = waitOf(pid, tid, arch, proc);
    if (!closable.has(wait.kind)) return null;
    waits.set(tid, wait);
  }
  let mappings = readMappings(pid, proc);
  if (isServed(pid, mappings, proc) || hasTimers(pid, proc)) return null;
  let blocked = [...waits.values()];
  return blocked.every((wait) => isHeld(wait, pid, mappings, proc)) && blocked.some((wait) => wait.kind !== "gil") ? { process: process2, waits, mappings } : null;
}
function isHeld(wait, pid, mappings, proc) {
  if (wait.kind === "gil") return isInterpreter(mappingAt(mappings, wait.address)?.staticOf, proc);
  if (wait.kind !== "futex") return !0;
  if (!mappingAt(mappings, wait.address)) return !1;
  let word = proc.memory(pid, wait.address, 4);
  return word !== null && (wait.value === null || word.readUInt32LE(0) === wait.value);
}
var closable = /* @__PURE__ */ new Set(["futex", "gil", "process", "descriptors", "file-lock", "named"]), waitOf = (pid, tid, arch, proc) => asNamed(
  readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc),
  proc.text(`${pid}/task/${tid}/wchan`) ?? "",
  (fd) => linkOf(pid, tid, fd, proc)
);
function asNamed(wait, sleepsIn, link) {
  if (wait.kind !== "descriptors" || !/pipe|unix|tcp|sk_|skb/.test(sleepsIn)) return wait;
  let names = [...wait.reads, ...wait.writes].map(link), inPipe = sleepsIn.includes("pipe");
  return inPipe && names.every((name) => name.startsWith("/")) ? { kind: "named", what: "a FIFO" } : names.some((name) => name.startsWith("pipe:") !== inPipe) ? { kind: "outside", what: "another file than its descriptor shows" } : wait;
}
var hasNamed = ({ waits }) => [...waits.values()].some((wait) => wait.kind === "named"), linkOf = (pid, tid, fd, proc) => proc.link(`${pid}/task/${tid}/fd/${fd}`) ?? "", entries = ["Py_Main", "pypy_main_startup"], isInterpreter = (file, proc) => !!file && proc.defines(file, entries), isServed = (pid, mappings, proc) => mappings?.some(({ name }) => /^(?:\/\[aio\]|anon_inode:\[io_uring\])/.test(name)) || proc.names(`${pid}/fd`).some((fd) => servesBy(pid, fd, proc));
function servesBy(pid, fd, proc) {
  let name = proc.link(`${pid}/fd/${fd}`) ?? "";
  return name.startsWith("anon_inode:[io_uring]") ? !0 : !isPlain(name) && (openFlags(pid, fd, proc) & O_ASYNC) !== 0;
}
var isPlain = (name) => name.startsWith("/") && !name.startsWith("/dev/"), O_ASYNC = 8192, hasTimers = (pid, proc) => !!proc.text(`${pid}/timers`);
function isUnchanged(pictures, arch, proc) {
  return pictures.every(({ process: process2, waits }) => {
    let now = readProcess(process2.pid, process2.parent, proc);
    return !now || now.start !== process2.start || now.signalsPending || now.threads.length !== process2.threads.length ? !1 : now.threads.every((thread, index) => {
      let before = process2.threads[index];
      if (thread.tid !== before.tid || thread.state !== before.state) return !1;
      let wait = waits.get(thread.tid);
      if (!wait) return thread.state === "Z";
      let again = waitOf(process2.pid, thread.tid, arch, proc);
      return !(wait.kind !== "gil" && thread.switches !== before.switches) && sameWait(wait, again);
    });
  });
}
var plain = (wait) => JSON.stringify(wait, (_, value) => typeof value == "bigint" ? `${value}` : value), sameWait = (one, other) => plain(one) === plain(other);
function enderFinder(world) {
  let wakersOf = wakerFinder(world);
  return (process2, tid, wait) => {
    let one = { ...process2, caught: 0n }, who = wakersOf({ process: one, waits: /* @__PURE__ */ new Map([[tid, wait]]), mappings: null });
    return who === "outside" ? [] : who;
  };
}
function wakerFinder(world) {
  let { tree, proc } = world, open = null, finder = {
    ...world,
    ends: (name) => (open ??= readEnds(tree, proc), open.get(name) ?? []),
    isClosed: tree.some((one) => !one.zombie && proc.link(`${one.pid}/exe`) === null)
  };
  return (picture) => {
    let { pid, caught } = picture.process, all = [...picture.waits].map(([tid, wait]) => ofWait(finder, tid, wait, picture)), signalled = caught & bit(SIGCHLD) ? [childrenOf(finder, pid).map((one) => one.pid)] : [];
    return together([...all, ...signalled]);
  };
}
function ofWait(finder, tid, wait, picture) {
  let { pid } = picture.process;
  if (wait.kind === "gil") return [pid];
  if (wait.kind === "futex") return ofFutex(finder, wait.address, picture);
  if (wait.kind === "process") return ofChildren(finder, pid, wait.pid);
  if (wait.kind === "named") return [];
  if (wait.kind === "file-lock") return ofFileLock(finder, pid);
  if (wait.kind !== "descriptors") return "outside";
  let thread = picture.process.threads.find((one) => one.tid === tid);
  return together([
    ...wait.reads.map((fd) => ofDescriptor(finder, pid, thread, fd, "reads")),
    ...wait.writes.map((fd) => ofDescriptor(finder, pid, thread, fd, "writes"))
  ]);
}
var childrenOf = ({ tree }, pid) => tree.filter((one) => one.parent === pid);
function ofChildren(finder, pid, wanted) {
  let children = childrenOf(finder, pid).filter((one) => wanted === null || one.pid === wanted);
  return children.length === 0 ? "outside" : children.map((one) => one.pid);
}
function ofFutex({ tree, proc, isClosed }, address, picture) {
  let mapping = mappingAt(picture.mappings, address);
  return mapping ? mapping.shared ? isClosed ? "outside" : sharers(mapping, tree, proc) : [picture.process.pid] : "outside";
}
function ofDescriptor(finder, pid, thread, fd, does) {
  let { proc, sockets, ends, isClosed } = finder, name = linkOf(pid, thread.tid, fd, proc);
  if (isClosed) return "outside";
  if (name.startsWith("socket:"))
    return ofSocket(finder, pid, name, sockets.peer(pid, thread, fd, name));
  if (name === PIDFD) return ofProcess(finder, pid, fd);
  let key = name === EVENTFD ? eventOf(pid, fd, proc) : name, others = key ? ends(key).filter((end) => does === "reads" ? end.writes : end.reads) : [];
  return others.length === 0 ? "outside" : others.map((end) => end.pid);
}
function ofProcess({ tree, proc }, pid, fd) {
  let target = Number(/^Pid:\s*(\d+)$/m.exec(proc.text(`${pid}/fdinfo/${fd}`) ?? "")?.[1]), known = tree.find((one) => one.pid === target && !one.zombie);
  return known ? [known.pid] : "outside";
}
function ofFileLock({ tree, proc, isClosed }, pid) {
  let locks = blockersOf(pid, proc.text("locks") ?? "");
  return locks.length === 0 || isClosed ? "outside" : together(
    locks.map((lock) => {
      let holders = tree.filter((one) => holdsLock(one.pid, lock, proc));
      return holders.length === 0 ? "outside" : holders.map((one) => one.pid);
    })
  );
}
function blockersOf(pid, locks) {
  let holder = "";
  return locks.split(`
`).flatMap((line) => {
    let [, waits, lock] = /^\d+: *(->)? *(.*)$/.exec(line) ?? [];
    return lock === void 0 ? [] : (waits || (holder = plainLock(lock)), waits && lock.split(/ +/)[3] === String(pid) ? [holder] : []);
  });
}
var plainLock = (lock) => lock.trim().split(/ +/).filter((_, at) => at !== 3).join(" ");
function ofSocket({ ends }, pid, own, peer) {
  let others = peer === null ? [] : ends(peer), same = ends(own).filter((end) => end.pid !== pid);
  return others.length === 0 ? "outside" : [...others, ...same].map((end) => end.pid);
}
function together(all) {
  return all.includes("outside") ? "outside" : [...new Set(all.flat())];
}
var PIDFD = "anon_inode:[pidfd]", EVENTFD = "anon_inode:[eventfd]";
function eventOf(pid, fd, proc) {
  let id = /^eventfd-id:\s*(\d+)$/m.exec(proc.text(`${pid}/fdinfo/${fd}`) ?? "")?.[1];
  return id === void 0 ? null : `eventfd:${id}`;
}
function holdsLock(pid, lock, proc) {
  return proc.names(`${pid}/fdinfo`).some(
    (fd) => (proc.text(`${pid}/fdinfo/${fd}`) ?? "").split(`
`).some((line) => plainLock(line.replace(/^lock:\s*\d+:/, "")) === lock)
  );
}
function readEnds(tree, proc) {
  let ends = /* @__PURE__ */ new Map();
  for (let { pid } of tree)
    for (let fd of proc.names(`${pid}/fd`)) {
      let link = proc.link(`${pid}/fd/${fd}`) ?? "", name = link === EVENTFD ? eventOf(pid, fd, proc) : link;
      if (!name || !/^(pipe|socket|eventfd):/.test(name)) continue;
      let mode = name.startsWith("pipe:") ? openFlags(pid, fd, proc) & ACCESS : READS_AND_WRITES, end = { pid, reads: mode !== 1, writes: mode !== 0 };
      ends.set(name, [...ends.get(name) ?? [], end]);
    }
  return ends;
}
var READS_AND_WRITES = 2, ACCESS = 3;
function openFlags(pid, fd, proc) {
  let flags = /^flags:\s*([0-7]+)/m.exec(proc.text(`${pid}/fdinfo/${fd}`) ?? "");
  return flags ? Number.parseInt(flags[1], 8) : READS_AND_WRITES;
}
function sharers(mapping, tree, proc) {
  let maps = ({ pid }) => readMappings(pid, proc)?.some((one) => one.shared && one.file === mapping.file);
  return tree.filter(maps).map(({ pid }) => pid);
}
function findWaiter(stuck, idle, world) {
  let { tree } = world, pids = new Set(stuck.map((one) => one.process.pid)), inert = new Set(idle.map((one) => one.process.pid)), endersOf = enderFinder(world);
  for (let process2 of tree)
    if (!(pids.has(process2.pid) || process2.zombie))
      for (let thread of process2.threads) {
        let wait = thread.state === "S" ? waitOf(process2.pid, thread.tid, world.arch, world.proc) : null;
        if (!wait || !["process", "descriptors", "file-lock"].includes(wait.kind)) continue;
        let who = endersOf(process2, thread.tid, wait);
        if (who.some((pid) => pids.has(pid)) && who.every((pid) => pids.has(pid) || inert.has(pid))) return { process: process2, thread };
      }
  return null;
}

// src/watchdog/linux/describe.ts
function describeWaits(process2, { arch, proc }, forks, endersOf = null) {
  let { pid, threads } = process2, mappings = readMappings(pid, proc), notes = forks.flatMap((fork) => fork.stacks.flatMap((stack) => stack.locks ?? []));
  return threads.map(({ tid }) => {
    let wait = waitOf(pid, tid, arch, proc), address = "address" in wait ? wait.address : null, mapping = address === null ? null : mappingAt(mappings, address), place = { pid, proc, wait, mapping }, ends = wait.kind === "descriptors" ? endersOf?.(process2, tid, wait) : void 0;
    return {
      pid,
      tid,
      kind: kindOf(place),
      text: textOf(place),
      address: address === null ? null : `0x${address.toString(16)}`,
      mapping: mapping ? mapping.name || "anonymous memory" : null,
      owner: ownerOf(place, threads),
      lock: notes.find((note) => isIts(note, place))?.object ?? null,
      ...ends && { ends }
    };
  });
}
function ownerOf({ pid, proc, wait }, threads) {
  let tid = wait.kind === "futex" ? lockOwner(wait, pid, proc) : null;
  return tid === null ? null : { tid, alive: threads.some((one) => one.tid === tid) };
}
var isIts = (note, { pid, proc, wait }) => wait.kind === "futex" && isWaitedFor(note, { pid, address: wait.address }, proc), isPoll = ({ wait, mapping, proc }) => wait.kind === "gil" && !isInterpreter(mapping?.staticOf, proc);
function kindOf(place) {
  let { wait, mapping } = place;
  return wait.kind === "futex" && mapping?.shared ? "shared-futex" : isPoll(place) ? "other" : kinds[wait.kind];
}
var textOf = (place) => isPoll(place) ? "waits in steps of a few milliseconds" : describe(place.wait, place.mapping?.shared ?? !1), kinds = {
  futex: "futex",
  gil: "gil",
  process: "process",
  descriptors: "pipe",
  "file-lock": "other",
  named: "other",
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
    case "file-lock":
      return "waits for the lock of a file, no time limit";
    case "named":
      return `waits for ${wait.what}, no time limit`;
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

// src/watchdog/linux/history.ts
var noHistory = { processes: /* @__PURE__ */ new Map(), present: "", looked: 0, changed: 0 }, keyOf = ({ pid, start }) => `${pid} ${start}`;
function lookedAt(before, tree, now, readGil) {
  let present = tree.map((one) => `${one.pid}${one.zombie}`).join(), last = before.looked || now, processes = tree.map((one) => [
    keyOf(one),
    processAt({ ...before, looked: last }, one, now, readGil)
  ]);
  return {
    present,
    processes: new Map(processes),
    looked: now,
    changed: present === before.present ? before.changed : last
  };
}
function processAt({ processes, looked }, process2, now, readGil) {
  let before = processes.get(keyOf(process2)), threads = process2.threads.map((thread) => {
    let last = { switches: thread.switches, ran: now, since: looked, gil: null }, its = before?.threads.get(thread.tid);
    return [
      thread.tid,
      its ? threadAt(its, thread, last, () => readGil(process2.pid, thread.tid)) : last
    ];
  }), same = before && threads.map(([tid]) => tid).join() === [...before.threads.keys()].join();
  return {
    threads: new Map(threads),
    forked: process2.forked ? (before?.forked ?? 0) + 1 : 0,
    changed: same ? before.changed : looked
  };
}
function threadAt(before, { switches, state }, last, readGil) {
  if (before.switches === switches && "SZ".includes(state)) return before;
  let address = state === "S" ? readGil() : null;
  if (address === null) return last;
  let looks = before.gil?.address === address ? before.gil.looks + 1 : 1;
  return { ...last, gil: { address, looks } };
}
function howMade(history, process2) {
  let { forked } = historyOf(history, process2);
  return forked === 0 ? "exec" : forked >= 3 ? "fork" : void 0;
}
function isQuiet(history, process2) {
  let threads = [...historyOf(history, process2).threads.values()], hasRun = (one) => one.ran === history.looked;
  return threads.every((one) => !hasRun(one) || (one.gil?.looks ?? 0) >= 5) && threads.some((one) => !hasRun(one));
}
function lastRun(history, process2) {
  let { threads, changed } = historyOf(history, process2), ran = [...threads.values()].filter((one) => !one.gil).map((one) => one.since);
  return Math.max(...ran, changed);
}
var lastRunOf = (history, process2, thread) => historyOf(history, process2).threads.get(thread.tid).since;
function isIdleSince({ processes }, pid, tid, time) {
  let its = [...processes].find(([key]) => key.startsWith(`${pid} `))?.[1].threads.get(tid);
  return its !== void 0 && its.ran <= time;
}
var historyOf = ({ processes }, process2) => processes.get(keyOf(process2));

// src/watchdog/linux/stacks.ts
async function askForStacks(pid, asking) {
  let { proc, file } = asking, process2 = readProcess(pid, 0, proc);
  if (!process2) return `process ${pid} is gone`;
  if (!(process2.caught & 1n << BigInt(STACKS_SIGNAL - 1)))
    return `process ${pid} has no handler that would write its Python stacks`;
  if (!proc.names(`${pid}/fd`).some((fd) => proc.link(`${pid}/fd/${fd}`) === file)) return `process ${pid} has closed the file for its Python stacks`;
  let stacks = await requestDump(pid, { ...asking, signal: STACKS_SIGNAL, asleep: () => readProcess(pid, 0, proc)?.threads.every((one) => one.state !== "R") ?? !0, step: 2 }), program = proc.text(`${pid}/comm`)?.trim();
  return typeof stacks == "string" ? stacks : stacks.map((one) => pythonNamed(one, program));
}
var KERNEL_NAME = 15;
function pythonNamed(stack, program) {
  let { name } = stack;
  return name !== null && name !== program && Buffer.byteLength(name) < KERNEL_NAME ? stack : { ...stack, name: null };
}
var STACK_BYTES = 16384, MAX_NATIVE_FRAMES = 40;
function scanNativeStack(pid, tid, proc) {
  let line = proc.text(`${pid}/task/${tid}/syscall`), from = stackPointer(line);
  if (from === null) return null;
  let mappings = readMappings(pid, proc), stack = mappingAt(mappings, from);
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
function stackPointer(line) {
  let pointer = line?.trim().split(" ").at(-2);
  return pointer?.startsWith("0x") ? BigInt(pointer) : null;
}

// src/watchdog/linux/questions.ts
function forksOf(pid, forks) {
  let found = [];
  for (let at = pid; at !== null; ) {
    let made = forks.find((one) => one.child === at && !found.includes(one));
    made && found.push(made), at = made?.pid ?? null;
  }
  return found;
}
function questionsOf(process2, forks, arch, proc) {
  if (forks.length === 0) return [];
  let { pid, threads } = process2, mappings = readMappings(pid, proc), lines = threads.map(({ tid }) => ({ tid, line: proc.text(`${pid}/task/${tid}/syscall`) })), pointers = lines.flatMap(({ line }) => stackPointer(line) ?? []);
  return lines.flatMap(({ tid, line }) => {
    let wait = readWait(line, pid, arch, proc);
    if (wait.kind !== "futex" || mappingAt(mappings, wait.address)?.shared !== !1) return [];
    let owner = lockOwner(wait, pid, proc), tids = threads.map((one) => one.tid);
    return [{ pid, tid, address: wait.address, owner, tids, pointers, mappings, forks }];
  });
}

// src/watchdog/linux/search.ts
function search(quiet, sight) {
  let { arch, proc } = sight, pictures = quiet.flatMap((process2) => takePicture(process2, arch, proc) ?? []), set = whatIsClosed(pictures, sight);
  return set.length === 0 || !isUnchanged(set, arch, proc) || set.some(needsOthers) && !isSameTree(sight) ? null : describe2(set, pictures, sight);
}
function whatIsClosed(pictures, sight) {
  let all = closedSet(pictures, sight);
  if (isAll(all, sight)) return all;
  let unnamed = pictures.filter((one) => !hasNamed(one));
  return closedSet(unnamed, sight);
}
var isAll = (set, { tree }) => tree.filter((one) => !one.zombie).length === set.length, isSameTree = ({ tree, readAgain }) => readAgain().map(keyOf).join() === tree.map(keyOf).join();
function describe2(set, pictures, sight) {
  let roots = rootsOf(set, sight);
  if (!roots) return null;
  let { history } = sight, alone = isAll(set, sight), waiter = alone ? null : findWaiter(set, pictures, sight), last = alone ? history.changed : waiter && lastRunOf(history, waiter.process, waiter.thread);
  return {
    pids: set.map((one) => one.process.pid),
    roots,
    handlers: couldBeWoken(set, sight),
    named: set.some(hasNamed),
    since: Math.max(...set.map((one) => lastRun(history, one.process)), last ?? 0),
    alone,
    awaited: waiter !== null
  };
}

// src/watchdog/linux/linux.ts
var SEARCH_AGAIN = 1e3, nothingSeen = () => ({
  history: noHistory,
  known: /* @__PURE__ */ new Map(),
  made: /* @__PURE__ */ new Map(),
  tids: /* @__PURE__ */ new Set(),
  settled: { picture: "", at: 0 }
});
function watchLinux(watched) {
  let { own, proc } = watched, state = nothingSeen(), { known, made, tids } = state;
  return {
    look: async (now) => step(state, watched, now),
    explain: (pids, forks, readHeld) => explainAll(livingOf(watched, pids), forks, watched, {
      proc,
      readHeld,
      wasSeen: (tid) => tids.has(tid)
    }),
    isIdleSince: (pid, tid, time) => isIdleSince(state.history, pid, tid, time),
    waits: (pids, forks) => {
      let endersOf = forks ? enderFinder({ ...watched, tree: readTrial(watched) }) : null;
      return livingOf(watched, pids).flatMap(
        (one) => describeWaits(one, watched, forksOf(one.pid, forks ?? []), endersOf)
      );
    },
    known: () => [...known.values()].filter((one) => !own().includes(one.pid)),
    madeBy: (pid) => made.get(pid),
    sawThread: (tid) => tids.has(tid),
    refused: () => proc.refused().filter((line) => isOf(known, line))
  };
}
function step(state, watched, now) {
  let tree = readTrial(watched);
  state.history = lookedAt(state.history, tree, now, gilReader(watched)), remember(state, tree);
  let living = tree.filter((one) => !one.zombie && !isHidden(one)).map((one) => one.pid), all = tree.filter((one) => !one.zombie), quiet = all.filter((one) => isQuiet(state.history, one)), busy = quiet.length < all.length;
  return {
    living,
    busy,
    stuck: quiet.length === 0 ? null : searchOnce(quiet, tree, state, watched)
  };
}
var readTrial = ({ root, proc, own }) => readTree(root, proc).filter((one) => !own().includes(one.pid)), livingOf = (watched, pids) => readTrial(watched).filter((one) => !one.zombie && (!pids || pids.includes(one.pid))), gilReader = ({ arch, proc }) => (pid, tid) => {
  let wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc);
  return wait.kind === "gil" ? wait.address : null;
};
function remember({ history, known, made, tids }, tree) {
  for (let one of tree) {
    let { pid, parent, start, threads } = one;
    isHidden(one) || known.set(keyOf(one), { pid, parent, start }), made.set(pid, howMade(history, one));
    for (let { tid } of threads) tids.add(tid);
  }
}
function searchOnce(quiet, tree, state, watched) {
  let { history, settled } = state, now = history.looked, switches = quiet.map((one) => one.threads.map((thread) => thread.switches)).join(), picture = `${history.present}|${switches}|${watched.sockets.answers()}`;
  if (picture === settled.picture && now < settled.at + SEARCH_AGAIN) return null;
  let stuck = search(quiet, { ...watched, tree, history, readAgain: () => readTrial(watched) });
  return state.settled = { picture: stuck ? "" : picture, at: now }, stuck;
}
function isOf(known, refusal) {
  let pid = Number(/\/(\d+)\//.exec(refusal)?.[1]);
  return [...known.values()].some((one) => one.pid === pid);
}
async function explainAll(processes, forks, { arch, proc }, means) {
  let found = [];
  for (let one of processes)
    for (let question of questionsOf(one, forksOf(one.pid, forks), arch, proc)) {
      let answer = await explain(question, means);
      answer && found.push(answer);
    }
  return found;
}

// src/watchdog/linux/proc.ts
import { closeSync as closeSync2, openSync as openSync2, readdirSync, readlinkSync, readSync as readSync2 } from "node:fs";

// src/watchdog/linux/elf.ts
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
var SHT_DYNSYM = 11, SYMBOL_BYTES = 24, MAX_TABLE = 64 << 20, definedSymbols = (file, names) => opened(file, (open) => readSymbols(open, names)) ?? /* @__PURE__ */ new Map(), mayImport = (file, names) => opened(file, (open) => importsAny(open, names)) ?? !0;
function opened(file, read) {
  let open;
  try {
    open = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  try {
    return fstatSync(open).isFile() ? read(open) : null;
  } catch {
    return null;
  } finally {
    closeSync(open);
  }
}
function importsAny(file, names) {
  let [table, text] = dynamicTables(file) ?? [];
  if (!table || !text) return !0;
  for (let at = 0; at + SYMBOL_BYTES <= table.length; at += SYMBOL_BYTES)
    if (!(table.readUInt16LE(at + 6) !== 0) && names.includes(stringAt(text, table.readUInt32LE(at)))) return !0;
  return !1;
}
var stringAt = (text, at) => text.toString("latin1", at, text.indexOf(0, at));
function readSymbols(file, names) {
  let found = /* @__PURE__ */ new Map(), [table, text] = dynamicTables(file) ?? [];
  if (!table || !text) return found;
  let wanted = new Map(
    names.flatMap((name) => {
      let at = text.indexOf(`\0${name}\0`);
      return at < 0 ? [] : [[at + 1, name]];
    })
  );
  for (let at = 0; wanted.size > 0 && at + SYMBOL_BYTES <= table.length; at += SYMBOL_BYTES) {
    let name = wanted.get(table.readUInt32LE(at)), isDefined = table.readUInt16LE(at + 6) !== 0;
    !name || !isDefined || found.set(name, {
      value: table.readBigUInt64LE(at + 8),
      size: table.readBigUInt64LE(at + 16)
    });
  }
  return found;
}
function dynamicTables(file) {
  let head = bytesAt(file, 0, 64);
  if (head.toString("latin1", 0, 4) !== "\x7FELF" || head[4] !== 2 || head[5] !== 1) return null;
  let size = head.readUInt16LE(58), sections = bytesAt(file, Number(head.readBigUInt64LE(40)), size * head.readUInt16LE(60));
  for (let at = 0; at + size <= sections.length; at += size) {
    if (sections.readUInt32LE(at + 4) !== SHT_DYNSYM) continue;
    let names = sections.readUInt32LE(at + 40) * size;
    return [sectionAt(file, sections, at), sectionAt(file, sections, names)];
  }
  return null;
}
function sectionAt(file, sections, at) {
  let place = Number(sections.readBigUInt64LE(at + 24));
  return bytesAt(file, place, Number(sections.readBigUInt64LE(at + 32)));
}
function bytesAt(file, place, length) {
  if (length > MAX_TABLE) throw new RangeError("a table of that size is none");
  let bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, place) !== length) throw new RangeError("cut off");
  return bytes;
}

// src/watchdog/linux/proc.ts
var gone = /* @__PURE__ */ new Set(["ENOENT", "ESRCH", "ENOTDIR"]);
function procfs(root = "/proc") {
  let refusals = /* @__PURE__ */ new Set(), defining = cached((file, names) => definedSymbols(file, names).size > 0), importing = cached(mayImport), buffer = Buffer.allocUnsafe(65536);
  function guarded(path, read) {
    try {
      return read();
    } catch (error) {
      let code = error.code ?? String(error);
      return !gone.has(code) && refusals.size < 20 && refusals.add(`${path}: ${code}`), null;
    }
  }
  function readWhole(path) {
    let file = openSync2(path, "r");
    try {
      let length = 0;
      for (; ; ) {
        let count = readSync2(file, buffer, length, buffer.length - length, null);
        if (count === 0) return buffer.toString("latin1", 0, length);
        length += count, length === buffer.length && (buffer = Buffer.concat([buffer], length * 2));
      }
    } finally {
      closeSync2(file);
    }
  }
  function readMemory(path, address, length) {
    let file = openSync2(path, "r");
    try {
      let bytes = Buffer.alloc(length);
      return readSync2(file, bytes, 0, length, address) === length ? bytes : null;
    } finally {
      closeSync2(file);
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
    defines: defining,
    imports: importing,
    refused: () => [...refusals]
  };
}
function cached(ask) {
  let known = /* @__PURE__ */ new Map();
  return (file, names) => {
    let key = `${file} ${names}`, answer = known.get(key) ?? ask(file, names);
    return known.set(key, answer), answer;
  };
}

// src/watchdog/linux/sockets.ts
function createSockets(ask = async () => null, clock = () => performance.now()) {
  let entries2 = /* @__PURE__ */ new Map(), answers = 0;
  async function find(entry, pid, fd) {
    let found = await ask(pid, fd), known = found !== null && found.own === entry.own;
    entry.rest = known ? 0 : clock() + 1e3, known && (entry.peer = found.peer, answers++);
  }
  return {
    peer: (pid, { tid, switches }, fd, own) => {
      let key = `${pid} ${tid} ${fd}`, last = entries2.get(key);
      if (last?.own === own && last.switches === switches && last.peer) return last.peer;
      if (last?.own === own && clock() < last.rest) return null;
      let entry = { own, switches, peer: null, rest: Number.POSITIVE_INFINITY };
      return entries2.set(key, entry), find(entry, pid, fd), null;
    },
    answers: () => answers
  };
}

// src/watchdog/linux/system.ts
var pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
function needsProc() {
  if (!existsSync("/proc/version") && !existsSync("/proc/self"))
    throw new Prevented("there is no /proc here, without which nothing can be watched");
}
function blindness() {
  let proc = procfs();
  if (proc.link("self") !== String(process.pid))
    return "nothing can be proven here: /proc is that of another PID namespace, or there is none";
  let scope = Number(proc.text("sys/kernel/yama/ptrace_scope") ?? 0);
  return scope >= 2 && !mayLook(proc) ? `nothing can be proven here: kernel.yama.ptrace_scope is ${scope}, and ancestors may not look at their processes` : null;
}
function mayLook(proc) {
  let child = spawn("cat", { stdio: ["pipe", "ignore", "ignore"] });
  child.on("error", () => {
  });
  try {
    return child.pid !== void 0 && proc.text(`${child.pid}/syscall`) !== null;
  } finally {
    child.kill();
  }
}
var EMPTY = "/dev/null";
function linuxSystem() {
  needsProc();
  let blind = blindness(), at = blind?.includes("PID namespace") ? EMPTY : "/proc", kill = (pid, signal) => process.kill(pid, signal), ending = { proc: procfs(at), kill, pause };
  return {
    blind,
    adopts: !0,
    clock: () => performance.now(),
    watch: ({ root, own, connection, alarm, runsPython }) => watchLinux({
      root,
      own,
      alarm,
      runsPython,
      arch: machine(),
      proc: procfs(at),
      sockets: createSockets(connection)
    }),
    askForStacks: (pid, file) => askForStacks(pid, { proc: procfs(at), kill, pause, file }),
    debuggers: findDebuggers(process.env.PATH ?? ""),
    nativeStack: (pid, tid) => scanNativeStack(pid, tid, procfs(at)),
    endOne: (one) => endOne(one, ending),
    endStrays: (known, mark, limit) => endStrays(known, mark, limit, ending)
  };
}

// src/watchdog/currentsystem.ts
async function currentSystem() {
  return platform() === "linux" ? linuxSystem() : (await import("./posix-TFA2JUG2.js")).posixSystem();
}
export {
  currentSystem
};
