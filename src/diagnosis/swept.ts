/** The places of a lock that a sweep held at a fork, and the words for one that hangs. */

import type { Ask } from '../plan/sweep.ts'
import type { Diagnosis, Evidence, Hazard, LockKind, Place, ThreadPlace } from '../results/model.ts'
import type { Met } from '../watchdog/ledger.ts'
import type { Facts } from './facts.ts'
import { hazards } from './hazards.ts'
import { ownFrame, published, type Scene, sceneOf, type Whereabouts } from './scene.ts'
import { lineOf } from './source.ts'
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

const sceneFor = ({ evidence }: Seen, context: Whereabouts, facts: Facts): Scene =>
  sceneOf(evidence ?? nothing, context, facts)

/** Where the lock was made, held, asked for, and where the process forked. */
export function placesOf(seen: Seen, context: Whereabouts, facts: Facts): Places {
  const scene = sceneFor(seen, context, facts)
  const { made, met, ask } = seen
  const { holder } = met ?? {}
  const of = (frames: Place[]) => quoted(scene, frames)
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
function quoted(scene: Scene, frames: Place[]): Place | null {
  const frame =
    ownFrame(scene, frames) ?? frames.find(({ file }) => !interpreters.test(file)) ?? frames[0]
  if (!frame) return null
  const text = lineOf(scene.names.sources.get(frame.file), frame.line)
  return { ...published(scene, frame), ...(text === null ? {} : { text }) }
}

/** What is said of a lock that hangs: all of it was seen, nothing is read from the source. */
export function diagnoseSwept(seen: Seen, context: Whereabouts, facts: Facts): Diagnosis {
  const scene = sceneFor(seen, context, facts)
  const { fork, holder, blocked } = placesOf(seen, context, facts)
  const { name, met, ask } = seen
  const hazard = hazardOf[seen.kind]
  const remedy = hazards[hazard].advice
  const process = processName(scene, ask?.pid ?? -1)
  const shown = { hazard, lock: name, fork, holder, blocked }
  const pages = (frames: Place[] = []) => frames.map((frame) => published(scene, frame))
  return {
    ...shown,
    summary: summaryOf({ ...shown, process, remedy, self: false, native: false }),
    remedy,
    confidence: 'high',
    because: because(seen),
    frames: {
      fork: pages(met?.frames),
      blocked: pages(ask?.frames),
      holder: pages(met?.holder?.frames),
    },
    page: hazard,
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

function processName({ evidence }: Scene, pid: number): string {
  const known = evidence.processes.find((one) => one.pid === pid)?.name
  return known ? `${known} (pid ${pid})` : `process ${pid}`
}
