/** Which locks a thread holds, read from where its frames stand in the sources. */
import type { Place } from '../results/model.ts'
import type { Definition, Expression, Names } from './names.ts'
import {
  ancestors,
  bodyOf,
  callsIn,
  definedName,
  enclosingFunction,
  isFunction,
  type Statement,
  statementAt,
  withItems,
} from './source.ts'

export interface Held extends Expression {
  /** `taking`: the thread stands where it asks for the lock; it may wait, or just have got it. */
  how: 'holding' | 'taking'
}

/** Calls that take a lock, with the call that gives it back. */
const pairs: Record<string, string> = {
  acquire: 'release',
  __enter__: '__exit__',
  lock: 'unlock',
  acquire_lock: 'release_lock',
  pthread_mutex_lock: 'pthread_mutex_unlock',
  pthread_spin_lock: 'pthread_spin_unlock',
  pthread_rwlock_wrlock: 'pthread_rwlock_unlock',
  pthread_rwlock_rdlock: 'pthread_rwlock_unlock',
  sem_wait: 'sem_post',
  // An ExitStack gives back at the end of its own block.
  enter_context: 'pop_all',
}
const releases = new Set(Object.values(pairs))

interface LockCall {
  text: string
  takes: boolean
}

/** The locks that `statement` takes or gives back by a call. */
export function lockCalls(statement: Statement): LockCall[] {
  return callsIn(statement).flatMap(({ callee, args }): LockCall[] => {
    const dot = callee.lastIndexOf('.')
    const name = callee.slice(dot + 1)
    const takes = Object.hasOwn(pairs, name)
    if (!takes && !releases.has(name)) return []
    const byArgument = /^(?:pthread_|sem_|enter_context)/.test(name)
    const given = args[0]?.replace(/^(?:ctypes\.)?(?:byref|pointer)\((.*)\)$/s, '$1')
    const text = byArgument ? given : dot > 0 ? callee.slice(0, dot) : null
    return text && !/^super\b/.test(text) ? [{ text, takes }] : []
  })
}

/** Every lock that the frames (innermost first) hold or are taking, innermost frame first. */
export function locksHeld(names: Names, frames: Place[]): Held[] {
  return frames.flatMap((frame, i) => {
    const source = names.sources.get(frame.file)
    const statement = source ? statementAt(source, frame.line) : null
    if (!source || !statement) return []
    const held = heldAt(names, frame.file, statement)
    return held.filter((one) => !givenBackByWait(statement, one, frames[i - 1]))
  })
}

/** A condition's `wait()` gives its lock back for as long as it waits. */
function givenBackByWait(statement: Statement, held: Held, inner: Place | undefined): boolean {
  if (!inner || !/(?:^|\/)threading\.py$/.test(inner.file)) return false
  if (!/^wait(?:_for)?$/.test(inner.function)) return false
  return callsIn(statement).some(
    ({ callee }) => /^(.*)\.wait(?:_for)?$/.exec(callee)?.[1] === held.text,
  )
}

function heldAt(names: Names, file: string, statement: Statement): Held[] {
  const own = withItems(statement)
  const header = own.items.map((text) => ({
    text,
    file,
    statement,
    how: own.body === '' ? ('taking' as const) : ('holding' as const),
  }))
  const blocks = enclosingBlocks(statement).flatMap((block) =>
    withItems(block).items.map((text) => ({
      text,
      file,
      statement: block,
      how: 'holding' as const,
    })),
  )
  const called = takenBefore(names, file, statement)
  const held = [...header, ...blocks, ...called].flatMap((one) => [one, ...entered(names, one)])
  return [...held, ...heldByGenerators(names, file, statement)]
}

/** A loop over a generator holds what the generator holds round its `yield`. */
function heldByGenerators(names: Names, file: string, statement: Statement): Held[] {
  return enclosingBlocks(statement).flatMap((block) => {
    const text = /^(?:async )?for\b.*?\bin\s+(.*):$/s.exec(block.text)?.[1]
    return text ? entered(names, { text, file, statement: block, how: 'holding' }) : []
  })
}

/** The blocks round a statement within its function. */
function enclosingBlocks(statement: Statement): Statement[] {
  const all = ancestors(statement)
  const end = all.findIndex(isFunction)
  return end < 0 ? all : all.slice(0, end)
}

/** Locks taken by calls above `statement` in its function and not given back on the way to it. */
function takenBefore(names: Names, file: string, statement: Statement): Held[] {
  const source = names.sources.get(file)!
  const scope = enclosingFunction(statement)
  const body = scope ? bodyOf(source, scope) : source.statements
  const taken: Held[] = []
  for (const one of body) {
    if (one.line > statement.line) break
    if (enclosingFunction(one) !== scope || isFunction(one)) continue
    const at = { file, statement: one }
    if (one === statement) taken.push(...takenAt(at))
    else if (!isStackClosed(one, statement)) applyCalls(names, at, statement, taken)
  }
  return taken
}

