import { realpathSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import type { Stack } from '../../results/model.ts'
import { findDebuggers } from '../debuggers.ts'
import { requestDump } from '../stacks.ts'
import type { System } from '../system.ts'
import type { Look, SeenProcess, Stuck, Watch } from '../watch.ts'
import { awaitCrashText } from './crash.ts'
import { type Ask, askBounded, askListing, type Commands, commandsOf } from './posix-commands.ts'
import { endPosixStrays } from './posix-end.ts'
import { describeWait, findStuck, readThreads, type ThreadWait } from './posix-threads.ts'
import { catches, findFamily, identity, isAsleep, isZombie, parseTable, type Row } from './ps.ts'

/** What the watchdog does to the world here; replaced in tests. */
export interface Posix {
  commands: Commands
  ps: Ask
  tool: Ask
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

/** Watches all processes below `root`; what its search saw of their threads goes to `threads`. */
export function watchPosix(root: number, posix: Posix, threads: Map<number, ThreadWait[]>): Watch {
  const known = new Map<string, SeenProcess>()
  const quietSince = new Map<string, { time: string; since: number }>()
  const refused = new Set<string>()
  let rootIdentity: string | null = null
  let picture: Row[] = []
  let taken = Number.NEGATIVE_INFINITY

  async function takePicture(now: number): Promise<void> {
    taken = now
    const rows = parseTable((await posix.ps(posix.commands.table, PS_PATIENCE)) ?? '')
    if (rows.length === 0) {
      refused.add('ps gave no list of processes')
      return
    }
    const rootRow = rows.find((row) => row.pid === root)
    rootIdentity ??= rootRow ? identity(rootRow) : null
    // A group whose known members have just ended may hold others that were never seen.
    const groups = new Set(picture.map((row) => row.group))
    const isMember = (row: Row) =>
      known.has(identity(row)) || identity(row) === rootIdentity || groups.has(row.group)
    picture = findFamily(rows, isMember, posix.self).filter((row) => identity(row) !== rootIdentity)
    for (const row of picture) remember(row, now)
  }

  function remember(row: Row, now: number): void {
    const { pid, parent, start, time } = row
    const key = identity(row)
    if (!known.has(key)) known.set(key, { pid, parent, start })
    const before = quietSince.get(key)
    if (before?.time !== time || !isAsleep(row)) quietSince.set(key, { time, since: now })
  }

  const living = () => picture.filter((row) => !isZombie(row))
  const isQuiet = (row: Row) => posix.clock() - quietSince.get(identity(row))!.since >= QUIET

  async function look(now: number): Promise<Look> {
    if (now - taken >= LOOK_EVERY) await takePicture(now)
    return { living: living().map((row) => row.pid), stuck: null }
  }

  /** The rows that have been quiet long enough; waits for those that are not, but not for ever. */
  async function quietRows(): Promise<Row[]> {
    if (!living().every(isQuiet)) await posix.pause(QUIET)
    await takePicture(posix.clock())
    return living().filter(isQuiet)
  }

  async function search(): Promise<Stuck | null> {
    const quiet = (await quietRows()).slice(0, MAX_SEARCHED)
    const seen = await Promise.all(
      quiet.map((row) => readThreads(row.pid, posix.commands, posix.tool)),
    )
    const evidence = new Map<number, ThreadWait[]>()
    for (const [at, answer] of seen.entries()) {
      if (typeof answer === 'string') refused.add(answer)
      else evidence.set(quiet[at]!.pid, answer)
    }
    for (const [pid, waits] of evidence) threads.set(pid, waits)
    await takePicture(posix.clock())
    const still = new Set(living().filter(isQuiet).map(identity))
    for (const row of quiet) if (!still.has(identity(row))) evidence.delete(row.pid)
    const pids = findStuck(evidence, picture)
    if (pids.length === 0) return null
    const alone = pids.length === living().length
    return { pids, since: posix.clock(), alone, awaited: false, named: false, handlers: false }
  }

  return {
    look,
    search,
    waits: (pids) =>
      living()
        .filter((row) => !pids || pids.includes(row.pid))
        .flatMap(({ pid }) => (threads.get(pid) ?? []).map((one) => describeWait(pid, one))),
    known: () => [...known.values()],
    refused: () => [...refused],
  }
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
