import type { Proc } from '../../../src/watchdog/linux/proc.ts'
import type { Process, Thread } from '../../../src/watchdog/linux/processes.ts'

/** A `/proc` of plain files: paths below the root to texts; links and memory beside them. */
export interface Files {
  texts?: Record<string, string>
  links?: Record<string, string>
  /** By `PID address`, in hexadecimal, what stands there. */
  memory?: Record<string, Buffer>
}

export function fakeProc({ texts = {}, links = {}, memory = {} }: Files): Proc {
  return {
    text: (path) => texts[path] ?? null,
    link: (path) => links[path] ?? null,
    names: (path) => {
      const start = path === '' ? '' : `${path}/`
      const paths = [...Object.keys(texts), ...Object.keys(links)]
      const below = paths.filter((one) => one.startsWith(start))
      return [...new Set(below.map((one) => one.slice(start.length).split('/')[0]!))]
    },
    memory: (pid, address, length) => {
      const bytes = memory[`${pid} ${address.toString(16)}`]
      return bytes && bytes.length >= length ? bytes.subarray(0, length) : null
    },
    defines: (file) => file.includes('libpython'),
    imports: (file) => file.includes('alarming'),
    refused: () => [],
  }
}

/** The memory at a futex: its value. */
export function word(value: number): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

export function aThread(tid: number, overrides: Partial<Thread> = {}): Thread {
  return { tid, state: 'S', switches: '1/1', ...overrides }
}

export function aProcess(pid: number, overrides: Partial<Process> = {}): Process {
  return {
    pid,
    parent: 1,
    start: '100',
    threads: [aThread(pid)],
    zombie: false,
    traced: false,
    signalsPending: false,
    forked: false,
    caught: 0n,
    ...overrides,
  }
}

/** `/proc/PID/task/TID/status` of a sleeping thread. */
export function aStatus(overrides: Record<string, string> = {}): string {
  const fields = {
    Name: 'python',
    State: 'S (sleeping)',
    TracerPid: '0',
    SigPnd: '0000000000000000',
    ShdPnd: '0000000000000000',
    SigCgt: '0000000000000000',
    voluntary_ctxt_switches: '1',
    nonvoluntary_ctxt_switches: '1',
    ...overrides,
  }
  return Object.entries(fields)
    .map(([name, value]) => `${name}:\t${value}\n`)
    .join('')
}

/** `/proc/PID/stat`. */
export const aStat = (
  pid: number,
  { parent = 1, start = '100', name = 'python', state = 'S' } = {},
) => `${pid} (${name}) ${state} ${parent} ${Array(17).fill('0').join(' ')} ${start} 0 0\n`
