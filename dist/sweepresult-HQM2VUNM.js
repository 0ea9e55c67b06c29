import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  summaryOf
} from "./chunk-WRBQPBJU.js";
import {
  lineage,
  ownFrame,
  processName,
  published,
  quoted,
  sceneOf
} from "./chunk-VRHXLW4T.js";
import {
  countsPossible,
  isAccepted,
  lockName
} from "./chunk-DGRRYEH3.js";
import "./chunk-E4GBTY5I.js";
import "./chunk-QUQYHSNQ.js";
import "./chunk-575DW7D6.js";
import "./chunk-DOC3YQ5I.js";
import "./chunk-7L7X57OG.js";
import "./chunk-JPSADPAB.js";
import "./chunk-5RYS45QM.js";
import {
  hazards
} from "./chunk-GNQBAFHD.js";
import {
  isHanging
} from "./chunk-I3D53IGY.js";
import "./chunk-UCJPMVFQ.js";
import {
  replayLine
} from "./chunk-U5ILEWQD.js";
import "./chunk-ZCVG6V4W.js";

// src/diagnosis/swept.ts
var nothing = {
  forks: [],
  stacks: [],
  native: [],
  waits: [],
  trace: [],
  stuck: [],
  uncaught: [],
  processes: [],
  missing: []
}, sceneOfLock = ({ evidence }, context, facts) => sceneOf(evidence ?? nothing, context, facts);
function placesOf(scene, { made, met, ask }) {
  let { holder } = met ?? {}, of = (frames) => shown(scene, frames), held = holder ? of(holder.frames) : null, blocked = ask ? of(ask.frames) : null;
  return {
    made: of(made),
    fork: met ? of(met.frames) : null,
    holder: held && { ...held, thread: holder?.thread ?? "a thread that Python did not start" },
    blocked: blocked && { ...blocked, thread: ask?.thread ?? "MainThread", pid: ask.pid }
  };
}
var interpreters = /\/lib(?:64)?\/(?:python|pypy)3\.\d+t?\/(?!(?:site|dist)-packages\/)|^</;
function shown(scene, frames) {
  let frame = ownFrame(scene, frames) ?? frames.find(({ file }) => !interpreters.test(file)) ?? frames[0];
  return frame ? quoted(scene, frame) : null;
}
function diagnoseSwept(scene, seen, places) {
  let { name, met, ask } = seen, hazard = hazardOf[seen.kind], remedy = hazards[hazard].advice, process = processName(scene, ask?.pid ?? -1), { fork, holder, blocked } = places, told = { hazard, lock: name, fork, holder, blocked }, pages = (frames = []) => frames.map((frame) => published(scene, frame));
  return {
    ...told,
    summary: summaryOf({ ...told, process, remedy, self: !1, native: !1 }),
    remedy,
    confidence: "high",
    because: because(seen),
    frames: {
      fork: pages(met?.frames),
      blocked: pages(ask?.frames),
      holder: pages(met?.holder?.frames)
    },
    page: hazard,
    seen: recordsOf(scene, seen)
  };
}
function recordsOf(scene, { met, ask }) {
  let { forks, stacks } = scene.evidence, led = ask ? lineage(scene, ask.pid) : [], holds = ({ ident }) => ident === met?.holder?.ident, fork = led.find((one) => one.stacks.some(holds)) ?? led[0], found = (index) => index < 0 ? null : index;
  return {
    fork: found(forks.indexOf(fork)),
    blocked: found(stacks.findIndex(({ pid, ident }) => pid === ask?.pid && ident === ask.ident)),
    holder: found(fork?.stacks.findIndex(holds) ?? -1)
  };
}
var hazardOf = {
  Lock: "orphaned-lock",
  RLock: "orphaned-lock",
  import: "import-lock",
  buffer: "buffer-lock",
  emulated: "emulated-lock"
};
function because({ met, ask }) {
  let who = met?.holder ? "the sweep paused the thread just after it took the lock, and saw the fork come before it went on" : "the sweep held the lock by a thread of its own: no thread of the program was seen to take it", asked = "the child asked for the very same lock, without a time limit, and never got it", hook = ask?.hook ? [`it was asked for by the after-fork hook ${ask.hook}`] : [];
  return [who, asked, ...hook];
}

// src/run/sweepresult.ts
var noFacts = { library: [], files: {} };
async function withSweep(result, one, swept, { context, factsOf }) {
  let told = await Promise.all(
    swept.locks.map(async (lock) => {
      let seen = seenOf(lock), facts = lock.answer === "hangs" && seen.evidence ? await factsOf(seen.evidence) : noFacts;
      return { lock, seen, facts };
    })
  ), all = told.map(({ lock, seen, facts }) => published2(lock, one, seen, { context, facts })), first = all.findIndex(isCounted), diagnosis = all[first]?.diagnosis ?? result.diagnosis, evidence = told[first]?.seen.evidence ?? result.evidence, locks = all.map((lock, at) => at === first ? lock : apart(lock)), { seconds, left, replays } = swept, sweep = { locks, seconds, left, ...replays === void 0 ? {} : { replays } }, { incidents: _, ...alone } = result;
  return {
    ...alone,
    ...missed(one, locks),
    hangRate: one.knobs.replay ? result.hangRate : null,
    diagnosis,
    evidence,
    sweep
  };
}
var apart = ({ diagnosis, ...lock }) => diagnosis ? { ...lock, diagnosis: { ...diagnosis, seen: void 0 } } : lock;
function missed({ knobs }, [lock]) {
  return !knobs.replay || lock?.answer !== "not-reached" ? {} : { verdict: "invalid", reason: `the replay did not come about: ${lock.reason}` };
}
var isCounted = (lock) => isHanging(lock) && !lock.accepted;
function seenOf(swept) {
  let { lock, meeting, report } = swept, waits = meeting.inVain.length > 0 ? meeting.inVain : meeting.asks, stuck = report.evidence?.stuck ?? [], ask = waits.find(({ pid, thread }) => stuck.includes(pid) && thread === "MainThread") ?? waits.find(({ pid }) => stuck.includes(pid)) ?? waits[0] ?? null, made = lock?.made ?? meeting.met?.made ?? [], kind = kindOf(swept);
  return { name: lockName(swept), kind, made, met: meeting.met, ask, evidence: report.evidence };
}
var kindOf = ({ lock, meeting }) => lock?.kind ?? meeting.met?.kind ?? "Lock";
function published2(swept, one, seen, { context, facts }) {
  let { lock, rendezvous, answer, reason, meeting, report } = swept, scene = sceneOfLock(seen, context, facts), places = placesOf(scene, seen), hangs = answer === "hangs";
  return {
    name: seen.name,
    kind: seen.kind,
    answer,
    reason,
    possible: rendezvous.standIn,
    ...rendezvous.standIn && countsPossible(one) ? { counts: !0 } : {},
    ...places,
    hook: seen.ask?.hook ?? null,
    predictedRate: lock && !rendezvous.standIn ? lock.share : null,
    replay: meeting.met ? replayLine(rendezvous) : null,
    seconds: report.seconds,
    ...hangs ? { diagnosis: diagnoseSwept(scene, seen, places) } : {},
    ...hangs && isAccepted(swept, one) ? { accepted: !0 } : {}
  };
}
export {
  withSweep
};
