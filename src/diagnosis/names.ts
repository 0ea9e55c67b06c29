/**
 * Which names in the sources may mean the same object: a parameter and what is passed for it, an
 * attribute and the class that has it, a Condition and the lock it was made of. All of it is
 * inferred from the text, nothing is executed.
 */
import {
  ancestors,
  assignment,
  bodyOf,
  callsIn,
  definedName,
  enclosingClass,
  enclosingFunction,
  headerEnd,
  isClass,
  isFunction,
  parseSource,
  type Source,
  type Statement,
  splitTop,
} from './source.ts'

/** An expression where it stands. */
export interface Expression {
  text: string
  file: string
  statement: Statement
}

/** `same`: one object as far as the text can tell; `alike`: only the last part is equal. */
export type Likeness = 'same' | 'alike' | 'other'

export interface Definition {
  file: string
  statement: Statement
}

export interface Names {
  sources: Map<string, Source>
  compare: (a: Expression, b: Expression) => Likeness
  /** Assignments to what `expression` names, in any of the sources. */
  assignments: (expression: Expression) => (Definition & { value: string })[]
  /** Definitions of a function by the name it is called by (its last part). */
  functions: (callee: string) => Definition[]
  /** The class of the object that `expression` names, where the text shows its making. */
  classOf: (expression: Expression) => Definition | null
}

type Reader = (file: string) => string | null

/** At most so many files are parsed, so that a deep stack costs no more than a shallow one. */
const MAX_FILES = 80

/** Reads and connects `files` (absolute paths); those that cannot be read are left out. */
export function readNames(files: string[], read: Reader): Names {
  const sources = new Map<string, Source>()
  for (const file of files.slice(0, MAX_FILES)) {
    const text = read(file)
    if (text !== null) sources.set(file, parseSource(file, text))
  }
  const index = indexed(sources)
  // Twice: what a name is bound to may itself become known only by a binding further down.
  connect(index)
  connect(index)
  const byRoot = new Map<string, Assigned[]>()
  for (const one of index.assigned) {
    const root = find(index, key(index, one.target))
    listIn(byRoot, root).push(one)
  }
  return {
    sources,
    compare: (a, b) => compare(index, a, b),
    assignments: (expression) => byRoot.get(find(index, key(index, expression))) ?? [],
    functions: (callee) => index.functions.get(last(callee)) ?? [],
    classOf: (expression) => {
      const path = key(index, expression)
      return definitionOf(
        index,
        isClassKey(path) ? path : (index.types.get(find(index, path)) ?? ''),
      )
    },
  }
}

interface Assigned extends Definition {
  target: Expression
  value: string
  /** The target is one of `value`, as in a loop. */
  isElement: boolean
}

interface Imported {
  from: string | undefined
  original: string
}

interface Index {
  sources: Map<string, Source>
  imports: Map<string, Map<string, Imported[]>>
  functions: Map<string, Definition[]>
  classes: Map<string, Definition[]>
  assigned: Assigned[]
  parents: Map<string, string>
  /** Class of the object that a root names. */
  types: Map<string, string>
  /** Names bound in a function, by `file:line` of its `def`. */
  locals: Map<string, Set<string>>
}

const last = (dotted: string) => dotted.split('.').at(-1)!

function indexed(sources: Map<string, Source>): Index {
  const index: Index = {
    sources,
    imports: new Map(),
    functions: new Map(),
    classes: new Map(),
    assigned: [],
    parents: new Map(),
    types: new Map(),
    locals: new Map(),
  }
  for (const { file, statements } of sources.values()) {
    index.imports.set(file, importsOf(statements))
    for (const statement of statements) {
      const name = definedName(statement)
      if (name)
        listIn(isClass(statement) ? index.classes : index.functions, name).push({ file, statement })
      if (name && isFunction(statement))
        index.locals.set(at(file, statement), bound(index, file, statement))
      index.assigned.push(...assignedBy(file, statement))
    }
  }
  return index
}

const at = (file: string, statement: Statement) => `${file}:${statement.line}`

