/** Which thread of the parent held a lock at the fork, or was to serve the child after it. */
import type { Fork, Place, Stack } from '../results/model.ts'
import { callsOf, lastName, receiverOf } from './facts.ts'
import { entered, type Held, type How, locksHeld } from './held.ts'
import type { Asked } from './identity.ts'
import type { Expression, Likeness } from './names.ts'
import { lostThreads, moduleOf, type Scene, statementOf, waitOf } from './scene.ts'
import { bodyOf, callsIn, functionAround, isFunction, type Statement } from './source.ts'
import { type Server, streams } from './waiting.ts'

/** A thread that matches, how well, and how many others match as well. */
export interface Match {
  stack: Stack
  /** `identical`: one object, as noted at the fork. */
  likeness: 'identical' | Exclude<Likeness, 'other'>
  how: How
  expression: Expression
  asked: Expression
  rivals: number
  /** The lock itself names the thread. */
  owner?: true
}

const likely = { identical: 3, same: 2, kin: 1.5, alike: 1 }
const certain: Record<How, number> = { holding: 2, maybe: 1, taking: 0 }
type Candidate = Omit<Match, 'rivals'>
const rank = ({ likeness, how }: Candidate) => likely[likeness] + certain[how]

/** The thread among `stacks` that holds one of `asked`, by where its frames stand. */
export function holderOf(scene: Scene, stacks: Stack[], asked: Asked[]): Match | null {
  const { names } = scene
  const wanted = asked.flatMap((one) => [one, ...entered(names, { ...one, how: 'taking' })])
  const found = stacks.flatMap((stack) =>
    locksHeld(names, stack).flatMap((one) =>
      likenesses(scene, one, wanted).map((match) => ({
        ...match,
        stack,
        how: one.how,
        expression: one,
      })),
    ),
  )
  return ownerOf(stacks, asked, found) ?? best(found)
}

/** An RLock names the thread that holds it. */
function ownerOf(stacks: Stack[], asked: Asked[], found: Candidate[]): Match | null {
  for (const one of asked) {
    const notes = stacks.flatMap(({ locks = [] }) => locks)
    const note = notes.find(({ object, owner }) => owner && object === one.object)
    const stack = note && stacks.find(({ ident }) => ident === note.owner)
    if (!stack) continue
    const its = best(found.filter((match) => match.stack === stack))
    const expression = its?.expression ?? one
    const sure = { likeness: 'identical', how: 'holding', rivals: 0, owner: true } as const
    return { stack, expression, asked: one, ...sure }
  }
  return null
}

interface Likened {
  likeness: Match['likeness']
  asked: Asked
}

function likenesses(scene: Scene, held: Held, wanted: Asked[]): Likened[] {
  return wanted.flatMap((asked): Likened[] => {
    if (held.object && asked.object)
      return held.object === asked.object ? [{ likeness: 'identical', asked }] : []
    const likeness = scene.names.compare(held, asked)
    return likeness === 'other' ? [] : [{ likeness, asked }]
  })
}

function best(candidates: Candidate[]): Match | null {
  const top = Math.max(...candidates.map(rank))
  const winners = candidates.filter((one) => rank(one) === top)
  const [first] = winners
  if (!first) return null
  return { ...first, rivals: new Set(winners.map((one) => one.stack)).size - 1 }
}

/**
 * The thread whose innermost frame is busy with one of the files `asked`. Of several, all but one
 * wait for it; the oldest thread has had most time to be the one.
 */
export function writerOf(scene: Scene, stacks: Stack[], asked: Expression[]): Match | null {
  const byAge = stacks.toSorted((a, b) => (a.tid ?? 0) - (b.tid ?? 0))
  return best(
    byAge.flatMap((stack) =>
      busyWith(scene, stack).flatMap((one) =>
        likenesses(scene, { ...one, how: 'holding' }, asked).map((match) => ({
          ...match,
          stack,
          how: 'holding' as const,
          expression: one,
        })),
      ),
    ),
  )
}

/** The files that a thread reads or writes, and does not merely wait for. */
export function busyWith(scene: Scene, stack: Stack): Expression[] {
  const [frame] = stack.frames
  const statement = frame ? statementOf(scene, frame) : null
  const waits = stack.tid !== null && waitOf(scene, stack)?.kind === 'futex'
  return statement && !waits ? streams(scene, statement) : []
}

/** What the server of each kind of wait would have to call. */
const verbs: Partial<Record<Server, RegExp>> = {
  queue: /^put(?:_nowait)?$/,
  'queue-full': /^get(?:_nowait)?$/,
  'queue-join': /^task_done$/,
  event: /^set$/,
  condition: /^notify(?:_all|All)?$/,
  barrier: /^(?:wait|abort|reset)$/,
  semaphore: /^release$/,
  executor: /^set_(?:result|exception)$/,
}

/** The thread whose functions would have called what ends a wait of this kind. */
export function serverOf(
  scene: Scene,
  stacks: Stack[],
  server: Server,
  asked: Expression[],
): Match | null {
  const verb = verbs[server]
  if (!verb) return null
  return best(
    stacks.flatMap((stack) =>
      reachable(scene, stack.frames)
        .flatMap((definition) => madeCalls(definition, verb))
        .flatMap((expression) =>
          likenesses(scene, { ...expression, how: 'holding' }, asked).map((match) => ({
            ...match,
            stack,
            how: 'holding' as const,
            expression,
          })),
        ),
    ),
  )
}

const MAX_CALL_DEPTH = 3

/** The functions of the frames and those that they call, to a small depth. */
function reachable(scene: Scene, frames: Place[]): Statement[] {
  const found = new Set<Statement>()
  let edge = frames.flatMap((frame) => {
    const statement = statementOf(scene, frame)
    const scope = statement && functionAround(statement)
    return scope ? [scope] : []
  })
  for (let depth = 0; depth <= MAX_CALL_DEPTH && edge.length > 0; depth++) {
    const fresh = edge.filter((one) => !found.has(one))
    for (const one of fresh) found.add(one)
    edge = fresh.flatMap((one) => calledBy(scene, one))
  }
  return [...found]
}

function calledBy({ names }: Scene, definition: Statement): Statement[] {
  return bodyOf(definition)
    .filter((one) => !isFunction(one))
    .flatMap((one) => callsIn(one).flatMap((call) => names.called(call, one)))
}

function madeCalls(definition: Statement, verb: RegExp): Expression[] {
  return bodyOf(definition).flatMap((statement) =>
    callsOf(statement.parts).flatMap((call): Expression[] => {
      const on = verb.test(lastName(call.of)) ? receiverOf(call) : null
      return on ? [{ tree: on, statement }] : []
    }),
  )
}

const poolFiles: Partial<Record<Server, RegExp>> = {
  executor: /^concurrent\/futures\/(?:thread|process)\.py$|^asyncio\/(?:base_events|runners)\.py$/,
  pool: /^multiprocessing\/pool\.py$/,
}

/** Threads that stand in the code of an executor, a pool or an event loop. */
export function poolThreads(scene: Scene, fork: Fork, server: Server): Stack[] {
  const files = poolFiles[server]
  const inPool = ({ frames }: Stack) =>
    frames.some(({ file }) => files?.test(moduleOf(scene, file) ?? ''))
  const found = lostThreads(fork).filter(inPool)
  const worker = ({ frames }: Stack) =>
    frames.some((frame) => /^(?:worker|_worker|_handle_results|run_forever)$/.test(frame.function))
  return [...found.filter(worker), ...found.filter((stack) => !worker(stack))]
}
