/** What a blocked thread waits for, read from its Python frames and the sources below them. */
import type { Place, Wait } from '../results/model.ts'
import { lockCalls } from './held.ts'
import type { Expression, Names } from './names.ts'
import { callsIn, type Statement, statementAt, withItems } from './source.ts'

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

const baseName = (file: string) => file.slice(file.lastIndexOf('/') + 1)
const isImportlib = (file: string) => /^<frozen (?:importlib|zipimport)/.test(file)
const isThreading = (file: string) => /(?:^|\/)(?:threading|_threading_local)\.py$/.test(file)

/** Library files whose frames stand between a caller and the lock or thread it waits for. */
const machinery =
  /(?:^|\/)(?:threading|queue|Queue|contextlib)\.py$|concurrent\/futures\/\w+\.py$|multiprocessing\/(?:pool|queues|synchronize)\.py$|asyncio\/\w+\.py$/

const processFiles = /(?:^|\/)(?:subprocess|popen_fork|popen_forkserver|forkserver|os)\.py$/

/** The function on the observer's stack while it waits for the lock it emulates. */
export const EMULATED_WAIT = 'wait_for_emulated_getaddrinfo_lock'

/** Reads `frames` (innermost first); `wait` is the thread's blocked system call, where known. */
export function waitingFor(names: Names, frames: Place[], wait: Wait | null): Waiting {
  const [first] = frames
  if (!first) return { kind: 'unknown' }
  if (frames.some((frame) => frame.function === EMULATED_WAIT)) return { kind: 'emulated' }
  if (isImportlib(first.file) && isImportWait(first.function)) return { kind: 'import' }
  if (isThreading(first.file)) return inThreading(names, frames)
  if (processFiles.test(first.file)) return { kind: 'process' }
  return inStatement(names, frames, wait)
}

const isImportWait = (name: string) =>
  /^(?:acquire|__enter__|_lock_unlock_module|_get_module_lock|__init__)$/.test(name)

function inThreading(names: Names, frames: Place[]): Waiting {
  const end = frames.findIndex((frame) => !isThreading(frame.file))
  const inside = frames.slice(0, end < 0 ? frames.length : end).map((frame) => frame.function)
  if (inside.some((name) => /^(?:_wait_for_tstate_lock|join|_shutdown)$/.test(name))) {
    return { kind: 'thread' }
  }
  if (inside[0] === 'wait' || inside[0] === 'wait_for') return served(names, frames, inside)
  return lockAt(names, frames)
}

function served(names: Names, frames: Place[], inside: string[]): Waiting {
  const at = frames.findIndex((frame) => !machinery.test(frame.file))
  const server = serverOf(frames.slice(0, at < 0 ? frames.length : at), inside)
  const caller = frames[at]
  const statement = caller ? statementOf(names, caller) : null
  if (!caller || !statement) return { kind: 'served', server, expressions: [] }
  const called = frames[at - 1]!.function
  const expressions = receivers(statement, methods[server], called).map((text) => ({
    text,
    file: caller.file,
    statement,
  }))
  return { kind: 'served', server, expressions }
}