/** The list that `map` has for `name`, made if need be. */
function listIn<T>(map: Map<string, T[]>, name: string): T[] {
  const list = map.get(name) ?? []
  map.set(name, list)
  return list
}

function assignedBy(file: string, statement: Statement): Assigned[] {
  const made = assignment(statement)
  const plain = (made?.targets ?? []).map((text) => [text, made!.value] as const)
  const named = pairsIn(statement, /(?:\bwith\b|,) ?([^,]+?) as ([\w.]+) ?(?=[:,])/dg)
  const looped = pairsIn(statement, /\bfor (\w+) in ([\w.]+)/dg)
  return [
    ...plain.map(([text, value]) => ({ text, value, isElement: false })),
    ...named.map(([value, text]) => ({ text, value, isElement: false })),
    ...looped.map(([text, value]) => ({ text, value, isElement: true })),
  ].map(({ text, ...rest }) => ({ file, statement, ...rest, target: { text, file, statement } }))
}

/** Both groups of every match in the code, as they are in the text. */
function pairsIn({ text, code }: Statement, pattern: RegExp): [string, string][] {
  return [...code.matchAll(pattern)].map(({ indices }) => [
    text.slice(...indices![1]!),
    text.slice(...indices![2]!),
  ])
}

/** Parameters and names assigned in a function, without those declared global. */
function bound(index: Index, file: string, definition: Statement): Set<string> {
  const names = new Set(parameters(definition))
  const globals = new Set<string>()
  for (const statement of bodyOf(index.sources.get(file)!, definition)) {
    if (enclosingFunction(statement) !== definition) continue
    const declared = /^(?:global|nonlocal)\s+(.*)/.exec(statement.code)?.[1]
    for (const name of declared?.split(',') ?? []) globals.add(name.trim())
    for (const target of assignment(statement)?.targets ?? []) {
      for (const name of target.split(',')) names.add(name.trim())
    }
    for (const [, targets] of statement.code.matchAll(
      /\b(?:for|as)\s+\(?([\w, ]+?)\)?\s*(?:\bin\b|[:,]|$)/g,
    )) {
      for (const name of targets!.split(',')) names.add(name.trim())
    }
  }
  for (const name of globals) names.delete(name)
  return names
}

/** Names of a function's parameters, in order, `self` included. */
export function parameters(definition: Statement): string[] {
  const { code } = definition
  const open = code.indexOf('(')
  const end = code.lastIndexOf(')', headerEnd(code))
  const list = code.slice(open + 1, end)
  return splitTop(list, list, ',').map((one) => one.replace(/^\*+/, '').replace(/\s*[:=].*$/, ''))
}

/** A text that names an object: equal for two expressions that surely mean the same. */
function key(index: Index, expression: Expression): string {
  const { text, file, statement } = expression
  const head = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(text)?.[0]
  if (!head) return `text:${text}`
  let path = selfClass(expression, head) ?? variable(index, head, file, statement)
  for (const part of segments(text.slice(head.length))) {
    const type = isClassKey(path) ? path : index.types.get(find(index, path))
    const attribute = part.startsWith('.')
    if (path.startsWith('module:') && attribute) path = `${path.slice(7)}::${part.slice(1)}`
    else if (attribute && type) path = `${owner(index, type, part.slice(1))}${part}`
    else path = `${find(index, path)}${part}`
  }
  return path
}

/** `.name`, `[…]` and `(…)` after a name. */
function segments(rest: string): string[] {
  return rest.match(/\.[\p{L}_][\p{L}\p{N}_]*|\[[^\]]*\]|\([^)]*\)/gu) ?? []
}

/** `self` and `cls` mean the class around the method. */
function selfClass({ file, statement }: Expression, head: string): string | null {
  const holder = enclosingClass(statement)
  if (!holder) return null
  const method = [statement, ...ancestors(statement)].find(
    (s) => isFunction(s) && s.parent === holder,
  )
  if (!method || parameters(method)[0] !== head) return null
  return classKey(file, holder)
}

