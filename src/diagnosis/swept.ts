/** The places of a lock that a sweep held at a fork, and the words for one that hangs. */

import type { Ask } from '../plan/sweep.ts'
import type { Diagnosis, Evidence, Hazard, LockKind, Place, ThreadPlace } from '../results/model.ts'
import type { Met } from '../watchdog/ledger.ts'
import type { Facts } from './facts.ts'
import { hazards } from './hazards.ts'
import {
  lineage,
  ownFrame,
  processName,
  published,
  quoted,
  type Scene,
  sceneOf,
  type Whereabouts,
} from './scene.ts'
import { summaryOf } from './words.ts'

/** What was seen of the lock, by who took part. */
export interface Seen {
  name: string
  kind: LockKind
  made: Place[]
  met: Met | null
  /** The child's wait for it that is told. */
  ask: Ask | null
  evidence: Evidence | null
}

export interface Places {
  made: Place | null
  fork: Place | null
  holder: ThreadPlace | null
  blocked: (ThreadPlace & { pid: number }) | null
}

const nothing: Evidence = {
  ...{ forks: [], stacks: [], native: [], waits: [], trace: [], stuck: [] },
  ...{ uncaught: [], processes: [], missing: [] },
}

/** The trial of a lock, as the questions below are asked of it. */
export const sceneOfLock = ({ evidence }: Seen, context: Whereabouts, facts: Facts): Scene =>
  sceneOf(evidence ?? nothing, context, facts)

/** Where the lock was made, held, asked for, and where the process forked. */
export function placesOf(scene: Scene, { made, met, ask }: Seen): Places {
  const { holder } = met ?? {}
  const of = (frames: Place[]) => shown(scene, frames)
  const held = holder ? of(holder.frames) : null
  const blocked = ask ? of(ask.frames) : null
  return {
    made: of(made),
    fork: met ? of(met.frames) : null,
    holder: held && { ...held, thread: holder?.thread ?? 'a thread that Python did not start' },
    blocked: blocked && { ...blocked, thread: ask?.thread ?? 'MainThread', pid: ask!.pid },
  }
}

const interpreters = /\/lib(?:64)?\/(?:python|pypy)3\.\d+t?\/(?!(?:site|dist)-packages\/)|^</

/** The line to show of a stack: of the repro, else of a library, else of the interpreter's own. */
function shown(scene: Scene, frames: Place[]): Place | null {
  const frame =
    ownFrame(scene, frames) ?? frames.find(({ file }) => !interpreters.test(file)) ?? frames[0]
  return frame ? quoted(scene, frame) : null
}

/** What is said of a lock that hangs: all of it was seen, nothing is read from the source. */
export function diagnoseSwept(scene: Scene, seen: Seen, places: Places): Diagnosis {
  const { name, met, ask } = seen
  const hazard = hazardOf[seen.kind]
  const remedy = hazards[hazard].advice
  const process = processName(scene, ask?.pid ?? -1)
  const { fork, holder, blocked } = places
  const told = { hazard, lock: name, fork, holder, blocked }
  const pages = (frames: Place[] = []) => frames.map((frame) => published(scene, frame))
  return {
    ...told,
    summary: summaryOf({ ...told, process, remedy, self: false, native: false }),
    remedy,
    confidence: 'high',
    because: because(seen),
    frames: {
      fork: pages(met?.frames),
      blocked: pages(ask?.frames),
      holder: pages(met?.holder?.frames),
    },
    page: hazard,
    seen: recordsOf(scene, seen),
  }
}

/** Which records of the trial's evidence show it: the fork that the holder did not survive. */
function recordsOf(scene: Scene, { met, ask }: Seen): NonNullable<Diagnosis['seen']> {
  const { forks, stacks } = scene.evidence
  const led = ask ? lineage(scene, ask.pid) : []
  const holds = ({ ident }: { ident: string | null }) => ident === met?.holder?.ident
  const fork = led.find((one) => one.stacks.some(holds)) ?? led[0]
  const found = (index: number) => (index < 0 ? null : index)
  return {
    fork: found(forks.indexOf(fork!)),
    blocked: found(stacks.findIndex(({ pid, ident }) => pid === ask?.pid && ident === ask.ident)),
    holder: found(fork?.stacks.findIndex(holds) ?? -1),
  }
}

const hazardOf: Record<LockKind, Hazard> = {
  Lock: 'orphaned-lock',
  RLock: 'orphaned-lock',
  import: 'import-lock',
  buffer: 'buffer-lock',
  emulated: 'emulated-lock',
}

function because({ met, ask }: Seen): string[] {
  const who = met?.holder
    ? 'the sweep paused the thread just after it took the lock, and saw the fork come before it went on'
    : 'the sweep held the lock by a thread of its own: no thread of the program was seen to take it'
  const asked = 'the child asked for the very same lock, without a time limit, and never got it'
  const hook = ask?.hook ? [`it was asked for by the after-fork hook ${ask.hook}`] : []
  return [who, asked, ...hook]
}
