import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  MAIN,
  canonical
} from "./chunk-U5ILEWQD.js";

// src/watchdog/fields.ts
var MAX_LIST = 128, MAX_TEXT = 4e3, number = (value) => typeof value == "number" ? value : -1, text = (value) => textOrNull(value) ?? "", textOrNull = (value) => typeof value == "string" ? value.slice(0, MAX_TEXT) : null, list = (value) => Array.isArray(value) ? value.slice(0, MAX_LIST) : [];
function places(value) {
  return list(value).flatMap((one) => place(one) ?? []);
}
function place(value) {
  let [file, line, name] = list(value);
  return typeof file != "string" || typeof line != "number" ? null : { file: canonical(file), line, function: text(name) };
}

// src/watchdog/ledger.ts
var reasons = ["protected", "guarded", "needed", "never", "gone", "late"], events = /* @__PURE__ */ new Set(["ledger", "lock", "ask", "got", "renewed", "met", "unmet"]), isOfSweep = (record) => events.has(record.e), named = (records, name) => records.filter(({ e }) => e === name);
function readLedger(records) {
  return {
    forks: named(records, "ledger").map((one) => ({
      root: number(one.root),
      fork: text(one.fork),
      thread: textOrNull(one.thread),
      since: Math.max(0, number(one.since))
    })),
    locks: named(records, "lock").flatMap((one) => lockIn(one) ?? []),
    asks: asksIn(records),
    lastAsk: lastAsk(records)
  };
}
function lastAsk(records) {
  let [first] = named(records, "ledger"), start = first ? number(first.t) - number(first.since) : 0;
  return Math.max(0, ...named(records, "ask").map(({ t }) => number(t) - start));
}
var kinds = ["Lock", "RLock", "import", "buffer", "emulated"], kindOf = (value) => kinds.find((kind) => kind === value) ?? "Lock";
function lockIn(record) {
  let made = places(record.made), place2 = text(record.place);
  return place2 === "" || number(record.id) < 0 ? null : {
    id: number(record.id),
    root: number(record.root),
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
        root: number(one.root),
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
  let unmets = named(records, "unmet"), record = named(records, "met").find(
    ({ pid }) => !unmets.some((one) => number(one.meant ?? one.pid) === pid)
  ), [unmet] = record ? [] : unmets, met = record ? metIn(record) : null, own = records.filter(({ lock }) => met !== null && number(lock) === met.id), renewed = named(own, "renewed").length + named(own, "got").length > 0;
  return {
    met,
    unmet: unmet ? reasons.find((one) => one === unmet.reason) ?? "never" : null,
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
    frames: places(record.frames),
    isSole: record.sole === 1
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
var orphanedBySweep = (records) => new Set(readMeeting(records).met ? inVain(records).map(({ pid }) => pid) : []);
function withoutHolder(records) {
  let { met, inVain: asks, renewed } = readMeeting(records);
  return !met?.isSole || !met.holder || renewed ? [] : asks.filter(({ thread }) => thread === MAIN).map(({ pid }) => pid);
}

// src/watchdog/tracefile.ts
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from "node:fs";

// src/watchdog/records.ts
var MAX_LINE = 1 << 20, MAX_RECORDS = 2e4, MAX_FORKS = 1e4, MAX_FORK_TEXT = 4 << 20, MAX_SWEEP_TEXT = 4 << 20, emptyTrace = () => ({
  forks: [],
  events: [],
  uncaught: [],
  kills: [],
  warnings: [],
  statuses: /* @__PURE__ */ new Map(),
  parents: /* @__PURE__ */ new Map(),
  execs: /* @__PURE__ */ new Set(),
  alarms: /* @__PURE__ */ new Map(),
  tests: /* @__PURE__ */ new Map(),
  handlers: /* @__PURE__ */ new Map(),
  observed: !1,
  preloadFailure: null,
  knobFailure: null,
  sweep: []
});
function recorder(trace) {
  let forks = forkRecorder(trace), sweep = sweepRecorder(trace);
  return (line) => {
    let record = parse(line);
    if (!record) return;
    record.e === "fork" && forks.add(record, line.length), record.e === "child" && forks.made(record), isOfSweep(record) && sweep(record, line.length), typeof record.e == "string" && Object.hasOwn(kinds2, record.e) && kinds2[record.e](trace, record);
  };
}
var kinds2 = {
  start: (trace, record) => {
    let pid = number(record.pid), name = testName(record.test);
    trace.observed = !0, name && keep(trace.tests, pid, name), trace.alarms.has(pid) || keep(trace.alarms, pid, noAlarm), keep(trace.handlers, pid, /* @__PURE__ */ new Set());
  },
  // A fork leaves alarms behind, and takes handlers along.
  child: (trace, { pid, ppid }) => {
    let its = trace.handlers.get(number(ppid));
    keep(trace.alarms, number(pid), noAlarm), its && keep(trace.handlers, number(pid), its);
  },
  handler: ({ handlers }, { pid, signal, set }) => {
    let its = handlers.get(number(pid)), others = [...its ?? []].filter((one) => one !== number(signal));
    its && handlers.set(number(pid), new Set(set === 1 ? [...others, number(signal)] : others));
  },
  // It keeps an alarm; that it sets none of its own is known only of a Python, which begins anew.
  exec: ({ execs, alarms }, { pid }) => {
    execs.add(number(pid)), alarms.get(number(pid)) === noAlarm && alarms.delete(number(pid));
  },
  "exec-failed": ({ execs, alarms }, { pid }) => {
    execs.delete(number(pid)), alarms.has(number(pid)) || keep(alarms, number(pid), noAlarm);
  },
  reaped: (trace, record) => {
    let [child, status] = [number(record.child), number(record.status)];
    child <= 0 || status < 0 || (keep(trace.statuses, child, status), keep(trace.parents, child, number(record.pid)), trace.alarms.delete(child), trace.handlers.delete(child));
  },
  kill: ({ kills }, { pid, target, signal }) => push(kills, { from: number(pid), to: number(target), signal: number(signal) }),
  timer: (trace, { pid, until, every }) => {
    let at = typeof until == "number" ? until : null;
    keep(trace.alarms, number(pid), { until: at, every: number(every) });
  },
  uncaught: ({ uncaught }, { pid, type, text: said, frames }) => {
    number(pid) <= 0 || push(uncaught, {
      pid: number(pid),
      type: text(type),
      text: text(said),
      frames: places(frames)
    });
  },
  warning: ({ warnings }, { pid, category, text: said }) => push(warnings, { pid: number(pid), category: text(category), text: text(said) }),
  lookup: ({ events: events2 }, record) => {
    let event = lockEvent(record);
    event && push(events2, event);
  },
  "preload-failed": (trace, record) => {
    trace.preloadFailure ??= `${text(record.module)}: ${text(record.text)}`;
  },
  "knob-failed": (trace, record) => {
    trace.knobFailure ??= text(record.text);
  }
}, noAlarm = { until: null, every: 0 };
function push(list2, one) {
  list2.length < MAX_RECORDS && list2.push(one);
}
function keep(map, pid, value) {
  (map.size < MAX_RECORDS || map.has(pid)) && map.set(pid, value);
}
function sweepRecorder({ sweep }) {
  let room = MAX_SWEEP_TEXT;
  return (record, size) => {
    room -= size, room > 0 && push(sweep, record);
  };
}
function forkRecorder(trace) {
  let byKey = /* @__PURE__ */ new Map(), children = /* @__PURE__ */ new Map(), sizes = /* @__PURE__ */ new Map(), text2 = 0;
  function drop(fork) {
    let { key, size } = sizes.get(fork);
    text2 -= size, sizes.delete(fork), byKey.delete(key);
  }
  return {
    add(record, size) {
      let key = keyOf(record.pid, record.n), fork = readFork(record, children.get(key) ?? null);
      if (children.delete(key), trace.forks.push(fork), sizes.set(fork, { key, size }), text2 += size, fork.child === null && byKey.set(key, fork), trace.forks.length <= MAX_FORKS && text2 <= MAX_FORK_TEXT) return;
      let kept = thatMatter(
        trace,
        MAX_FORKS / 2,
        MAX_FORK_TEXT / 2,
        (one) => sizes.get(one).size
      );
      for (let one of trace.forks) kept.has(one) || drop(one);
      trace.forks = trace.forks.filter((one) => kept.has(one));
    },
    made(record) {
      let key = keyOf(record.ppid, record.n), fork = byKey.get(key);
      fork ? fork.child = number(record.pid) : children.size < MAX_RECORDS && children.set(key, number(record.pid)), byKey.delete(key);
    }
  };
}
var keyOf = (pid, count) => `${number(pid)} ${number(count)}`;
function thatMatter({ forks, statuses }, count, size, sizeOf2) {
  let byChild = new Map(forks.map((fork) => [fork.child, fork])), kept = /* @__PURE__ */ new Set(), room = size, add = (fork) => {
    for (let one = fork; one && !kept.has(one); one = byChild.get(one.pid)) {
      if (kept.size >= count || room < sizeOf2(one)) return;
      room -= sizeOf2(one), kept.add(one);
    }
  }, latest = [...forks].reverse();
  for (let fork of latest) fork.child !== null && !statuses.has(fork.child) && add(fork);
  return latest.forEach(add), kept;
}
function readFork(record, child) {
  let pid = number(record.pid);
  return {
    pid,
    child,
    time: number(record.t),
    ident: textOrNull(record.ident),
    stacks: stacks(record.stacks, pid),
    test: testName(record.test)
  };
}
var testName = (value) => textOrNull(value)?.replace(/ \((?:setup|call|teardown)\)$/, "") || null;
function parse(line) {
  if (!line.startsWith("{") || line.length > MAX_LINE) return null;
  try {
    return JSON.parse(line);
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

// src/watchdog/tracefile.ts
var MAX_PIECE = 8 << 20, MAX_BYTES = 256 << 20;
function sizeOf(path) {
  try {
    return lstatSync(path).size;
  } catch {
    return 0;
  }
}
function traceReader(path) {
  let trace = emptyTrace(), add = recorder(trace), at = 0, rest = "";
  return () => {
    if (sizeOf(path) <= at || at > MAX_BYTES) return trace;
    let text2 = readHead(path, MAX_PIECE, at);
    at += Buffer.byteLength(text2);
    let lines = (rest + text2).split(`
`);
    return rest = lines.pop().slice(0, MAX_PIECE), lines.forEach(add), trace;
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

export {
  readLedger,
  readMeeting,
  orphanedBySweep,
  withoutHolder,
  traceReader,
  readHead
};