const classKey = (file: string, definition: Statement) => `class:${file}:${definition.line}`

function variable(index: Index, name: string, file: string, statement: Statement): string {
  const scopes = [statement, ...ancestors(statement)].filter(isFunction)
  const scope = scopes.find((s) => index.locals.get(at(file, s))?.has(name))
  if (scope) return `${at(file, scope)}#${name}`
  return imported(index, name, file) ?? classNamed(index, name) ?? `${file}::${name}`
}

function classNamed(index: Index, name: string): string | null {
  const found = index.classes.get(name)
  return found?.length === 1 ? classKey(found[0]!.file, found[0]!.statement) : null
}

/** What an import statement of `file` brings in as `name`, where the module is one of ours. */
function imported(index: Index, name: string, file: string): string | null {
  for (const { from, original } of index.imports.get(file)?.get(name) ?? []) {
    const found = importedFrom(index, from, original, file)
    if (found) return found
  }
  return null
}

/** The names that the import statements of a file bring in. */
function importsOf(statements: Statement[]): Map<string, Imported[]> {
  const names = new Map<string, Imported[]>()
  for (const { code } of statements) {
    const [, from, list] = /^(?:from\s+([.\w]+)\s+)?import\s+\(?(.*?)\)?$/.exec(code) ?? []
    for (const one of list?.split(',') ?? []) {
      const [original, alias] = one.trim().split(/\s+as\s+/)
      if (!original) continue
      const name = alias ?? original
      listIn(names, name).push({ from, original })
    }
  }
  return names
}

function importedFrom(
  index: Index,
  from: string | undefined,
  name: string,
  file: string,
): string | null {
  const whole = moduleFile(index, from ? `${from}.${name}` : name, file)
  if (whole) return `module:${whole}`
  const module = from ? moduleFile(index, from, file) : null
  return module ? (classNamed(index, name) ?? `${module}::${name}`) : null
}

function moduleFile(index: Index, module: string, importer: string): string | null {
  const relative = module.startsWith('.')
  const path = module.replace(/^\.+/, '').replaceAll('.', '/')
  const near = importer.slice(0, importer.lastIndexOf('/') + 1)
  for (const file of index.sources.keys()) {
    const tail = [`/${path}.py`, `/${path}/__init__.py`].find((one) => file.endsWith(one))
    if (tail && (!relative || file === near + tail.slice(1))) return file
  }
  return null
}

/** The class of the hierarchy that first sets `attribute`, so that heirs share its key. */
function owner(index: Index, type: string, attribute: string): string {
  const definition = definitionOf(index, type)
  const bases = /^class\s+\w+\((.*)\)/.exec(definition?.statement.code ?? '')?.[1] ?? ''
  for (const base of bases.split(',')) {
    const key = classNamed(index, last(base.trim()))
    if (key && key !== type && sets(index, key, attribute)) return owner(index, key, attribute)
  }
  return type
}

function definitionOf(index: Index, type: string): Definition | null {
  const [, file, line] = /^class:(.*):(\d+)$/.exec(type) ?? []
  const source = index.sources.get(file ?? '')
  const statement = source?.statements.find((s) => s.line === Number(line))
  return source && statement ? { file: source.file, statement } : null
}

function sets(index: Index, type: string, attribute: string): boolean {
  const definition = definitionOf(index, type)
  if (!definition) return false
  return bodyOf(index.sources.get(definition.file)!, definition.statement).some((s) =>
    assignment(s)?.targets.some((t) => last(t) === attribute),
  )
}

function find(index: Index, key: string): string {
  let root = key
  while (index.parents.has(root)) root = index.parents.get(root)!
  return root
}

function union(index: Index, a: string, b: string): void {
  const [left, right] = [find(index, a), find(index, b)]
  if (left === right) return
  index.parents.set(left, right)
  const type = index.types.get(left)
  if (type && !index.types.has(right)) index.types.set(right, type)
}

const dotted = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*|\[[^\]]*\])*$/u
const constants = /^(?:None|True|False|self|cls)$/

