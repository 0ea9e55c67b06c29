/** Locks of Python's own: who held them at the fork. */
import type { Fork, Stack } from '../results/model.ts'
import { lastName, receiverOf, textOf } from './facts.ts'
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
import { busyWith, holderOf, type Match, writerOf } from './holders.ts'
import { identified } from './identity.ts'
import { blockedModule, importHolder } from './imports.ts'
import type { Expression } from './names.ts'
import { owned, ownerAt } from './owned.ts'
import {
  isOwn,
  lostThreads,
  moduleOf,
  ownFrame,
  processName,
  type Scene,
  statementOf,
  waitOf,
} from './scene.ts'
import { threadServer } from './served.ts'
import { callsIn } from './source.ts'

/** A module's import lock. */
export function importing(question: Question): Finding {
  const { scene, stack, forks } = question
  const asked = blockedModule(scene, stack.frames)
  const object = waitOf(scene, stack)?.lock ?? null
  const hit = firstFork(forks, (fork) => importHolder(scene, lostThreads(fork), asked, object))
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
  const hit = firstFork(forks, (fork) =>
    holderOf(scene, lostThreads(fork), identified(scene, stack, fork, asked)),
  )
  const living = livingHolder(question)
  const signal = !hit && living?.stack === stack ? threadServer(question, 'semaphore') : null
  if (signal && signal.confidence !== 'low') return signal
  if (hit && !(living && outweighs(living, hit.found)))
    return orphaned(question, hit.fork, hit.found)
  return living ? amongTheLiving(question, living) : unseenHolder(question)
}

const outweighs = (a: Match, b: Match) =>
  a.likeness === 'same' && b.likeness !== 'same' && b.likeness !== 'identical'

