import { type ChildProcess, spawn } from 'node:child_process'
import type { Posix } from '../../../src/watchdog/unix/posix.ts'
import { askBounded, askListing, type Commands } from '../../../src/watchdog/unix/posix-commands.ts'
import { tableColumns } from '../../../src/watchdog/unix/ps.ts'

/** The same view by Linux's own tools, so that the logic behind it meets real processes. */
export const linuxCommands: Commands = {
  table: ['/bin/ps', '-eww', ...tableColumns],
  environments: ['/bin/ps', 'axeww', ...tableColumns],
  caught: (pid) => ['/bin/ps', '-p', `${pid}`, '-o', 'sigcatch='],
  openFiles: (pid) => ['/bin/ls', '-l', `/proc/${pid}/fd`],
  filesBy: 'path',
  threads: {
    kind: 'channels',
    command: (pid) => ['/bin/ps', '-L', '-p', `${pid}`, ...wide],
    locks: /^futex/,
    processes: /^do_wait$/,
  },
}
const wide = ['pid=', 'lwp=', 'state=', 'wchan:32='].flatMap((column) => ['-o', column])

export const linuxPosix = (changes: Partial<Posix> = {}): Posix => ({
  commands: linuxCommands,
  ps: askListing,
  tool: askBounded,
  kill: (pid, signal) => process.kill(pid, signal),
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  clock: () => performance.now(),
  self: process.pid,
  ...changes,
})

export interface Script {
  process: ChildProcess
  pid: number
  /** Resolves with the next line that it prints. */
  line(): Promise<string>
  /** Kills its session's first group and waits for its end. */
  end(): Promise<void>
}

/** Starts a Python script in a session of its own. */
export function startScript(text: string, env: Record<string, string> = {}): Script {
  const child = spawn('python3', ['-S', '-u', '-c', text], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH ?? '', ...env },
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const lines: string[] = []
  let wake = () => {}
  let rest = ''
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\n')
    rest = parts.pop()!
    lines.push(...parts)
    wake()
  })
  return {
    process: child,
    pid: child.pid!,
    line: async () => {
      while (lines.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return lines.shift()!
    },
    end: async () => {
      try {
        process.kill(-child.pid!, 'SIGKILL')
      } catch {
        // Gone already.
      }
      child.stdout!.destroy()
      await ended
    },
  }
}

/** Whether a process still runs: a zombie does not. */
export async function isRunning(pid: number): Promise<boolean> {
  const state = await askListing(['/bin/ps', '-p', `${pid}`, '-o', 'state='], 5000)
  return /^[^Z\s]/.test(state?.trim() ?? '')
}
