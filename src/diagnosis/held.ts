/** Which locks a thread holds, read from where its frames stand in the sources. */
import type { LockNote, Place } from '../results/model.ts'
import {
  type CallExpr,
  type Expr,
  lastName,
  receiverOf,
  rerooted,
  rootOf,
  textOf,
} from './facts.ts'
import type { Expression, Names } from './names.ts'
import {
  blocksAround,
  bodyOf,
  callsIn,
  functionAround,
  isFunction,
  ownBody,
  passed,
  type Statement,
  statementAt,
} from './source.ts'

/**
 * `taking`: the thread stands where it asks for the lock; it may wait, or just have got it.
 * `maybe`: a branch that may not have been run takes it or gives it back.
 */
export type How = 'holding' | 'maybe' | 'taking'

export interface Held extends Expression {
  how: How
  /** The same object as the frame names it, where the expression is another function's. */
  seen?: Expr
  /** Which object it is, where the observer noted that at the fork. */
  object?: string
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
export const isNativeTake = (call: CallExpr) => /^(?:pthread|sem)_/.test(lastName(call.of))

export interface LockCall extends Expression {
  takes: boolean
  call: CallExpr
}

/** The locks that `statement` takes or gives back by a call. */
export function lockCalls(statement: Statement): LockCall[] {
  return callsIn(statement).flatMap((call): LockCall[] => {
    const name = lastName(call.of)
    const takes = Object.hasOwn(pairs, name)
    if (!takes && !releases.has(name)) return []
    const byArgument = /^(?:pthread_|sem_|enter_context)/.test(name)
    const tree = byArgument ? pointedTo(call.args[0]) : receiverOf(call)
    const isSuper = tree?.is === 'call' && lastName(tree.of) === 'super'
    return tree && !isSuper ? [{ tree, statement, takes, call }] : []
  })
}

/** `byref(lock)` is the lock. */
function pointedTo(expr: Expr | undefined): Expr | undefined {
  const isPointer = expr?.is === 'call' && /^(?:byref|pointer)$/.test(lastName(expr.of))
  return isPointer ? expr.args[0] : expr
}

interface Framed {
  frames: Place[]
  locks?: LockNote[]
}

/** Every lock that the frames (innermost first) hold or are taking, innermost frame first. */
export function locksHeld(names: Names, { frames, locks = [] }: Framed): Held[] {
  return frames.flatMap((frame, i) => {
    const statement = statementAt(names.sources.get(frame.file), frame.line)
    if (!statement) return []
    const notes = locks.filter((note) => note.frame === i)
    return heldAt(names, statement)
      .filter((one) => !givenBackByWait(statement, one, frames[i - 1]))
      .map((one) => ({ ...one, object: noted(notes, one) }))
  })
}

function noted(notes: LockNote[], { tree, seen }: Held): string | undefined {
  const path = textOf(seen ?? tree)
  return notes.find((note) => note.path === path)?.object
}

/** A condition's `wait()` gives its lock back for as long as it waits. */
function givenBackByWait(statement: Statement, held: Held, inner: Place | undefined): boolean {
  if (!inner || !/^wait(?:_for)?$/.test(inner.function)) return false
  return callsIn(statement).some((call) => {
    const on = /^wait(?:_for)?$/.test(lastName(call.of)) ? receiverOf(call) : null
    return on !== null && textOf(on) === textOf(held.tree)
  })
}

function heldAt(names: Names, statement: Statement): Held[] {
  const blocks = blocksAround(statement)
  const entering = itemsOf(statement, 'taking')
  const inside = blocks.flatMap((block) => itemsOf(block, 'holding'))
  const direct = [...entering, ...inside, ...takenBefore(names, statement)]
  const held = direct.flatMap((one) => [one, ...entered(names, one)])
  // A loop over a generator holds what the generator holds round its `yield`.
  const looped = blocks.flatMap((block): Held[] =>
    block.iterates ? [{ tree: block.iterates, statement: block, how: 'holding' }] : [],
  )
  return [...held, ...looped.flatMap((one) => entered(names, one))]
}

const itemsOf = (statement: Statement, how: How): Held[] =>
  (statement.items ?? []).map((tree) => ({ tree, statement, how }))

/** Locks taken by calls above `statement` in its function and not given back on the way to it. */
function takenBefore(names: Names, statement: Statement): Held[] {
  const scope = functionAround(statement)
  const body = scope
    ? ownBody(scope)
    : statement.source.statements.filter((one) => !functionAround(one))
  const taken: Held[] = []
  for (const one of body) {
    if (one.index >= statement.index) break
    const way = passed(one, statement)
    if (way !== 'never') follow(names, one, taken, way === 'perhaps')
  }
  const here = lockCalls(statement).filter((call) => call.takes)
  return [...taken, ...here.map((one) => ({ ...one, how: 'taking' as const }))]
}

function follow(names: Names, statement: Statement, taken: Held[], perhaps: boolean): void {
  for (const call of [...lockCalls(statement), ...helperCalls(names, statement)]) {
    if (call.takes) taken.push({ ...call, how: perhaps ? 'maybe' : 'holding' })
    else giveBack(names, taken, call, perhaps)
  }
}

function giveBack(names: Names, taken: Held[], released: Expression, perhaps: boolean): void {
  const last = (alike: boolean) =>
    taken.findLastIndex((one) => {
      const likeness = names.compare(one, released)
      return likeness === 'same' || likeness === 'kin' || (alike && likeness === 'alike')
    })
  const index = last(false) >= 0 ? last(false) : last(true)
  if (index < 0) return
  if (perhaps) taken[index] = { ...taken[index]!, how: 'maybe' }
  else taken.splice(index, 1)
}

/** What a call of a function in the sources takes for good, or gives back for its caller. */
function helperCalls(names: Names, statement: Statement): LockCall[] {
  if (isFunction(statement)) return []
  return callsIn(statement).flatMap((call) => {
    const definitions = names.called(call, statement)
    return definitions.length <= 3 ? definitions.flatMap(net) : []
  })
}

/** Lock calls in a function's own body that are not matched by their counterpart there. */
function net(definition: Statement): LockCall[] {
  const open: LockCall[] = []
  for (const call of ownBody(definition).flatMap(lockCalls)) {
    const text = textOf(call.tree)
    const match = open.findLastIndex((one) => one.takes && !call.takes && textOf(one.tree) === text)
    if (match >= 0) open.splice(match, 1)
    else open.push(call)
  }
  return open
}

/**
 * The locks behind a `with` item: those that a context manager function holds round its `yield`,
 * or that a class takes in `__enter__`.
 */
export function entered(names: Names, item: Held): Held[] {
  const { tree, statement } = item
  const call = tree.is === 'call' ? tree : null
  const type = names.classOf(call ? { tree: call.of, statement } : item)
  const enter = type && (names.method(type, '__enter__') ?? names.method(type, '__aenter__'))
  const functions = enter ? [enter] : call ? names.called(call, statement) : []
  return functions.flatMap((one) => takenInside(names, one, item, enter === one))
}

function takenInside(names: Names, definition: Statement, item: Held, isEnter: boolean): Held[] {
  const body = bodyOf(definition)
  const yields = body.filter((s) => s.yields)
  const blocks = yields.flatMap(blocksAround).flatMap((block) => itemsOf(block, item.how))
  const calls = body
    .flatMap((s) => [...lockCalls(s), ...helperCalls(names, s)])
    .filter((call) => call.takes)
    .map((call): Held => ({ ...call, how: item.how }))
  const self = definition.parameters![0]
  return [...blocks, ...calls].map((one) =>
    isEnter && rootOf(one.tree) === self ? { ...one, seen: rerooted(one.tree, item.tree) } : one,
  )
}
