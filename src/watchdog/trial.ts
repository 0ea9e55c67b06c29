import { type Captured, capture } from '../process/capture.ts'
import type { Tee } from '../process/fulloutput.ts'
import type { Program, Reaped, Reapers } from '../process/reaper.ts'
import { readStatus } from '../process/waitstatus.ts'
import type { Evidence, Outcome, Proof } from '../results/model.ts'
import { gatherEvidence, recorded } from './evidence.ts'
import { crashedProcess, judgeTrial } from './outcome.ts'
import type { System } from './system.ts'
import { orphanedByTrace, readTrace, type Trace } from './trace.ts'
import { type Look, nameProcess, type Stuck, type Watch } from './watch.ts'

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
  /** True where the trial was broken off from outside and says nothing. */
  interrupted: boolean
}

/** How long what the main process left behind is looked at, in milliseconds. */
const LAST_LOOK = 250
const LOOK_EVERY = 20
/** A look may cost at most a fifth of the time between two. */
const LOOK_SHARE = 5
const HEAD_BYTES = 32 << 10
const TAIL_BYTES = 96 << 10

/** Why a trial ended. */
type End =
  | { kind: 'over' }
  | { kind: 'left' }
  | { kind: 'limit' }
  | { kind: 'interrupted' }
  | { kind: 'stuck'; stuck: Stuck; since: number; reason: string | null }

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
  const watch = system.watch(program.pid, program.own, program.connection)
  const course: Course = { start, mainEnded: null, everStuck: new Set(), living: [] }
  const end = await follow(request, { program, watch, system, bell, interrupt, course })
  interrupt.removeEventListener('abort', bell.ring)
  const verdictAt = system.clock()
  // Asking for stacks can bring a process that runs to a fall.
  program.settle()
  const trace = readTrace(`${request.folder}/trace`)
  const hung = end.kind === 'stuck' || end.kind === 'limit'
  const evidence = hung
    ? await unlessAborted(
        interrupt,
        gatherEvidence({
          ...{ program, watch, system, trace, stuck: stuckIn(end, course) },
          folder: request.folder,
          debug: request.debug ?? false,
        }),
      )
    : null
  const evasion = await finish(request, program, watch, system, bell)
  request.tee?.close()
  const crash = await crashNote(program, system, begun)
  return report({
    request,
    program,
    watch,
    course,
    end,
    evidence,
    trace,
    output,
    verdictAt,
    evasion,
    crash,
  })
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
  end.kind === 'stuck' ? end.stuck.pids : [...course.everStuck]

interface Course {
  start: number
  mainEnded: number | null
  everStuck: Set<number>
  living: number[]
}

interface Following {
  program: Reaped
  watch: Watch
  system: System
  bell: Bell
  interrupt: AbortSignal
  course: Course
}

async function follow(request: TrialRequest, following: Following): Promise<End> {
  const { program, watch, system, bell, interrupt, course } = following
  for (;;) {
    const now = system.clock()
    if (interrupt.aborted) return { kind: 'interrupted' }
    const look = await watch.look(now)
    // Where orphans do not come to the reaper, its end is not the end of all.
    if (program.isOver() && (program.adopts() || look.living.length === 0)) return { kind: 'over' }
    course.living = look.living
    if (look.stuck?.proof === 'proven') {
      for (const pid of look.stuck.pids) course.everStuck.add(pid)
    }
    const main = program.main()
    if (main !== null && program.statuses.has(main)) course.mainEnded ??= now
    const end = decide(look, request, following, now)
    if (end?.kind === 'limit' || (end?.kind === 'left' && look.living.length > 0)) {
      return (await searchOnce(look, watch, now)) ?? end
    }
    if (end) return end
    const cost = system.clock() - now
    await bell.wait(Math.max(LOOK_EVERY, cost * LOOK_SHARE))
  }
}

