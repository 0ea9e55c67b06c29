import type {
  Confidence,
  Diagnosis,
  Evidence,
  LockEvent,
  Place,
  Stack,
  ThreadPlace,
} from '../results/model.ts'
import type { Facts } from './facts.ts'
import { type Finding, finding, standing } from './finding.ts'
import { findingOf } from './findings.ts'
import { hazards } from './hazards.ts'
import { tracedHolder } from './native.ts'
import {
  forker,
  lineage,
  lostThreads,
  mainStack,
  ownFrame,
  processName,
  published,
  quoted,
  type Scene,
  sceneOf,
  type Whereabouts,
} from './scene.ts'
import { threadName, threadPlace } from './threads.ts'
import { summaryOf } from './words.ts'

export type { Whereabouts } from './scene.ts'

/**
 * Explains a hang: fork, blocked line, lock and holder, each with what it rests on. Null where
 * there is nothing to explain. Pure: `facts` are what the reader said of the sources before.
 */
export function diagnose(evidence: Evidence, context: Whereabouts, facts: Facts): Diagnosis | null {
  const scene = sceneOf(evidence, context, facts)
  const findings = suspects(scene).map((stack) => findingOf(scene, stack))
  const ranked = findings.sort((a, b) => score(scene, b) - score(scene, a))
  const [best] = ranked
  const stuck = evidence.stuck.length > 0
  if (best && (stuck || isCertain(best))) return told(scene, best)
  return byTrace(scene) ?? (stuck ? unseen(scene) : null)
}

/** Threads that may be the blocked one: of stuck processes, else of all that were forked. */
function suspects(scene: Scene): Stack[] {
  const { stuck, stacks } = scene.evidence
  const pids = stuck.length > 0 ? stuck : stacks.map((stack) => stack.pid)
  const own = stacks.filter((stack) => pids.includes(stack.pid))
  return stuck.length > 0 ? own : own.filter((stack) => lineage(scene, stack.pid).length > 0)
}

/** Without a proof from outside, only a lock with a known dead holder is worth telling. */
const isCertain = ({ hazard, holder, confidence }: Finding) =>
  holder !== null && hazard !== 'not-fork' && hazard !== 'lost-thread' && confidence === 'high'

const lockKinds = ['import-lock', 'orphaned-lock', 'buffer-lock', 'emulated-lock', 'native-lock']
const weight: Record<Confidence, number> = { high: 6, medium: 4, low: 0 }

/**
 * The best explained thread of the trial: a lock whose holder is known to be gone explains more
 * than a thread that waits for somebody, and a main thread more than the others.
 */
function score(scene: Scene, finding: Finding): number {
  const { hazard, holder, stack, confidence } = finding
  const isMain = mainStack(scene, stack.pid) === stack
  const order = scene.evidence.stuck.indexOf(stack.pid)
  return kindScore(hazard, holder !== null) + weight[confidence] + (isMain ? 10 : 0) - order / 100
}

function kindScore(hazard: Finding['hazard'], held: boolean): number {
  if (lockKinds.includes(hazard)) return held ? 100 : 50
  if (hazard === 'lost-thread') return held ? 80 : 30
  if (hazard === 'not-fork') return held ? 60 : 20
  return 0
}

function told(scene: Scene, finding: Finding, failure: string | null = null): Diagnosis {
  const { hazard, lock, stack, fork, holder, because, confidence } = finding
  const forkStack = fork ? forker(fork) : null
  const forkPlace = forkStack && (ownFrame(scene, forkStack.frames) ?? forkStack.frames[0] ?? null)
  const blocked = threadPlace(scene, stack)
  const held = holderPlace(scene, finding)
  const places = {
    hazard,
    lock,
    fork: forkPlace && quoted(scene, forkPlace),
    blocked: blocked && { ...inThread(scene, blocked), pid: stack.pid },
    holder: held && inThread(scene, held),
  }
  const process = processName(scene, stack.pid)
  const remedy = finding.remedy ?? hazards[hazard].advice
  const pages = (frames: Place[]) => frames.map((frame) => published(scene, frame))
  return {
    ...places,
    summary: summaryOf({
      ...{ ...places, process, failure, remedy },
      self: holder === stack,
      native: fork?.native === true,
    }),
    remedy,
    confidence,
    because,
    frames: {
      fork: pages(forkStack?.frames ?? []),
      blocked: pages(stack.frames),
      holder: pages(holder?.frames ?? []),
    },
    page: hazard,
    seen: {
      fork: indexIn(scene.evidence.forks, fork),
      blocked: indexIn(scene.evidence.stacks, stack),
      holder: indexIn(fork?.stacks ?? [], holder),
    },
  }
}

function indexIn<T>(list: T[], one: T | null): number | null {
  const index = one === null ? -1 : list.indexOf(one)
  return index < 0 ? null : index
}

function inThread(scene: Scene, place: ThreadPlace): ThreadPlace {
  return { ...quoted(scene, place), thread: place.thread }
}

function holderPlace(scene: Scene, { holder, holderPlace: shown }: Finding): ThreadPlace | null {
  if (shown)
    return { ...shown, thread: holder ? threadName(scene, holder) : 'a thread of the parent' }
  return holder ? threadPlace(scene, holder) : null
}

/** A child that failed, or went on politely, beside an emulated lock that it never got. */
function byTrace(scene: Scene): Diagnosis | null {
  for (const asked of neverGot(scene.evidence.trace)) {
    const { pid, ident } = asked
    const failure = scene.evidence.uncaught.find((one) => one.pid === pid)
    const frames = failure?.frames ?? (asked.place ? [asked.place] : [])
    const name = failure ? 'MainThread' : asked.thread
    const stack = { pid, ident: failure ? null : ident, tid: null, name, frames }
    const question = { scene, stack, forks: lineage(scene, pid), asked: [] }
    const because = ['the trace shows that the child asked for the lock and never got it']
    if (failure)
      because.push(`the child failed with ${failure.type}: ${failure.text.slice(0, 200)}`)
    const holder = tracedHolder(question, because)
    if (!holder) continue
    const found = finding(question, { hazard: 'emulated-lock', ...holder })
    return told(scene, found, failure?.type ?? null)
  }
  return null
}

function neverGot(trace: LockEvent[]): LockEvent[] {
  return trace.filter(
    (asked) =>
      asked.did === 'asked' &&
      !trace.some(
        (one) =>
          one.did === 'got' &&
          one.pid === asked.pid &&
          one.ident === asked.ident &&
          one.time >= asked.time,
      ),
  )
}

const MAX_MISSING = 3

/** A stuck process of which no Python stack could be had: at least the threads it lost are known. */
function unseen(scene: Scene): Diagnosis {
  const pid = scene.evidence.stuck[0]!
  const stack = { pid, ident: null, tid: pid, name: null, frames: [] }
  const forks = lineage(scene, pid)
  const lost = forks.slice(0, 1).flatMap(lostThreads)
  const because = [
    ...scene.evidence.missing.slice(0, MAX_MISSING).map((one) => `not seen: ${one}`),
    ...lost.map((one) => `not copied by the fork: ${standing(scene, one)}`),
  ]
  return told(scene, finding({ scene, stack, forks, asked: [] }, { because }))
}
