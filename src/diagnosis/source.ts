/** The statements of a file, linked: what holds what, and what lies on the way to a line. */
import { type CallExpr, callsOf, type FileFacts, type StatementFacts } from './facts.ts'

export interface Statement extends Omit<StatementFacts, 'parent'> {
  source: Source
  index: number
  /** The statement whose block holds this one. */
  parent: Statement | null
}

export interface Source {
  file: string
  statements: Statement[]
  lines: string[]
  /** What each name that an import statement brings in may mean. */
  imports: Map<string, Import[]>
}

/** `from origin import name`, or `import name` where there is no origin. */
export interface Import {
  origin: string | null
  name: string
  alias: string | null
}

export function sourceOf(file: string, { statements, lines }: FileFacts): Source {
  const source: Source = { file, statements: [], lines, imports: new Map() }
  source.statements = statements.map((one, index) => ({ ...one, source, index, parent: null }))
  source.statements.forEach((one, i) => {
    one.parent = source.statements[statements[i]!.parent] ?? null
    for (const [origin, name, alias] of one.imports ?? []) {
      const as = alias ?? name.split('.')[0]!
      source.imports.set(as, [...(source.imports.get(as) ?? []), { origin, name, alias }])
    }
  })
  return source
}

/** The innermost statement whose own lines hold `line`; of a compound one, its head's. */
export function statementAt(source: Source | undefined, line: number): Statement | null {
  return source?.statements.findLast((one) => one.line <= line && line <= one.end) ?? null
}

/** The statements that hold `statement`, innermost first, without itself. */
export function ancestors(statement: Statement): Statement[] {
  const all: Statement[] = []
  for (let s = statement.parent; s; s = s.parent) all.push(s)
  return all
}

/** The statement with the heads before it on its own line: `with lock: pass`. */
export function withHeads(statement: Statement): Statement[] {
  const heads = blocksAround(statement).filter(({ end }) => end === statement.line)
  return [statement, ...heads]
}

export const isFunction = (s: Statement) => s.kind === 'function'
export const isClass = (s: Statement) => s.kind === 'class'

/** The function whose body holds `statement`, or null. */
export const functionAround = (statement: Statement) =>
  ancestors(statement).find(isFunction) ?? null

/** The class whose method (or body) holds `statement`, looking through nested functions. */
export const classAround = (statement: Statement) => ancestors(statement).find(isClass) ?? null

/** Statements within `block`, to any depth. */
export function bodyOf({ source, index }: Statement): Statement[] {
  const rest = source.statements.slice(index + 1)
  // Statements come in the order of the source, so a block ends where an outer one goes on.
  const end = rest.findIndex(({ parent }) => (parent?.index ?? -1) < index)
  return end < 0 ? rest : rest.slice(0, end)
}

/** Those of the statements that a frame of the function runs itself. */
export function ownBody(block: Statement): Statement[] {
  return bodyOf(block).filter((one) => functionAround(one) === block && !isFunction(one))
}

/** The blocks round a statement within its function, innermost first. */
export function blocksAround(statement: Statement): Statement[] {
  const all = ancestors(statement)
  const end = all.findIndex(isFunction)
  return end < 0 ? all : all.slice(0, end)
}

/** How sure it is that a frame that stands at `until` has passed `one`. */
export type Passed = 'surely' | 'perhaps' | 'never'

/** Read from the branches that hold the earlier statement, and those that hold the later. */
export function passed(one: Statement, until: Statement): Passed {
  const way = [until, ...blocksAround(until)]
  let sure: Passed = 'surely'
  for (let s = one; s.parent && !isFunction(s.parent); s = s.parent) {
    const beside = way.find((other) => other.parent === s.parent)
    if (beside?.branch === s.branch) return sure
    if (beside && s.parent.kind === 'if') return 'never'
    if (isBranch(s)) sure = sure === 'never' || leaves(s) ? 'never' : 'perhaps'
  }
  return sure
}

const isBranch = ({ parent, branch }: Statement) =>
  parent !== null &&
  (['if', 'except', 'case'].includes(parent.kind) || (branch === 'orelse' && parent.kind !== 'try'))

/** The block of `statement` ends by leaving: what comes after it is not reached through it. */
function leaves({ parent, branch }: Statement): boolean {
  const last = bodyOf(parent!).findLast((one) => one.parent === parent && one.branch === branch)
  return /^(?:return|raise|continue|break)$/.test(last?.kind ?? '')
}

export const callsIn = (statement: Statement): CallExpr[] => callsOf(statement.parts)

/** The line as it stands in the file. */
export const lineOf = (source: Source | undefined, line: number): string | null =>
  source?.lines[line - 1]?.trim() || null
