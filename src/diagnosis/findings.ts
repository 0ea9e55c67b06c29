/** One blocked thread explained: each kind of wait has its own way to the holder. */
import type { Place, Stack, Wait } from '../results/model.ts'
import { type Finding, finding, type Question } from './finding.ts'
import { lockCalls } from './held.ts'
import { buffer, importing, pythonLock } from './locks.ts'
import { emulated, insideFork, native } from './native.ts'
import { forker, lineage, processName, type Scene, statementOf, waitOf } from './scene.ts'
import { served } from './served.ts'
import { waitingFor } from './waiting.ts'

/** Explains why the thread of `stack` cannot go on. */
export function findingOf(scene: Scene, stack: Stack): Finding {
  const waiting = isStillForking(scene, stack)
    ? ({ kind: 'fork' } as const)
    : waitingFor(scene, stack, waitOf(scene, stack))
  const asked = 'expressions' in waiting ? waiting.expressions : []
  const question: Question = { scene, stack, forks: lineage(scene, stack.pid), asked }
  switch (waiting.kind) {
    case 'emulated':
      return emulated(question)
    case 'import':
      return importing(question)
    case 'lock':
      return pythonLock(question)
    case 'buffer':
      return buffer(question)
    case 'native':
      return native(question)
    case 'served':
      return waiting.server === 'semaphore' ? semaphore(question) : served(question, waiting.server)
    case 'fork':
      return insideFork(question)
    default:
      return waitOf(scene, stack)?.kind === 'pipe' ? pipe(question) : finding(question, {})
  }
}

/** The child stands where its parent did when it forked, or the line can only be the fork. */
function isStillForking(scene: Scene, { pid, frames }: Stack): boolean {
  const [fork] = lineage(scene, pid)
  const before = fork && forker(fork)?.frames
  const same = before?.length === frames.length && frames.every((one, i) => isAt(one, before[i]!))
  const statement = frames[0] && statementOf(scene, frames[0])
  return same === true && frames.length > 0 && (!statement || lockCalls(statement).length === 0)
}

const isAt = (one: Place, other: Place) => one.file === other.file && one.line === other.line

/** Whoever could write or close is stuck as well; a forked child keeps open what it inherited. */
function pipe(question: Question): Finding {
  const { scene } = question
  const { waits, stuck } = scene.evidence
  const open = ({ pid, ends = [] }: Wait) => {
    const others = ends.map((one) => (one === pid ? 'itself' : processName(scene, one)))
    return others.length > 0 ? `, whose other end is open in ${others.join(' and ')}` : ''
  }
  const because = waits
    .filter(({ kind, pid }) => kind === 'pipe' && stuck.includes(pid))
    .map((wait) => `${processName(scene, wait.pid)} ${wait.text}${open(wait)}`)
  return finding(question, {
    lock: 'the other end of a pipe',
    because: [...because, 'every process that could still write to it, or close it, is stuck too'],
    remedy:
      'A forked child keeps open every end of a pipe that it inherited: close the ends it does not use in the child, fork before the pipe is made, or start programs with close_fds=True.',
  })
}

/** A semaphore is held like a lock, or released by another thread like an event. */
function semaphore(question: Question): Finding {
  const held = pythonLock(question)
  if (held.confidence !== 'low') return held
  const signal = served(question, 'semaphore')
  return held.holder && !signal.holder ? held : signal
}
