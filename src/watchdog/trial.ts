import { type Captured, capture } from '../process/capture.ts'
import type { Tee } from '../process/fulloutput.ts'
import { Prevented } from '../process/prevented.ts'
import type { Program, Reaped, Reapers } from '../process/reaper.ts'
import { readStatus } from '../process/waitstatus.ts'
import type { Evidence, Fork, Outcome, Proof } from '../results/model.ts'
import { decide, type End, guarded, type Hang } from './course.ts'
import { gatherEvidence, recorded } from './evidence.ts'
import { orphanedBySweep, type SweepRecords } from './ledger.ts'
import { crashedProcess, judgeTrial } from './outcome.ts'
import { standing } from './standing.ts'
import type { System } from './system.ts'
import {
  alarmOf,
  isOfSubprocess,
  onlyForkserver,
  orphanedByTrace,
  type Trace,
  traceReader,
  wasRefused,
} from './trace.ts'
import {
  type Explained,
  type Look,
  nameProcess,
  type ReadHeld,
  type Stuck,
  type Watch,
} from './watch.ts'

export interface TrialRequest extends Program {
  reapers: Reapers
  /** Limit in seconds. */
  timeout: number
  /** The trial's own folder, with the empty files `trace` and `stacks`. */
  folder: string
  /** Whether debuggers may explain a hang further; it takes a second. */
  debug?: boolean
  /** Takes all that is printed, where that was asked for. */
  tee?: Tee | null
  /** Reads the program's source: whether its code holds a lock at a line. */
  readHeld: ReadHeld
}

export interface TrialReport {
  outcome: Outcome
  proof: Proof
  reason: string | null
  seconds: number
  secondsToVerdict: number | null
  exitCode: number | null
  signal: string | null
  survivors: number
  captured: Captured
  evidence: Evidence | null
  warnings: Trace['warnings']
  notes: string[]
  /** Whether a process of it forked; null where that is not known. */
  forked: boolean | null
  /** Whether all forks of it were multiprocessing's own, of its fork server. */
  onlyForkserver: boolean
  /** What of it could not be seen, so that nothing follows from its having passed. */
  unseen: string | null
  /** True where the trial was broken off from outside and says nothing. */
  interrupted: boolean
  sweep: SweepRecords
}

const LOOK_EVERY = 20
/** A look may cost at most a fifth of the time between two. */
const LOOK_SHARE = 5
const HEAD_BYTES = 32 << 10
const TAIL_BYTES = 96 << 10

/** Runs a program once, to its end, a proven deadlock or the limit; leaves nothing of it behind. */
export async function runTrial(
  request: TrialRequest,
  system: System,
  interrupt: AbortSignal,
): Promise<TrialReport> {
  const start = system.clock()
  const begun = Date.now()
  const output = capture(HEAD_BYTES, TAIL_BYTES)
  const bell = createBell()
  const program = request.reapers.start(request, {
    output: (stream, bytes) => {
      output.add(stream, bytes, (system.clock() - start) / 1000)
      request.tee?.write(stream, bytes)
    },
    changed: bell.ring,
  })
  interrupt.addEventListener('abort', bell.ring)
  const trace = traceReader(`${request.folder}/trace`)
  const watch = system.watch({
    root: program.pid,
    own: program.own,
    connection: program.connection,
    alarm: (pid) => alarmOf(trace(), pid, Date.now() / 1000),
  })
  const course: Course = {
    ...{ start, mainEnded: null, living: [], everStuck: new Set<number>() },
    ...{ asked: { key: '', explained: [] }, explained: null, kept: 0 },
  }
  const following = { request, program, watch, system, bell, interrupt, course, trace }
  const end = await follow(following).catch(async (error) => {
    await finish(request, program, watch, system, bell)
    throw error
  })
  interrupt.removeEventListener('abort', bell.ring)
  const verdictAt = system.clock()
  // Asking for stacks can bring a process that runs to a fall.
  program.settle()
  const evidence =
    end.kind === 'stuck' || end.kind === 'limit'
      ? (seenBefore(end, course) ?? (await gather(following, stuckIn(end, course))))
      : null
  const evasion = await finish(request, program, watch, system, bell)
  request.tee?.close()
  const prevented = program.prevented()
  if (prevented !== null && end.kind !== 'interrupted') throw new Prevented(prevented)
  const crash = await crashNote(program, system, begun)
  const reported = report({
    request,
    program,
    watch,
    course,
    end,
    evidence,
    trace: trace(),
    output,
    verdictAt,
    evasion,
    crash,
    system,
  })
  if (reported.outcome === 'failed' && wasRefused(trace())) throw new Prevented(refusal)
  return reported
}

