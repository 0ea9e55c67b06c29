/** Which quiet processes of a trial can never run again, and who is left beside them? */
import type { Stuck } from '../watch.ts'
import { type History, keyOf, lastRun, lastRunOf } from './history.ts'
import type { Process } from './processes.ts'
import {
  closedSet,
  couldBeWoken,
  findWaiter,
  hasNamed,
  isUnchanged,
  needsOthers,
  type Picture,
  rootsOf,
  takePicture,
  type World,
} from './stuck.ts'

/** What one look shows. */
export interface Sight extends World {
  arch: string
  history: History
  /** Reads all processes of the trial once more. */
  readAgain: () => Process[]
}

/** What is stuck among the quiet; null where that is nothing, or not sure. */
export function search(quiet: Process[], sight: Sight): Stuck | null {
  const { arch, proc } = sight
  const pictures = quiet.flatMap((process) => takePicture(process, arch, proc) ?? [])
  const set = whatIsClosed(pictures, sight)
  if (set.length === 0 || !isUnchanged(set, arch, proc)) return null
  return set.some(needsOthers) && !isSameTree(sight) ? null : describe(set, pictures, sight)
}

function whatIsClosed(pictures: Picture[], sight: Sight): Picture[] {
  const all = closedSet(pictures, sight)
  if (isAll(all, sight)) return all
  // Who lives on may know the names that others wait by.
  const unnamed = pictures.filter((one) => !hasNamed(one))
  return closedSet(unnamed, sight)
}

const isAll = (set: Picture[], { tree }: Sight) =>
  tree.filter((one) => !one.zombie).length === set.length

/** What a process that was just forked holds was not seen, nor its parent's any more. */
const isSameTree = ({ tree, readAgain }: Sight) =>
  readAgain().map(keyOf).join() === tree.map(keyOf).join()

function describe(set: Picture[], pictures: Picture[], sight: Sight): Stuck | null {
  const roots = rootsOf(set, sight)
  if (!roots) return null
  const { history } = sight
  const alone = isAll(set, sight)
  const waiter = alone ? null : findWaiter(set, pictures, sight)
  const last = alone ? history.changed : waiter && lastRunOf(history, waiter.process, waiter.thread)
  return {
    pids: set.map((one) => one.process.pid),
    roots,
    handlers: couldBeWoken(set, sight),
    named: set.some(hasNamed),
    since: Math.max(...set.map((one) => lastRun(history, one.process)), last ?? 0),
    alone,
    awaited: waiter !== null,
  }
}
