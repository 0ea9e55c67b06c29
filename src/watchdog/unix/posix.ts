import { realpathSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import type { Stack } from '../../results/model.ts'
import { findDebuggers } from '../debuggers.ts'
import { requestDump } from '../stacks.ts'
import type { System } from '../system.ts'
import type { Stuck, Watch } from '../watch.ts'
import { awaitCrashText } from './crash.ts'
import { type Family, livingOf, newFamily, quietFor, step } from './family.ts'
import { askBounded, askListing, type Commands, commandsOf, type Query } from './posix-commands.ts'
import { endPosixOne, endPosixStrays } from './posix-end.ts'
import { describeWait, findStuck, readThreads, type ThreadWait } from './posix-threads.ts'
import { catches, identity, parseTable, type Row } from './ps.ts'

/** What the watchdog does to the world here; replaced in tests. */
export interface Posix {
  commands: Commands
  ps: Query
  tool: Query
  kill(pid: number, signal: number | string): void
  pause(milliseconds: number): Promise<void>
  clock(): number
  self: number
}

const realPosix = (): Posix => ({
  commands: commandsOf(platform()),
  ps: askListing,
  tool: askBounded,
  kill: (pid, signal) => process.kill(pid, signal),
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  clock: () => performance.now(),
  self: process.pid,
})

export interface PosixSystem extends System {
  /**
   * What the system's own report says of a process that died of a fault, or null; waits some
   * seconds for it. `since` is the trial's start in milliseconds since the epoch.
   */
  crashText(pid: number, since: number): Promise<string | null>
}

/**
 * The watchdog's view of macOS and the BSDs: `ps`, and on macOS `sample`. They show less than
 * Linux, so a deadlock is at most `likely`, and is looked for only when the time limit has come.
 *
 * Its parsers are held against recorded output of these systems, and the tree of processes and its
 * end against real processes on Linux. None of it has been run on macOS or a BSD.
 */
export function posixSystem(posix: Posix = realPosix()): PosixSystem {
  const threads = new Map<number, ThreadWait[]>()
  return {
    clock: posix.clock,
    watch: ({ root }) => watchPosix(root, posix, threads),
    askForStacks: (pid, file) => askPosix(pid, file, posix),
    nativeStack: (pid, tid) => {
      const frames = threads.get(pid)?.find((thread) => thread.tid === tid)?.frames ?? []
      return frames.length === 0 ? null : { pid, tid, frames }
    },
    debuggers: findDebuggers(process.env.PATH ?? ''),
    crashText: async (pid, since) =>
      posix.commands.threads?.kind === 'sample' ? awaitCrashText(pid, since, posix.pause) : null,
    endOne: (one) => endPosixOne(one, PS_PATIENCE, posix),
    endStrays: (known, mark, limit) => {
      for (const { pid } of known) threads.delete(pid)
      return endPosixStrays(known, mark, limit, posix)
    },
  }
}

/** `ps` costs some 20 ms of a core. */
const LOOK_EVERY = 250
const PS_PATIENCE = 5000
/** How long a process must have slept without using any processor time. */
const QUIET = 2000
const MAX_SEARCHED = 16

/** A watch by `ps`: what it has seen, and when it last asked. */
interface Watching {
  posix: Posix
  family: Family
  taken: number
  refused: Set<string>
  /** What the search saw of threads, by pid. */
  threads: Map<number, ThreadWait[]>
}

/** Watches all processes below `root`; what its search saw of their threads goes to `threads`. */
export function watchPosix(root: number, posix: Posix, threads: Map<number, ThreadWait[]>): Watch {
  const family = newFamily(root, posix.self)
  const taken = Number.NEGATIVE_INFINITY
  const watching: Watching = { posix, family, taken, refused: new Set(), threads }
  return {
    look: async (now) => {
      if (now - watching.taken >= LOOK_EVERY) await takeTable(watching, now)
      return { living: livingOf(family).map((row) => row.pid), busy: true, stuck: null }
    },
    search: () => search(watching),
    waits: (pids) =>
      livingOf(family)
        .filter((row) => !pids || pids.includes(row.pid))
        .flatMap(({ pid }) => (threads.get(pid) ?? []).map((one) => describeWait(pid, one))),
    known: () => [...family.known.values()],
    refused: () => [...watching.refused],
  }
}

async function takeTable(watching: Watching, now: number): Promise<void> {
  const { posix, family, refused } = watching
  watching.taken = now
  const rows = parseTable((await posix.ps(posix.commands.table, PS_PATIENCE)) ?? '')
  if (rows.length === 0) refused.add('ps gave no list of processes')
  else step(family, rows, now)
}

const quietRows = ({ family, posix }: Watching) =>
  livingOf(family).filter((row) => quietFor(family, row, posix.clock()) >= QUIET)

/** Reads the threads of all that is quiet, and says what is stuck if that is quiet after it still. */
async function search(watching: Watching): Promise<Stuck | null> {
  const { posix, family, threads } = watching
  // Those that are not quiet yet are waited for, but not for ever.
  if (quietRows(watching).length < livingOf(family).length) await posix.pause(QUIET)
  await takeTable(watching, posix.clock())
  const evidence = await readAll(quietRows(watching).slice(0, MAX_SEARCHED), watching)
  for (const [row, waits] of evidence) threads.set(row.pid, waits)
  await takeTable(watching, posix.clock())
  const still = new Set(quietRows(watching).map(identity))
  const sure = [...evidence].filter(([row]) => still.has(identity(row)))
  const pids = findStuck(new Map(sure.map(([row, waits]) => [row.pid, waits])), family.rows)
  if (pids.length === 0) return null
  const alone = pids.length === livingOf(family).length
  return {
    pids,
    roots: pids,
    since: posix.clock(),
    alone,
    awaited: false,
    named: false,
    handlers: false,
  }
}

async function readAll(rows: Row[], { posix, refused }: Watching): Promise<Map<Row, ThreadWait[]>> {
  const answers = await Promise.all(
    rows.map(async (row) => ({
      row,
      answer: await readThreads(row.pid, posix.commands, posix.tool),
    })),
  )
  const evidence = new Map<Row, ThreadWait[]>()
  for (const { row, answer } of answers) {
    if (typeof answer === 'string') refused.add(answer)
    else evidence.set(row, answer)
  }
  return evidence
}

/** SIGINFO on macOS and the BSDs: ignored where nothing catches it, so that it can never kill. */
const SIGINFO = 29

async function askPosix(pid: number, file: string, posix: Posix): Promise<Stack[] | string> {
  const { commands, ps, tool, kill, pause } = posix
  const mask = await ps(commands.caught(pid), PS_PATIENCE)
  if (!catches(mask ?? '', SIGINFO)) {
    return `process ${pid} has no handler that would write its Python stacks`
  }
  const files = await tool(commands.openFiles(pid), PS_PATIENCE)
  if (files === null || !hasOpen(files, file, commands.filesBy)) {
    return `process ${pid} is not seen to have the file for its Python stacks open`
  }
  // What wrote the whole dump in one go has gone back to wait: nothing shows threads cheaply here.
  const asleep = async () => {
    const size = statSync(file).size
    await pause(50)
    return statSync(file).size === size
  }
  return requestDump(pid, { signal: SIGINFO, file, kill, pause, asleep, step: 20 })
}

function hasOpen(files: string, file: string, by: Commands['filesBy']): boolean {
  const wanted = by === 'path' ? realpathSync(file) : String(statSync(file).ino)
  const lines = files.split('\n')
  if (by === 'inode') return lines.some((line) => line.split(/\s+/).includes(wanted))
  return lines.some((line) => line === `n${wanted}` || line.endsWith(` ${wanted}`))
}
