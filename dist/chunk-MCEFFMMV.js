import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  readHead
} from "./chunk-RMRTEO7F.js";
import {
  spawnRun
} from "./chunk-5Y7B6OWJ.js";
import {
  which
} from "./chunk-G7QD4UAA.js";

// src/watchdog/debuggers.ts
var LIMIT = 15, MAX_FRAMES = 40;
function findDebuggers(path, run = spawnRun) {
  let env = { PATH: path, HOME: "/nonexistent", LC_ALL: "C" }, ask = async (command) => {
    let file = await which(command[0], path);
    if (!file) return `${command[0]} is not on PATH`;
    let ended = await run([file, ...command.slice(1)], { env, cwd: "/", timeout: LIMIT });
    return ended.code === 0 ? { output: ended.stdout } : `${command[0]}: ${lastLine(ended.stderr) || "failed"}`;
  };
  return {
    pythonStacks: async (pid) => {
      let answer = await ask(["py-spy", "dump", "--json", "--pid", `${pid}`]);
      return typeof answer == "string" ? answer : parsePySpy(answer.output, pid);
    },
    nativeStacks: async (pid) => {
      let answer = await ask(gdbCommand(pid));
      return typeof answer == "string" ? answer : parseGdb(answer.output, pid);
    }
  };
}
var lastLine = (text) => text.trim().split(`
`).at(-1) ?? "";
function gdbCommand(pid) {
  return [
    "gdb",
    "-nx",
    "-batch",
    ...["auto-load off", "debuginfod enabled off", "print frame-arguments none"].flatMap((one) => ["-iex", `set ${one}`]),
    "-p",
    `${pid}`,
    "-ex",
    `thread apply all bt ${MAX_FRAMES}`
  ];
}
function parseGdb(output, pid) {
  let stacks = [];
  for (let line of output.split(`
`)) {
    let thread = /^Thread \d+ \(.*\bLWP (\d+)\)/.exec(line);
    thread && stacks.push({ pid, tid: Number(thread[1]), frames: [] });
    let frame = /^#\d+\s+(?:0x[0-9a-f]+ in )?(\S+) \(.*\)(?: from (.*)| at .*)?$/.exec(line);
    frame && stacks.at(-1)?.frames.push({ function: frame[1], library: frame[2] ?? null });
  }
  return stacks;
}
function parsePySpy(output, pid) {
  try {
    return JSON.parse(output.replace(/"thread_id": (\d+)/g, '"thread_id": "$1"')).map((thread) => ({
      pid,
      ident: `${thread.thread_id}`,
      tid: thread.os_thread_id,
      name: thread.thread_name,
      frames: thread.frames.map(
        ({ filename, line, name }) => ({ file: filename, line, function: name })
      )
    }));
  } catch {
    return "py-spy: its answer could not be read";
  }
}

// src/watchdog/sockets.ts
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

// src/watchdog/stacks.ts
import { statSync } from "node:fs";

// src/watchdog/mappings.ts
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

// src/watchdog/processes.ts
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

// src/watchdog/stuck.ts
import { basename } from "node:path";

// src/watchdog/waits.ts
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

// src/watchdog/stuck.ts
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

// src/watchdog/stacks.ts
var MAX_DUMP = 1 << 20;
async function askForStacks(pid, asking) {
  let { proc, file } = asking, process2 = readProcess(pid, 0, proc);
  return process2 ? process2.caught & 1n << BigInt(STACKS_SIGNAL - 1) ? proc.names(`${pid}/fd`).some((fd) => proc.link(`${pid}/fd/${fd}`) === file) ? requestDump(pid, { ...asking, signal: STACKS_SIGNAL, asleep: () => readProcess(pid, 0, proc)?.threads.every((one) => one.state !== "R") ?? !0, step: 2 }) : `process ${pid} has closed the file for its Python stacks` : `process ${pid} has no handler that would write its Python stacks` : `process ${pid} is gone`;
}
async function requestDump(pid, request) {
  let before = sizeOf(request.file);
  try {
    request.kill(pid, request.signal);
  } catch (error) {
    return `process ${pid} could not be asked for its stacks: ${error.message}`;
  }
  let dump = await settled(before, request);
  return dump ? parseStacks(dump, pid) : `process ${pid} did not write its Python stacks`;
}
var sizeOf = (file) => statSync(file, { throwIfNoEntry: !1 })?.size ?? 0;
async function settled(before, request) {
  let size = before;
  for (let waited = 0; waited < 500; waited += request.step) {
    await request.pause(request.step);
    let now = sizeOf(request.file);
    if (now > before && now === size && await request.asleep()) break;
    size = now;
  }
  return readHead(request.file, MAX_DUMP, before);
}
function parseStacks(dump, pid) {
  let stacks = [];
  for (let line of dump.split(`
`)) {
    let thread = /^(?:Current thread|Thread) (0x[0-9a-f]+)(?: \[(.*)\])? \(most recent/.exec(line);
    if (thread) {
      let ident = BigInt(thread[1]).toString();
      stacks.push({ pid, ident, tid: null, name: thread[2] ?? null, frames: [] });
      continue;
    }
    let frame = parseFrame(line);
    frame && stacks.at(-1)?.frames.push(frame);
  }
  return stacks;
}
function parseFrame(line) {
  let match = /^ {2}File "(.*)", line (\d+) in (.*)$/.exec(line);
  return match ? { file: match[1], line: Number(match[2]), function: match[3] } : null;
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

export {
  findDebuggers,
  readTree,
  allPids,
  startTime,
  readMappings,
  mappingAt,
  createSockets,
  readWait,
  closedSet,
  needsOthers,
  takePicture,
  isUnchanged,
  findWaiter,
  askForStacks,
  requestDump,
  scanNativeStack
};
