import { createRequire as createRequireHere } from 'node:module';const require = (name) => createRequireHere(import.meta.url)(name);
import {
  runOne
} from "./chunk-E4GBTY5I.js";
import {
  readLedger,
  readMeeting
} from "./chunk-DOC3YQ5I.js";
import {
  candidates
} from "./chunk-5RYS45QM.js";
import {
  sweepAnswers
} from "./chunk-UCJPMVFQ.js";
import {
  readReplay
} from "./chunk-U5ILEWQD.js";

// src/watchdog/sweep.ts
var MAX_LOCKS = 80;
async function runSweep(one, bench) {
  let begun = bench.system.clock(), pilot = await runOne(withMeeting(one, "ledger"), bench, { number: 1, debug: !0 });
  if (pilot.interrupted) return nothing(pilot);
  let ledger = readLedger(pilot.sweep), all = candidates(ledger), limit = limitAfter(pilot, ledger), sweeping = { one, bench, limit, trials: 1, brokenOff: null, prevented: null }, isOver = () => bench.interrupt.aborted || bench.overBudget() || sweeping.prevented !== null, locks = (await inLanes(
    all.slice(0, MAX_LOCKS),
    bench.lanes ?? 1,
    async (candidate) => isOver() ? null : unlessPrevented(sweepLock(candidate, sweeping), sweeping)
  )).filter((lock) => lock !== null);
  return keepIfTelling(locks, sweeping), {
    reports: [pilot, ...counted(locks, pilot, one)],
    endedBy: endOf(sweeping),
    brokenOff: sweeping.brokenOff,
    locks,
    left: all.length - locks.length,
    seconds: (bench.system.clock() - begun) / 1e3
  };
}
function endOf({ bench, prevented }) {
  return bench.interrupt.aborted ? "interrupted" : prevented ? "prevented" : bench.overBudget() ? "budget" : "fixed";
}
var unlessPrevented = (trial, halted) => trial.catch((error) => {
  if (error.code === void 0) throw error;
  return halted.prevented ??= error, null;
});
function keepIfTelling(locks, { one, prevented }) {
  if (!prevented) return;
  let telling = locks.find((lock) => isBad(lock, one));
  if (!telling) throw prevented;
  telling.report.notes.push(`no further lock could be held: ${prevented.message}`);
}
var nothing = (brokenOff) => ({
  reports: [],
  endedBy: "interrupted",
  brokenOff,
  locks: [],
  left: 0,
  seconds: 0
});
async function inLanes(items, lanes, work) {
  let results = [], left = items.entries(), lane = async () => {
    for (let [at, item] of left) results[at] = await work(item);
  };
  return await Promise.all(Array.from({ length: lanes }, lane)), results;
}
async function runReplay(one, bench) {
  let begun = bench.system.clock(), rendezvous = readReplay(one.knobs.replay), locks = [], brokenOff = null, halted = { one, bench, prevented: null }, most = one.trials === "auto" ? AUTO_REPLAYS : one.trials;
  for (; locks.length < most && !bench.interrupt.aborted && !(locks.length > 0 && bench.overBudget()); ) {
    let trial = meet(one, rendezvous, bench, locks.length + 1), report = await unlessPrevented(trial, halted);
    if (!report) break;
    report.interrupted ? brokenOff = report : locks.push(answered({ lock: null, rendezvous, report }, null));
  }
  keepIfTelling(locks, halted);
  let endedBy = endOf(halted), reports = locks.map(({ report }) => report), seconds = (bench.system.clock() - begun) / 1e3;
  return {
    reports,
    endedBy,
    brokenOff,
    seconds,
    locks: worstFirst(locks),
    left: 0,
    replays: locks.length
  };
}
var AUTO_REPLAYS = 5, worstFirst = (locks) => locks.toSorted((a, b) => sweepAnswers.indexOf(a.answer) - sweepAnswers.indexOf(b.answer)).slice(0, 1), withMeeting = (one, meeting) => ({
  ...one,
  knobs: { ...one.knobs, meeting }
});
function limitAfter({ seconds, outcome }, { lastAsk, forks }) {
  return outcome !== "timed-out" ? { seconds: 1 + 2 * seconds, isFirst: !0 } : { seconds: 2 + 2 * Math.max(lastAsk, ...forks.map(({ since }) => since)), isFirst: !1 };
}
var meet = (one, rendezvous, bench, number) => runOne(withMeeting(one, rendezvous), bench, { number, debug: !1 });
async function meetSoon(rendezvous, sweeping) {
  let { one, bench, limit } = sweeping, timeout = Math.min(one.timeout, limit.seconds + 2 * rendezvous.wait), report = await meet({ ...one, timeout }, rendezvous, bench, ++sweeping.trials);
  return limit.isFirst && report.outcome === "timed-out" && timeout < one.timeout ? meet(one, rendezvous, bench, ++sweeping.trials) : report;
}
async function sweepLock({ lock, tries }, sweeping) {
  let best = null;
  for (let rendezvous of tries) {
    let report = await meetSoon(rendezvous, sweeping);
    if (report.interrupted)
      return sweeping.brokenOff = report, null;
    let swept = answered({ lock, rendezvous, report }, best);
    if (best = swept, swept.answer !== "not-reached" && swept.meeting.unmet !== "guarded") break;
  }
  return best;
}
function answered(tried, before) {
  let meeting = readMeeting(tried.report.sweep), said = answerOf(tried.report, meeting);
  return said.answer === "not-reached" && (meeting.unmet !== "needed" || before?.meeting.unmet === "guarded") && before ? before : { ...tried, meeting, ...said };
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
  return unmet === "protected" || unmet === "guarded" ? { answer: "protected", reason: null } : { answer: "not-reached", reason: (unmet ? unmetReasons[unmet] : `the fork did not come: ${reason ?? outcome}`) ?? null };
}
var unmetReasons = {
  needed: "the forking thread needs it before its fork",
  never: "the thread never took it again before the fork",
  gone: "no other thread was there at the fork",
  late: "the fork did not come while the thread was held up, which was let go on"
};
function counted(locks, pilot, one) {
  let counts = (swept) => {
    let { report, rendezvous } = swept;
    return endsBadly(swept) ? isBad(swept, one) : !rendezvous.standIn && ["passed", pilot.outcome].includes(report.outcome);
  };
  return locks.filter(counts).map(({ report }) => report);
}
var endsBadly = ({ answer }) => answer === "hangs" || answer === "fails", isBad = (swept, one) => endsBadly(swept) && (!swept.rendezvous.standIn || countsPossible(one)) && !isAccepted(swept, one), lockName = ({ lock, meeting, rendezvous }) => lock?.name ?? meeting.met?.name ?? rendezvous.lock, countsPossible = ({ knobs }) => knobs.sweep === "possible", isAccepted = (swept, { acceptedLocks = [] }) => acceptedLocks.includes(lockName(swept));

export {
  runSweep,
  runReplay,
  lockName,
  countsPossible,
  isAccepted
};
