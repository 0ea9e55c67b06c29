import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/watchdog/trace.ts
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from "node:fs";
var MAX_BYTES = 8 << 20, MAX_RECORDS = 2e4, MAX_LINE = 1 << 20, MAX_LIST = 128, MAX_TEXT = 4e3;
function readTrace(path) {
  let records = readHead(path, MAX_BYTES).split(`
`).slice(0, MAX_RECORDS).flatMap((line) => parse(line) ?? []), named = (name) => records.filter((record) => record.e === name), reaped = named("reaped").filter((one) => number(one.child) > 0 && number(one.status) >= 0), preload = named("preload-failed")[0], knob = named("knob-failed")[0];
  return {
    forks: readForks(named("fork"), named("child")),
    events: named("lookup").flatMap((record) => lockEvent(record) ?? []),
    uncaught: named("uncaught").filter((record) => number(record.pid) > 0).map((record) => ({
      pid: number(record.pid),
      type: text(record.type),
      text: text(record.text),
      frames: places(record.frames)
    })),
    statuses: new Map(reaped.map((one) => [number(one.child), number(one.status)])),
    parents: new Map(reaped.map((one) => [number(one.child), number(one.pid)])),
    kills: named("kill").map((one) => ({
      from: number(one.pid),
      to: number(one.target),
      signal: number(one.signal)
    })),
    warnings: named("warning").map((one) => ({
      pid: number(one.pid),
      category: text(one.category),
      text: text(one.text)
    })),
    observed: named("start").length > 0,
    execs: execsIn(records),
    alarms: alarmsIn(records),
    preloadFailure: preload ? `${text(preload.module)}: ${text(preload.text)}` : null,
    knobFailure: knob ? text(knob.text) : null
  };
}
function sizeOf(path) {
  try {
    return lstatSync(path).size;
  } catch {
    return 0;
  }
}
function traceReader(path) {
  let last = null;
  return () => {
    let size = sizeOf(path);
    return last?.size !== size && (last = { size, trace: readTrace(path) }), last.trace;
  };
}
function readHead(path, limit, offset = 0) {
  let file;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch {
    return "";
  }
  try {
    let stat = fstatSync(file);
    if (!stat.isFile()) return "";
    let end = Math.min(limit, stat.size - offset), chunks = [];
    for (let at = 0; at < end; ) {
      let chunk = Buffer.allocUnsafe(Math.min(65536, end - at)), count = readSync(file, chunk, 0, chunk.length, offset + at);
      if (count === 0) break;
      chunks.push(chunk.subarray(0, count)), at += count;
    }
    return Buffer.concat(chunks).toString("utf8");
  } finally {
    closeSync(file);
  }
}
function parse(line) {
  if (!line.startsWith("{") || line.length > MAX_LINE) return null;
  try {
    return [JSON.parse(line)];
  } catch {
    return null;
  }
}
var number = (value) => typeof value == "number" ? value : -1, text = (value) => textOrNull(value) ?? "", textOrNull = (value) => typeof value == "string" ? value.slice(0, MAX_TEXT) : null, list = (value) => Array.isArray(value) ? value.slice(0, MAX_LIST) : [];
function places(value) {
  return list(value).flatMap((one) => place(one) ?? []);
}
function place(value) {
  let [file, line, name] = list(value);
  return typeof file != "string" || typeof line != "number" ? null : { file, line, function: text(name) };
}
function stacks(value, pid) {
  return list(value).map((one) => {
    let record = one ?? {};
    return {
      pid,
      ident: textOrNull(record.ident),
      tid: typeof record.tid == "number" ? record.tid : null,
      name: textOrNull(record.name),
      frames: places(record.frames),
      locks: lockNotes(record.locks)
    };
  });
}
var lockKinds = /* @__PURE__ */ new Set(["Lock", "RLock", "import"]);
function lockNotes(value) {
  return list(value).flatMap((one) => {
    let [frame, path, object, kind, owner, where] = list(one);
    if (typeof frame != "number" || typeof path != "string" || !lockKinds.has(kind)) return [];
    if (typeof object != "string" || !/^0x[0-9a-f]{1,16}$/.test(object)) return [];
    let numbers = list(where).filter((value2) => Number.isInteger(value2)), spot = numbers.length === 1 || numbers.length === 4 ? numbers : null;
    return [{ frame, path, object, kind, owner: textOrNull(owner), spot }];
  });
}
function execsIn(records) {
  let execs = /* @__PURE__ */ new Set();
  for (let { e, pid } of records)
    e === "exec" && execs.add(number(pid)), e === "exec-failed" && execs.delete(number(pid));
  return execs;
}
function alarmsIn(records) {
  let alarms = /* @__PURE__ */ new Map();
  for (let record of records) {
    let pid = number(record.pid);
    if ((record.e === "child" || record.e === "start" && !alarms.has(pid)) && alarms.set(pid, { until: null, every: 0 }), record.e !== "timer") continue;
    let until = typeof record.until == "number" ? record.until : null;
    alarms.set(pid, { until, every: number(record.every) });
  }
  return alarms;
}
function alarmOf({ alarms }, pid, now) {
  let alarm = alarms.get(pid);
  if (!alarm) return "unknown";
  let { until, every } = alarm;
  return until !== null && (every > 0 || until > now - ALARM_GRACE) ? "set" : "off";
}
var ALARM_GRACE = 0.1, forkKey = (pid, count) => `${number(pid)} ${number(count)}`;
function readForks(forks, children) {
  let childOf = new Map(children.map((one) => [forkKey(one.ppid, one.n), number(one.pid)]));
  return forks.map((fork) => {
    let pid = number(fork.pid);
    return {
      pid,
      child: childOf.get(forkKey(fork.pid, fork.n)) ?? null,
      time: number(fork.t),
      ident: textOrNull(fork.ident),
      stacks: stacks(fork.stacks, pid)
    };
  });
}
function lockEvent(record) {
  let { did } = record;
  return did !== "asked" && did !== "got" && did !== "released" ? null : {
    lock: text(record.lock),
    did,
    pid: number(record.pid),
    ident: textOrNull(record.ident),
    thread: textOrNull(record.thread),
    time: number(record.t),
    place: place(record.place)
  };
}
var onlyForkserver = ({ forks }) => forks.length > 0 && forks.every(isOfForkserver), isOfForkserver = (fork) => /\/lib[^/]*\/.*\/multiprocessing\/forkserver\.py$/.test(forkingFrame(fork)?.file ?? ""), wasRefused = ({ forks, uncaught }) => uncaught.some(({ pid, type, text: text2, frames: [frame] }) => {
  if (!frame) return !1;
  if (text2 === "can't start new thread") return type === "RuntimeError" || type === "thread.error";
  if (!text2.startsWith("[Errno ")) return !1;
  let raised = JSON.stringify([pid, frame]);
  return isExecuteChild(frame) && type === "BlockingIOError" || forks.some(
    (fork) => fork.child === null && JSON.stringify([fork.pid, forkingFrame(fork)]) === raised
  );
}), forkingFrame = ({ stacks: stacks2, ident }) => stacks2.find((one) => one.ident === ident)?.frames[0], isExecuteChild = (frame) => frame.function === "_execute_child" && /\/lib[^/]*\/.*\/subprocess\.py$/.test(frame.file);
function isOfSubprocess(fork) {
  let frame = forkingFrame(fork);
  return frame !== void 0 && isExecuteChild(frame);
}
function orphanedByTrace(trace) {
  let orphans = /* @__PURE__ */ new Set(), eventsOf = byPid(trace.events);
  for (let fork of trace.forks) {
    if (fork.child === null) continue;
    let ofChild = eventsOf(fork.child), waits = ofChild.some((one) => one.did === "asked"), got = ofChild.some((one) => one.did === "got");
    waits && !got && wasHeld(eventsOf(fork.pid), fork) && orphans.add(fork.child);
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

export {
  traceReader,
  readHead,
  alarmOf,
  onlyForkserver,
  wasRefused,
  isOfSubprocess,
  orphanedByTrace
};
