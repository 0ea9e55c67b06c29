import { execFile } from 'node:child_process'
import { toolkitRun } from '../../process/toolkit.ts'
import { caughtColumns, tableColumns, threadColumns } from './ps.ts'

/** What one OS offers to look at processes with. A command is a program and its arguments. */
export interface Commands {
  /** All processes, in the columns of `parseTable`. */
  table: string[]
  /** The same, with every process's environment behind its command. */
  environments: string[]
  /** The mask of the signals that a process catches. */
  caught(pid: number): string[]
  /** The files that a process has open, by path or by inode number. */
  openFiles(pid: number): string[]
  filesBy: 'path' | 'inode'
  /** `sample`: stacks of all threads; `channels`: what the kernel says they wait for. */
  threads: { kind: 'sample' } | Channels | null
}

export interface Channels {
  kind: 'channels'
  command(pid: number): string[]
  /** Names of the kernel's waits for a lock, and for a child. */
  locks: RegExp
  processes: RegExp
}

const ps = '/bin/ps'
const caught = (pid: number) => [ps, '-p', `${pid}`, ...caughtColumns]

const berkeley = {
  table: [ps, '-axww', ...tableColumns],
  environments: [ps, '-axwwe', ...tableColumns],
  caught,
}

const macos: Commands = {
  ...berkeley,
  environments: [ps, '-axwwE', ...tableColumns],
  openFiles: (pid) => ['/usr/sbin/lsof', '-nP', '-p', `${pid}`, '-Fn'],
  filesBy: 'path',
  threads: { kind: 'sample' },
}

const freebsd: Commands = {
  ...berkeley,
  openFiles: (pid) => ['/usr/bin/procstat', '-f', `${pid}`],
  filesBy: 'path',
  threads: {
    kind: 'channels',
    command: (pid) => [ps, '-H', '-p', `${pid}`, ...threadColumns('lwp')],
    locks: /^(umtxn|umtxpi|uwait|ucond|usem|urdlck|uwrlck)/,
    processes: /^wait$/,
  },
}

const openbsd: Commands = {
  ...berkeley,
  openFiles: (pid) => ['/usr/bin/fstat', '-p', `${pid}`],
  filesBy: 'inode',
  threads: {
    kind: 'channels',
    command: (pid) => [ps, '-H', '-p', `${pid}`, ...threadColumns('tid')],
    locks: /^(fsleep|thrsleep)/,
    processes: /^wait$/,
  },
}

/** The commands of an OS by Node's name for it; elsewhere only the tree of processes is seen. */
export function commandsOf(platform: string): Commands {
  if (platform === 'darwin') return macos
  if (platform === 'freebsd') return freebsd
  return platform === 'openbsd' ? openbsd : { ...openbsd, threads: null }
}

/** Asks a command; its standard output, or null where it fails or takes more milliseconds. */
export type Query = (command: string[], limit: number) => Promise<string | null>

/** Dates and columns must not depend on where this runs. */
const env = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }
const MAX_OUTPUT = 64 << 20

/** For `ps`, which ends by itself: after the limit it is not waited for any longer. */
export const askListing: Query = async (command, limit) => {
  const { code, stdout } = await toolkitRun(command, { env, timeout: limit / 1000 })
  return code === null ? null : stdout
}

/** For tools that can hang, on a question to the user above all: after the limit it is killed. */
export const askBounded: Query = ([program, ...args], limit) =>
  new Promise((resolve) => {
    const options = { timeout: limit, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT, env } as const
    const child = execFile(program!, args, options, (error, stdout) =>
      resolve(error ? null : stdout),
    )
    child.stdin?.end()
  })
