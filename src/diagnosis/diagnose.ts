import type { Confidence, Diagnosis, Evidence, Place, Stack, ThreadPlace } from '../results.ts'
import { type Finding, findingOf, tracedHolder } from './findings.ts'
import {
  type Context,
  forker,
  lineage,
  mainStack,
  ownFrame,
  published,
  type Scene,
  sceneOf,
  threadName,
  threadPlace,
} from './scene.ts'
import { summaryOf } from './words.ts'

export type { Context } from './scene.ts'

/**
 * Explains a hang: fork, blocked line, lock and holder, each with what it rests on. Null where
 * there is nothing to explain. Pure but for `context.source`, which reads a source file.
 */
export function diagnose(evidence: Evidence, context: Context): Diagnosis | null {
  const scene = sceneOf(evidence, context)
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

function told(scene: Scene, finding: Finding): Diagnosis {
  const { hazard, lock, stack, fork, holder, because, confidence } = finding
  const forkStack = fork ? forker(fork) : null
  const forkPlace = forkStack ? ownFrame(scene, forkStack.frames) : null
  const blocked = threadPlace(scene, stack)
  const held = holderPlace(scene, finding)
  const places = {
    hazard,
    lock,
    fork: forkPlace && published(scene, forkPlace),
    blocked: blocked && { ...inThread(scene, blocked), pid: stack.pid },
    holder: held && inThread(scene, held),
  }
  const process = processName(scene, stack.pid)
  const pages = (frames: Place[]) => frames.map((frame) => published(scene, frame))
  return {
    ...places,
    summary: summaryOf({ ...places, process, self: holder === stack }),
    confidence,
    because,
    frames: {
      fork: pages(forkStack?.frames ?? []),
      blocked: pages(stack.frames),
      holder: pages(holder?.frames ?? []),
    },
    page: hazard,
  }
}

function inThread(scene: Scene, place: ThreadPlace): ThreadPlace {
  return { ...published(scene, place), thread: place.thread }
}

function holderPlace(scene: Scene, { holder, holderPlace: shown }: Finding): ThreadPlace | null {
  if (shown)
    return { ...shown, thread: holder ? threadName(scene, holder) : 'a thread of the parent' }
  return holder ? threadPlace(scene, holder) : null
}

function processName(scene: Scene, pid: number): string {
  const known = scene.evidence.processes.find((one) => one.pid === pid)?.name
  return known ? `Process ${known} (pid ${pid})` : `Process ${pid}`
}

/** A child that failed, or went on politely, beside an emulated lock that it never got. */
function byTrace(scene: Scene): Diagnosis | null {
  for (const asked of scene.evidence.trace.filter((one) => one.did === 'asked')) {
    const { pid, ident, time } = asked
    const after = (did: string) =>
      scene.evidence.trace.some(
        (one) => one.pid === pid && one.ident === ident && one.did === did && one.time >= time,
      )
    const holder = after('got') ? null : tracedHolder(scene, lineage(scene, pid))
    if (!holder) continue
    const failure = scene.evidence.uncaught.find((one) => one.pid === pid)
    const frames = failure?.frames ?? (asked.place ? [asked.place] : [])
    const stack = { pid, ident, tid: null, name: asked.thread, frames }
    const because = [
      'the trace shows that the child asked for the lock and never got it',
      holder.text,
    ]
    if (failure)
      because.push(`the child then failed with ${failure.type}: ${failure.text.slice(0, 200)}`)
    return told(scene, {
      hazard: 'emulated-lock',
      lock: 'the getaddrinfo lock (emulated)',
      stack,
      waiting: { kind: 'emulated' },
      fork: holder.fork,
      holder: holder.stack,
      holderPlace: holder.stack && ownFrame(scene, holder.stack.frames) ? null : holder.event.place,
      because,
      confidence: 'high',
    })
  }
  return null
}

/** A stuck process of which no Python stack could be had. */
function unseen(scene: Scene): Diagnosis {
  const [pid] = scene.evidence.stuck
  const [fork] = lineage(scene, pid!)
  const because = scene.evidence.missing.map((one) => `not seen: ${one}`)
  const stack = { pid: pid!, ident: null, tid: pid!, name: null, frames: [] }
  return told(scene, {
    hazard: 'unknown',
    lock: null,
    stack,
    waiting: { kind: 'unknown' },
    fork: fork ?? null,
    holder: null,
    because,
    confidence: 'low',
  })
}
