/** Runs a sweep: a pilot that keeps a ledger, then a trial for each lock, held when the fork comes. */
import type { Case } from '../plan/plan.ts'
import { type Candidate, candidates, type Ledger, type LedgerLock } from '../plan/sweep.ts'
import { type SweepAnswer, sweepAnswers } from '../results/model.ts'
import { type Rendezvous, readReplay } from '../settings/replay.ts'
import { type Bench, runOne, type Trials } from './case.ts'
import { type Meeting, readLedger, readMeeting, type Unmet } from './ledger.ts'
import type { TrialReport } from './trialreport.ts'

/** What became of one lock. */
export interface SweptLock {
  /** What the pilot knew of it; null in a replay. */
  lock: LedgerLock | null
  rendezvous: Rendezvous
  meeting: Meeting
  answer: SweepAnswer
  reason: string | null
  report: TrialReport
}

export interface Swept extends Trials {
  /** In the order of promise. */
  locks: SweptLock[]
  /** How many locks were left out, as there were too many or too little time. */
  left: number
  /** From the start of the first trial to the end of the last. */
  seconds: number
  /** How often one meeting was tried, where it is no sweep. */
  replays?: number
}

/** Locks that a sweep tries; more than these nobody reads. */
const MAX_LOCKS = 80

/** The pilot and a trial for each lock. */
export async function runSweep(one: Case, bench: Bench): Promise<Swept> {
  const begun = bench.system.clock()
  const pilot = await runOne(withMeeting(one, 'ledger'), bench, { number: 1, debug: true })
  if (pilot.interrupted) return nothing(pilot)
  const ledger = readLedger(pilot.sweep)
  const all = candidates(ledger)
  const limit = limitAfter(pilot, ledger)
  const sweeping: Sweeping = { one, bench, limit, trials: 1, brokenOff: null, prevented: null }
  const isOver = () => bench.interrupt.aborted || bench.overBudget() || sweeping.prevented !== null
  const found = await inLanes(all.slice(0, MAX_LOCKS), bench.lanes ?? 1, async (candidate) =>
    isOver() ? null : unlessPrevented(sweepLock(candidate, sweeping), sweeping),
  )
  const locks = found.filter((lock) => lock !== null)
  keepIfTelling(locks, sweeping)
  return {
    reports: [pilot, ...counted(locks, pilot, one)],
    endedBy: endOf(sweeping),
    brokenOff: sweeping.brokenOff,
    locks,
    left: all.length - locks.length,
    seconds: (bench.system.clock() - begun) / 1000,
  }
}

/** What may end it before its time. */
interface Halted {
  one: Case
  bench: Bench
  /** Why the machine let no further trial be run. */
  prevented: Error | null
}

function endOf({ bench, prevented }: Halted): string {
  if (bench.interrupt.aborted) return 'interrupted'
  if (prevented) return 'prevented'
  return bench.overBudget() ? 'budget' : 'fixed'
}

/** Null where the machine, which has no room any more, say, did not let the trial be run. */
const unlessPrevented = <T>(trial: Promise<T>, halted: Halted) =>
  trial.catch((error) => {
    if (error.code === undefined) throw error
    halted.prevented ??= error as Error
    return null
  })

/** What was found by then is not lost with the rest. @throws where nothing was, and it is no success. */
function keepIfTelling(locks: SweptLock[], { one, prevented }: Halted): void {
  if (!prevented) return
  const telling = locks.find((lock) => isBad(lock, one))
  if (!telling) throw prevented
  telling.report.notes.push(`no further lock could be held: ${prevented.message}`)
}

/** Of a sweep whose pilot was broken off. */
const nothing = (brokenOff: TrialReport): Swept => ({
  ...{ reports: [], endedBy: 'interrupted', brokenOff },
  ...{ locks: [], left: 0, seconds: 0 },
})

/** Does all work, so much at once; the results in the order of the items. */
async function inLanes<T, R>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const left = items.entries()
  const lane = async () => {
    for (const [at, item] of left) results[at] = await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return results
}

