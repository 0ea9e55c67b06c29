import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  MAIN,
  isOdd
} from "./chunk-U5ILEWQD.js";

// src/plan/sweep.ts
var LATE_WAIT = 1, PATIENCE = 0.3;
function candidates(ledger) {
  let groups = /* @__PURE__ */ new Map();
  for (let lock of [...ledger.locks, ...atLaterForks(ledger)]) {
    let asked = ledger.asks.some((ask) => isFor(ask, lock));
    if (lock.takes.length === 0 && !asked) continue;
    let key = JSON.stringify([lock.place, lock.made[0], lock.name]), one = { lock, asked, tries: triesOf(lock, ledger) }, best = groups.get(key);
    (!best || promise(one) > promise(best)) && groups.set(key, one);
  }
  return [...groups.values()].toSorted((a, b) => promise(b) - promise(a));
}
var parentOf = (fork) => fork.slice(0, fork.lastIndexOf(".") + 1);
function atLaterForks({ locks, asks }) {
  let key = ({ root, fork, id }) => `${root} ${fork} ${id}`, written = new Set(locks.map(key));
  return asks.filter((ask) => !written.has(key(ask))).flatMap((ask) => {
    let { fork } = ask;
    return locks.filter(
      (one) => isSame(one, ask) && parentOf(one.fork) === parentOf(fork)
    ).slice(-1).map((lock) => ({ ...lock, fork }));
  });
}
var isSame = (lock, { id, root }) => lock.id === id && lock.root === root, isFor = (ask, lock) => isSame(lock, ask) && (ask.fork === lock.fork || ask.fork.startsWith(`${lock.fork}.`)), promise = ({ asked, lock }) => (lock.takes.length > 0 ? 2 : 0) + (asked ? 1 : 0);
function triesOf(lock, { forks }) {
  let { place, order, root, fork, takes } = lock, own = forks.find((one) => one.root === root && one.fork === fork), forker = own?.thread ?? MAIN, general = { lock: place, order, fork, forker, standIn: !1 };
  if (takes.length === 0)
    return [{ ...general, thread: "*", early: !1, wait: LATE_WAIT, standIn: !0 }];
  let before = 2 * (own?.since ?? 0) + PATIENCE;
  return takes.toSorted((a, b) => likelihood(b) - likelihood(a)).slice(0, MAX_THREADS).flatMap(({ thread, alive, late }) => {
    let atFork = { ...general, thread: thread ?? "*", early: !1, wait: LATE_WAIT }, earlier = { ...atFork, early: !0, wait: before };
    return alive ? late > 0 ? [atFork, earlier] : [earlier, atFork] : [earlier];
  });
}
var MAX_THREADS = 2, likelihood = ({ late, alive, count }) => (late > 0 ? 4 : 0) + (alive ? 2 : 0) + count / (count + 1), rendezvousKnob = ({ standIn, ...rest }) => ({
  ...rest,
  "stand-in": standIn
});

// src/plan/variants.ts
var builtIn = {
  baseline: {},
  sleep: { sleepBeforeFork: 0.1 },
  "connect=False": { keywords: { "pymongo.MongoClient": { connect: !1 } } },
  preload: { preload: ["encodings.idna"] },
  sweep: { sweep: !0 }
}, knownVariants = [...Object.keys(builtIn), "fork-first"];
function explainingVariants(usesPymongo) {
  return usesPymongo ? ["sleep", "connect=False"] : ["sleep"];
}
var isMeasuring = ({ delays, sleepBeforeFork }) => delays !== void 0 && sleepBeforeFork !== void 0, delayed = (name, seconds) => `${name}=${seconds}`;
function namesOf(name, knobs = {}) {
  return !knobs.delays || isMeasuring(knobs) ? [name] : knobs.delays.map((seconds) => delayed(name, seconds));
}
function withDelays(variants) {
  let more = Object.entries(variants).flatMap(
    ([name, knobs]) => (knobs.delays ?? []).map((seconds) => [
      delayed(name, seconds),
      { ...knobs, sleepBeforeFork: seconds }
    ])
  );
  return { ...variants, ...Object.fromEntries(more) };
}
function delaying(delays) {
  return delays.length === 1 ? { sleepBeforeFork: delays[0], delays: void 0 } : { sleepBeforeFork: void 0, delays };
}
function knobsLiteral(knobs, emulation, folder) {
  return pythonLiteral({
    ...knobs.sleepBeforeFork === void 0 ? {} : { sleep: knobs.sleepBeforeFork },
    ...knobs.keywords ? { keywords: knobs.keywords } : {},
    ...knobs.preload ? { preload: knobs.preload } : {},
    ...emulation ? { emulate: [emulation] } : {},
    ...knobs.meeting ? { sweep: sweepKnob(knobs.meeting) } : {},
    // The observer knows its own where this one is no text.
    ...isOdd(folder) ? {} : { folder }
  });
}
var sweepKnob = (meeting) => meeting === "ledger" ? { ledger: !0 } : rendezvousKnob(meeting);
function pythonLiteral(value) {
  return value === !0 ? "(1==1)" : value === !1 ? "(1==0)" : value == null ? "None" : Array.isArray(value) ? `[${value.map(pythonLiteral).join(", ")}]` : typeof value == "object" && !(value instanceof Date) ? `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${pythonLiteral(one)}`).join(", ")}}` : typeof value != "number" ? typeof value == "bigint" ? `${value}` : JSON.stringify(value) : Number.isNaN(value) ? "(1e999-1e999)" : Number.isFinite(value) ? `${value}` : `${Math.sign(value)}e999`;
}

export {
  candidates,
  builtIn,
  knownVariants,
  explainingVariants,
  isMeasuring,
  namesOf,
  withDelays,
  delaying,
  knobsLiteral
};
