/** Which object an expression names, by what the observer noted of the locks held at a fork. */
import type { Fork, LockNote, Stack } from '../results/model.ts'
import { callsOf, type Expr, lastName, pathOf, rerooted, rootOf, textOf } from './facts.ts'
import { argumentsOf, type Expression } from './names.ts'
import { forker, type Scene, statementOf, waitOf } from './scene.ts'
import { functionAround, isClass, type Statement, withHeads } from './source.ts'

/** What is asked for, with the object where it is known. */
export interface Asked extends Expression {
  object?: string
}

/** The expressions that name one object; where one is known to be held, only that one. */
export function identified(scene: Scene, stack: Stack, fork: Fork, asked: Expression[]): Asked[] {
  const waits = waitOf(scene, stack)?.lock ?? null
  const known = asked.map((one): Asked => {
    const object = objectOf(scene, stack, fork, one)
    return object ? { ...one, object } : one
  })
  if (waits === null)
    return known.some((one) => one.object) ? known.filter((one) => one.object) : known
  // The kernel outranks the reading.
  const named = known.find((one) => one.object === waits) ?? known.find((one) => !one.object)
  const shown = named ?? known[0]
  return shown ? [{ ...shown, object: waits }] : notedAs(scene, fork, waits)
}

/** The names that threads at the fork have for an object that the asker's own line does not name. */
function notedAs(scene: Scene, fork: Fork, object: string): Asked[] {
  return notes(scene, fork)
    .filter(({ note }) => note.object === object)
    .slice(0, 1)
    .map(({ expression }) => ({ ...expression, object }))
}

interface Noted {
  note: LockNote
  expression: Expression
}

function notes(scene: Scene, { stacks }: Fork): Noted[] {
  return stacks.flatMap(({ locks = [], frames }) =>
    locks.flatMap((note): Noted[] => {
      const frame = frames[note.frame]
      const statement = frame && note.kind !== 'import' ? statementOf(scene, frame) : null
      return statement ? [{ note, expression: { tree: pathOf(note.path), statement } }] : []
    }),
  )
}

/**
 * The object by its name in a frame that was there at the fork, reached over the callers'
 * arguments; or by a variable of a module that other frames name too.
 */
function objectOf(scene: Scene, stack: Stack, fork: Fork, asked: Expression): string | null {
  const parent = forker(fork)
  const shared = parent ? sharedFrames(stack, parent) : 0
  const noted = notes(scene, fork)
  for (const { tree, statement, frame } of seenByCallers(scene, stack, asked)) {
    const outer = stack.frames.length - frame
    const at = (parent?.frames.length ?? 0) - outer
    const direct = parent?.locks?.find((one) => one.frame === at && one.path === textOf(tree))
    if (outer <= shared && direct) return direct.object
    const same = noted.filter(({ expression }) => isSame(scene, expression, { tree, statement }))
    const objects = new Set(same.map(({ note }) => note.object))
    if (objects.size === 1) return [...objects][0]!
  }
  return null
}

/** By the same way from the same variable of a module, or as far as the names are connected. */
function isSame({ names }: Scene, one: Expression, other: Expression): boolean {
  const [from, to] = [rootOf(one.tree), rootOf(other.tree)]
  if (from === null || to === null) return false
  const variable = (name: string, { statement }: Expression): Expression => ({
    tree: { is: 'name', name },
    statement,
  })
  const isShared = !names.isLocal(from, one.statement) && !names.isLocal(to, other.statement)
  const way = (text: string, root: string) => text.slice(root.length)
  const alongOneWay = way(textOf(one.tree), from) === way(textOf(other.tree), to)
  const fromOne = names.compare(variable(from, one), variable(to, other)) === 'same'
  return (isShared && alongOneWay && fromOne) || names.compare(one, other) === 'same'
}

/** How many of the outermost frames are the same calls as at the fork. */
function sharedFrames({ frames }: Stack, parent: Stack): number {
  const [now, then] = [frames.toReversed(), parent.frames.toReversed()]
  for (let i = 0; i < now.length; i++) {
    const [one, other] = [now[i]!, then[i]]
    if (one.file !== other?.file || one.function !== other.function) return i
    if (one.line !== other.line) return i + 1
  }
  return now.length
}

interface Seen extends Expression {
  frame: number
}

/** The expression as its frame names it, then as the callers do that passed it. */
function seenByCallers(scene: Scene, { frames }: Stack, asked: Expression): Seen[] {
  const from = frames.findIndex((frame) => {
    const statement = statementOf(scene, frame)
    return statement !== null && withHeads(statement).includes(asked.statement)
  })
  if (from < 0) return [{ ...asked, frame: frames.length }]
  const found: Seen[] = [{ ...asked, frame: from }]
  for (let frame = from + 1; frame < frames.length; frame++) {
    const inner = found.at(-1)!
    const caller = statementOf(scene, frames[frame]!)
    const tree = caller && passedBy(inner, caller)
    if (!caller || !tree) break
    found.push({ tree, statement: caller, frame })
  }
  return found
}

/** What the call of a caller puts in place of the parameter that an expression begins with. */
function passedBy({ tree, statement }: Expression, caller: Statement): Expr | null {
  const definition = functionAround(statement)
  const root = rootOf(tree)
  const position = root === null ? -1 : (definition?.parameters?.indexOf(root) ?? -1)
  if (!definition || position < 0) return null
  const isSelf = position === 0 && definition.parent !== null && isClass(definition.parent)
  const given = isSelf
    ? receiversOf(caller, definition.name!)
    : callsOf(caller.parts)
        .filter(({ of }) => lastName(of) === calledAs(definition))
        .flatMap((call) => argumentsOf(call, definition).filter(([name]) => name === root))
        .map(([, value]) => value)
  const [only] = given
  const distinct = new Set(given.map(textOf))
  return only && distinct.size === 1 ? rerooted(tree, only) : null
}

const calledAs = ({ name, parent }: Statement) =>
  name === '__init__' && parent ? parent.name : name

/** The objects whose method (or property) of that name a statement uses. */
function receiversOf({ parts, items = [] }: Statement, name: string): Expr[] {
  if (name === '__enter__') return items
  return attributesIn(parts).flatMap((one) =>
    one.is === 'attribute' && one.name === name ? [one.of] : [],
  )
}

function attributesIn(parts: Expr[]): Expr[] {
  return parts.flatMap((part): Expr[] => {
    if (part.is === 'list' || part.is === 'other') return attributesIn(part.parts)
    if (part.is === 'call')
      return attributesIn([part.of, ...part.args, ...part.named.map(([, value]) => value)])
    if (part.is === 'item') return attributesIn([part.of, part.index])
    return part.is === 'attribute' ? [part, ...attributesIn([part.of])] : []
  })
}