function decide(look: Look, request: TrialRequest, following: Following, now: number): End | null {
  const { start, mainEnded } = following.course
  const limit = start + request.timeout * 1000
  const stuck = worthSaying(look.stuck)
  const said = (since: number, reason: string | null = null): End =>
    ({ kind: 'stuck', stuck: stuck!, since, reason }) as const
  if (stuck?.proof === 'proven') {
    // A main process that has just ended is about to be reported.
    const main = following.program.main()
    const settled = mainEnded !== null || (main !== null && look.living.includes(main))
    if (stuck.others !== 'work' && settled) return said(stuck.since)
    if (mainEnded !== null) return said(Math.max(stuck.since, mainEnded))
  }
  if (mainEnded !== null && now >= mainEnded + LAST_LOOK) {
    return stuck ? said(Math.max(stuck.since, mainEnded), handlersLeft) : { kind: 'left' }
  }
  if (now < limit || mainEnded !== null) return null
  if (stuck) return said(limit, stuck.proof === 'likely' ? handlersLeft : null)
  return ownerless(request, following, look, limit) ?? { kind: 'limit' }
}

/** While others work, one of them may send the signal whose handler wakes it. */
const worthSaying = (stuck: Stuck | null) =>
  stuck?.proof === 'likely' && stuck.others === 'work' ? null : stuck

async function searchOnce(look: Look, watch: Watch, now: number): Promise<End | null> {
  const stuck = (await watch.search?.(look.living)) ?? null
  return stuck && { kind: 'stuck', stuck, since: now, reason: 'this system cannot prove it' }
}

const handlersLeft = 'a signal handler of the stuck process could still wake it'

/** At the limit: a thread that waits for a lock whose owner is known not to exist there. */
function ownerless(
  request: TrialRequest,
  { watch }: Following,
  look: Look,
  limit: number,
): End | null {
  const trace = readTrace(`${request.folder}/trace`)
  const forking = new Set(trace.forks.flatMap((fork) => fork.stacks.map((stack) => stack.tid)))
  const isForeign = (tid: number) => forking.has(tid) || watch.sawThread?.(tid) === true
  const orphans = orphanedByTrace(trace)
  const waits = watch.waits(look.living)
  const pids = waits
    .filter((wait) => wait.kind === 'futex')
    .filter(({ pid, owner }) => orphans.has(pid) || (owner && !owner.alive && isForeign(owner.tid)))
    .map((wait) => wait.pid)
  if (pids.length === 0) return null
  const stuck: Stuck = { pids: [...new Set(pids)], proof: 'proven', since: limit, others: 'work' }
  const reason = "the rest of the process still runs, but the lock's owner does not exist in it"
  return { kind: 'stuck', stuck, since: limit, reason }
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
}

function report(done: Done): TrialReport {
  const { program, watch, course, end, evidence, trace, verdictAt } = done
  const main = program.main() ?? -1
  const stuck = end.kind === 'stuck' ? end : null
  const tampering = tamperingOf(done.evasion)
  const judged = judgeTrial({
    main: end.kind === 'over' && !program.statuses.has(main) ? null : main,
    statuses: new Map([...trace.statuses, ...program.statuses]),
    trace,
    tampering: tampering[0] ?? null,
    stuck: stuck && { proof: stuck.stuck.proof, reason: stuck.reason },
    timedOut: end.kind === 'limit',
    processName: (pid) => nameProcess(pid, main, watch),
  })
  const status = program.statuses.get(main)
  const ending = status === undefined ? { code: null, signal: null } : readStatus(status)
  return {
    ...judged,
    reason: failedKnob(trace) ?? judged.reason,
    seconds: (verdictAt - course.start) / 1000,
    secondsToVerdict: stuck ? Math.max(0, verdictAt - stuck.since) / 1000 : null,
    exitCode: ending.code,
    signal: ending.signal,
    survivors: end.kind === 'over' || course.living.includes(main) ? 0 : course.living.length,
    captured: done.output.captured(),
    evidence: evidence ?? (judged.outcome === 'passed' ? null : recorded(trace, main, watch)),
    warnings: trace.warnings,
    notes: [...tampering, ...notesOf(done)],
    interrupted: end.kind === 'interrupted',
  }
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
    (pid) => `${nameProcess(pid, main, watch)} could never run again; its own program ended it`,
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
