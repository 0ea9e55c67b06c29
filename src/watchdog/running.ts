import type { Captured } from '../process/capture.ts'
import type { Tee } from '../process/fulloutput.ts'
import type { Program, Reaped } from '../process/reaper.ts'
import type { Reapers } from '../process/reapers.ts'
import type { Evidence } from '../results/model.ts'
import type { Bell } from './bell.ts'
import type { Hang } from './course.ts'
import type { System } from './system.ts'
import type { Trace } from './trace.ts'
import type { ReadHeld, Watch } from './watch.ts'

export interface TrialRequest extends Program {
  reapers: Reapers
  /** Limit in seconds. */
  timeout: number
  /** The trial's own folder, with the empty files `trace` and `stacks`. */
  folder: string
  /** Whether a hang is to be explained as far as can be: debuggers take a second. */
  debug?: boolean
  /** Whether a lock is held for it when a fork comes. */
  meets?: boolean
  /** Takes all that is printed, where that was asked for. */
  tee?: Tee | null
  /** What holds of a command; null of a script. */
  suite: Suite | null
  /** Reads the program's source: whether its code holds a lock at a line. */
  readHeld: ReadHeld
}

/**
 * A command: it answers for what it starts, and what hangs in it is ended alone, so that the rest
 * goes on. Each such hang is an incident.
 */
export interface Suite {
  /** Whether the first hang ends it all. */
  stopAtFirst: boolean
}

/** One hang in a trial of a command. */
export interface SeenIncident extends Pick<Hang, 'proof' | 'reason'> {
  pid: number
  /** The test that ran there, where its runner says so. */
  test: string | null
  /** Seconds from the trial's start to the verdict. */
  seconds: number
  secondsToVerdict: number
  evidence: Evidence | null
}

/** A trial while it runs: what it is of, what watches it, and what was learned of it so far. */
export interface Running {
  request: TrialRequest
  program: Reaped
  watch: Watch
  system: System
  /** Rings when there may be something to see before the next look is due. */
  bell: Bell
  interrupt: AbortSignal
  /** What its processes have written of themselves by now. */
  trace: () => Trace
  output: { captured(): Captured }
  course: Course
}

/** What was learned so far. Times are milliseconds of the system's clock. */
export interface Course {
  start: number
  /** When its main process was first seen to have ended. */
  mainEnded: number | null
  /** What lived at the last look. */
  living: number[]
  /** Whether anything had run then since the look before. */
  busy: boolean
  /** Every process that was seen to be stuck while others could still have ended that. */
  everStuck: Set<number>
  /** The stuck processes that were last asked about, and those of them that the fork explains. */
  asked: { key: string; explained: number[] }
  /** Hangs that the fork explains and their own program may still end, by the process to explain. */
  suspects: Map<number, Suspect>
  /** How many there ever were. */
  suspected: number
  /** Of a command: the hangs that were said. */
  incidents: SeenIncident[]
  /** The processes whose own program ended them, as far as that was said: pid and start. */
  told: Set<string>
  /** What the parents of those that were ended for it waited for then. */
  bereft: Map<number, string>
}

/** A hang that the fork explains, before it may be said: what it waited for, what was seen of it. */
export interface Suspect {
  hang: Hang
  waits: string
  evidence: Evidence | null
  /** How many signals had been sent by then. */
  kills: number
  /** When it was first seen not to wait so any more, or not to live. */
  gone: { at: number; moved: boolean } | null
}

export const newCourse = (start: number): Course => ({
  start,
  mainEnded: null,
  living: [],
  busy: true,
  everStuck: new Set(),
  asked: { key: '', explained: [] },
  suspects: new Map(),
  suspected: 0,
  incidents: [],
  told: new Set(),
  bereft: new Map(),
})