const refusal =
  'the machine gave it no further process or thread; what limits that is RLIMIT_NPROC or pids.max, say'

/** What explains a hang; null where the run is broken off meanwhile. */
function gather(
  following: Following,
  stuck: number[],
  when: 'before' | 'after' = 'after',
): Promise<Evidence | null> {
  const { request, program, watch, system, interrupt, trace } = following
  return unlessAborted(
    interrupt,
    gatherEvidence({
      ...{ program, watch, system, stuck, trace: trace() },
      folder: request.folder,
      // Before the verdict only what is stuck may be asked, and nothing may be stopped.
      ask: when === 'before' ? stuck : null,
      debug: when === 'after' && (request.debug ?? false),
    }),
  )
}

/** What the system itself says of a crash, where it does. `begun` in milliseconds of the epoch. */
async function crashNote(program: Reaped, system: System, begun: number): Promise<string[]> {
  const pid = crashedProcess(program.statuses)
  const text = pid === null ? null : await system.crashText?.(pid, begun)
  return text ? [text] : []
}

async function unlessAborted<T>(interrupt: AbortSignal, work: Promise<T>): Promise<T | null> {
  let give = () => {}
  const aborted = new Promise<null>((resolve) => {
    give = () => resolve(null)
  })
  interrupt.addEventListener('abort', give)
  if (interrupt.aborted) give()
  try {
    return await Promise.race([work, aborted])
  } finally {
    interrupt.removeEventListener('abort', give)
  }
}

const stuckIn = (end: End, course: Course) =>
  end.kind === 'stuck' ? end.pids : [...course.everStuck]

/** What was seen of a hang when it was explained: its processes may have ended since. */
const seenBefore = (end: End, { explained, living }: Course) =>
  end.kind === 'stuck' && !living.includes(end.pids[0]!) ? explained?.evidence : null

interface Course {
  start: number
  mainEnded: number | null
  living: number[]
  /** Every process that was seen to be stuck while others could still have ended that. */
  everStuck: Set<number>
  /** The stuck processes that were last asked about, and those of them that the fork explains. */
  asked: { key: string; explained: number[] }
  /** A hang that the fork explains, which its own program may still end; what was seen of it. */
  explained: { hang: Hang; waits: string; evidence: Evidence | null } | null
  /** How many times that was. */
  kept: number
}

interface Following {
  request: TrialRequest
  program: Reaped
  watch: Watch
  system: System
  bell: Bell
  interrupt: AbortSignal
  course: Course
  trace: () => Trace
}

async function follow(following: Following): Promise<End> {
  const { request, program, watch, system, bell, interrupt, course } = following
  const limit = course.start + request.timeout * 1000
  for (;;) {
    const now = system.clock()
    if (interrupt.aborted) return { kind: 'interrupted' }
    const look = await watch.look(now)
    forgetIfGoing(look, following)
    // Where orphans do not come to the reaper, its end is not the end of all.
    const isOver = program.isOver() && (program.adopts() || look.living.length === 0)
    if (isOver) return endedByItsProgram(following, now) ?? { kind: 'over' }
    course.living = look.living
    const main = program.main()
    if (main !== null && program.statuses.has(main)) course.mainEnded ??= now
    const { mainEnded } = course
    const isSettled = mainEnded !== null || (main !== null && look.living.includes(main))
    const explained = look.stuck ? await explainStuck(look.stuck, following) : []
    const end = decide({ now, limit, mainEnded, isSettled, stuck: look.stuck, explained })
    if (end?.kind === 'limit' || (end?.kind === 'left' && look.living.length > 0)) {
      return (
        endedByItsProgram(following, now) ??
        (await besideTheLiving(following, look, end.kind, now)) ??
        (await searchOnce(look, watch, now)) ??
        end
      )
    }
    if (end) return end
    if (explained.length > 0) await keepEvidence(look.stuck!, explained, following)
    const cost = system.clock() - now
    await bell.wait(Math.max(LOOK_EVERY, cost * LOOK_SHARE))
  }
}

/** The stuck processes whose wait the fork explains, while others could still end it. */
async function explainStuck(stuck: Stuck, following: Following): Promise<number[]> {
  const { course } = following
  if (stuck.alone) return []
  const key = `${stuck.pids} ${stuck.since}`
  if (course.asked.key === key) return course.asked.explained
  const found = await explainWaits(stuck.pids, following)
  const pids = [...new Set(found.map((one) => one.pid))]
  course.asked = { key, explained: pids }
  for (const pid of stuck.pids) course.everStuck.add(pid)
  return pids
}

