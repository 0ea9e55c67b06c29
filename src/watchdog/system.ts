import type { Ask } from '../process/reaper.ts'
import type { NativeStack, Stack } from '../results/model.ts'
import type { Debuggers } from './debuggers.ts'
import type { Known, Watch } from './watch.ts'

/** What the watchdog needs of the operating system; one implementation an OS. */
export interface System {
  /** Milliseconds of a clock that never goes back. */
  clock(): number
  /**
   * Watches all processes below `root`, without the reaper's `own`;
   * `connection` tells what a socket is connected to.
   */
  watch(root: number, own?: () => readonly number[], connection?: Ask): Watch
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
  /** Ends what escaped; returns the pids that live on. Limit in milliseconds. */
  endStrays(known: Known[], mark: string, limit: number): Promise<number[]>
}
