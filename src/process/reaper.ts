import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import type { Readable } from 'node:stream'
import { getSystemErrorMap } from 'node:util'
import { harness } from '../assets.ts'
import { bytesOf } from '../filenames.ts'
import type { StreamName } from './capture.ts'
import { hasStreams } from './run.ts'

/** The two ends of a connected UNIX socket, by the names that `/proc` gives them. */
export interface Connection {
  own: string
  peer: string
}

/** Asks what a descriptor of a process is connected to, for ever and without a time limit. */
export type Ask = (pid: number, fd: number) => Promise<Connection | null>

/** A program below a reaper (see harness/reaper.py), which nothing of it can leave. */
export interface Reaped {
  pid: number
  /** Pid of the program's main process, once it was started. */
  main(): number | null
  /** Pids of the reaper's own processes between it and the main process. */
  own(): readonly number[]
  /** Raw wait statuses of all that ended by itself and had the reaper for a parent. */
  statuses: Map<number, number>
  /** True when the reaper has ended. */
  isOver(): boolean
  /** True when the reaper ended by itself: then nothing is left, where it adopts. */
  wasEmpty(): boolean
  /** What is connected to a descriptor of the program's; null where nobody can say. */
  connection: Ask
  /** False where orphans of the program do not come to the reaper (not Linux). */
  adopts(): boolean
  /** Why the machine did not let the program be run to its end; null where it did. */
  prevented(): string | null
  /** Nothing that ends from now on counts as having ended by itself. */
  settle(): void
  /** Kills everything. */
  end(): void
  /** Resolves when all output was read, or after that many milliseconds. */
  closed(milliseconds: number): Promise<void>
  /** Gives up on the reaper itself and on the streams, which an escaped process may hold. */
  abandon(): void
}

export interface Program {
  command: readonly string[]
  cwd: string
  env: Readonly<Record<string, string>>
}

export interface Listener {
  output(stream: StreamName, bytes: Buffer): void
  /** Something was reported or ended: worth a look. */
  changed(): void
}

/** Milliseconds in which a reaper that runs has long answered. */
const ANSWER_PATIENCE = 8000

/** A reaper that waits for its order. */
interface Idle {
  start(program: Program, listener: Listener): Reaped
  /** False where a trial has killed it. */
  isThere(): boolean
  /** Whether orphans come to it; false also where it cannot be started. */
  adopts: Promise<boolean>
  /** Lets it go; it ends when it sees that. */
  close(): void
}

/** Starts reapers ahead of time: an interpreter's start is most of what a trial costs. */
export interface Reapers {
  /** @throws where the machine gives no further process. */
  start(program: Program, listener: Listener): Reaped
  close(): void
}

/**
 * Reapers that run on the first of the Pythons on which they can adopt orphans; of the `others`, which
 * take long to find, only where those cannot. On the first of all where none can.
 */
export async function adoptingReapers(
  pythons: readonly string[],
  others: () => Promise<string[]>,
  spare: number,
): Promise<Reapers> {
  if (platform() === 'linux') {
    const tried = new Set<string>()
    for (const list of [async () => pythons, others]) {
      for (const python of await list()) {
        if (tried.has(python)) continue
        tried.add(python)
        const idle = openReaper(python)
        if (await idle.adopts) return keepReapers(python, spare, [idle])
        idle.close()
      }
    }
  }
  return keepReapers(pythons[0]!, spare)
}

/** Keeps up to `spare` reapers waiting, from the first start on. */
export function keepReapers(python: string, spare: number, waiting: Idle[] = []): Reapers {
  let open = true
  const refill = () => {
    if (!open || waiting.length >= spare) return
    try {
      waiting.push(openReaper(python))
    } catch {
      return // the machine is full; the next start says so
    }
    setImmediate(refill)
  }
  return {
    start: (program, listener) => {
      while (waiting[0]?.isThere() === false) waiting.shift()!.close()
      const started = (waiting.shift() ?? openReaper(python)).start(program, listener)
      setImmediate(refill)
      return started
    },
    close: () => {
      open = false
      for (const idle of waiting) idle.close()
    },
  }
}

/** One reaper for one program. @throws where the machine gives no further process. */
export const startReaped = (python: string, program: Program, listener: Listener): Reaped =>
  openReaper(python).start(program, listener)