/** The meeting of one line, as often as the case has trials. */
export async function runReplay(one: Case, bench: Bench): Promise<Swept> {
  const begun = bench.system.clock()
  const rendezvous = readReplay(one.knobs.replay!)!
  const locks: SweptLock[] = []
  let brokenOff: TrialReport | null = null
  const halted: Halted = { one, bench, prevented: null }
  const most = one.trials === 'auto' ? AUTO_REPLAYS : one.trials
  while (locks.length < most && !bench.interrupt.aborted) {
    if (locks.length > 0 && bench.overBudget()) break
    const trial = meet(one, rendezvous, bench, locks.length + 1)
    const report = await unlessPrevented(trial, halted)
    if (!report) break
    if (report.interrupted) brokenOff = report
    else locks.push(answered({ lock: null, rendezvous, report }, null))
  }
  keepIfTelling(locks, halted)
  const endedBy = endOf(halted)
  const reports = locks.map(({ report }) => report)
  const seconds = (bench.system.clock() - begun) / 1000
  return {
    ...{ reports, endedBy, brokenOff, seconds },
    ...{ locks: worstFirst(locks), left: 0, replays: locks.length },
  }
}

const AUTO_REPLAYS = 5

/** All trials of a replay are of one lock: the one that says most comes first, and stands for all. */
const worstFirst = (locks: SweptLock[]) =>
  locks
    .toSorted((a, b) => sweepAnswers.indexOf(a.answer) - sweepAnswers.indexOf(b.answer))
    .slice(0, 1)

const withMeeting = (one: Case, meeting: Case['knobs']['meeting']): Case => ({
  ...one,
  knobs: { ...one.knobs, meeting },
})

/** How long a trial lasts, by what the pilot did. */
interface Limit {
  seconds: number
  /** Whether a trial that lasts longer is tried again with all the time there is. */
  isFirst: boolean
}

/**
 * What lasts longer than twice the pilot is not stuck for that. Of a program that does not end by
 * itself, what its children asked for by then counts.
 */
function limitAfter({ seconds, outcome }: TrialReport, { lastAsk, forks }: Ledger): Limit {
  if (outcome !== 'timed-out') return { seconds: 1 + 2 * seconds, isFirst: true }
  const last = Math.max(lastAsk, ...forks.map(({ since }) => since))
  return { seconds: 2 + 2 * last, isFirst: false }
}

const meet = (one: Case, rendezvous: Rendezvous, bench: Bench, number: number) =>
  runOne(withMeeting(one, rendezvous), bench, { number, debug: false })

interface Sweeping extends Halted {
  limit: Limit
  /** Trials so far, which are numbered. */
  trials: number
  /** The trial that was under way when the run was interrupted. */
  brokenOff: TrialReport | null
}

/** The same, within a shorter limit where that is enough. */
async function meetSoon(rendezvous: Rendezvous, sweeping: Sweeping): Promise<TrialReport> {
  const { one, bench, limit } = sweeping
  const timeout = Math.min(one.timeout, limit.seconds + 2 * rendezvous.wait)
  const report = await meet({ ...one, timeout }, rendezvous, bench, ++sweeping.trials)
  const isOpen = limit.isFirst && report.outcome === 'timed-out' && timeout < one.timeout
  return isOpen ? meet(one, rendezvous, bench, ++sweeping.trials) : report
}

/** Tries to bring the meeting about, in one way after the other; null where it was broken off. */
async function sweepLock(
  { lock, tries }: Candidate,
  sweeping: Sweeping,
): Promise<SweptLock | null> {
  let best: SweptLock | null = null
  for (const rendezvous of tries) {
    const report = await meetSoon(rendezvous, sweeping)
    if (report.interrupted) {
      sweeping.brokenOff = report
      return null
    }
    const swept = answered({ lock, rendezvous, report }, best)
    best = swept
    if (swept.answer !== 'not-reached' && swept.meeting.unmet !== 'guarded') break
  }
  return best
}

type Tried = Pick<SweptLock, 'lock' | 'rendezvous' | 'report'>

/**
 * The answer of one trial; where it was not reached either, the better reason of both stays. Who was
 * kept from the lock by another one of the forking thread is protected only if no way round is found.
 */
