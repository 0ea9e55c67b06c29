/** A lock that names its owner itself: the strongest evidence there is. */
import type { Fork, Stack } from '../results/model.ts'
import { type Finding, firstFork, type Question, standing } from './finding.ts'
import { waitOf } from './scene.ts'

/** The thread that the lock's own memory names and that a fork lost, by its ident or kernel's id. */
export function ownerAt(question: Question): { fork: Fork; found: Stack } | null {
  const wait = waitOf(question.scene, question.stack)
  const { holder, owner } = wait ?? {}
  const tid = owner && !owner.alive ? owner.tid : null
  const isIt = (one: Stack) =>
    (holder !== undefined && one.ident === holder) || (tid !== null && one.tid === tid)
  return firstFork(question.forks, (fork) => fork.stacks.find(isIt) ?? null)
}

/** `known` with the thread that the lock's own memory names, where it is one that a fork lost. */
export function owned(question: Question, known: Finding): Finding {
  const { scene, stack } = question
  const wait = waitOf(scene, stack)
  const hit = ownerAt(question)
  const tid = wait?.owner?.alive === false ? wait.owner.tid : null
  if (!hit && tid === null) return known
  const gone = `the lock names ${tid === null ? 'a thread' : `thread ${tid}`} as its owner, which does not exist in process ${stack.pid}`
  const because = [...known.because, gone]
  if (!hit) return { ...known, because }
  because.push(`it is a thread of the parent: at the fork ${standing(scene, hit.found)}`)
  return { ...known, fork: hit.fork, holder: hit.found, because, confidence: 'high' }
}
