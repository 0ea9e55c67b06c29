/** Waits that only another thread could end: it was lost when the process forked. */
import type { Place, Stack } from '../results/model.ts'
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
import { lostThreads, ownFrame, ownStatements, type Scene } from './scene.ts'
import { threadName } from './threads.ts'
import type { Server } from './waiting.ts'

/** The thread that was to serve the child. */
export function served(question: Question, server: Server): Finding {
  const pooled = server === 'executor' || server === 'pool'
  const found = pooled ? poolServer(question, server) : threadServer(question, server)
  if (found) return found
  const lock = question.asked[0]?.text ?? null
  if (!threadsLost(question.forks)) return notFork(question, lock, [])
  const because = ['no thread of the parent could be seen to be the one that ends this wait']
  return finding(question, { hazard: 'lost-thread', lock, because })
}

/** A thread whose code reaches the call that ends a wait of this kind, or the only thread. */
export function threadServer(question: Question, server: Server): Finding | null {
  const { scene, forks, asked } = question
  const known = { hazard: 'lost-thread' as const, lock: asked[0]?.text ?? null }
  const hit = firstFork(forks, (fork) => serverOf(scene.names, lostThreads(fork), server, asked))
  if (hit) {
    const { stack, expression, likeness, rivals } = hit.found
    const call = expression.statement.text.slice(0, 80)
    const reaches = `its code reaches \`${call}\` at ${whereIs(scene, expression)} (inferred from the source)`
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
  /([\p{L}_](?:[\w.]|\[[^\]]*\])*)\.(?:submit|map|apply|apply_async|map_async|imap|imap_unordered|starmap|starmap_async)\(\s*([\w.]*)/u
const poolMaker =
  /\b(?:\w*PoolExecutor|ThreadPool|Pool|new_event_loop|get_event_loop|\w*Executor)\s*\(/

/** A worker of the executor, pool or event loop behind what is waited for. */
function poolServer(question: Question, server: Server): Finding | null {
  const { scene, forks, asked } = question
  const setter = server === 'executor' ? threadServer(question, server) : null
  if (setter?.confidence === 'high') return setter
  const job = jobOf(scene, asked)
  const hit = firstFork(forks, (fork) => choose(scene, poolThreads(fork, server), job))
  if (!hit) return setter ?? threadServer(question, server)
  const { fork, found } = hit
  const own = ownFrame(scene, found.frames)
  const made = own ? null : constructorOf(scene, job.pool)
  const because = [`at the fork ${standing(scene, found)}, as a worker of the pool`]
  if (made)
    because.push(`it was idle; the pool is made at ${at(scene, made)} (found in the source)`)
  return finding(question, {
    hazard: 'lost-thread',
    lock: (job.pool && (!own || job.onLoop) ? job.pool : asked[0])?.text ?? null,
    fork,
    holder: found,
    holderPlace: made,
    because,
    confidence: own || made ? 'high' : 'medium',
  })
}

interface Job {
  pool: Expression | null
  /** The function that was given to the pool, as written. */
  function: string | null
  onLoop: boolean
}

/** The pool behind what is waited for, and the function that was given to it. */
function jobOf(scene: Scene, asked: Expression[]): Job {
  for (const one of origins(scene, asked)) {
    const loop = /run_coroutine_threadsafe\(.*,\s*(?:loop\s*=\s*)?([\w.]+)\s*\)/.exec(one.text)
    if (loop) return { pool: { ...one, text: loop[1]! }, function: null, onLoop: true }
    const [, pool, given] = submission.exec(one.text) ?? []
    if (pool) return { pool: { ...one, text: pool }, function: given || null, onLoop: false }
  }
  return { pool: asked[0] ?? null, function: null, onLoop: false }
}

const MAX_STEPS = 3

/** The expressions and what was assigned to them, to a small depth. */
function origins(scene: Scene, asked: Expression[]): Expression[] {
  const all = [...asked]
  let edge = asked
  for (let step = 0; step < MAX_STEPS; step++) {
    edge = edge.flatMap((one) =>
      scene.names
        .assignments(one)
        .map(({ file, statement, value }) => ({ file, statement, text: value })),
    )
    all.push(...edge)
  }
  return all
}

/** The worker that runs the job, else one that is busy, else any, of the right pool. */
function choose(scene: Scene, stacks: Stack[], job: Job): Stack | null {
  const kind = stacks.filter((stack) => isLoop(stack) === job.onLoop)
  const prefix = workerNames(scene, job.pool)
  const inPool = kind.filter((one) => prefix && threadName(scene, one).startsWith(prefix))
  const fitting = inPool.length > 0 ? inPool : kind
  const called = job.function?.split('.').at(-1)
  const running = fitting.find((stack) => stack.frames.some((frame) => frame.function === called))
  const busy = fitting.find((stack) => ownFrame(scene, stack.frames))
  return running ?? busy ?? fitting[0] ?? stacks[0] ?? null
}

const isLoop = (stack: Stack) => stack.frames.some(({ file }) => /asyncio\/\w+\.py$/.test(file))

/**
 * How the names of a pool's threads begin: the prefix that it was made with, else the number of
 * executors made before it, as far as the order in the source is the order of their making.
 */
function workerNames(scene: Scene, pool: Expression | null): string | null {
  const made = pool && scene.names.assignments(pool).find((one) => poolMaker.test(one.value))
  if (!made) return null
  const prefix = /thread_name_prefix\s*=\s*['"]([^'"]+)['"]/.exec(made.value)?.[1]
  if (prefix) return `${prefix}_`
  const unnamed = ownStatements(scene).filter(
    ({ code, text }) => /\bThreadPoolExecutor\s*\(/.test(code) && !/thread_name_prefix/.test(text),
  )
  const { file, statement } = made
  const index = unnamed.findIndex((one) => one.file === file && one.line === statement.line)
  return index < 0 ? null : `ThreadPoolExecutor-${index}_`
}

/** The statement that makes the pool: by its name, or the only one in the repro's files. */
function constructorOf(scene: Scene, pool: Expression | null): Place | null {
  const named = pool && scene.names.assignments(pool).find((one) => poolMaker.test(one.value))
  if (named) return { file: named.file, line: named.statement.line, function: '<module>' }
  const makers = ownStatements(scene).filter(
    ({ code }) => poolMaker.test(code) && !/^(?:class|def)\b/.test(code),
  )
  const [only] = makers
  return makers.length === 1 && only
    ? { file: only.file, line: only.line, function: '<module>' }
    : null
}
