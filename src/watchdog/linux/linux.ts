import type { Fork } from '../../results/model.ts'
import type { Explained, Known, Look, Stuck, Watch } from '../watch.ts'
import { describeWaits } from './describe.ts'
import { explain, type Means } from './explain.ts'
import {
  type History,
  howMade,
  isIdleSince,
  isQuiet,
  keyOf,
  lookedAt,
  noHistory,
  type ReadGil,
} from './history.ts'
import type { Proc } from './proc.ts'
import { isHidden, type Process, readTree } from './processes.ts'
import { forksOf, questionsOf } from './questions.ts'
import { search } from './search.ts'
import type { Sockets } from './sockets.ts'
import { enderFinder, type World } from './stuck.ts'
import { readWait } from './waits.ts'

/** Milliseconds after which a search that found nothing is made again, though nothing has run. */
const SEARCH_AGAIN = 1000

/** What is watched: all processes below `root`. */
export interface Watched {
  root: number
  arch: string
  proc: Proc
  /** The reaper's own processes, which are no part of it. */
  own: () => readonly number[]
  sockets: Sockets
  alarm: World['alarm']
}

/** What is known of a trial's processes after some looks. */
export interface Watching {
  history: History
  /** Everything that was ever seen: processes, how each was last made, threads. */
  known: Map<string, Known>
  made: Map<number, 'fork' | 'exec' | undefined>
  tids: Set<number>
  /** What stood still when a search last found nothing, and when that was. */
  settled: { picture: string; at: number }
}

export const nothingSeen = (): Watching => ({
  ...{ history: noHistory, known: new Map(), made: new Map(), tids: new Set() },
  settled: { picture: '', at: 0 },
})

/**
 * Watches all processes below `root`, without the reaper's `own`, through `/proc`, as an unprivileged
 * ancestor. A process is stuck when two complete readings of all its threads, with nothing run in
 * between, show that only stuck processes could wake it: see `closedSet`.
 */
export function watchLinux(watched: Watched): Watch {
  const { own, proc } = watched
  const state = nothingSeen()
  const { known, made, tids } = state
  return {
    look: async (now) => step(state, watched, now),
    explain: (pids, forks, readHeld) =>
      explainAll(livingOf(watched, pids), forks, watched, {
        ...{ proc, readHeld, wasSeen: (tid) => tids.has(tid) },
      }),
    isIdleSince: (pid, tid, time) => isIdleSince(state.history, pid, tid, time),
    waits: (pids, forks) => {
      // Who has which end of a pipe takes long to read: for the evidence only.
      const endersOf = forks ? enderFinder({ ...watched, tree: readTrial(watched) }) : null
      return livingOf(watched, pids).flatMap((one) =>
        describeWaits(one, watched, forksOf(one.pid, forks ?? []), endersOf),
      )
    },
    known: () => [...known.values()].filter((one) => !own().includes(one.pid)),
    madeBy: (pid) => made.get(pid),
    sawThread: (tid) => tids.has(tid),
    refused: () => proc.refused().filter((line) => isOf(known, line)),
  }
}

/** One look at the processes: what lives, and what is stuck where all that could tell stood still. */
export function step(state: Watching, watched: Watched, now: number): Look {
  const tree = readTrial(watched)
  state.history = lookedAt(state.history, tree, now, gilReader(watched))
  remember(state, tree)
  const living = tree.filter((one) => !one.zombie && !isHidden(one)).map((one) => one.pid)
  const quiet = tree.filter((one) => !one.zombie && isQuiet(state.history, one))
  return { living, stuck: quiet.length === 0 ? null : searchOnce(quiet, tree, state, watched) }
}

const readTrial = ({ root, proc, own }: Watched) =>
  readTree(root, proc).filter((one) => !own().includes(one.pid))

const livingOf = (watched: Watched, pids: number[] | null) =>
  readTrial(watched).filter((one) => !one.zombie && (!pids || pids.includes(one.pid)))

const gilReader =
  ({ arch, proc }: Watched): ReadGil =>
  (pid, tid) => {
    const wait = readWait(proc.text(`${pid}/task/${tid}/syscall`), pid, arch, proc)
    return wait.kind === 'gil' ? wait.address : null
  }

function remember({ history, known, made, tids }: Watching, tree: Process[]): void {
  for (const one of tree) {
    const { pid, parent, start, threads } = one
    if (!isHidden(one)) known.set(keyOf(one), { pid, parent, start })
    made.set(pid, howMade(history, one))
    for (const { tid } of threads) tids.add(tid)
  }
}

/** Idle workers must not cost a search a look: not for what stood still when nothing was found. */
function searchOnce(
  quiet: Process[],
  tree: Process[],
  state: Watching,
  watched: Watched,
): Stuck | null {
  const { history, settled } = state
  const now = history.looked
  const switches = quiet.map((one) => one.threads.map((thread) => thread.switches)).join()
  const picture = `${history.present}|${switches}|${watched.sockets.answers()}`
  if (picture === settled.picture && now < settled.at + SEARCH_AGAIN) return null
  const stuck = search(quiet, { ...watched, tree, history, readAgain: () => readTrial(watched) })
  state.settled = { picture: stuck ? '' : picture, at: now }
  return stuck
}

/** Whether what could not be read is of one of them. */
function isOf(known: Watching['known'], refusal: string): boolean {
  const pid = Number(/\/(\d+)\//.exec(refusal)?.[1])
  return [...known.values()].some((one) => one.pid === pid)
}

async function explainAll(
  processes: Process[],
  forks: Fork[],
  { arch, proc }: Watched,
  means: Means,
): Promise<Explained[]> {
  const found: Explained[] = []
  for (const one of processes) {
    for (const question of questionsOf(one, forksOf(one.pid, forks), arch, proc)) {
      const answer = await explain(question, means)
      if (answer) found.push(answer)
    }
  }
  return found
}