function connect(index: Index): void {
  for (const { target, value, isElement } of index.assigned) {
    if (isElement) continue
    const here = { ...target, text: value }
    const made = /^([\w.]+)\(/.exec(value)?.[1]
    const type = made && classNamed(index, last(made))
    if (type) index.types.set(find(index, key(index, target)), type)
    const lock = /^(?:\w+\.)*Condition\((?:lock\s*=\s*)?([\w.]+)\)$/.exec(value)?.[1] ?? value
    if (dotted.test(lock) && !constants.test(lock)) {
      union(index, key(index, target), key(index, { ...here, text: lock }))
    }
  }
  for (const { file, statements } of index.sources.values()) {
    for (const statement of statements) {
      if (isFunction(statement)) continue
      for (const call of callsIn(statement)) bindCall(index, file, statement, passing(call))
    }
  }
}

/** Thread(target=f, args=(a, b)), submit(f, a) and partial(f, a) pass their arguments on. */
function passing({ callee, args }: { callee: string; args: string[] }) {
  const target = named(args, 'target')
  const list = named(args, 'args')
  if (target) {
    const inner = list?.replace(/^[([]/, '').replace(/[)\]]$/, '') ?? ''
    return { callee: target, args: splitTop(inner, inner, ',') }
  }
  if (
    /^(?:submit|partial|apply_async|apply|run_in_executor|call_soon|Timer|map)$/.test(last(callee))
  ) {
    const from = args.findIndex((one) => dotted.test(one) && !/^None$/.test(one))
    if (from >= 0) return { callee: args[from]!, args: args.slice(from + 1) }
  }
  return { callee, args }
}

function named(args: string[], name: string): string | null {
  const found = args.find((one) => new RegExp(`^${name}\\s*=(?!=)`).test(one))
  return found ? found.slice(found.indexOf('=') + 1).trim() : null
}

function bindCall(
  index: Index,
  file: string,
  statement: Statement,
  call: { callee: string; args: string[] },
): void {
  for (const definition of callees(index, call.callee)) {
    const names = parameters(definition.statement)
    const method = definition.statement.parent && isClass(definition.statement.parent)
    const positional = method ? names.slice(1) : names
    call.args.forEach((argument, i) => {
      const keyword = /^(\w+)\s*=(?!=)\s*(.*)$/s.exec(argument)
      const name = keyword ? keyword[1]! : positional[i]
      const value = keyword ? keyword[2]! : argument
      if (!name || !names.includes(name) || !dotted.test(value) || constants.test(value)) return
      const parameter = `${at(definition.file, definition.statement)}#${name}`
      union(index, parameter, key(index, { text: value, file, statement }))
    })
  }
}

/** The functions that a call may reach; a class means its constructor. */
function callees(index: Index, callee: string): Definition[] {
  const made = index.classes.get(last(callee))
  if (!made) return index.functions.get(last(callee)) ?? []
  return made.flatMap(({ file, statement }) =>
    (index.functions.get('__init__') ?? []).filter(
      (one) => one.file === file && one.statement.parent === statement,
    ),
  )
}

const isClassKey = (path: string) => /^class:.*:\d+$/.test(path)

/** A module's variable or an attribute of a known class: two of them are different for certain. */
const isKnown = (path: string) => /^class:.*:\d+\.\w+$|::\w+$/.test(path)

const subscript = /\[([^\]]*)\]$/

function compare(index: Index, a: Expression, b: Expression): Likeness {
  const [left, right] = [key(index, a), key(index, b)]
  if (find(index, left) === find(index, right)) return 'same'
  if (isKnown(left) && isKnown(right)) return 'other'
  const [one, two] = [subscript.exec(a.text)?.[1], subscript.exec(b.text)?.[1]]
  if (one && two)
    return /^['"\d]/.test(one) && /^['"\d]/.test(two) && one !== two ? 'other' : 'alike'
  const tail = (text: string) => segments(text).at(-1) ?? text
  return tail(a.text) === tail(b.text) ? 'alike' : 'other'
}
