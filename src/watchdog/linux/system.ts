import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { arch as machine } from 'node:os'
import { Prevented } from '../../process/prevented.ts'
import { findDebuggers } from '../debuggers.ts'
import type { System } from '../system.ts'
import { endOne, endStrays } from './end.ts'
import { watchLinux } from './linux.ts'
import { type Proc, procfs } from './proc.ts'
import { createSockets } from './sockets.ts'
import { askForStacks, scanNativeStack } from './stacks.ts'

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

/** @throws where there is no `/proc` at all: then nothing can be watched. */
function needsProc(): void {
  if (!existsSync('/proc/version') && !existsSync('/proc/self'))
    throw new Prevented('there is no /proc here, without which nothing can be watched')
}

/** Why nothing can be seen of other processes here, in one sentence; null where it can. */
function blindness(): string | null {
  const proc = procfs()
  const foreign = proc.link('self') !== String(process.pid)
  if (foreign)
    return 'nothing can be proven here: /proc is that of another PID namespace, or there is none'
  const scope = Number(proc.text('sys/kernel/yama/ptrace_scope') ?? 0)
  return scope >= 2 && !mayLook(proc)
    ? `nothing can be proven here: kernel.yama.ptrace_scope is ${scope}, and ancestors may not look at their processes`
    : null
}

/** Whether a process of ours shows what it waits for; a capability allows it where Yama does not. */
function mayLook(proc: Proc): boolean {
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] })
  child.on('error', () => {})
  try {
    return child.pid !== undefined && proc.text(`${child.pid}/syscall`) !== null
  } finally {
    child.kill()
  }
}

/** A `/proc` with nothing in it: what another namespace's shows is of other processes. */
const EMPTY = '/dev/null'

export function linuxSystem(): System {
  needsProc()
  const blind = blindness()
  const at = blind?.includes('PID namespace') ? EMPTY : '/proc'
  const kill = (pid: number, signal: number | string) => process.kill(pid, signal)
  const ending = { proc: procfs(at), kill, pause }
  return {
    blind,
    adopts: true,
    clock: () => performance.now(),
    watch: ({ root, own, connection, alarm, runsPython }) =>
      watchLinux({
        ...{ root, own, alarm, runsPython },
        arch: machine(),
        proc: procfs(at),
        sockets: createSockets(connection),
      }),
    askForStacks: (pid, file) => askForStacks(pid, { proc: procfs(at), kill, pause, file }),
    debuggers: findDebuggers(process.env.PATH ?? ''),
    nativeStack: (pid, tid) => scanNativeStack(pid, tid, procfs(at)),
    endOne: (one) => endOne(one, ending),
    endStrays: (known, mark, limit) => endStrays(known, mark, limit, ending),
  }
}
