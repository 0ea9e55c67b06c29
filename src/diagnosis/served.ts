/** Waits that only another thread could end: it was lost when the process forked. */
import type { Place, Stack } from '../results/model.ts'
import {
  type CallExpr,
  callsOf,
  type Expr,
  isPath,
  lastName,
  namedArgument,
  receiverOf,
  textOf,
} from './facts.ts'
import {
  at,
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
import { poolThreads, serverOf } from './holders.ts'
import type { Expression } from './names.ts'
import { lostThreads, moduleOf, ownFrame, ownStatements, type Scene } from './scene.ts'
import { callsIn, isClass, isFunction, lineOf, type Statement } from './source.ts'
import { threadName } from './threads.ts'
import type { Server } from './waiting.ts'

const nameOf = (one: Expression | null | undefined) => (one ? textOf(one.tree) : null)

/** The thread that was to serve the child. */
export function served(question: Question, server: Server): Finding {
  const pooled = server === 'executor' || server === 'pool'
  const found = pooled ? poolServer(question, server) : threadServer(question, server)
  if (found) return found
  const lock = nameOf(question.asked[0])
  if (!threadsLost(question.forks)) return notFork(question, lock, [])
  const because = [
    question.forks.some((fork) => fork.native)
      ? 'the process was forked by native code, so what its threads did then was not seen'
      : 'no thread of the parent could be seen to be the one that ends this wait',
  ]
  return finding(question, { hazard: 'lost-thread', lock, because })
}

/** A thread whose code reaches the call that ends a wait of this kind, or the only thread. */
export function threadServer(question: Question, server: Server): Finding | null {
  const { scene, forks, asked } = question
  const known = { hazard: 'lost-thread' as const, lock: nameOf(asked[0]) }
  const hit = firstFork(forks, (fork) => serverOf(scene, lostThreads(fork), server, asked))
  if (hit) {
    const { stack, expression, likeness, rivals } = hit.found
    const { source, line } = expression.statement
    const call = lineOf(source, line)?.slice(0, 80)
    const where = whereIs(scene, expression.statement)
    const reaches = `its code reaches \`${call}\` at ${where} (inferred from the source)`
    return finding(question, {
      ...known,
      fork: hit.fork,
      holder: stack,
      because: [
        `at the fork ${standing(scene, stack)}; ${reaches}`,
        ...rivalry(hit.found, 'do so'),
      ],
      confidence: likeness === 'same' && rivals === 0 ? 'high' : 'medium',
    })
  }
  const only = onlyThread(forks)
  if (!only) return null
  const because = [`at the fork ${standing(scene, only.found)}: the only other thread (inferred)`]
  return finding(question, { ...known, fork: only.fork, holder: only.found, because })
}

const submission =
  /^(?:submit|map|apply|apply_async|map_async|imap|imap_unordered|starmap|starmap_async)$/
const poolMaker = /^(?:\w*PoolExecutor|ThreadPool|Pool|new_event_loop|get_event_loop|\w*Executor)$/

/** A worker of the executor, pool or event loop behind what is waited for. */
function poolServer(question: Question, server: Server): Finding | null {
  const { scene, forks, asked } = question
  const setter = server === 'executor' ? threadServer(question, server) : null
  if (setter?.confidence === 'high') return setter
  const job = jobOf(scene, asked)
  const hit = firstFork(forks, (fork) => choose(scene, poolThreads(scene, fork, server), job))
  if (!hit) return setter ?? threadServer(question, server)
  const { fork, found } = hit
  const own = ownFrame(scene, found.frames)
  const made = own ? null : constructorOf(scene, job.pool)
  const because = [`at the fork ${standing(scene, found)}, as a worker of the pool`]
  if (made)
    because.push(`it was idle; the pool is made at ${at(scene, made)} (found in the source)`)
  return finding(question, {
    hazard: 'lost-thread',
    lock: nameOf(job.pool && (!own || job.onLoop) ? job.pool : asked[0]),
    fork,
    holder: found,
    holderPlace: made,
    because,
    confidence: own || made ? 'high' : 'medium',
  })
}

interface Job {
  pool: Expression | null
  /** The function that was given to the pool. */
  function: string | null
  onLoop: boolean
}

/** The pool behind what is waited for, and the function that was given to it. */
function jobOf(scene: Scene, asked: Expression[]): Job {
  for (const { tree, statement } of origins(scene, asked)) {
    for (const call of callsOf([tree])) {
      const name = lastName(call.of)
      const loop = namedArgument(call, 'loop') ?? call.args[1]
      if (name === 'run_coroutine_threadsafe' && loop) {
        return { pool: { tree: loop, statement }, function: null, onLoop: true }
      }
      const on = submission.test(name) ? receiverOf(call) : null
      const [given] = call.args
      if (on && isPath(on)) {
        const known = given && lastName(given)
        return { pool: { tree: on, statement }, function: known || null, onLoop: false }
      }
    }
  }
  return { pool: asked[0] ?? null, function: null, onLoop: false }
}

const MAX_STEPS = 3

/** The expressions and what was assigned to them, to a small depth. */
function origins(scene: Scene, asked: Expression[]): Expression[] {
  const all = [...asked]
  let edge = asked
  for (let step = 0; step < MAX_STEPS; step++) {
    edge = edge.flatMap((one) => scene.names.values(one))
    all.push(...edge)
  }
  return all
}

/** The worker that runs the job, else one that is busy, else any, of the right pool. */
function choose(scene: Scene, stacks: Stack[], job: Job): Stack | null {
  const kind = stacks.filter((stack) => isLoop(scene, stack) === job.onLoop)
  const prefix = workerNames(scene, job.pool)
  const inPool = kind.filter((one) => prefix && threadName(scene, one).startsWith(prefix))
  const fitting = inPool.length > 0 ? inPool : kind
  const running = fitting.find(({ frames }) => frames.some((one) => one.function === job.function))
  const busy = fitting.find((stack) => ownFrame(scene, stack.frames))
  return running ?? busy ?? fitting[0] ?? stacks[0] ?? null
}

const isLoop = (scene: Scene, { frames }: Stack) =>
  frames.some(({ file }) => moduleOf(scene, file)?.startsWith('asyncio/'))

const makesPool = (expr: Expr) => expr.is === 'call' && poolMaker.test(lastName(expr.of))

/**
 * How the names of a pool's threads begin: the prefix that it was made with, else the number of
 * executors made before it, as far as the order in the source is the order of their making.
 */
function workerNames(scene: Scene, pool: Expression | null): string | null {
  const made = pool && scene.names.values(pool).find(({ tree }) => makesPool(tree))
  if (made?.tree.is !== 'call') return null
  const prefix = namedArgument(made.tree, 'thread_name_prefix')
  if (prefix) return prefix.is === 'text' ? `${prefix.text}_` : null
  const unnamed = ownStatements(scene).filter((one) => callsIn(one).some(isUnnamed))
  const index = unnamed.indexOf(made.statement)
  return index < 0 ? null : `ThreadPoolExecutor-${index}_`
}

const isUnnamed = (call: CallExpr) =>
  lastName(call.of) === 'ThreadPoolExecutor' && !namedArgument(call, 'thread_name_prefix')

/** The statement that makes the pool: by its name, or the only one in the repro's files. */
function constructorOf(scene: Scene, pool: Expression | null): Place | null {
  const named = pool && scene.names.values(pool).find(({ tree }) => makesPool(tree))
  if (named) return placeOf(named.statement)
  const makers = ownStatements(scene).filter(
    (one) => !isClass(one) && !isFunction(one) && callsIn(one).some(makesPool),
  )
  return makers.length === 1 ? placeOf(makers[0]!) : null
}

const placeOf = ({ source, line }: Statement): Place => ({
  file: source.file,
  line,
  function: '<module>',
})