function serverOf(inner: Place[], inside: string[]): Server {
  const files = inner.map((frame) => frame.file)
  const functions = inner.map((frame) => frame.function)
  if (files.some((file) => /multiprocessing\/pool\.py$/.test(file))) return 'pool'
  if (files.some((file) => /concurrent\/futures\//.test(file))) return 'executor'
  if (files.some((file) => /^[qQ]ueue\.py$/.test(baseName(file)))) {
    if (functions.includes('join')) return 'queue-join'
    return functions.includes('put') ? 'queue-full' : 'queue'
  }
  if (inside.includes('_wait') || inside.includes('_enter')) return 'barrier'
  if (inside.includes('acquire') || inside.includes('__enter__')) return 'semaphore'
  return inside.length > 1 && inside[1] === 'wait' ? 'event' : 'condition'
}

/** The methods by which a program comes to wait for each kind of server. */
const methods: Record<Server, RegExp> = {
  executor: /^(?:result|exception|map|wait|as_completed|submit|shutdown|join)$/,
  pool: /^(?:get|wait|map|imap|apply|starmap|imap_unordered|join|next)$/,
  queue: /^get$/,
  'queue-full': /^put$/,
  'queue-join': /^join$/,
  event: /^wait$/,
  condition: /^wait(?:_for)?$/,
  barrier: /^wait$/,
  semaphore: /^acquire$/,
}

/** What the waiting calls of a statement are made on; `futures.wait(pending)` waits on `pending`. */
function receivers(statement: Statement, method: RegExp, called: string): string[] {
  const calls = callsIn(statement).flatMap(({ callee, args }) => {
    const dot = callee.lastIndexOf('.')
    const name = callee.slice(dot + 1)
    if (name !== called && !method.test(name)) return []
    const onModule = /^(?:wait|as_completed)$/.test(name) && args.length > 0
    return onModule ? [args[0]!] : dot > 0 ? [callee.slice(0, dot)] : []
  })
  return calls.length > 0 ? calls : withItems(statement).items
}

function lockAt(names: Names, frames: Place[]): Waiting {
  const frame = frames.find(({ file }) => !isThreading(file) && baseName(file) !== 'contextlib.py')
  const statement = frame ? statementOf(names, frame) : null
  if (!frame || !statement) return { kind: 'lock', expressions: [] }
  return { kind: 'lock', expressions: locksAsked(frame.file, statement) }
}

function statementOf(names: Names, frame: Place): Statement | null {
  const source = names.sources.get(frame.file)
  return source ? statementAt(source, frame.line) : null
}

/** Locks that a statement asks for, the innermost last item of a `with` included. */
function locksAsked(file: string, statement: Statement): Expression[] {
  const called = lockCalls(statement).filter((call) => call.takes)
  const texts = [...called.map((call) => call.text), ...withItems(statement).items]
  return texts.map((text) => ({ text, file, statement }))
}

function inStatement(names: Names, frames: Place[], wait: Wait | null): Waiting {
  const frame = frames.find(({ file }) => baseName(file) !== 'contextlib.py')
  const statement = frame ? statementOf(names, frame) : null
  if (!frame || !statement) return unreadable(wait)
  const at = (texts: string[]) => texts.map((text) => ({ text, file: frame.file, statement }))
  const native =
    lockCalls(statement).some((call) => call.takes) &&
    /\b(?:pthread|sem)_\w+\(/.test(statement.code)
  const locks = locksAsked(frame.file, statement)
  if (locks.length > 0) return { kind: native ? 'native' : 'lock', expressions: locks }
  if (/\bfork(?:pty)?\s*\(/.test(statement.code)) return { kind: 'fork' }
  if (/\b(?:waitpid|wait3|wait4|waitid|os\.wait)\s*\(/.test(statement.code))
    return { kind: 'process' }
  if (wait?.kind === 'process') return { kind: 'process' }
  if (wait?.owner || namesLibrary(wait)) return { kind: 'native', expressions: [] }
  if (/\.get\(/.test(statement.code) && wait?.kind === 'futex' && !streams(statement).length) {
    return {
      kind: 'served',
      server: 'queue',
      expressions: at(receivers(statement, /^get$/, 'get')),
    }
  }
  const written = streams(statement)
  if (written.length > 0 && mayBeFutex(wait)) return { kind: 'buffer', expressions: at(written) }
  return wait?.kind === 'futex' ? { kind: 'native', expressions: [] } : { kind: 'unknown' }
}

function unreadable(wait: Wait | null): Waiting {
  if (wait?.owner || namesLibrary(wait)) return { kind: 'native', expressions: [] }
  if (wait?.kind === 'process') return { kind: 'process' }
  return { kind: 'unknown' }
}

const mayBeFutex = (wait: Wait | null) => wait === null || wait.kind === 'futex'

/** A mapping that is a library's own memory: no heap, stack, anonymous memory, interpreter. */
export function namesLibrary(wait: Wait | null): string | null {
  const name = wait?.mapping ? baseName(wait.mapping) : ''
  if (!/\.(?:so|dylib)/.test(name) || /^libpython/.test(name)) return null
  return name
}

const io =
  /^(?:write|writelines|writerow|writerows|flush|read|readline|readlines|readinto|read1|peek|close|seek|tell|truncate)$/

/** The files that a statement reads or writes: `print(…, file=out)` means `out`. */
export function streams(statement: Statement): string[] {
  return callsIn(statement).flatMap(({ callee, args }) => {
    if (callee === 'print') {
      const file = args.find((one) => /^file\s*=/.test(one))
      return [file ? file.replace(/^file\s*=\s*/, '') : 'sys.stdout']
    }
    const dot = callee.lastIndexOf('.')
    const name = callee.slice(dot + 1)
    if (name === 'dump' && args[1]) return [args[1].replace(/^(?:fp|file)\s*=\s*/, '')]
    if (name === 'copyfileobj') return args.slice(0, 2)
    return dot > 0 && io.test(name) ? [callee.slice(0, dot)] : []
  })
}
