import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { harness } from '../assets.ts'
import { bytesOf } from '../filenames.ts'
import type { StreamName } from './capture.ts'
import { hasStreams } from './run.ts'
import {
  type Connection,
  type Event,
  isOver,
  nothingTold,
  step,
  type Told,
  whyPrevented,
} from './told.ts'

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
export interface Idle {
  start(program: Program, listener: Listener): Reaped
  /** False where a trial has killed it. */
  isThere(): boolean
  /** Whether orphans come to it; false also where it cannot be started. */
  adopts: Promise<boolean>
  /** Lets it go; it ends when it sees that. */
  close(): void
}

/** Starts a reaper, which then waits for its order. @throws where the machine gives no further process. */
export function openReaper(python: string): Idle {
  const child = spawn(python, ['-S', '-E', '-B', `${harness}reaper.py`], {
    cwd: '/',
    env: { PATH: process.env.PATH, LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH },
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  })
  const reaper: Reaper = {
    ...{ child, told: nothingTold(), asked: [] },
    listener: { output: () => {}, changed: () => {} },
    closed: new Promise((resolve) => child.on('close', () => resolve())),
  }
  return {
    adopts: listen(reaper),
    start: (program, listener) => {
      reaper.listener = listener
      child.kill('SIGCONT') // an earlier trial may have stopped it
      child.stdin?.write(orderFor(program))
      return reapedBy(reaper)
    },
    isThere: () => !reaper.told.ended && reaper.told.reporting,
    close: () => child.stdin?.end(),
  }
}

/** A reaper that was started. */
interface Reaper {
  child: ChildProcess
  told: Told
  /** In the order of the questions, which is that of the answers. */
  asked: ((found: Connection | null) => void)[]
  listener: Listener
  /** When its streams have ended. */
  closed: Promise<void>
}

const streamsOf = ({ child }: Reaper) => (hasStreams(child) ? child.stdio : [])

/** Takes in all that happens to a reaper; resolves when it is known whether it adopts. */
function listen(reaper: Reaper): Promise<boolean> {
  const { child, told, asked } = reaper
  const streams = streamsOf(reaper)
  const reports = streams[3] as Readable | undefined
  return new Promise((resolve) => {
    const take = (event: Event) => {
      const { changed, answer } = step(told, event)
      if (told.adopts !== null) resolve(told.adopts)
      if (answer !== undefined) asked.shift()?.(answer)
      if (changed) reaper.listener.changed()
    }
    if (reports) eachLine(reports, (line) => take({ kind: 'line', line }))
    child.stdout?.on('data', (bytes: Buffer) => reaper.listener.output('stdout', bytes))
    child.stderr?.on('data', (bytes: Buffer) => reaper.listener.output('stderr', bytes))
    for (const stream of streams) stream?.on('error', ignored)
    reports?.on('close', () => take({ kind: 'silent' }))
    child.on('exit', (code) => take({ kind: 'ended', code }))
    child.on('error', ({ message }) => {
      take({ kind: 'failed', message })
      if (!reports) take({ kind: 'silent' })
    })
  })
}

function reapedBy(reaper: Reaper): Reaped {
  const { child, told, closed } = reaper
  return {
    pid: child.pid ?? -1,
    main: () => told.main,
    own: () => told.own,
    statuses: told.statuses,
    isOver: () => isOver(told),
    wasEmpty: () => told.empty,
    connection: (pid, fd) => ask(reaper, `peer ${pid} ${fd}\n`),
    adopts: () => told.adopts === true,
    prevented: () => whyPrevented(told),
    closed: (milliseconds) => within(milliseconds, closed),
    settle: () => {
      told.settled = true
    },
    end: () => {
      // A trial may have stopped them.
      child.kill('SIGCONT')
      told.own.forEach(goOn)
      child.stdin?.end('end')
    },
    abandon: () => {
      child.kill('SIGKILL')
      for (const stream of streamsOf(reaper)) stream?.destroy()
      child.unref()
    },
  }
}

function ask({ child, asked }: Reaper, question: string): Promise<Connection | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ANSWER_PATIENCE, null)
    asked.push((found) => {
      clearTimeout(timer)
      resolve(found)
    })
    timer.unref()
    if (child.stdin?.writable) child.stdin.write(question)
  })
}

/** The order in the form that harness/reaper.py reads. */
function orderFor({ command, cwd, env }: Program): Buffer {
  const entries = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const fields = [cwd, `${command.length}`, ...command, ...entries]
  const text = bytesOf(fields.map((field) => `${field}\0`).join(''))
  return Buffer.concat([Buffer.from(`${text.length}\n`), text])
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

function eachLine(stream: Readable, hear: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('latin1').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    lines.forEach(hear)
  })
}
