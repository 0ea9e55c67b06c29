/** Locks of Python's own: who held them at the fork. */
import type { Fork, Place, Stack } from '../results/model.ts'
import {
  type Finding,
  finding,
  firstFork,
  notFork,
  onlyThread,
  type Question,
  rivalry,
  standing,
  threadsLost,
  whereIs,
} from './finding.ts'
import { locksHeld } from './held.ts'
import { holderOf, type Match, streamsAt, writerOf } from './holders.ts'
import { blockedModule, importHolder } from './imports.ts'
import type { Expression } from './names.ts'
import { isOwn, lostThreads, ownFrame, type Scene } from './scene.ts'
import { threadServer } from './served.ts'
import { statementAt } from './source.ts'

/** A module's import lock. */
export function importing(question: Question): Finding {
  const { scene, stack, forks } = question
  const asked = blockedModule(scene, stack.frames)
  const hit = firstFork(forks, (fork) => importHolder(scene, lostThreads(fork), asked))
  const module = hit?.found.module ?? asked.modules[0]
  const known: Partial<Finding> = {
    hazard: 'import-lock',
    lock: module ? `import lock of ${module}` : 'an import lock',
    because: [`the blocked thread stands in importlib, waiting for a module's lock`],
    confidence: 'medium',
  }
  if (asked.reason) known.because!.push(asked.reason)
  if (!hit) return finding(question, known)
  known.because!.push(`at the fork ${standing(scene, hit.found.stack)}, importing ${module}`)
  return finding(question, {
    ...known,
    fork: hit.fork,
    holder: hit.found.stack,
    confidence: hit.found.sure ? 'high' : 'medium',
  })
}

/** A Lock, RLock, Condition, Semaphore or a queue's mutex. */
export function pythonLock(question: Question): Finding {
  const { scene, stack, forks, asked } = question
  const around = locksAround(question)
  const hit = firstFork(forks, (fork) => holderOf(scene.names, lostThreads(fork), asked, around))
  const living = livingHolder(question)
  const signal = !hit && living?.stack === stack ? threadServer(question, 'semaphore') : null
  if (signal && signal.confidence !== 'low') return signal
  if (hit && !(living && outweighs(living, hit.found)))
    return orphaned(question, hit.fork, hit.found)
  return living ? amongTheLiving(question, living) : unseenHolder(question)
}

const outweighs = (a: Match, b: Match) => a.likeness === 'same' && b.likeness !== 'same'

/** Nobody could be seen to hold the lock: said so, or inferred where only one thread could. */
function unseenHolder(question: Question): Finding {
  const { scene, forks, asked } = question
  const [first] = asked
  const lock = first ? lockName(question, first) : null
  const made = first ? madeAt(scene, first) : []
  if (!threadsLost(forks)) return notFork(question, lock, made)
  const only = onlyThread(forks)
  const because = only
    ? `${standing(scene, only.found)}, the only other thread that existed at the fork (inferred)`
    : 'no thread of the parent could be seen to hold it at the fork'
  return finding(question, {
    hazard: 'orphaned-lock',
    lock,
    because: [...made, because],
    ...(only ? { fork: only.fork, holder: only.found } : {}),
  })
}

/** Locks that the outer frames of the asker name at the lines where they stand. */
function locksAround({ scene, stack, asked }: Question): Expression[] {
  const held = locksHeld(scene.names, stack.frames)
  return held.filter((one) => asked.every((other) => one.text !== other.text))
}

/** The finding that `match` held the lock at `fork`. */
export function orphaned(question: Question, fork: Fork, match: Match): Finding {
  const { scene } = question
  const { stack, expression, asked, likeness, how, rivals } = match
  const verb = how === 'holding' ? 'which lies between taking and giving back' : 'which takes'
  const held = `${verb} \`${expression.text}\` (${whereIs(scene, expression)}; read from the source)`
  const because = [`at the fork ${standing(scene, stack)}, ${held}`, ...madeAt(scene, asked)]
  if (likeness === 'alike')
    because.push('that both names mean one lock is inferred from their ends')
  const sure = likeness === 'same' && how === 'holding' && rivals === 0
  return finding(question, {
    hazard: 'orphaned-lock',
    lock: lockName(question, asked),
    fork,
    holder: stack,
    because: [...because, ...rivalry(match, 'hold it')],
    confidence: sure ? 'high' : rivals > 0 && likeness === 'alike' ? 'low' : 'medium',
  })
}

