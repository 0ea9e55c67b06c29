/** A lock that names its owner itself: the strongest evidence there is. */
import { type Finding, firstFork, type Question, standing } from './finding.ts'
import { waitOf } from './scene.ts'

/** `known` with the thread that the lock's own memory names, where it is one that a fork lost. */
export function owned({ scene, stack, forks }: Question, known: Finding): Finding {
  const owner = waitOf(scene, stack)?.owner
  if (!owner || owner.alive) return known
  const { tid } = owner
  const hit = firstFork(forks, (fork) => fork.stacks.find((one) => one.tid === tid) ?? null)
  const gone = `the lock names thread ${tid} as its owner, which does not exist in process ${stack.pid}`
  const because = [...known.because, gone]
  if (!hit) return { ...known, because }
  because.push(`it is a thread of the parent: at the fork ${standing(scene, hit.found)}`)
  return { ...known, fork: hit.fork, holder: hit.found, because, confidence: 'high' }
}