function answered(tried: Tried, before: SweptLock | null): SweptLock {
  const meeting = readMeeting(tried.report.sweep)
  const said = answerOf(tried.report, meeting)
  const isPoor =
    said.answer === 'not-reached' &&
    (meeting.unmet !== 'needed' || before?.meeting.unmet === 'guarded')
  return isPoor && before ? before : { ...tried, meeting, ...said }
}

type Said = Pick<SweptLock, 'answer' | 'reason'>

function answerOf(report: TrialReport, meeting: Meeting): Said {
  if (!meeting.met) return withoutMeeting(report, meeting.unmet)
  if (isHung(report, meeting)) return { answer: 'hangs', reason: null }
  const { asks, renewed, others } = meeting
  if (report.outcome === 'deadlocked' && others.length > 0)
    return {
      answer: 'not-reached',
      reason: `the child waits for ${others[0]!.name ?? 'another lock'} before, which was held too`,
    }
  if (renewed) return { answer: 'renewed', reason: null }
  const bad = report.outcome === 'failed' || report.outcome === 'crashed'
  if (bad && asks.length > 0) return { answer: 'fails', reason: report.reason }
  return { answer: 'not-asked-for', reason: notAskedFor(report, meeting) }
}

/** The watchdog says that a process is stuck, and it is one that waits for this lock. */
function isHung({ outcome, evidence }: TrialReport, { inVain }: Meeting): boolean {
  const stuck = evidence?.stuck ?? []
  const isOne = (pid: number) => stuck.length === 0 || stuck.includes(pid)
  return outcome === 'deadlocked' && inVain.some(({ pid }) => isOne(pid))
}

function notAskedFor({ outcome }: TrialReport, { asks, inVain }: Meeting): string | null {
  if (inVain.length > 0) return 'a thread of the child waited for it, and the child did without'
  if (asks.length > 0) return 'the child asked for it with a time limit only, and did without'
  return outcome === 'passed' ? null : `the child did not ask for it, and the trial ${outcome}`
}

function withoutMeeting({ outcome, reason }: TrialReport, unmet: Unmet | null): Said {
  if (unmet === 'protected' || unmet === 'guarded') return { answer: 'protected', reason: null }
  const said = unmet ? unmetReasons[unmet] : `the fork did not come: ${reason ?? outcome}`
  return { answer: 'not-reached', reason: said ?? null }
}

const unmetReasons: Record<Exclude<Unmet, 'protected' | 'guarded'>, string> = {
  needed: 'the forking thread needs it before its fork',
  never: 'the thread never took it again before the fork',
  gone: 'no other thread was there at the fork',
  late: 'the fork did not come while the thread was held up, which was let go on',
}

/** The trials that count for the case: its outcome must not be one that our own doing made. */
function counted(locks: SweptLock[], pilot: TrialReport, one: Case): TrialReport[] {
  const counts = (swept: SweptLock) => {
    const { report, rendezvous } = swept
    if (endsBadly(swept)) return isBad(swept, one)
    return !rendezvous.standIn && ['passed', pilot.outcome].includes(report.outcome)
  }
  return locks.filter(counts).map(({ report }) => report)
}

const endsBadly = ({ answer }: SweptLock) => answer === 'hangs' || answer === 'fails'

/** Whether it is a fault of the program: a thread of ours makes it another one. */
const isBad = (swept: SweptLock, one: Case) =>
  endsBadly(swept) && (!swept.rendezvous.standIn || countsPossible(one)) && !isAccepted(swept, one)

/** What holds it, else the line that made it. */
export const lockName = ({ lock, meeting, rendezvous }: SweptLock): string =>
  lock?.name ?? meeting.met?.name ?? rendezvous.lock

/** Whether what hangs while only a thread of ours holds it is to count. */
export const countsPossible = ({ knobs }: Case): boolean => knobs.sweep === 'possible'

export const isAccepted = (swept: SweptLock, { acceptedLocks = [] }: Case): boolean =>
  acceptedLocks.includes(lockName(swept))