/** `LOCK` as the repro writes it, `self._lock in pool.py:12` where a library does. */
function lockName({ scene, stack }: Question, { text, file, statement }: Expression): string {
  if (isOwn(file, scene.context)) return text
  if (/(?:^|\/)[qQ]ueue\.py$/.test(file)) return `the mutex of ${queueName(scene, stack)}`
  const short = file.slice(file.lastIndexOf('/', file.lastIndexOf('/') - 1) + 1)
  return `${text} in ${short}:${statement.line}`
}

/** The queue as the repro's own line names it. */
function queueName(scene: Scene, stack: Stack): string {
  const frame = ownFrame(scene, stack.frames)
  const text = frame ? textAt(scene, frame) : ''
  return /([\w.[\]'"]+)\.(?:put|get|join|qsize|empty|full)\w*\(/.exec(text)?.[1] ?? 'a queue'
}

function textAt(scene: Scene, frame: Place): string {
  const source = scene.names.sources.get(frame.file)
  return (source && statementAt(source, frame.line)?.text) ?? ''
}

const maker =
  /\b(?:R?Lock|Condition|(?:Bounded)?Semaphore|Event|Barrier|\w*Queue|allocate_lock)\s*\(/

/** Where the object of `expression` is made, if the text shows it. */
function madeAt(scene: Scene, expression: Expression): string[] {
  const made = scene.names.assignments(expression).find((one) => maker.test(one.value))
  return made ? [`it is made at ${whereIs(scene, made)} (found in the source)`] : []
}

/** A thread of the same process, alive at the hang, that holds the lock; maybe the blocked one. */
function livingHolder(question: Question): Match | null {
  const { scene, stack, asked } = question
  const others = scene.evidence.stacks.filter((one) => one.pid === stack.pid && one !== stack)
  const found = holderOf(scene.names, others, asked)
  if (found?.how === 'holding') return found
  if (asked.some((one) => isReentrant(scene, one))) return null
  const from = stack.frames.findIndex(({ file }) => isOwn(file, scene.context))
  const self = holderOf(scene.names, [{ ...stack, frames: stack.frames.slice(from) }], asked)
  return self?.how === 'holding' && self.likeness === 'same' ? { ...self, stack } : null
}

/** An RLock, or a Condition made without a lock of its own, which is one. */
function isReentrant(scene: Scene, expression: Expression): boolean {
  const made = scene.names.assignments(expression)
  return made.some(({ value }) => /\b(?:RLock|Condition)\s*\(\s*\)/.test(value))
}

function amongTheLiving(question: Question, match: Match): Finding {
  const { scene, stack } = question
  const where = whereIs(scene, match.expression)
  const { text } = match.expression
  const because =
    match.stack === stack
      ? `the blocked thread itself took \`${text}\` at ${where} and waits for it again`
      : `${standing(scene, match.stack)}, alive in the same process, and holds \`${text}\` (${where}; read from the source)`
  return finding(question, {
    hazard: 'not-fork',
    lock: lockName(question, match.asked),
    fork: null,
    holder: match.stack,
    because: [because, ...madeAt(scene, match.asked)],
    confidence: match.likeness === 'same' ? 'high' : 'medium',
  })
}

/** The lock of a file's buffer, which has no Python frames of its own. */
export function buffer(question: Question): Finding {
  const { scene, forks, asked } = question
  const hit = firstFork(
    forks,
    (fork) => writerOf(scene.names, lostThreads(fork), asked) ?? onlyWriter(scene, fork),
  )
  const [first] = asked
  const own = first && isOwn(first.file, scene.context)
  const text = (own ? first : (hit?.found.expression ?? first))?.text ?? 'a file'
  const lock = `the buffer of ${text}`
  const because = [`the blocked line uses \`${text}\`, and no Python lock is on its stack`]
  if (!threadsLost(forks)) return notFork(question, lock, because)
  if (!hit) return finding(question, { hazard: 'buffer-lock', lock, because })
  const { stack, expression, likeness } = hit.found
  because.push(`at the fork ${standing(scene, stack)}, in a call on \`${expression.text}\``)
  return finding(question, {
    hazard: 'buffer-lock',
    lock,
    fork: hit.fork,
    holder: stack,
    because,
    confidence: likeness === 'same' ? 'high' : 'medium',
  })
}

/** The one lost thread that reads or writes any file, whatever its name. */
function onlyWriter(scene: Scene, fork: Fork): Match | null {
  const writers = lostThreads(fork).flatMap((stack) => {
    const busy = stack.frames[0] ? streamsAt(scene.names, stack.frames[0]) : []
    const found = writerOf(scene.names, [stack], busy)
    return found ? [{ ...found, likeness: 'alike' as const }] : []
  })
  return writers.length === 1 ? writers[0]! : null
}
