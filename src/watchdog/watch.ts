import type { Proof, Wait } from '../results/model.ts'

/** What one look at a trial's processes showed. Times are milliseconds of the caller's clock. */
export interface Look {
  /** Processes of the trial that live, parents before children. */
  living: number[]
  stuck: Stuck | null
}

export interface Stuck {
  pids: number[]
  proof: Exclude<Proof, 'none'>
  /** When this could first be said: the last context switch, or what happened later; never late. */
  since: number
  /**
   * The others of the trial: there are none, one of them waits without limit for the stuck ones,
   * or they still work.
   */
  others: 'none' | 'wait' | 'work'
}

/** Looks at the processes of one trial. */
export interface Watch {
  look(now: number): Promise<Look>
  /**
   * Asked once, at the limit, where no look found anything stuck: a search that costs more, for
   * systems that show less. Absent where a look shows all there is.
   */
  search?(living: number[]): Promise<Stuck | null>
  /** What the stuck processes (or, with null, all) wait for, for people and for the diagnosis. */
  waits(pids: number[] | null): Wait[]
  /** Everything that was ever seen of the trial. */
  known(): Known[]
  /** Whether a thread id was ever one of the trial's; absent where threads are not seen. */
  sawThread?(tid: number): boolean
  /** What could not be read. */
  refused(): string[]
}

export interface Known {
  pid: number
  parent: number
  /** In the form of the OS; with the pid it names a process for ever. */
  start: string
}

/** `the main process`, `child 1`, … in the order in which they were first seen. */
export function nameProcess(pid: number, main: number, watch: Watch): string {
  if (pid === main) return 'the main process'
  const others = watch.known().filter((one) => one.pid !== main)
  const index = others.findIndex((one) => one.pid === pid)
  return index < 0 ? `a child (${pid})` : `child ${index + 1}`
}
