/** What is found of one blocked thread, and the words that every kind of finding shares. */
import type { Confidence, Fork, Hazard, Place, Stack } from '../results/model.ts'
import type { Match } from './holders.ts'
import type { Expression } from './names.ts'
import { lostThreads, moduleOf, published, type Scene } from './scene.ts'
import type { Statement } from './source.ts'
import { threadName, threadPlace } from './threads.ts'

/** A blocked thread, what it asks for, and the forks that led to its process, nearest first. */
export interface Question {
  scene: Scene
  stack: Stack
  forks: Fork[]
  asked: Expression[]
}

export interface Finding {
  hazard: Hazard
  /** The lock as people call it, or null. */
  lock: string | null
  stack: Stack
  /** The fork at which the holder was lost; null where no fork is to blame. */
  fork: Fork | null
  holder: Stack | null
  /** Where the holder is shown, if not where its thread stood. */
  holderPlace?: Place | null
  because: string[]
  confidence: Confidence
  /** What helps, where more is known than what the kind of hazard says. */
  remedy?: string
}

/** A finding about `question`: nothing known yet but what `known` says. */
export function finding(question: Question, known: Partial<Finding>): Finding {
  return {
    hazard: 'unknown',
    lock: null,
    stack: question.stack,
    fork: question.forks[0] ?? null,
    holder: null,
    because: [],
    confidence: 'low',
    ...known,
  }
}

/** A wait that no fork caused. */
export function notFork(question: Question, lock: string | null, because: string[]): Finding {
  const why =
    question.forks.length > 0
      ? 'no other thread existed at the fork, so none was lost that could end this wait'
      : 'the blocked process was not made by a fork that was seen'
  return finding(question, {
    hazard: 'not-fork',
    lock,
    fork: null,
    because: [...because, why],
    confidence: 'medium',
  })
}

/** The nearest of `forks` for which `find` gives something. */
export function firstFork<T>(
  forks: Fork[],
  find: (fork: Fork) => T | null,
): { fork: Fork; found: T } | null {
  for (const fork of forks) {
    const found = find(fork)
    if (found) return { fork, found }
  }
  return null
}

/** Whether a fork left threads behind; of one that native code made nobody knows that it did not. */
export const threadsLost = (forks: Fork[]) =>
  forks.some((fork) => fork.native === true || lostThreads(fork).length > 0)

/** The only thread that a fork left behind, where it was one. */
export function onlyThread(forks: Fork[]) {
  return firstFork(forks, (fork) => {
    const lost = lostThreads(fork)
    return lost.length === 1 ? lost[0]! : null
  })
}

/** `app.py:12`; files of Python's library, and installed ones, are named from their folder on. */
export function at(scene: Scene, place: Pick<Place, 'file' | 'line'>): string {
  const { file, line } = published(scene, { ...place, function: '' })
  const inside = /(?:site|dist)-packages\/(.*)$/.exec(file)?.[1]
  return `${moduleOf(scene, place.file) ?? inside ?? file}:${line}`
}

/** `app.py:12` for a statement. */
export const whereIs = (scene: Scene, { source, line }: Statement) =>
  at(scene, { file: source.file, line })

/** `thread Thread-1 (work) was at app.py:12` */
export function standing(scene: Scene, stack: Stack): string {
  const place = threadPlace(scene, stack)
  const name = `thread ${threadName(scene, stack)}`
  return place ? `${name} was at ${at(scene, place)}` : name
}

/** One sentence where other threads would match as well, else none. */
export function rivalry({ rivals }: Match, could: string): string[] {
  if (rivals === 0) return []
  return [`${rivals} more ${rivals > 1 ? 'threads' : 'thread'} could ${could} by the same reading`]
}
