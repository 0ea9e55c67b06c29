import type { Ask } from '../process/reaper.ts'
import type { NativeStack, Stack } from '../results/model.ts'
import type { Debuggers } from './debuggers.ts'
import type { Alarm } from './trace.ts'
import type { SeenProcess, Watch } from './watch.ts'

/** What is to be watched: all processes below `root`. */
export interface Watchable {
  root: number
  /** The reaper's own processes, which are no part of it. */
  own: () => readonly number[]
  /** Tells what a socket is connected to. */
  connection: Ask
  /** What is known of a process's alarm, which the system shows nobody. */
  alarm: (pid: number) => Alarm
  /** Whether Python code runs upon a signal in a process; null where that is not known. */
  runsPython: (pid: number, signal: number) => boolean | null
}

/** What the watchdog needs of the operating system; one implementation an OS. */
export interface System {
  /** Why nothing can be seen of processes here, where that is so. */
  blind?: string | null
  /** Whether a reaper can inherit orphans here, where its Python lets it. */
  adopts?: boolean
  /** Milliseconds of a clock that never goes back. */
  clock(): number
  watch(program: Watchable): Watch
  /** Python stacks of one process, or why there are none. */
  askForStacks(pid: number, file: string): Promise<Stack[] | string>
  nativeStack(pid: number, tid: number): NativeStack | null
  /** Debuggers, where there are any. */
  debuggers: Debuggers
  /**
   * The system's own report of a process that died of a fault, where it writes one; `since` is the
   * trial's start in milliseconds since the epoch.
   */
  crashText?(pid: number, since: number): Promise<string | null>
  /** Ends one process, if it is still that one. */
  endOne(one: SeenProcess): void | Promise<void>
  /** Ends what escaped; returns the pids that live on. Limit in milliseconds. */
  endStrays(known: SeenProcess[], mark: string, limit: number): Promise<number[]>
}
