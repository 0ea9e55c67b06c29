import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);

// src/watchdog/records.ts
var number = (value) => typeof value == "number" ? value : -1, text = (value) => textOrNull(value) ?? "", textOrNull = (value) => typeof value == "string" ? value.slice(0, 4e3) : null, list = (value) => Array.isArray(value) ? value.slice(0, 128) : [];
function places(value) {
  return list(value).flatMap((one) => place(one) ?? []);
}
function place(value) {
  let [file, line, name] = list(value);
  return typeof file != "string" || typeof line != "number" ? null : { file, line, function: text(name) };
}

// src/watchdog/ledger.ts
var events = /* @__PURE__ */ new Set(["ledger", "lock", "ask", "got", "renewed", "met", "unmet"]), isOfSweep = (record) => events.has(record.e), named = (records, name) => records.filter(({ e }) => e === name);
function readLedger(records) {
  return {
    forks: named(records, "ledger").map((one) => ({
      fork: text(one.fork),
      thread: textOrNull(one.thread),
      since: Math.max(0, number(one.since))
    })),
    locks: named(records, "lock").flatMap((one) => lockIn(one) ?? []),
    asks: asksIn(records)
  };
}
var kindOf = (value) => value === "RLock" ? "RLock" : "Lock";
function lockIn(record) {
  let made = places(record.made), place2 = text(record.place);
  return made.length === 0 || place2 === "" || number(record.id) < 0 ? null : {
    id: number(record.id),
    fork: text(record.fork),
    place: place2,
    made,
    name: textOrNull(record.name),
    kind: kindOf(record.kind),
    order: Math.max(1, number(record.order)),
    share: Math.min(1, Math.max(0, number(record.share))),
    takes: list(record.takes).flatMap((take) => takeIn(take) ?? [])
  };
}
function takeIn(value) {
  let [thread, alive, count, late, frames] = list(value);
  return number(count) < 1 ? null : {
    thread: textOrNull(thread),
    alive: alive === 1,
    frames: places(frames),
    count: number(count),
    late: Math.max(0, number(late))
  };
}
var waits = ["no", "timed", "endless"];
function asksIn(records) {
  return named(records, "ask").flatMap((one) => {
    let wait = waits.find((name) => name === one.wait);
    return !wait || number(one.pid) < 1 ? [] : [
      {
        pid: number(one.pid),
        id: number(one.lock),
        fork: text(one.fork),
        wait,
        ident: textOrNull(one.ident),
        thread: textOrNull(one.thread),
        name: textOrNull(one.name),
        frames: places(one.frames),
        hook: textOrNull(one.hook)
      }
    ];
  });
}
function readMeeting(records) {
  let [record] = named(records, "met"), met = record ? metIn(record) : null, [unmet] = named(records, "unmet"), own = records.filter(({ lock }) => met !== null && number(lock) === met.id), renewed = named(own, "renewed").length + named(own, "got").length > 0;
  return {
    met,
    unmet: unmet ? text(unmet.reason) : null,
    asks: asksIn(own),
    inVain: inVain(own),
    renewed,
    others: inVain(records).filter(({ id }) => id !== met?.id)
  };
}
function metIn(record) {
  let [thread, ident, frames] = list(record.holder), holder = { thread: textOrNull(thread), ident: text(ident), frames: places(frames) };
  return {
    id: number(record.lock),
    name: textOrNull(record.name),
    kind: kindOf(record.kind),
    made: places(record.made),
    holder: Array.isArray(record.holder) ? holder : null,
    frames: places(record.frames)
  };
}
function inVain(records) {
  let open = /* @__PURE__ */ new Map();
  for (let record of records) {
    let key = `${number(record.pid)} ${text(record.ident)} ${number(record.lock)}`;
    record.e === "got" && open.delete(key), record.e === "ask" && record.wait === "endless" && open.set(key, record);
  }
  return asksIn([...open.values()]);
}
var orphanedBySweep = (records) => new Set(named(records, "met").length > 0 ? inVain(records).map(({ pid }) => pid) : []);

// src/watchdog/trace.ts
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from "node:fs";
var MAX_BYTES = 8 << 20, MAX_RECORDS = 2e4, MAX_LINE = 1 << 20;
function readTrace(path) {
  let records = readHead(path, MAX_BYTES).split(`
`).slice(0, MAX_RECORDS).flatMap((line) => parse(line) ?? []), named2 = (name) => records.filter((record) => record.e === name), reaped = named2("reaped").filter((one) => number(one.child) > 0 && number(one.status) >= 0), preload = named2("preload-failed")[0], knob = named2("knob-failed")[0];
  return {
    forks: readForks(named2("fork"), named2("child")),
    events: named2("lookup").flatMap((record) => lockEvent(record) ?? []),
    uncaught: named2("uncaught").filter((record) => number(record.pid) > 0).map((record) => ({
      pid: number(record.pid),
      type: text(record.type),
      text: text(record.text),
      frames: places(record.frames)
    })),
    statuses: new Map(reaped.map((one) => [number(one.child), number(one.status)])),
    parents: new Map(reaped.map((one) => [number(one.child), number(one.pid)])),
    kills: named2("kill").map((one) => ({
      from: number(one.pid),
      to: number(one.target),
      signal: number(one.signal)
    })),
    warnings: named2("warning").map((one) => ({
      pid: number(one.pid),
      category: text(one.category),
      text: text(one.text)
    })),
    observed: named2("start").length > 0,
    execs: execsIn(records),
    alarms: alarmsIn(records),
    preloadFailure: preload ? `${text(preload.module)}: ${text(preload.text)}` : null,
    knobFailure: knob ? text(knob.text) : null,
    sweep: records.filter(isOfSweep)
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
    let ofChild = eventsOf(fork.child), waits2 = ofChild.some((one) => one.did === "asked"), got = ofChild.some((one) => one.did === "got");
    waits2 && !got && wasHeld(eventsOf(fork.pid), fork) && orphans.add(fork.child);
  }
  return orphans;
}
function wasHeld(events2, fork) {
  let open = /* @__PURE__ */ new Map();
  for (let { did, ident, time } of events2)
    time > fork.time || ident === fork.ident || did === "got" || open.set(ident, (open.get(ident) ?? 0) + (did === "asked" ? 1 : -1));
  return [...open.values()].some((count) => count > 0);
}
function byPid(events2) {
  let all = /* @__PURE__ */ new Map();
  for (let event of events2) {
    let own = all.get(event.pid);
    own ? own.push(event) : all.set(event.pid, [event]);
  }
  return (pid) => all.get(pid) ?? [];
}

export {
  readLedger,
  readMeeting,
  orphanedBySweep,
  traceReader,
  readHead,
  alarmOf,
  onlyForkserver,
  wasRefused,
  isOfSubprocess,
  orphanedByTrace
};