/** Its own program may end what is explained: what is to be seen of it is seen before that. */
async function keepEvidence(stuck: Stuck, explained: number[], following: Following) {
  const { course, watch } = following
  const hang = guarded(stuck, explained, stuck.since)
  const [pid] = hang.pids
  if (course.explained || course.kept === MAX_KEPT) return
  course.kept++
  course.explained = { hang, waits: waitsOf(pid!, watch), evidence: null }
  course.explained.evidence = await gather(following, hang.pids, 'before')
}

/** How often the stacks of processes are asked for before a verdict. */
const MAX_KEPT = 3

const waitsOf = (pid: number, watch: Watch) =>
  JSON.stringify(watch.waits([pid]).filter((one) => one.kind === 'futex'))

/** Waits of those processes for a lock that the fork took the holder of. */
async function explainWaits(
  pids: number[],
  { watch, trace, request }: Following,
): Promise<Explained[]> {
  const orphans = new Set([...orphanedByTrace(trace()), ...orphanedBySweep(trace().sweep)])
  const emulated = watch.waits(pids).filter(({ pid, kind }) => kind === 'futex' && orphans.has(pid))
  const found = await watch.explain?.(pids, trace().forks, request.readHeld)
  return [
    ...emulated.map(({ pid, tid }) => ({ pid, tid, lock: null, holder: null, owner: true })),
    ...(found ?? []),
  ]
}

/** A process that was explained and waits for something else by now was no hang. */
function forgetIfGoing({ living }: Look, { course, watch }: Following): void {
  const pid = course.explained?.hang.pids[0]
  if (pid === undefined || !living.includes(pid)) return
  if (waitsOf(pid, watch) !== course.explained?.waits) course.explained = null
}

/** The hang that was explained and that its own program ended: it noticed, and late. */
function endedByItsProgram({ course, program, trace }: Following, now: number): Hang | null {
  const hang = course.explained?.hang
  if (!hang) return null
  const raw = program.statuses.get(hang.pids[0]!) ?? trace().statuses.get(hang.pids[0]!)
  // Whoever ended well went on, by a handler that gave the lock back.
  if (raw === undefined || raw === 0) return null
  return { ...hang, since: now, reason: hang.reason ?? 'its own program ended it' }
}

/**
 * At the end: a thread that is blocked for good while others of its process run. It waits for a
 * lock whose holder the fork took away, and has not moved in the last half of the limit.
 */
async function besideTheLiving(
  following: Following,
  { living }: Look,
  end: 'limit' | 'left',
  now: number,
): Promise<Hang | null> {
  const { watch, request } = following
  const idleSince = now - (request.timeout * 1000) / 2
  const found = (await explainWaits(living, following)).filter(
    ({ pid, tid, owner }) =>
      owner || (end === 'limit' && watch.isIdleSince?.(pid, tid, idleSince) === true),
  )
  if (found.length === 0) return null
  const owner = found.some((one) => one.owner)
  return {
    kind: 'stuck',
    pids: [...new Set(found.map((one) => one.pid))],
    proof: owner ? 'proven' : 'likely',
    since: now,
    reason: owner ? ownerGone : holderGone,
  }
}

const ownerGone = "the rest of the process still runs, but the lock's owner does not exist in it"
const holderGone =
  'the rest of the process still runs, but the thread that held the lock at the fork does not exist in it'

async function searchOnce(look: Look, watch: Watch, now: number): Promise<Hang | null> {
  const stuck = (await watch.search?.(look.living)) ?? null
  const reason = 'this system cannot prove it'
  return stuck && { kind: 'stuck', pids: stuck.pids, proof: 'likely', since: now, reason }
}

/** Milliseconds that the reaper gets to end everything before its trial is hunted by hand. */
const REAPER_PATIENCE = 5000
const STRAY_PATIENCE = 2000

/** What a trial did to be rid of its watchdog. */
interface Evasion {
  /** It ended or disabled the reaper: something of it may live on that nobody ever saw. */
  lostReaper: boolean
  /** Pids that could not be ended. */
  strays: number[]
}

async function finish(
  request: TrialRequest,
  program: Reaped,
  watch: Watch,
  system: System,
  bell: Bell,
): Promise<Evasion> {
  program.end()
  const deadline = system.clock() + REAPER_PATIENCE
  while (!program.isOver() && system.clock() < deadline) await bell.wait(deadline - system.clock())
  // A reaper that was killed, or cannot adopt, leaves what had been below it to us.
  const whole = program.isOver() && program.wasEmpty() && program.adopts()
  const mark = `FORK_SAFETY_TRIAL=${request.folder}`
  const strays = whole ? [] : await system.endStrays(watch.known(), mark, STRAY_PATIENCE)
  await program.closed(500)
  program.abandon()
  return { lostReaper: program.adopts() && !whole, strays }
}