/** Nobody could be seen to hold the lock: said so, or inferred where only one thread could. */
function unseenHolder(question: Question): Finding {
  const { scene, forks, asked } = question
  const [first] = asked
  const lock = first ? lockName(question, first) : null
  const made = first ? madeAt(scene, first) : []
  if (waitOf(scene, question.stack)?.kind === 'shared-futex') return shared(question, lock)
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

/** A lock of several processes: no fork takes its holder away, but the end of a process does. */
function shared(question: Question, lock: string | null): Finding {
  const { scene } = question
  const named = scene.evidence.processes
    .filter(({ signal }) => signal !== undefined)
    .map(({ pid, signal }) => `${signal} ended ${processName(scene, pid)}`)
  const last = named.length > 0 ? named.join(', ') : 'See which process took it last'
  return finding(question, {
    hazard: 'not-fork',
    lock,
    fork: null,
    because: [
      'the lock lies in memory that processes share: another process took it, and ended or was killed before it gave it back, or is stuck as well',
      ...named,
    ],
    remedy: `${last}: one that is killed gives no shared lock back. Do not kill workers while they may hold it, or give each process a lock of its own.`,
    confidence: 'medium',
  })
}

/** The finding that `match` held the lock at `fork`. */
export function orphaned(question: Question, fork: Fork, match: Match): Finding {
  const { scene } = question
  const { stack, asked, rivals } = match
  const sure = match.likeness === 'identical' || match.likeness === 'same'
  const certain = sure && match.how === 'holding' && rivals === 0
  return finding(question, {
    hazard: 'orphaned-lock',
    lock: lockName(question, asked),
    fork,
    holder: stack,
    because: [
      `at the fork ${standing(scene, stack)}, ${heldWords(scene, match)}`,
      ...madeAt(scene, asked),
      ...identityWords(match),
      ...rivalry(match, 'hold it'),
    ],
    confidence: certain ? 'high' : rivals > 0 && !sure ? 'low' : 'medium',
  })
}

const how = {
  holding: 'which lies between taking and giving back',
  maybe: 'behind a branch that takes or gives back',
  taking: 'which takes',
}

function heldWords(scene: Scene, match: Match): string {
  const { expression } = match
  const where = whereIs(scene, expression.statement)
  return `${how[match.how]} \`${textOf(expression.tree)}\` (${where}; read from the source)`
}

/** What says that both names mean one lock. */
function identityWords({ likeness, owner }: Match): string[] {
  if (owner) return ['the lock itself names that thread as its owner']
  if (likeness === 'identical') return ['both names mean one object, as seen at the fork']
  if (likeness === 'kin')
    return ['that both names mean the lock of one instance is inferred from their class']
  return likeness === 'alike' ? ['that both names mean one lock is inferred from their ends'] : []
}

/** `LOCK` as the repro writes it, `self._lock in pool.py:12` where a library does. */
function lockName({ scene, stack }: Question, { tree, statement }: Expression): string {
  const { file } = statement.source
  if (isOwn(scene, file)) return textOf(tree)
  if (/^[qQ]ueue\.py$/.test(moduleOf(scene, file) ?? '')) {
    return `the mutex of ${queueName(scene, stack)}`
  }
  const short = file.slice(file.lastIndexOf('/', file.lastIndexOf('/') - 1) + 1)
  return `${textOf(tree)} in ${short}:${statement.line}`
}

/** The queue as the repro's own line names it. */
function queueName(scene: Scene, stack: Stack): string {
  const frame = ownFrame(scene, stack.frames)
  const statement = frame ? statementOf(scene, frame) : null
  const calls = statement ? callsIn(statement) : []
  const call = calls.find(({ of }) => /^(?:put|get|join|qsize|empty|full)/.test(lastName(of)))
  const on = call && receiverOf(call)
  return on ? textOf(on) : 'a queue'
}

const maker = /^(?:R?Lock|Condition|(?:Bounded)?Semaphore|Event|Barrier|\w*Queue|allocate_lock)$/

/** Where the object of `expression` is made, if the text shows it. */
function madeAt(scene: Scene, expression: Expression): string[] {
  const made = scene.names
    .values(expression)
    .find(({ tree }) => tree.is === 'call' && maker.test(lastName(tree.of)))
  return made ? [`it is made at ${whereIs(scene, made.statement)} (found in the source)`] : []
}

/** A thread of the same process, alive at the hang, that holds the lock; maybe the blocked one. */
function livingHolder(question: Question): Match | null {
  const { scene, stack, asked } = question
  const others = scene.evidence.stacks.filter((one) => one.pid === stack.pid && one !== stack)
  const found = holderOf(scene, others, asked)
  if (found?.how === 'holding') return found
  if (asked.some((one) => isReentrant(scene, one))) return null
  const from = stack.frames.findIndex(({ file }) => isOwn(scene, file))
  const self = holderOf(scene, [{ ...stack, frames: stack.frames.slice(from) }], asked)
  // What it asks for on a line of its own, it does not hold yet.
  const asks = asked.some(({ statement }) => statement === self?.expression.statement)
  return self?.how === 'holding' && self.likeness === 'same' && !asks ? { ...self, stack } : null
}

/** An RLock, or a Condition made without a lock of its own, which is one. */
function isReentrant(scene: Scene, expression: Expression): boolean {
  return scene.names
    .values(expression)
    .some(
      ({ tree }) =>
        tree.is === 'call' &&
        /^(?:RLock|Condition)$/.test(lastName(tree.of)) &&
        tree.args.length + tree.named.length === 0,
    )
}

function amongTheLiving(question: Question, match: Match): Finding {
  const { scene, stack } = question
  const where = whereIs(scene, match.expression.statement)
  const text = textOf(match.expression.tree)
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
  const owner = ownerAt(question)?.found
  const hit = firstFork(forks, (fork) => {
    const lost = lostThreads(fork).filter((one) => !owner || one === owner)
    return writerOf(scene, lost, asked) ?? onlyWriter(scene, lost)
  })
  const [first] = asked
  const own = first && isOwn(scene, first.statement.source.file)
  const shown = own ? first : (hit?.found.expression ?? first)
  const lock = `the buffer of ${shown ? textOf(shown.tree) : 'a file'}`
  const because = ['the blocked line uses the file, and no Python lock is on its stack']
  const known = finding(question, { hazard: 'buffer-lock', lock, because })
  const gone = owned(question, known)
  if (gone.holder) return gone
  if (!threadsLost(forks)) return notFork(question, lock, because)
  if (!hit) return known
  const { stack, expression, likeness, rivals } = hit.found
  because.push(`at the fork ${standing(scene, stack)}, in a call on \`${textOf(expression.tree)}\``)
  return finding(question, {
    hazard: 'buffer-lock',
    lock,
    fork: hit.fork,
    holder: stack,
    because: [...because, ...rivalry(hit.found, 'be in such a call')],
    confidence: likeness === 'same' && rivals === 0 ? 'high' : 'medium',
  })
}

/** The one lost thread that reads or writes any file, whatever its name. */
function onlyWriter(scene: Scene, stacks: Stack[]): Match | null {
  const writers = stacks.flatMap((stack) => {
    const found = writerOf(scene, [stack], busyWith(scene, stack))
    return found ? [{ ...found, likeness: 'alike' as const }] : []
  })
  return writers.length === 1 ? writers[0]! : null
}
