/** One blocked thread explained: each kind of wait has its own way to the holder. */
import type { Confidence, Fork, Hazard, LockEvent, Place, Stack } from '../results.ts'
import { locksHeld } from './held.ts'
import { holderOf, type Match, poolThreads, serverOf, writerOf } from './holders.ts'
import { blockedModule, importHolder } from './imports.ts'
import type { Expression } from './names.ts'
import {
  isOwn,
  lineage,
  lostThreads,
  ownFrame,
  ownStatements,
  published,
  type Scene,
  threadName,
  threadPlace,
  waitOf,
} from './scene.ts'
import { EMULATED_WAIT, namesLibrary, type Server, type Waiting, waitingFor } from './waiting.ts'

export interface Finding {
  hazard: Hazard
  /** The lock as people call it, or null. */
  lock: string | null
  stack: Stack
  waiting: Waiting
  /** The fork at which the holder was lost; null where no fork is to blame. */
  fork: Fork | null
  holder: Stack | null
  /** Where the holder is shown, if not at its innermost own frame. */
  holderPlace?: Place | null
  /** How the holder relates to what is missed: `holds`, `serves`, `is this thread itself`. */
  because: string[]
  confidence: Confidence
}

/** Explains why the thread of `stack` cannot go on. */
export function findingOf(scene: Scene, stack: Stack): Finding {
  const waiting = waitingFor(scene.names, stack.frames, waitOf(scene, stack))
  const forks = lineage(scene, stack.pid)
  const start: Finding = {
    hazard: 'unknown',
    lock: null,
    stack,
    waiting,
    fork: forks[0] ?? null,
    holder: null,
    because: [],
    confidence: 'low',
  }
  switch (waiting.kind) {
    case 'emulated':
      return emulated(scene, start, forks)
    case 'import':
      return importing(scene, start, forks)
    case 'lock':
      return pythonLock(scene, start, waiting.expressions, forks)
    case 'buffer':
      return buffer(scene, start, waiting.expressions, forks)
    case 'native':
      return native(scene, start, waiting.expressions, forks)
    case 'served':
      return served(scene, start, waiting.server, waiting.expressions, forks)
    case 'fork':
      return insideFork(start)
    default:
      return start
  }
}

const at = (scene: Scene, place: Place) => {
  const { file, line } = published(scene, place)
  return `${shortened(file)}:${line}`
}

const name = (scene: Scene, stack: Stack) => `thread ${threadName(scene, stack)}`