function openReaper(python: string): Idle {
  const script = `${harness}reaper.py`
  const child = spawn(python, ['-S', '-E', '-B', script], {
    cwd: '/',
    env: { PATH: process.env.PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  })
  const streams = hasStreams(child) ? child.stdio : []
  const state = {
    main: null as number | null,
    own: [] as number[],
    reporting: true,
    ended: false,
    empty: false,
    adopts: false,
    settled: false,
    prevented: null as string | null,
  }
  let knowAdopts = (_: boolean) => {}
  const adopts = new Promise<boolean>((resolve) => {
    knowAdopts = resolve
  })
  const statuses = new Map<number, number>()
  /** In the order of the questions, which is that of the answers. */
  const asked: ((found: Connection | null) => void)[] = []
  let heard: Listener = { output: () => {}, changed: () => {} }

  function hear(line: string): void {
    const [word, first, second, ...ends] = line.split(' ')
    if (word === 'main') state.main = Number(first)
    if (word === 'reaper' || word === 'between') state.own.push(Number(first))
    if (word === 'subreaper') {
      state.adopts = first === '1'
      knowAdopts(state.adopts)
    }
    if (word === 'prevented') state.prevented ??= `no further process: ${errorText(Number(first))}`
    if (word === 'peer') asked.shift()?.(connectionOf(ends))
    if (word === 'exit' && !state.settled) statuses.set(Number(first), Number(second))
    // An orphan's end is seen by the next look; a chain of them must not cost a look each.
    if (word !== 'exit' || Number(first) === state.main) heard.changed()
  }

  function connection(pid: number, fd: number): Promise<Connection | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ANSWER_PATIENCE, null)
      asked.push((found) => {
        clearTimeout(timer)
        resolve(found)
      })
      timer.unref()
      if (child.stdin?.writable) child.stdin.write(`peer ${pid} ${fd}\n`)
    })
  }

  if (streams[3]) eachLine(streams[3] as Readable, hear)
  child.stdout?.on('data', (bytes: Buffer) => heard.output('stdout', bytes))
  child.stderr?.on('data', (bytes: Buffer) => heard.output('stderr', bytes))
  for (const stream of streams) stream?.on('error', ignored)
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const ended = (code: number | null) => {
    state.ended = true
    state.empty = code === 0
    if (!streams[3]) knowAdopts(false)
    heard.changed()
  }
  child.on('error', ({ message }) => {
    state.prevented = message
    if (!streams[3]) state.reporting = false
    ended(null)
  })
  child.on('exit', ended)
  // At its exit what it reported last may still be on the way.
  streams[3]?.on('close', () => {
    state.reporting = false
    knowAdopts(false)
    heard.changed()
  })
  const isOver = () => state.ended && !state.reporting
  const reaped: Reaped = {
    pid: child.pid ?? -1,
    main: () => state.main,
    own: () => state.own,
    statuses,
    isOver,
    wasEmpty: () => state.empty,
    connection,
    adopts: () => state.adopts,
    prevented: () =>
      state.prevented ??
      (isOver() && state.main === null ? 'what was to watch over it ended before it began' : null),
    closed: (milliseconds) => within(milliseconds, closed),
    settle: () => {
      state.settled = true
    },
    end: () => {
      // A trial may have stopped them.
      child.kill('SIGCONT')
      state.own.forEach(goOn)
      child.stdin?.end('end')
    },
    abandon: () => {
      child.kill('SIGKILL')
      for (const stream of streams) stream?.destroy()
      child.unref()
    },
  }
  return {
    start: (program, listener) => {
      heard = listener
      child.kill('SIGCONT') // an earlier trial may have stopped it
      child.stdin?.write(orderFor(program))
      return reaped
    },
    adopts,
    isThere: () => !state.ended && state.reporting,
    close: () => child.stdin?.end(),
  }
}

/** The order in the form that harness/reaper.py reads. */
function orderFor({ command, cwd, env }: Program): Buffer {
  const entries = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const fields = [cwd, `${command.length}`, ...command, ...entries]
  const text = bytesOf(fields.map((field) => `${field}\0`).join(''))
  return Buffer.concat([Buffer.from(`${text.length}\n`), text])
}

function connectionOf([own, peer]: string[]): Connection | null {
  return peer === '0' ? null : { own: `socket:[${own}]`, peer: `socket:[${peer}]` }
}

function goOn(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT')
  } catch {
    // Gone.
  }
}

function within(milliseconds: number, done: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    done.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}

/** The streams' own ends and faults say nothing that the reaper does not. */
const ignored = () => {}

function errorText(number: number): string {
  const [name, message] = getSystemErrorMap().get(-number) ?? [`error ${number}`]
  return message ? `${name}: ${message}` : name
}

function eachLine(stream: Readable, hear: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('latin1').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    lines.forEach(hear)
  })
}
