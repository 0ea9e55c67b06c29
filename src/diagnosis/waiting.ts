/** What a blocked thread waits for, read from its Python frames and the sources below them. */
import type { Place, Stack, Wait } from '../results/model.ts'
import { type CallExpr, type Expr, lastName, namedArgument, receiverOf } from './facts.ts'
import { isNativeTake, lockCalls } from './held.ts'
import { callsOn, type Expression, fullName } from './names.ts'
import { EMULATED_WAIT, moduleOf, type Scene, statementOf } from './scene.ts'
import { callsIn, type Statement, withHeads } from './source.ts'

/** Who would have to act for the wait to end. */
export type Server =
  | 'executor'
  | 'pool'
  | 'queue'
  | 'queue-full'
  | 'queue-join'
  | 'event'
  | 'condition'
  | 'barrier'
  | 'semaphore'

export type Waiting =
  | { kind: 'lock' | 'buffer' | 'native'; expressions: Expression[] }
  | { kind: 'served'; server: Server; expressions: Expression[] }
  | { kind: 'import' | 'emulated' | 'thread' | 'process' | 'fork' | 'unknown' }

/** Library files whose frames stand between a caller and the lock or thread it waits for. */
const machinery =
  /^(?:threading|_threading_local|queue|Queue|contextlib)\.py$|^concurrent\/futures\/\w+\.py$|^multiprocessing\/(?:pool|queues|synchronize)\.py$|^asyncio\/\w+\.py$/
const threadingFiles = /^_?threading(?:_local)?\.py$/
const processFiles = /^(?:subprocess|os|multiprocessing\/(?:popen_\w+|forkserver|forking))\.py$/

/** Reads the frames of a stack; `wait` is the thread's blocked system call, where known. */
export function waitingFor(scene: Scene, { frames }: Stack, wait: Wait | null): Waiting {
  const [first] = frames
  if (!first) return { kind: 'unknown' }
  if (frames.some((frame) => frame.function === EMULATED_WAIT)) return { kind: 'emulated' }
  if (/^<frozen importlib/.test(first.file) && isImportWait(first.function))
    return { kind: 'import' }
  const module = moduleOf(scene, first.file) ?? ''
  if (threadingFiles.test(module)) return inThreading(scene, frames)
  if (processFiles.test(module) && wait?.kind !== 'futex') return { kind: 'process' }
  return inStatement(scene, frames, wait)
}

const isImportWait = (name: string) =>
  /^(?:acquire|__enter__|_lock_unlock_module|_get_module_lock|__init__)$/.test(name)

function inThreading(scene: Scene, frames: Place[]): Waiting {
  const end = frames.findIndex(({ file }) => !threadingFiles.test(moduleOf(scene, file) ?? ''))
  const inside = frames.slice(0, end < 0 ? frames.length : end).map((frame) => frame.function)
  if (inside.some((name) => /^(?:_wait_for_tstate_lock|join|_shutdown)$/.test(name))) {
    return { kind: 'thread' }
  }
  if (inside[0] === 'wait' || inside[0] === 'wait_for') return served(scene, frames, inside)
  const statement = outerStatement(scene, frames, /^(?:_?threading(?:_local)?|contextlib)\.py$/)
  return { kind: 'lock', expressions: statement ? locksAsked(statement) : [] }
}

/** The statement of the innermost frame that is not in such a file of the library. */
function outerStatement(scene: Scene, frames: Place[], inner: RegExp): Statement | null {
  const frame = frames.find(({ file }) => !inner.test(moduleOf(scene, file) ?? ''))
  return frame ? statementOf(scene, frame) : null
}

function served(scene: Scene, frames: Place[], inside: string[]): Waiting {
  const at = frames.findIndex(({ file }) => !machinery.test(moduleOf(scene, file) ?? ''))
  const inner = frames.slice(0, at < 0 ? frames.length : at)
  const server = serverOf(scene, inner, inside)
  const statement = frames[at] ? statementOf(scene, frames[at]) : null
  if (!statement) return { kind: 'served', server, expressions: [] }
  const trees = receivers(statement, server, inner.at(-1)!.function)
  return { kind: 'served', server, expressions: trees.map((tree) => ({ tree, statement })) }
}

function serverOf(scene: Scene, inner: Place[], inside: string[]): Server {
  const modules = inner.map((frame) => moduleOf(scene, frame.file) ?? '')
  const functions = inner.map((frame) => frame.function)
  if (modules.includes('multiprocessing/pool.py')) return 'pool'
  if (modules.some((module) => module.startsWith('concurrent/futures/'))) return 'executor'
  if (modules.some((module) => /^[qQ]ueue\.py$/.test(module))) {
    if (functions.includes('join')) return 'queue-join'
    return functions.includes('put') ? 'queue-full' : 'queue'
  }
  if (inside.includes('_wait') || inside.includes('_enter')) return 'barrier'
  if (inside.includes('acquire') || inside.includes('__enter__')) return 'semaphore'
  return inside.length > 1 && inside[1] === 'wait' ? 'event' : 'condition'
}

/** Methods by which a program comes to wait in another function of the library than the one it calls. */
const methods: Partial<Record<Server, RegExp>> = {
  executor: /^(?:result|exception|map|wait|as_completed|submit|shutdown|join)$/,
  pool: /^(?:get|wait|map|imap|apply|starmap|imap_unordered|join|next)$/,
}

