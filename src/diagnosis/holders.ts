/** Which thread of the parent held a lock at the fork, or was to serve the child after it. */
import type { Fork, Place, Stack } from '../results/model.ts'
import { entered, type Held, locksHeld } from './held.ts'
import type { Definition, Expression, Likeness, Names } from './names.ts'
import { bodyOf, callsIn, enclosingFunction, isFunction, statementAt } from './source.ts'
import { type Server, streams } from './waiting.ts'

/** A thread that matches, how well, and how many others match as well. */
export interface Match {
  stack: Stack
  likeness: Exclude<Likeness, 'other'>
  how: 'holding' | 'taking'
  expression: Expression
  asked: Expression
  rivals: number
}

const rank = ({ likeness, how, bonus }: Pick<Candidate, 'likeness' | 'how' | 'bonus'>) =>
  (likeness === 'same' ? 2 : 1) + (how === 'holding' ? 2 : 0) + (bonus ?? 0)

/**
 * The thread among `stacks` that holds one of `asked`, by where its frames stand. `around` are the
 * locks that the asker's outer frames name: they tell two objects of one class apart.
 */
export function holderOf(
  names: Names,
  stacks: Stack[],
  asked: Expression[],
  around: Expression[] = [],
): Match | null {
  const wanted = asked.flatMap((one) => [one, ...entered(names, { ...one, how: 'taking' })])
  return best(
    stacks.flatMap((stack) =>
      locksHeld(names, stack.frames).flatMap((held: Held) =>
        likenesses(names, held, wanted).map(({ likeness, asked }) => ({
          stack,
          likeness,
          how: held.how,
          expression: held,
          asked,
          bonus: isAround(names, stack, around) ? 0.5 : 0,
        })),
      ),
    ),
  )
}

function isAround(names: Names, stack: Stack, around: Expression[]): boolean {
  if (around.length === 0) return false
  const held = locksHeld(names, stack.frames)
  return held.some((one) => around.some((other) => names.compare(one, other) === 'same'))
}

/** The thread whose innermost frame is busy with one of the files `asked`. */
export function writerOf(names: Names, stacks: Stack[], asked: Expression[]): Match | null {
  return best(
    stacks.flatMap((stack) => {
      const frame = stack.frames[0]
      const busy = frame ? streamsAt(names, frame) : []
      return busy.flatMap((expression) =>
        likenesses(names, expression, asked).map(({ likeness, asked }) => ({
          stack,
          likeness,
          how: 'holding' as const,
          expression,
          asked,
        })),
      )
    }),
  )
}

/** The files that the statement of `frame` reads or writes. */
export function streamsAt(names: Names, frame: Place): Expression[] {
  const source = names.sources.get(frame.file)
  const statement = source ? statementAt(source, frame.line) : null
  return statement ? streams(statement).map((text) => ({ text, file: frame.file, statement })) : []
}

function likenesses(names: Names, held: Expression, wanted: Expression[]) {
  return wanted.flatMap((asked) => {
    const likeness = names.compare(held, asked)
    return likeness === 'other' ? [] : [{ likeness, asked }]
  })
}

type Candidate = Omit<Match, 'rivals'> & { bonus?: number }

function best(candidates: Candidate[]): Match | null {
  const top = Math.max(...candidates.map(rank))
  const winners = candidates.filter((one) => rank(one) === top)
  const [first] = winners
  if (!first) return null
  return { ...first, rivals: new Set(winners.map((one) => one.stack)).size - 1 }
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

const MAX_CALL_DEPTH = 3

/** The thread whose functions would have called what ends a wait of this kind. */
export function serverOf(
  names: Names,
  stacks: Stack[],
  server: Server,
  asked: Expression[],
): Match | null {
  const verb = verbs[server]
  if (!verb) return null
  return best(
    stacks.flatMap((stack) =>
      reachable(names, stack.frames).flatMap((definition) =>
        madeCalls(names, definition, verb).flatMap((expression) =>
          likenesses(names, expression, asked).map(({ likeness, asked }) => ({
            stack,
            likeness,
            how: 'holding' as const,
            expression,
            asked,
          })),
        ),
      ),
    ),
  )
}

/** The functions of the frames and those that they call, to a small depth. */
function reachable(names: Names, frames: Place[]): Definition[] {
  const found = new Map<string, Definition>()
  let edge: Definition[] = frames.flatMap(({ file, line }) => {
    const source = names.sources.get(file)
    const statement = source ? statementAt(source, line) : null
    const scope = statement && enclosingFunction(statement)
    return scope ? [{ file, statement: scope }] : []
  })
  for (let depth = 0; depth <= MAX_CALL_DEPTH && edge.length > 0; depth++) {
    const fresh = edge.filter((one) => !found.has(`${one.file}:${one.statement.line}`))
    for (const one of fresh) found.set(`${one.file}:${one.statement.line}`, one)
    edge = fresh.flatMap((one) => calledBy(names, one))
  }
  return [...found.values()]
}

function calledBy(names: Names, { file, statement }: Definition): Definition[] {
  return bodyOf(names.sources.get(file)!, statement)
    .filter((one) => !isFunction(one))
    .flatMap((one) => callsIn(one))
    .flatMap((call) => names.functions(call.callee))
}

function madeCalls(names: Names, { file, statement }: Definition, verb: RegExp): Expression[] {
  return bodyOf(names.sources.get(file)!, statement).flatMap((one) =>
    callsIn(one).flatMap(({ callee }) => {
      const dot = callee.lastIndexOf('.')
      if (dot < 0 || !verb.test(callee.slice(dot + 1))) return []
      return [{ text: callee.slice(0, dot), file, statement: one }]
    }),
  )
}

const poolFiles: Partial<Record<Server, RegExp>> = {
  executor: /concurrent\/futures\/(?:thread|process)\.py$|asyncio\/(?:base_events|runners)\.py$/,
  pool: /multiprocessing\/pool\.py$/,
}

/** Threads that stand in the code of an executor, a pool or an event loop. */
export function poolThreads(fork: Fork, server: Server): Stack[] {
  const files = poolFiles[server]
  const inPool = (stack: Stack) =>
    stack.ident !== fork.ident && stack.frames.some((frame) => files?.test(frame.file))
  const found = fork.stacks.filter(inPool)
  const worker = (stack: Stack) =>
    stack.frames.some((frame) =>
      /^(?:worker|_worker|_handle_results|run_forever)$/.test(frame.function),
    )
  return [...found.filter(worker), ...found.filter((stack) => !worker(stack))]
}
