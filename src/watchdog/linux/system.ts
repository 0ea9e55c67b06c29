import { arch as machine } from 'node:os'
import { findDebuggers } from '../debuggers.ts'
import type { System } from '../system.ts'
import { endStrays } from './end.ts'
import { watchLinux } from './linux.ts'
import { procfs } from './proc.ts'
import { createSockets } from './sockets.ts'
import { askForStacks, scanNativeStack } from './stacks.ts'

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

export function linuxSystem(): System {
  const kill = (pid: number, signal: number | string) => process.kill(pid, signal)
  const ending = { proc: procfs(), kill, pause }
  return {
    clock: () => performance.now(),
    watch: ({ root, between, connection, alarm }) =>
      watchLinux({
        ...{ root, between, alarm },
        arch: machine(),
        proc: procfs(),
        sockets: createSockets(connection),
      }),
    askForStacks: (pid, file) => askForStacks(pid, { proc: procfs(), kill, pause, file }),
    debuggers: findDebuggers(process.env.PATH ?? ''),
    nativeStack: (pid, tid) => scanNativeStack(pid, tid, procfs()),
    endStrays: (known, mark, limit) => endStrays(known, mark, limit, ending),
  }
}