/** What the waiting calls of a statement are made on; `futures.wait(pending)` waits on `pending`. */
function receivers(statement: Statement, server: Server, called: string): Expr[] {
  const calls = callsIn(statement).flatMap((call): Expr[] => {
    const name = lastName(call.of)
    if (name !== called && !methods[server]?.test(name)) return []
    const given = server === 'executor' && /^(?:wait|as_completed)$/.test(name) && call.args[0]
    const on = given || receiverOf(call)
    return on ? [on] : []
  })
  return calls.length > 0 ? calls : withHeads(statement).flatMap(({ items = [] }) => items)
}

/** Locks that a statement asks for, the innermost last item of a `with` included. */
function locksAsked(innermost: Statement): Expression[] {
  return withHeads(innermost).flatMap((statement) => {
    const called = lockCalls(statement).filter((call) => call.takes)
    return [...called, ...(statement.items ?? []).map((tree) => ({ tree, statement }))]
  })
}

/** Blocked in C, called from a statement: what it calls must be known to be what it seems. */
function inStatement(scene: Scene, frames: Place[], wait: Wait | null): Waiting {
  const statement = outerStatement(scene, frames, /^contextlib\.py$/)
  if (!statement) return belowPython(wait)
  const locks = [...locksAsked(statement), ...locksByOtherNames(scene, statement)]
  if (locks.length > 0) {
    const native = lockCalls(statement).some(({ takes, call }) => takes && isNativeTake(call))
    return { kind: native ? 'native' : 'lock', expressions: locks }
  }
  const called = callsIn(statement).map((call) => fullName(scene.names, call.of, statement))
  if (called.some((name) => /^(?:os|posix|pty)\.fork(?:pty)?$/.test(name ?? '')))
    return { kind: 'fork' }
  if (called.some((name) => /^(?:os|posix)\.wait(?:pid|id|3|4)?$/.test(name ?? '')))
    return { kind: 'process' }
  if (wait && (wait.kind !== 'futex' || wait.owner || namesLibrary(wait))) return belowPython(wait)
  const queues = queuesAsked(scene, statement)
  if (queues.length > 0) return { kind: 'served', server: 'queue', expressions: queues }
  const files = streams(scene, statement)
  return files.length > 0 ? { kind: 'buffer', expressions: files } : belowPython(wait)
}

function belowPython(wait: Wait | null): Waiting {
  if (wait?.lock) return { kind: 'lock', expressions: [] }
  if (wait?.kind === 'process') return { kind: 'process' }
  return wait?.kind === 'futex' || wait?.owner || namesLibrary(wait)
    ? { kind: 'native', expressions: [] }
    : { kind: 'unknown' }
}

/** `job()` asks for a lock where `job` was bound to `lock.acquire`. */
function locksByOtherNames({ names }: Scene, statement: Statement): Expression[] {
  return callsIn(statement).flatMap(({ of }) =>
    names.values({ tree: of, statement }).flatMap((value) => {
      const { tree } = value
      return tree.is === 'attribute' && /^(?:acquire|__enter__)$/.test(tree.name)
        ? [{ ...value, tree: tree.of }]
        : []
    }),
  )
}

/** Queues that wait in C: an object of that name must have been made of that class. */
function queuesAsked(scene: Scene, statement: Statement): Expression[] {
  return callsOn(statement.parts, /^get$/)
    .map(({ on }) => ({ tree: on, statement }))
    .filter((one) =>
      scene.names.values(one).some((value) => {
        const made =
          value.tree.is === 'call' && fullName(scene.names, value.tree.of, value.statement)
        return made === 'queue.SimpleQueue' || made === '_queue.SimpleQueue'
      }),
    )
}

/** A mapping that is a library's own memory: no heap, stack, anonymous memory, interpreter. */
export function namesLibrary(wait: Wait | null): string | null {
  const name = wait?.mapping ? wait.mapping.slice(wait.mapping.lastIndexOf('/') + 1) : ''
  if (!/\.(?:so|dylib)/.test(name) || /^libpython/.test(name)) return null
  return name
}

const io =
  /^(?:write|writelines|writerow|writerows|flush|read|readline|readlines|readinto|read1|peek|close|seek|tell|truncate)$/

/** The files that a statement reads or writes: `print(…, file=out)` means `out`. */
export function streams(scene: Scene, statement: Statement): Expression[] {
  return callsIn(statement)
    .flatMap((call) => streamsOf(scene, call, statement))
    .map((tree) => ({ tree, statement }))
}

const standard: Expr = {
  is: 'attribute',
  of: { is: 'name', name: 'sys' },
  name: 'stdout',
}

function streamsOf(scene: Scene, call: CallExpr, statement: Statement): Expr[] {
  const name = lastName(call.of)
  if (fullName(scene.names, call.of, statement) === 'print')
    return [namedArgument(call, 'file') ?? standard]
  const given = namedArgument(call, 'fp') ?? call.args[1]
  if (name === 'dump' && given) return [given]
  if (name === 'copyfileobj') return call.args.slice(0, 2)
  const on = io.test(name) ? receiverOf(call) : null
  return on ? [on] : []
}