/** What the statement at which a thread stands is about to take, or has just taken. */
function takenAt(at: Definition): Held[] {
  const calls = lockCalls(at.statement).filter((call) => call.takes)
  return calls.map(({ text }) => ({ ...at, text, how: 'taking' as const }))
}

/** True for an `enter_context` in a block that `until` lies behind. */
function isStackClosed(statement: Statement, until: Statement): boolean {
  if (!/\.enter_context\(/.test(statement.code)) return false
  const block = statement.parent
  return block !== null && !ancestors(until).includes(block)
}

function applyCalls(names: Names, at: Definition, until: Statement, taken: Held[]): void {
  for (const call of [...lockCalls(at.statement), ...helperCalls(names, at)]) {
    if (call.takes) taken.push({ file: at.file, statement: at.statement, ...call, how: 'holding' })
    else if (!leavesEarly(names, at, until)) giveBack(names, taken, { ...at, ...call })
  }
}

function giveBack(names: Names, taken: Held[], released: Expression): void {
  const index = taken.findLastIndex((one) => names.compare(one, released) === 'same')
  const alike =
    index >= 0 ? index : taken.findLastIndex((one) => names.compare(one, released) === 'alike')
  if (alike >= 0) taken.splice(alike, 1)
}

/** `release(); return` in a branch that does not lead to `until` gives nothing back for it. */
function leavesEarly(names: Names, { file, statement }: Definition, until: Statement): boolean {
  const branch = statement.parent
  if (!branch || !/^(?:if|elif|else|except)\b/.test(branch.code)) return false
  if (ancestors(until).includes(branch)) return false
  const block = bodyOf(names.sources.get(file)!, branch)
  return /^(?:return|raise|continue|break)\b/.test(block.at(-1)?.code ?? '')
}

/** What a call of a function in the sources takes for good, or gives back for its caller. */
function helperCalls(names: Names, { statement }: Definition): (LockCall & Partial<Expression>)[] {
  return callsIn(statement).flatMap(({ callee }) => {
    const definitions = names.functions(callee)
    return definitions.length > 0 && definitions.length <= 3
      ? definitions.flatMap((one) => net(names, one))
      : []
  })
}

/** Lock calls in a function's own body that are not matched by their counterpart there. */
function net(names: Names, definition: Definition): (LockCall & Expression)[] {
  const source = names.sources.get(definition.file)!
  const open: (LockCall & Expression)[] = []
  for (const statement of bodyOf(source, definition.statement)) {
    if (enclosingFunction(statement) !== definition.statement) continue
    for (const call of lockCalls(statement)) {
      const match = open.findLastIndex((one) => one.text === call.text && one.takes && !call.takes)
      if (match >= 0) open.splice(match, 1)
      else open.push({ ...call, file: definition.file, statement })
    }
  }
  return open
}

/**
 * The locks behind a `with` item: those that a context manager function holds round its `yield`,
 * or that a class takes in `__enter__`.
 */
export function entered(names: Names, item: Held): Held[] {
  const callee = /^([\w.]+)\(.*\)$/s.exec(item.text)?.[1]
  const made = names.classOf(callee ? { ...item, text: callee } : item)
  const enter = made && methodsOf(names, made).find((one) => definedName(one) === '__enter__')
  const functions: Definition[] = enter
    ? [{ file: made.file, statement: enter }]
    : callee
      ? names.functions(callee)
      : []
  return functions.flatMap((definition) => takenInside(names, definition, item.how))
}

function methodsOf(names: Names, { file, statement }: Definition): Statement[] {
  return bodyOf(names.sources.get(file)!, statement).filter(
    (s) => isFunction(s) && s.parent === statement,
  )
}

function takenInside(names: Names, definition: Definition, how: Held['how']): Held[] {
  const { file } = definition
  const body = bodyOf(names.sources.get(file)!, definition.statement)
  const yields = body.filter((s) => /\byield\b/.test(s.code))
  const lines = yields.length > 0 ? yields : body
  const blocks = lines
    .flatMap(enclosingBlocks)
    .flatMap((statement) =>
      withItems(statement).items.map((text) => ({ text, file, statement, how })),
    )
  const calls = body.flatMap((statement) =>
    [...lockCalls(statement), ...helperCalls(names, { file, statement })]
      .filter((call) => call.takes)
      .map((call) => ({ file, statement, ...call, how })),
  )
  return [...(yields.length > 0 ? blocks : []), ...calls]
}
