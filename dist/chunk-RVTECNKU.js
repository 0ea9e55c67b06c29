import { createRequire as createRequireHere } from 'node:module';const require = createRequireHere(import.meta.url);
import {
  runOne
} from "./chunk-OJBBQNFM.js";
import {
  readLedger,
  readMeeting
} from "./chunk-JHWMGPMP.js";
import {
  candidates
} from "./chunk-UJ6LKRCG.js";
import {
  readReplay
} from "./chunk-7NXQQACQ.js";
import {
  sweepAnswers
} from "./chunk-5ZMJKVG2.js";

// src/watchdog/sweep.ts
var MAX_LOCKS = 80;
async function runSweep(one, bench) {
  let pilot = await runOne(withMeeting(one, "ledger"), bench, { number: 1, debug: !0 });
  if (pilot.interrupted) return { reports: [], endedBy: "interrupted", locks: [], left: 0 };
  let all = candidates(readLedger(pilot.sweep)), limit = limitAfter(pilot), locks = [], isOver = () => bench.interrupt.aborted || bench.overBudget();
  for (let candidate of all.slice(0, MAX_LOCKS)) {
    if (isOver()) break;
    let swept = await sweepLock(candidate, { one, bench, limit });
    swept && locks.push(swept);
  }
  let endedBy = bench.interrupt.aborted ? "interrupted" : isOver() ? "budget" : "fixed";
  return {
    reports: [pilot, ...counted(locks, pilot, one)],
    endedBy,
    locks,
    left: all.length - locks.length
  };
}
async function runReplay(one, bench) {
  let rendezvous = readReplay(one.knobs.replay), locks = [], most = one.trials === "auto" ? AUTO_REPLAYS : one.trials;
  for (; locks.length < most && !bench.interrupt.aborted && !(locks.length > 0 && bench.overBudget()); ) {
    let report = await meet(one, rendezvous, bench, locks.length + 1);
    report.interrupted || locks.push(answered({ lock: null, rendezvous, report }, null));
  }
  let endedBy = bench.interrupt.aborted ? "interrupted" : "fixed";
  return { reports: locks.map(({ report }) => report), endedBy, locks: worstFirst(locks), left: 0 };
}
var AUTO_REPLAYS = 5, worstFirst = (locks) => locks.toSorted((a, b) => sweepAnswers.indexOf(a.answer) - sweepAnswers.indexOf(b.answer)).slice(0, 1), withMeeting = (one, meeting) => ({
  ...one,
  knobs: { ...one.knobs, meeting }
}), limitAfter = ({ seconds, outcome }) => outcome === "passed" || outcome === "failed" ? 1 + 2 * seconds : Number.POSITIVE_INFINITY, meet = (one, rendezvous, bench, number) => runOne(withMeeting(one, rendezvous), bench, { number, debug: !1 });
async function meetSoon(one, rendezvous, bench, limit) {
  let timeout = Math.min(one.timeout, limit + rendezvous.wait), report = await meet({ ...one, timeout }, rendezvous, bench, 2);
  return report.outcome === "timed-out" && timeout < one.timeout ? meet(one, rendezvous, bench, 2) : report;
}
async function sweepLock({ lock, tries }, { one, bench, limit }) {
  let best = null;
  for (let rendezvous of tries) {
    let report = await meetSoon(one, rendezvous, bench, limit);
    if (report.interrupted) return null;
    let swept = answered({ lock, rendezvous, report }, best);
    if (best = swept, swept.answer !== "not-reached") break;
  }
  return best;
}
function answered(tried, before) {
  let meeting = readMeeting(tried.report.sweep), said = answerOf(tried.report, meeting);
  return said.answer === "not-reached" && meeting.unmet !== "needed" && before ? before : { ...tried, meeting, ...said };
}
function answerOf(report, meeting) {
  if (!meeting.met) return withoutMeeting(report, meeting.unmet);
  if (isHung(report, meeting)) return { answer: "hangs", reason: null };
  let { asks, renewed, others } = meeting;
  return report.outcome === "deadlocked" && others.length > 0 ? {
    answer: "not-reached",
    reason: `the child waits for ${others[0].name ?? "another lock"} before, which was held too`
  } : renewed ? { answer: "renewed", reason: null } : (report.outcome === "failed" || report.outcome === "crashed") && asks.length > 0 ? { answer: "fails", reason: report.reason } : { answer: "not-asked-for", reason: notAskedFor(report, meeting) };
}
function isHung({ outcome, evidence }, { inVain }) {
  let stuck = evidence?.stuck ?? [], isOne = (pid) => stuck.length === 0 || stuck.includes(pid);
  return outcome === "deadlocked" && inVain.some(({ pid }) => isOne(pid));
}
function notAskedFor({ outcome }, { asks, inVain }) {
  return inVain.length > 0 ? "a thread of the child waited for it, and the child did without" : asks.length > 0 ? "the child asked for it with a time limit only, and did without" : outcome === "passed" ? null : `the child did not ask for it, and the trial ${outcome}`;
}
function withoutMeeting({ outcome, reason }, unmet) {
  return unmet === "protected" ? { answer: "protected", reason: null } : { answer: "not-reached", reason: (unmet ? unmetReasons[unmet] : `the fork did not come: ${reason ?? outcome}`) ?? null };
}
var unmetReasons = {
  needed: "the forking thread needs it before its fork",
  never: "the thread never took it again before the fork",
  gone: "no other thread was there at the fork",
  late: "the fork did not come while the thread was held up, which was let go on"
};
function counted(locks, pilot, one) {
  let counts = (swept) => {
    let { answer, report, rendezvous } = swept;
    return answer === "hangs" || answer === "fails" ? !rendezvous.standIn && !isAccepted(swept, one) : report.outcome === "passed" || report.outcome === pilot.outcome;
  };
  return locks.filter(counts).map(({ report }) => report);
}
var lockName = ({ lock, meeting, rendezvous }) => lock?.name ?? meeting.met?.name ?? rendezvous.lock, isAccepted = (swept, { acceptedLocks = [] }) => acceptedLocks.includes(lockName(swept));

export {
  runSweep,
  runReplay,
  lockName,
  isAccepted
};