interface Done {
  request: TrialRequest
  program: Reaped
  watch: Watch
  course: Course
  end: End
  evidence: Evidence | null
  trace: Trace
  output: { captured(): Captured }
  verdictAt: number
  evasion: Evasion
  crash: string[]
  system: System
}

function report(done: Done): TrialReport {
  const { program, watch, course, end, evidence, trace, verdictAt } = done
  const main = program.main() ?? -1
  const hang = end.kind === 'stuck' ? end : null
  const tampering = tamperingOf(done.evasion)
  const judged = judgeTrial({
    main: end.kind === 'over' && !program.statuses.has(main) ? null : main,
    statuses: new Map([...trace.statuses, ...program.statuses]),
    trace,
    tampering: tampering[0] ?? null,
    stuck: hang && { proof: hang.proof, reason: hang.reason },
    timedOut: end.kind === 'limit',
    isForked: (pid) => isForked(pid, trace, watch),
    processName: (pid) => nameProcess(pid, main, watch),
  })
  const status = program.statuses.get(main)
  const ending = status === undefined ? { code: null, signal: null } : readStatus(status)
  return {
    ...judged,
    reason: failedKnob(trace) ?? judged.reason ?? stoodAt(done),
    seconds: (verdictAt - course.start) / 1000,
    secondsToVerdict: hang ? Math.max(0, verdictAt - hang.since) / 1000 : null,
    exitCode: ending.code,
    signal: ending.signal,
    survivors: end.kind === 'over' || course.living.includes(main) ? 0 : course.living.length,
    captured: done.output.captured(),
    evidence: evidence ?? (judged.outcome === 'passed' ? null : recorded(trace, main, watch)),
    warnings: trace.warnings,
    notes: [...tampering, ...notesOf(done)],
    forked: hasForked(trace, watch),
    onlyForkserver: onlyForkserver(trace),
    unseen: unseenIn(done),
    interrupted: end.kind === 'interrupted',
    sweep: trace.sweep,
  }
}

/** What everybody waited for when the time was over. */
const stoodAt = ({ end, evidence, request }: Done) =>
  end.kind === 'limit' && evidence ? standing(evidence, request.cwd) : null

/** Whether a fork made the process, and no exec another program of it. */
function isForked(pid: number, { forks, execs, parents }: Trace, watch: Watch): boolean {
  const seen = watch.madeBy?.(pid)
  if (execs.has(pid) || seen === 'exec') return false
  // A child that was killed at once could not say that it was there.
  const silent = (one: Fork) => one.child === null && one.pid === parents.get(pid)
  const fork = forks.find((one) => one.child === pid) ?? forks.find(silent)
  return fork ? !isOfSubprocess(fork) : seen === 'fork'
}

function unseenIn({ program, system, course, end }: Done): string | null {
  if (system.adopts && !program.adopts())
    return 'its orphans could not be watched, since no Python here has the module _ctypes'
  const left = end.kind === 'left' && course.living.length === 0
  return (left && system.blind) || null
}

/** Whether any process of the trial forked; null where nothing is known of it. */
function hasForked({ observed, forks }: Trace, watch: Watch): boolean | null {
  const natively = watch.known().some(({ pid }) => watch.madeBy?.(pid) === 'fork')
  if (forks.length > 0 || natively) return true
  return observed ? false : null
}

/** Why the trial was not of the variant that it was to be. */
function failedKnob({ preloadFailure, knobFailure }: Trace): string | null {
  if (preloadFailure) return `preload of ${preloadFailure}`
  return knobFailure && `the variant could not be made: ${knobFailure}`
}

/** Each begins with `tampering`: it concerns the whole run. */
function tamperingOf({ lostReaper, strays }: Evasion): string[] {
  const lost = 'tampering: it ended the process that watches over it; something of it may live on'
  return [
    ...(lostReaper ? [lost] : []),
    ...(strays.length > 0 ? [`tampering: could not end its processes ${strays.join(', ')}`] : []),
  ]
}

function notesOf({ course, end, crash, program, watch, evidence }: Done): string[] {
  const ended = end.kind === 'over' || end.kind === 'left'
  const main = program.main() ?? -1
  const mention = [...course.everStuck].map(
    (pid) =>
      `${nameProcess(pid, main, watch)} waited for something that nobody was seen to end; its own program went on without it`,
  )
  return [
    ...(ended ? mention : []),
    ...crash,
    ...(end.kind === 'limit' ? (evidence?.missing ?? []) : []),
  ]
}

export interface Bell {
  ring(): void
  /** Resolves at the next ring, or after that many milliseconds. */
  wait(milliseconds: number): Promise<void>
}

function createBell(): Bell {
  let rung = false
  let wake = () => {}
  return {
    ring: () => {
      rung = true
      wake()
    },
    wait: async (milliseconds) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
    },
  }
}