/** Files of Python's own library are named from the library's folder on. */
const shortened = (file: string) =>
  file.replace(/^.*\/(?:lib\/(?:python|pypy)[\d.]+t?|lib-python\/[\d.]+)\//, '')

function standing(scene: Scene, stack: Stack): string {
  const place = threadPlace(scene, stack)
  return place ? `${name(scene, stack)} was at ${at(scene, place)}` : name(scene, stack)
}

/** The last in `forks` (nearest first) for which `find` gives something. */
function firstFork<T>(
  forks: Fork[],
  find: (fork: Fork) => T | null,
): { fork: Fork; found: T } | null {
  for (const fork of forks) {
    const found = find(fork)
    if (found) return { fork, found }
  }
  return null
}

function emulated(scene: Scene, start: Finding, forks: Fork[]): Finding {
  const result = {
    ...start,
    hazard: 'emulated-lock' as const,
    lock: 'the getaddrinfo lock (emulated)',
    because: [`the child's stack ends in ${EMULATED_WAIT}, where the emulation waits for its lock`],
    confidence: 'medium' as const,
  }
  const traced = tracedHolder(scene, forks)
  if (!traced) return result
  return {
    ...result,
    fork: traced.fork,
    holder: traced.stack,
    holderPlace: traced.stack && ownFrame(scene, traced.stack.frames) ? null : traced.event.place,
    because: [...result.because, traced.text],
    confidence: 'high',
  }
}

/** Who, by the emulation's own record, had the lock at a fork of `forks` and was not copied. */
export function tracedHolder(scene: Scene, forks: Fork[]) {
  const hit = firstFork(forks, (fork) => holdingAt(scene, fork))
  if (!hit) return null
  const { fork, found } = hit
  const stack = fork.stacks.find((one) => one.ident !== null && one.ident === found.ident) ?? null
  const who = found.thread ?? (stack ? threadName(scene, stack) : `thread ${found.ident}`)
  const before = Math.max(0, Math.round((fork.time - found.time) * 1000))
  const text = `the trace shows that ${who} got the lock ${before} ms before the fork and had not released it`
  return { fork, stack, event: found, text }
}

function holdingAt(scene: Scene, fork: Fork): LockEvent | null {
  const before = scene.evidence.trace.filter(
    (one) => one.pid === fork.pid && one.time <= fork.time && one.did !== 'asked',
  )
  const last = before.at(-1)
  return last?.did === 'got' && last.ident !== fork.ident ? last : null
}

function importing(scene: Scene, start: Finding, forks: Fork[]): Finding {
  const asked = blockedModule(scene, start.stack.frames)
  const hit = firstFork(forks, (fork) => importHolder(scene, lostThreads(fork), asked))
  const module = hit?.found.module ?? asked.modules[0] ?? null
  const lock = module ? `import lock of ${module}` : 'an import lock'
  const because = [`the blocked thread stands in importlib, waiting for a module's lock`]
  if (asked.reason) because.push(asked.reason)
  if (!hit) return { ...start, hazard: 'import-lock', lock, because, confidence: 'medium' }
  because.push(`at the fork ${standing(scene, hit.found.stack)}, importing ${hit.found.module}`)
  return {
    ...start,
    hazard: 'import-lock',
    lock,
    fork: hit.fork,
    holder: hit.found.stack,
    because,
    confidence: hit.found.sure ? 'high' : 'medium',
  }
}

/** `LOCK`, or `self._lock in pool.py` where it is no code of the repro's. */
function lockName(scene: Scene, { text, file, statement }: Expression, stack: Stack): string {
  if (isOwn(file, scene.context)) return text
  if (/(?:^|\/)[qQ]ueue\.py$/.test(file)) return `the mutex of ${queueName(scene, stack)}`
  return `${text} in ${file.slice(file.lastIndexOf('/', file.lastIndexOf('/') - 1) + 1)}:${statement.line}`
}

/** The queue as the repro's own line names it. */
function queueName(scene: Scene, stack: Stack): string {
  const frame = ownFrame(scene, stack.frames)
  const text = frame ? sourceLine(scene, frame) : ''
  return /([\w.[\]'"]+)\.(?:put|get|join|qsize|empty|full)\w*\(/.exec(text)?.[1] ?? 'a queue'
}

/** The text of the statement at `frame`, without comments. */
function sourceLine(scene: Scene, frame: Place): string {
  const statements = scene.names.sources.get(frame.file)?.statements ?? []
  return statements.find((s) => s.line <= frame.line && frame.line <= s.end)?.text ?? ''
}

const maker =
  /\b(?:R?Lock|Condition|(?:Bounded)?Semaphore|Event|Barrier|\w*Queue|allocate_lock)\s*\(/

function madeAt(scene: Scene, expression: Expression): string[] {
  const made = scene.names.assignments(expression).find((one) => maker.test(one.value))
  if (!made) return []
  const place = at(scene, { file: made.file, line: made.statement.line, function: '' })
  return [`it is made at ${place} (found in the source)`]
}

function pythonLock(scene: Scene, start: Finding, asked: Expression[], forks: Fork[]): Finding {
  const around = locksAround(scene, start.stack, asked)
  const hit = firstFork(forks, (fork) => holderOf(scene.names, lostThreads(fork), asked, around))
  const living = livingHolder(scene, start.stack, asked)
  const signal = living?.stack === start.stack ? signaller(scene, asked, forks) : null
  if (signal && !hit)
    return { ...start, hazard: 'lost-thread', lock: asked[0]?.text ?? null, ...signal }
  if (hit && !(living && outweighs(living, hit.found)))
    return orphaned(scene, start, hit.fork, hit.found)
  if (living) return amongTheLiving(scene, start, living)
  const [first] = asked
  const lock = first ? lockName(scene, first, start.stack) : null
  const because = first ? madeAt(scene, first) : []
  if (forks.length === 0) return notFork(start, lock, because)
  const only = onlyThread(forks)
  if (only) {
    because.push('it is the only other thread that existed at the fork (inferred)')
    return { ...start, hazard: 'orphaned-lock', lock, fork: only.fork, holder: only.found, because }
  }
  because.push('no thread of the parent could be seen to hold it at the fork')
  return { ...start, hazard: threadsLost(forks) ? 'orphaned-lock' : 'unknown', lock, because }
}

/** Locks that the outer frames of the asker name at the lines where they stand. */
function locksAround(scene: Scene, stack: Stack, asked: Expression[]): Expression[] {
  return locksHeld(scene.names, stack.frames).filter((one) =>
    asked.every((other) => one.text !== other.text),
  )
}

/** A lock used as a signal: taken by the forking thread, given back by one that is gone. */
function signaller(scene: Scene, asked: Expression[], forks: Fork[]): Served | null {
  const found = threadServer(scene, 'semaphore', asked, forks)
  return found && found.confidence !== 'low' ? found : null
}

const outweighs = (a: Match, b: Match) => a.likeness === 'same' && b.likeness !== 'same'

const threadsLost = (forks: Fork[]) => forks.some((fork) => lostThreads(fork).length > 0)

function onlyThread(forks: Fork[]) {
  return firstFork(forks, (fork) => {
    const lost = lostThreads(fork)
    return lost.length === 1 ? lost[0]! : null
  })
}

function orphaned(scene: Scene, start: Finding, fork: Fork, match: Match): Finding {
  const { stack, expression, asked, likeness, how, rivals } = match
  const where = at(scene, { file: expression.file, line: expression.statement.line, function: '' })
  const verb = how === 'holding' ? 'which lies between taking and giving back' : 'which takes'
  const because = [
    `at the fork ${standing(scene, stack)}, ${verb} \`${expression.text}\` (${where}; read from the source)`,
    ...madeAt(scene, asked),
  ]
  if (likeness === 'alike')
    because.push(`that both names mean one lock is inferred from their last part`)
  if (rivals > 0)
    because.push(
      `${rivals} more ${rivals > 1 ? 'threads' : 'thread'} could hold it by the same reading`,
    )
  const sure = likeness === 'same' && how === 'holding' && rivals === 0
  return {
    ...start,
    hazard: 'orphaned-lock',
    lock: lockName(scene, asked, start.stack),
    fork,
    holder: stack,
    because,
    confidence: sure ? 'high' : rivals > 0 && likeness === 'alike' ? 'low' : 'medium',
  }
}

/** A thread of the same process, alive at the hang, that holds the lock; maybe the blocked one. */
function livingHolder(scene: Scene, stack: Stack, asked: Expression[]): Match | null {
  const others = scene.evidence.stacks.filter((one) => one.pid === stack.pid && one !== stack)
  const found = holderOf(scene.names, others, asked)
  if (found?.how === 'holding') return found
  const recursive = asked.some((one) =>
    scene.names.assignments(one).some((made) => /\b(?:RLock|Condition)\s*\(\s*\)/.test(made.value)),
  )
  const outer = {
    ...stack,
    frames: stack.frames.slice(stack.frames.findIndex((f) => isOwn(f.file, scene.context))),
  }
  const self = recursive ? null : heldOutside(scene, outer, asked)
  return self ? { ...self, stack } : null
}

/** The blocked thread's own hold, apart from the statement at which it waits. */
function heldOutside(scene: Scene, stack: Stack, asked: Expression[]): Match | null {
  const found = holderOf(scene.names, [stack], asked)
  return found?.how === 'holding' && found.likeness === 'same' ? found : null
}

function amongTheLiving(scene: Scene, start: Finding, match: Match): Finding {
  const self = match.stack === start.stack
  const where = at(scene, {
    file: match.expression.file,
    line: match.expression.statement.line,
    function: '',
  })
  const because = [
    self
      ? `the blocked thread itself took \`${match.expression.text}\` at ${where} and waits for it again`
      : `${standing(scene, match.stack)}, alive in the same process, and holds \`${match.expression.text}\` (${where}; read from the source)`,
    ...madeAt(scene, match.asked),
  ]
  return {
    ...start,
    hazard: 'not-fork',
    lock: lockName(scene, match.asked, start.stack),
    fork: null,
    holder: match.stack,
    because,
    confidence: match.likeness === 'same' ? 'high' : 'medium',
  }
}

function notFork(start: Finding, lock: string | null, because: string[]): Finding {
  return {
    ...start,
    hazard: 'not-fork',
    lock,
    fork: null,
    because: [...because, 'the blocked process was not made by a fork that was seen'],
    confidence: 'medium',
  }
}

function buffer(scene: Scene, start: Finding, asked: Expression[], forks: Fork[]): Finding {
  const { names } = scene
  const hit = firstFork(
    forks,
    (fork) => writerOf(names, lostThreads(fork), asked) ?? onlyWriter(scene, fork),
  )
  const text = (
    isOwn(asked[0]!.file, scene.context) ? asked[0] : (hit?.found.expression ?? asked[0])
  )!.text
  const lock = `the buffer of ${text}`
  const because = [
    `the blocked thread uses \`${text}\`, and waits for a lock without Python frames of its own`,
  ]
  if (!hit) {
    if (forks.length === 0) return notFork(start, lock, because)
    return { ...start, hazard: 'buffer-lock', lock, because }
  }
  const { stack, expression, likeness } = hit.found
  because.push(`at the fork ${standing(scene, stack)}, inside a call on \`${expression.text}\``)
  return {
    ...start,
    hazard: 'buffer-lock',
    lock,
    fork: hit.fork,
    holder: stack,
    because,
    confidence: likeness === 'same' ? 'high' : 'medium',
  }
}

/** The one lost thread that reads or writes any file, whatever its name. */
function onlyWriter(scene: Scene, fork: Fork): Match | null {
  const writers = lostThreads(fork).flatMap((stack) => {
    const found = writerOf(scene.names, [stack], anyStream(scene, stack))
    return found ? [{ ...found, likeness: 'alike' as const }] : []
  })
  return writers.length === 1 ? writers[0]! : null
}

function anyStream(scene: Scene, stack: Stack): Expression[] {
  const frame = stack.frames[0]
  const waiting = frame ? waitingFor(scene.names, [frame], null) : null
  return waiting?.kind === 'buffer' ? waiting.expressions : []
}

function native(scene: Scene, start: Finding, asked: Expression[], forks: Fork[]): Finding {
  const wait = waitOf(scene, start.stack)
  const library = nativeLibrary(scene, start)
  const lock = asked[0]?.text ?? (library ? `a lock in ${library}` : 'a lock in native code')
  const because = [
    wait ? `the thread waits in the kernel: ${wait.text}` : 'the thread waits below Python',
  ]
  if (library && wait?.mapping) because.push(`the address it waits on lies in ${wait.mapping}`)
  const result = { ...start, hazard: 'native-lock' as const, lock, because }
  if (wait?.owner && !wait.owner.alive) return owned(scene, result, wait.owner.tid, forks)
  if (wait?.owner?.alive || forks.length === 0) return { ...notFork(start, lock, because) }
  const hit = firstFork(forks, (fork) => holderOf(scene.names, lostThreads(fork), asked))
  if (!hit) return { ...result, confidence: library ? 'medium' : 'low' }
  const found = orphaned(scene, result, hit.fork, hit.found)
  return { ...found, hazard: 'native-lock', lock, because: [...because, ...found.because] }
}

/** The lock itself names its owner: the strongest evidence there is. */
function owned(scene: Scene, start: Finding, tid: number, forks: Fork[]): Finding {
  const hit = firstFork(forks, (fork) => lostThreads(fork).find((one) => one.tid === tid) ?? null)
  const text = `the lock names thread ${tid} as its owner, which does not exist in process ${start.stack.pid}`
  if (!hit) return { ...start, because: [...start.because, text], confidence: 'high' }
  return {
    ...start,
    fork: hit.fork,
    holder: hit.found,
    because: [
      ...start.because,
      text,
      `thread ${tid} is ${threadName(scene, hit.found)} of the parent; ${standing(scene, hit.found)} at the fork`,
    ],
    confidence: 'high',
  }
}

const knownLibraries =
  /lib(?:gomp|iomp5|omp|grpc|openblas\w*|crypto|ssl|zmq|rdkafka|tbb|mkl\w*|jemalloc|tcmalloc|mimalloc|blas|Accelerate|dispatch|OpenCL|cuda\w*)|polars|tokenizers|cygrpc|lightgbm|xgboost|_torch|libtorch|jaxlib|pyarrow/i

function nativeLibrary(scene: Scene, { stack }: Finding): string | null {
  const wait = waitOf(scene, stack)
  const mapped = namesLibrary(wait)
  if (mapped && !/^lib(?:c|pthread)[.-]/.test(mapped)) return mapped
  const frames = scene.evidence.native.filter(
    (one) => one.pid === stack.pid && (!wait || one.tid === wait.tid),
  )
  const libraries = frames.flatMap((one) => one.frames.map((frame) => frame.library ?? ''))
  const known = libraries.find((library) => knownLibraries.test(library))
  if (known) return known.slice(known.lastIndexOf('/') + 1)
  const functions = frames.flatMap((one) => one.frames.map((frame) => frame.function))
  if (functions.some((one) => /getaddrinfo|res_n?search|nss_/.test(one))) return `libc's resolver`
  if (functions.some((one) => /malloc|_int_free|arena_get/.test(one))) return `libc's malloc`
  const installed = stack.frames.find((frame) => /(?:site|dist)-packages\/(\w+)/.test(frame.file))
  return installed ? /(?:site|dist)-packages\/(\w+)/.exec(installed.file)![1]! : mapped
}

/** Blocked in the interpreter's own work round the fork, before it could return. */
function insideFork(start: Finding): Finding {
  return {
    ...start,
    hazard: 'native-lock',
    lock: 'a lock of the interpreter, inside fork() itself',
    because: ['the child has not left the call that forked: no line of its own has run yet'],
    confidence: 'medium',
  }
}

function served(
  scene: Scene,
  start: Finding,
  server: Server,
  asked: Expression[],
  forks: Fork[],
): Finding {
  if (server === 'semaphore') {
    const finding = pythonLock(scene, start, asked, forks)
    if (finding.confidence !== 'low') return finding
  }
  const pool = server === 'executor' || server === 'pool'
  const found = pool
    ? poolServer(scene, server, asked, forks)
    : threadServer(scene, server, asked, forks)
  const lock = (pool ? found?.lock : null) ?? asked[0]?.text ?? null
  if (found) return { ...start, hazard: 'lost-thread', ...found, lock }
  if (!threadsLost(forks)) {
    const because = 'no other thread existed at the fork, so none was lost that could end this wait'
    return {
      ...notFork(start, lock, []),
      because: [
        forks.length > 0 ? because : 'the process that waits was not made by a fork that was seen',
      ],
    }
  }
  const because = [`no thread of the parent could be seen to be the one that ends this wait`]
  return { ...start, hazard: 'lost-thread', lock, because }
}

type Served = Pick<Finding, 'fork' | 'holder' | 'holderPlace' | 'because' | 'confidence'> & {
  lock?: string | null
}

function threadServer(
  scene: Scene,
  server: Server,
  asked: Expression[],
  forks: Fork[],
): Served | null {
  const hit = firstFork(forks, (fork) => serverOf(scene.names, lostThreads(fork), server, asked))
  if (hit) {
    const { stack, expression, likeness, rivals } = hit.found
    const where = at(scene, {
      file: expression.file,
      line: expression.statement.line,
      function: '',
    })
    const because = [
      `at the fork ${standing(scene, stack)}; its code reaches \`${expression.statement.text.slice(0, 80)}\` at ${where} (inferred from the source)`,
    ]
    if (rivals > 0)
      because.push(
        `${rivals} more ${rivals > 1 ? 'threads' : 'thread'} could do so by the same reading`,
      )
    const confidence = likeness === 'same' && rivals === 0 ? 'high' : 'medium'
    return { fork: hit.fork, holder: stack, because, confidence }
  }
  const only = onlyThread(forks)
  if (!only) return null
  const because = [
    `at the fork ${standing(scene, only.found)}: the only other thread there was (inferred)`,
  ]
  return { fork: only.fork, holder: only.found, because, confidence: 'low' }
}

const submission =
  /([\p{L}_](?:[\w.]|\[[^\]]*\])*)\.(?:submit|map|apply|apply_async|map_async|imap|imap_unordered|starmap|starmap_async)\(\s*([\w.]*)/u
const maker_ =
  /\b(?:\w*PoolExecutor|ThreadPool|Pool|new_event_loop|get_event_loop|\w*Executor)\s*\(/

function poolServer(
  scene: Scene,
  server: Server,
  asked: Expression[],
  forks: Fork[],
): Served | null {
  const job = jobOf(scene, asked)
  const setter = server === 'executor' ? threadServer(scene, server, asked, forks) : null
  if (setter && setter.confidence === 'high') return setter
  const hit = firstFork(forks, (fork) => choose(scene, poolThreads(fork, server), job))
  if (!hit) return setter ?? threadServer(scene, server, asked, forks)
  const { fork, found } = hit
  const own = ownFrame(scene, found.frames)
  const made = own ? null : constructorOf(scene, job.pool)
  const because = [
    `at the fork ${name(scene, found)} was a worker of the pool; it was not copied to the child`,
  ]
  if (made)
    because.push(
      `the pool is made at ${at(scene, made)} (found in the source; its thread was idle)`,
    )
  const lock = job.pool && (!own || job.onLoop) ? job.pool.text : null
  return {
    fork,
    holder: found,
    holderPlace: made,
    because,
    confidence: own || made ? 'high' : 'medium',
    lock,
  }
}

interface Job {
  pool: Expression | null
  function: string | null
  onLoop: boolean
}

/** The pool behind what is waited for, and the function that was given to it. */
function jobOf(scene: Scene, asked: Expression[]): Job {
  const texts = asked.flatMap((one) => [one, ...assigned(scene, one)])
  for (const one of texts) {
    const loop = /run_coroutine_threadsafe\(.*,\s*(?:loop\s*=\s*)?([\w.]+)\s*\)/.exec(one.text)
    if (loop) return { pool: { ...one, text: loop[1]! }, function: null, onLoop: true }
    const given = submission.exec(one.text)
    if (given)
      return { pool: { ...one, text: given[1]! }, function: given[2] || null, onLoop: false }
  }
  return { pool: asked[0] ?? null, function: null, onLoop: false }
}

function assigned(scene: Scene, expression: Expression): Expression[] {
  return scene.names
    .assignments(expression)
    .map(({ file, statement, value }) => ({ file, statement, text: value }))
}

function choose(scene: Scene, stacks: Stack[], job: Job): Stack | null {
  const inLoop = (stack: Stack) =>
    stack.frames.some((frame) => /asyncio\/\w+\.py$/.test(frame.file))
  const named = workerNames(scene, job.pool)
  const kind = stacks.filter((stack) => inLoop(stack) === job.onLoop)
  const inPool = kind.filter((stack) => named && threadName(scene, stack).startsWith(named))
  const fitting = inPool.length > 0 ? inPool : kind
  const called = job.function?.split('.').at(-1)
  const running = fitting.find((stack) => stack.frames.some((frame) => frame.function === called))
  const busy = fitting.find((stack) => ownFrame(scene, stack.frames))
  return running ?? busy ?? fitting[0] ?? stacks[0] ?? null
}

/**
 * How the names of a pool's threads begin: the prefix that it was made with, else the number of
 * executors made before it, as far as the order in the source is the order of their making.
 */
function workerNames(scene: Scene, pool: Expression | null): string | null {
  const made = pool && scene.names.assignments(pool).find((one) => maker_.test(one.value))
  if (!made) return null
  const prefix = /thread_name_prefix\s*=\s*['"]([^'"]+)['"]/.exec(made.value)?.[1]
  if (prefix) return `${prefix}_`
  const unnamed = ownStatements(scene).filter(
    ({ code, text }) => /\bThreadPoolExecutor\s*\(/.test(code) && !/thread_name_prefix/.test(text),
  )
  const index = unnamed.findIndex(
    (one) => one.file === made.file && one.line === made.statement.line,
  )
  return index < 0 ? null : `ThreadPoolExecutor-${index}_`
}

/** The statement that makes the pool: by its name, or the only one in the repro's files. */
function constructorOf(scene: Scene, pool: Expression | null): Place | null {
  const named = pool ? scene.names.assignments(pool).find((one) => maker_.test(one.value)) : null
  if (named) return { file: named.file, line: named.statement.line, function: '<module>' }
  const all = ownStatements(scene).filter((s) => maker_.test(s.code) && !/^class\b/.test(s.code))
  const [only] = all
  if (all.length !== 1 || !only) return null
  return { file: only.file, line: only.line, function: '<module>' }
}
