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
  /** Takes all that is printed, where that was asked for. */
  tee?: Tee | null
  /** Reads the program's source: whether its code holds a lock at a line. */
  readHeld: ReadHeld
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
  /** Every process that was seen to be stuck while others could still have ended that. */
  everStuck: Set<number>
  /** The stuck processes that were last asked about, and those of them that the fork explains. */
  asked: { key: string; explained: number[] }
  /** A hang that the fork explains, which its own program may still end; what was seen of it. */
  explained: { hang: Hang; waits: string; evidence: Evidence | null } | null
  /** How many times that was. */
  kept: number
}

export const newCourse = (start: number): Course => ({
  start,
  mainEnded: null,
  living: [],
  everStuck: new Set(),
  asked: { key: '', explained: [] },
  explained: null,
  kept: 0,
})
