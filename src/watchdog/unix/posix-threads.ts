import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NativeStack, Wait } from '../../results/model.ts'
import type { Channels, Commands, Query } from './posix-commands.ts'
import { isAsleep, parseThreads, type Row } from './ps.ts'
import { classify, type Leaf, parseSample } from './sample.ts'

/** What one thread of a process waits for. */
export interface ThreadWait {
  tid: number
  leaf: Leaf
  /** The function or the kernel's wait channel that it is in. */
  where: string
  /** Innermost first; empty where the OS shows none. */
  frames: NativeStack['frames']
}

const TOOL_PATIENCE = 10_000

/** All threads of a process, or the reason why they could not be seen. */
export async function readThreads(
  pid: number,
  { threads }: Commands,
  ask: Query,
): Promise<ThreadWait[] | string> {
  if (!threads) return `process ${pid}: this system shows no threads`
  return threads.kind === 'sample' ? readSampled(pid, ask) : readChannels(pid, threads, ask)
}

async function readSampled(pid: number, ask: Query): Promise<ThreadWait[] | string> {
  const sampled = (await sample(pid, [], ask)) ?? (await sample(pid, ['/usr/bin/sudo', '-n'], ask))
  if (!sampled) return `process ${pid}: sample gave no call graph`
  return sampled.map((thread) => ({
    tid: thread.tid,
    leaf: classify(thread),
    where: thread.frames[0]?.function ?? 'a place without a name',
    frames: thread.frames,
  }))
}

async function sample(pid: number, before: string[], ask: Query) {
  const folder = mkdtempSync(join(tmpdir(), 'fork-safety-sample-'))
  const file = join(folder, 'sample.txt')
  try {
    const command = ['/usr/bin/sample', `${pid}`, '1', '-mayDie', '-file', file]
    await ask([...before, ...command], TOOL_PATIENCE)
    return parseSample(readFileSync(file, 'utf8'))
  } catch {
    return null // no file: it could not look at the process
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function readChannels(
  pid: number,
  { command, locks, processes }: Channels,
  ask: Query,
): Promise<ThreadWait[] | string> {
  const rows = parseThreads((await ask(command(pid), TOOL_PATIENCE)) ?? '', pid)
  if (rows.length === 0) return `process ${pid}: ps shows none of its threads`
  return rows.map(({ tid, state, channel }) => {
    const waits = isAsleep({ state })
    const leaf = locks.test(channel) ? 'lock' : processes.test(channel) ? 'process' : 'alive'
    return { tid, leaf: waits ? leaf : 'alive', where: channel, frames: [] }
  })
}

/**
 * The processes that seem unable to run again: every thread waits for a lock of its own process,
 * or for children all of which are such processes. `tree` holds the rows of the whole trial.
 */
export function findStuck(threads: Map<number, ThreadWait[]>, tree: Row[]): number[] {
  let left = [...threads].filter(([, all]) => isBlocked(all)).map(([pid]) => pid)
  for (;;) {
    const kept = left.filter((pid) => {
      const waitsForChild = threads.get(pid)!.some((thread) => thread.leaf === 'process')
      if (!waitsForChild) return true
      const children = tree.filter((row) => row.parent === pid)
      return children.length > 0 && children.every((row) => left.includes(row.pid))
    })
    if (kept.length === left.length) return kept
    left = kept
  }
}

/** Somebody has to hold the GIL for those that ask for it to ask in vain. */
function isBlocked(threads: ThreadWait[]): boolean {
  const leaves = threads.map((thread) => thread.leaf)
  return !leaves.includes('alive') && leaves.some((leaf) => leaf !== 'gil')
}

const kinds = { lock: 'futex', process: 'process', gil: 'gil', alive: 'other' } as const

/** A thread's wait in the form of the evidence. */
export function describeWait(pid: number, thread: ThreadWait): Wait {
  const { tid, leaf, where } = thread
  const texts = {
    lock: `waits for a lock (${where}), no time limit seen`,
    process: `waits for a child (${where})`,
    gil: 'asks for the interpreter lock (GIL) every few milliseconds',
    alive: `is in ${where}`,
  }
  return {
    pid,
    tid,
    kind: kinds[leaf],
    text: texts[leaf],
    address: null,
    mapping: null,
    owner: null,
  }
}
