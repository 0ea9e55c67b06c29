import { arch as machine, platform } from 'node:os'
import type { NativeStack, Stack } from '../results/model.ts'
import { type Debuggers, findDebuggers } from './debuggers.ts'
import { endStrays } from './end.ts'
import { watchLinux } from './linux/linux.ts'
import { procfs } from './linux/proc.ts'
import { type Ask, createSockets } from './linux/sockets.ts'
import { askForStacks, scanNativeStack } from './stacks.ts'
import type { Known, Watch } from './watch.ts'

/** What the watchdog needs of the operating system; one implementation an OS. */
export interface System {
  /** Milliseconds of a clock that never goes back. */
  clock(): number
  /**
   * Watches all processes below `root`, without the one that the reaper keeps `between`;
   * `connection` tells what a socket is connected to.
   */
  watch(root: number, between?: () => number | null, connection?: Ask): Watch
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

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

export function linuxSystem(): System {
  const kill = (pid: number, signal: number | string) => process.kill(pid, signal)
  const ending = { proc: procfs(), kill, pause }
  return {
    clock: () => performance.now(),
    watch: (root, between, connection) =>
      watchLinux(root, machine(), procfs(), between, createSockets(connection)),
    askForStacks: (pid, file) => askForStacks(pid, { proc: procfs(), kill, pause, file }),
    debuggers: findDebuggers(process.env.PATH ?? ''),
    nativeStack: (pid, tid) => scanNativeStack(pid, tid, procfs()),
    endStrays: (known, mark, limit) => endStrays(known, mark, limit, ending),
  }
}

/** The implementation for the OS that this runs on. */
export async function currentSystem(): Promise<System> {
  return platform() === 'linux' ? linuxSystem() : (await import('./unix/posix.ts')).posixSystem()
}
