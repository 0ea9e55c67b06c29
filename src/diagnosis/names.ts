/**
 * Which names in the sources may mean the same object: a parameter and what is passed for it, an
 * attribute and the class that has it, a Condition and the lock it was made of. All of it is
 * inferred from what the reader says of the sources, nothing is executed.
 */
import {
  type CallExpr,
  callsOf,
  type Expr,
  type Facts,
  isPath,
  lastName,
  namedArgument,
  receiverOf,
  rootOf,
  textOf,
} from './facts.ts'
import {
  ancestors,
  bodyOf,
  callsIn,
  classAround,
  isClass,
  isFunction,
  ownBody,
  type Source,
  type Statement,
  sourceOf,
} from './source.ts'

/** An expression where it stands. */
export interface Expression {
  tree: Expr
  statement: Statement
}

/**
 * `same`: one object as far as the sources can tell; `kin`: the same attribute of one class,
 * maybe of two instances; `alike`: only the last part is equal.
 */
export type Likeness = 'same' | 'kin' | 'alike' | 'other'

export interface Names {
  sources: Map<string, Source>
  compare: (a: Expression, b: Expression) => Likeness
  /** What the object that `expression` names was bound to, or is an element of. */
  values: (expression: Expression) => Expression[]
  /** Functions of the sources that a call may reach; of a class, its constructor. */
  called: (call: CallExpr, statement: Statement) => Statement[]
  /** The class of the object that `expression` names, where its making is seen. */
  classOf: (expression: Expression) => Statement | null
  /** A method of a class or of those it inherits from. */
  method: (type: Statement, name: string) => Statement | null
  /** True for a name that a function binds itself. */
  isLocal: (name: string, statement: Statement) => boolean
}

/** Connects what the reader says of the files. */
export function readNames(facts: Facts): Names {
  const index = indexed(facts)
  // Twice: what a name is bound to may itself become known only by a binding further down.
  connect(index)
  connect(index)
  const byRoot = new Map<string, Expression[]>()
  for (const { target, value } of index.bound) {
    listIn(byRoot, find(index, key(index, target))).push(value)
  }
  return {
    sources: index.sources,
    compare: (a, b) => compare(index, a, b),
    values: (expression) => byRoot.get(find(index, key(index, expression))) ?? [],
    called: (call, statement) => called(index, call, statement),
    classOf: (expression) => typeOf(index, key(index, expression)),
    method: (type, name) => method(index, type, name),
    isLocal: (name, statement) => scopeOf(index, name, statement) !== null,
  }
}

interface Bound {
  target: Expression
  value: Expression
  isElement: boolean
}

interface Index {
  sources: Map<string, Source>
  functions: Map<string, Statement[]>
  classes: Map<string, Statement[]>
  bound: Bound[]
  parents: Map<string, string>
  /** Class of the object that a root names. */
  types: Map<string, Statement>
  /** Names that a function binds. */
  locals: Map<Statement, Set<string>>
}

function indexed({ files }: Facts): Index {
  const index: Index = {
    sources: new Map(),
    functions: new Map(),
    classes: new Map(),
    bound: [],
    parents: new Map(),
    types: new Map(),
    locals: new Map(),
  }
  for (const [file, known] of Object.entries(files)) {
    if (known) index.sources.set(file, sourceOf(file, known))
  }
  for (const { statements } of index.sources.values()) {
    for (const statement of statements) enter(index, statement)
  }
  return index
}

function enter(index: Index, statement: Statement): void {
  const { binds, name, defaults = [] } = statement
  if (name && isClass(statement)) listIn(index.classes, name).push(statement)
  if (name && isFunction(statement)) {
    listIn(index.functions, name).push(statement)
    index.locals.set(statement, localNames(statement))
  }
  for (const [target, value, how] of binds) {
    const isElement = how === 'element'
    index.bound.push({
      target: { tree: target, statement },
      value: { tree: value, statement },
      isElement,
    })
  }
  for (const [parameter, value] of defaults) {
    const target = parameterOf(statement, parameter)
    if (target) index.bound.push({ target, value: { tree: value, statement }, isElement: false })
  }
}

/** A function's parameter as the function itself names it. */
function parameterOf(definition: Statement, name: string): Expression | null {
  const [first] = bodyOf(definition)
  return first ? { tree: { is: 'name', name }, statement: first } : null
}

/** The list that `map` has for `name`, made if need be. */
function listIn<K, T>(map: Map<K, T[]>, name: K): T[] {
  const list = map.get(name) ?? []
  map.set(name, list)
  return list
}

/** Parameters and names bound in a function, without those declared as another's. */
function localNames(definition: Statement): Set<string> {
  const body = ownBody(definition)
  const names = new Set([...definition.parameters!, ...body.flatMap((one) => one.names)])
  for (const name of body.flatMap((one) => one.outer ?? [])) names.delete(name)
  return names
}

// Keys: a text for what an expression names, equal for two that surely name the same.

const placeKey = ({ source, line }: Statement) => `${source.file}:${line}`
const classKey = (statement: Statement) => `class:${placeKey(statement)}`

function key(index: Index, { tree, statement }: Expression): string {
  if (tree.is === 'name') return variable(index, tree.name, statement)
  if (!('of' in tree) || rootOf(tree) === null) return `text:${textOf(tree)}`
  const of = key(index, { tree: tree.of, statement })
  if (tree.is === 'call') return `${find(index, of)}()`
  if (tree.is === 'item') return `${find(index, of)}[${textOf(tree.index)}]`
  if (of.startsWith('module:')) return inModule(index, of.slice('module:'.length), tree.name)
  const type = typeOf(index, of)
  return type
    ? `${classKey(owner(index, type, tree.name))}.${tree.name}`
    : `${find(index, of)}.${tree.name}`
}

/** A module's class, or its variable. */
function inModule(index: Index, file: string, name: string): string {
  const made = index.classes.get(name)?.find((one) => one.source.file === file && !one.parent)
  return made ? classKey(made) : `${file}::${name}`
}

function variable(index: Index, name: string, statement: Statement): string {
  const type = selfClass(name, statement)
  if (type) return classKey(type)
  const scope = scopeOf(index, name, statement)
  if (scope) return `${placeKey(scope)}#${name}`
  const { file } = statement.source
  const brought = imported(index, name, statement.source)
  if (brought) return brought
  const here = inModule(index, file, name)
  if (here.startsWith('class:')) return here
  const only = index.classes.get(name)
  if (only?.length === 1) return classKey(only[0]!)
  const outside = importedName(statement.source, name)
  return outside ? `import:${outside}` : here
}

/** `os.fork` for whatever a file calls it, `open` for a built-in, null for what it did not import. */
export function fullName(names: Names, expr: Expr, statement: Statement): string | null {
  if (expr.is === 'attribute') {
    const of = fullName(names, expr.of, statement)
    return of && `${of}.${expr.name}`
  }
  if (expr.is !== 'name' || names.isLocal(expr.name, statement)) return null
  const { source } = statement
  const isOurs = source.statements.some((s) => s.names.includes(expr.name) || s.name === expr.name)
  return importedName(source, expr.name) ?? (isOurs ? null : expr.name)
}

function importedName({ imports }: Source, as: string): string | null {
  const [first] = imports.get(as) ?? []
  if (!first) return null
  const { origin, name, alias } = first
  if (origin === null) return alias ? name : as
  return joined(origin, name)
}

/** `self` and `cls` mean the class around the method. */
function selfClass(name: string, statement: Statement): Statement | null {
  const type = classAround(statement)
  const method = ancestors(statement).find((s) => isFunction(s) && s.parent === type)
  return type && method?.parameters?.[0] === name ? type : null
}

/** The function whose variable a name is. */
function scopeOf(index: Index, name: string, statement: Statement): Statement | null {
  const scopes = ancestors(statement).filter(isFunction)
  return scopes.find((scope) => index.locals.get(scope)?.has(name)) ?? null
}

/** What an import statement of a file brings in as `name`, where the module is one of ours. */
function imported(index: Index, as: string, { file, imports }: Source): string | null {
  for (const { origin, name } of imports.get(as) ?? []) {
    const whole = moduleFile(index, origin ? joined(origin, name) : name, file)
    if (whole) return `module:${whole}`
    const module = origin ? moduleFile(index, origin, file) : null
    if (module) return inModule(index, module, name)
  }
  return null
}

const joined = (from: string, name: string) =>
  from.endsWith('.') ? from + name : `${from}.${name}`

function moduleFile(index: Index, module: string, importer: string): string | null {
  const dots = /^\.*/.exec(module)![0].length
  const path = module.slice(dots).replaceAll('.', '/')
  const base = importer.split('/').slice(0, -dots).join('/')
  for (const file of index.sources.keys()) {
    const tail = [`/${path}.py`, `/${path}/__init__.py`].find((one) => file.endsWith(one))
    if (tail && (dots === 0 || file === base + tail)) return file
  }
  return null
}

// Classes

const bases = (index: Index, { bases: named = [] }: Statement) =>
  named.flatMap((base) => {
    const found = index.classes.get(lastName(base)) ?? []
    return found.length === 1 ? found : []
  })

/** The class of the hierarchy that first sets `attribute`, so that heirs share its key. */
function owner(index: Index, type: Statement, attribute: string): Statement {
  const base = bases(index, type).find((one) => one !== type && sets(index, one, attribute))
  return base ? owner(index, base, attribute) : type
}

function sets(index: Index, type: Statement, attribute: string): boolean {
  const body = bodyOf(type)
  const here = body.some(({ binds }) => binds.some(([target]) => lastName(target) === attribute))
  return here || bases(index, type).some((base) => base !== type && sets(index, base, attribute))
}

function method(index: Index, type: Statement, name: string): Statement | null {
  const own = bodyOf(type).find((s) => isFunction(s) && s.parent === type && s.name === name)
  if (own) return own
  for (const base of bases(index, type)) {
    const found = base === type ? null : method(index, base, name)
    if (found) return found
  }
  return null
}

function typeOf(index: Index, path: string): Statement | null {
  const [, file, line] = /^class:(.*):(\d+)$/.exec(path) ?? []
  if (file === undefined) return index.types.get(find(index, path)) ?? null
  const statements = index.sources.get(file)?.statements
  return statements?.find((s) => s.line === Number(line) && isClass(s)) ?? null
}

// Bindings

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

function connect(index: Index): void {
  for (const { target, value, isElement } of [...index.bound]) {
    if (!isElement) bind(index, target, value)
  }
  for (const { statements } of index.sources.values()) {
    for (const statement of statements.filter((one) => !isFunction(one))) {
      for (const call of callsIn(statement)) bindCall(index, call, statement)
    }
  }
}

/** One object has both names; a Condition stands for the lock it was made of. */
function bind(index: Index, target: Expression, value: Expression): void {
  const { tree } = value
  const path = key(index, target)
  if (tree.is !== 'call') {
    if (isPath(tree)) union(index, path, key(index, value))
    return
  }
  const types = index.classes.get(lastName(tree.of)) ?? []
  if (types.length === 1) index.types.set(find(index, path), types[0]!)
  const lock = namedArgument(tree, 'lock') ?? tree.args[0]
  if (lastName(tree.of) === 'Condition' && lock && isPath(lock)) {
    union(index, path, key(index, { ...value, tree: lock }))
  }
}

function bindCall(index: Index, call: CallExpr, statement: Statement): void {
  const given = passedOn(index, call, statement)
  for (const one of given ? [call, given] : [call]) {
    for (const definition of called(index, one, statement)) {
      for (const [name, tree] of argumentsOf(one, definition)) {
        const target = parameterOf(definition, name)
        if (!target || !definition.parameters!.includes(name) || !isPath(tree)) continue
        const value = { tree, statement }
        union(index, key(index, target), key(index, value))
        index.bound.push({ target, value, isElement: false })
      }
    }
  }
}

/** Parameters of a function with what a call passes for them. */
function argumentsOf(call: CallExpr, definition: Statement): [string, Expr][] {
  const names = definition.parameters!
  const positional = definition.parent && isClass(definition.parent) ? names.slice(1) : names
  return [
    ...call.args.flatMap((tree, i): [string, Expr][] =>
      positional[i] ? [[positional[i]!, tree]] : [],
    ),
    ...call.named.flatMap(([name, tree]): [string, Expr][] => (name ? [[name, tree]] : [])),
  ]
}

const passers = /^(?:submit|partial|apply_async|apply|run_in_executor|call_soon|Timer|map)$/

/** Thread(target=f, args=(a, b)), submit(f, a) and partial(f, a) pass their arguments on. */
function passedOn(index: Index, call: CallExpr, statement: Statement): CallExpr | null {
  const target = namedArgument(call, 'target')
  const list = namedArgument(call, 'args')
  const handed = { is: 'call' as const, line: call.line, named: [] }
  if (target) return { ...handed, of: target, args: list?.is === 'list' ? list.parts : [] }
  if (!passers.test(lastName(call.of)) || called(index, call, statement).length > 0) return null
  const from = call.args.findIndex((one) => isPath(one))
  return from < 0 ? null : { ...handed, of: call.args[from]!, args: call.args.slice(from + 1) }
}

function called(index: Index, { of }: CallExpr, statement: Statement): Statement[] {
  const name = lastName(of)
  const type = of.is === 'attribute' ? typeOf(index, key(index, { tree: of.of, statement })) : null
  const known = type && method(index, type, name)
  if (known) return [known]
  const made = index.classes.get(name)?.map((one) => method(index, one, '__init__'))
  if (made) return made.filter((one) => one !== null)
  const named = index.functions.get(name) ?? []
  const near = named.filter((one) => one.source === statement.source && !classAround(one))
  return of.is === 'name' && near.length > 0 ? near : named
}

const isAttribute = /^class:.*:\d+\.[^.[(]+$/
/** A variable of a module, or an attribute of a class: two of them are different for certain. */
const isPlace = /::[^.[(]+$|^class:.*:\d+\.[^.[(]+$/

function compare(index: Index, a: Expression, b: Expression): Likeness {
  const [left, right] = [key(index, a), key(index, b)]
  const known = (path: string) => [path, find(index, path)].some((one) => isPlace.test(one))
  if (find(index, left) === find(index, right)) {
    return isAttribute.test(left) && !isOfClass(index, a) ? 'kin' : 'same'
  }
  if (known(left) && known(right)) return 'other'
  return tailsAlike(a.tree, b.tree) ? 'alike' : 'other'
}

/** An attribute that the class itself has, or of a class of which one instance is made. */
function isOfClass(index: Index, { tree, statement }: Expression): boolean {
  if (tree.is !== 'attribute') return false
  const type = typeOf(index, key(index, { tree: tree.of, statement }))
  if (!type) return false
  const bound = (s: Statement) => s.binds.some(([target]) => lastName(target) === tree.name)
  if (bodyOf(type).some((s) => s.parent === type && bound(s))) return true
  const makers = [...index.sources.values()].flatMap(({ statements }) =>
    statements.flatMap((s) =>
      callsIn(s).flatMap(({ of }) => (lastName(of) === type.name ? [s] : [])),
    ),
  )
  return makers.length === 1 && ancestors(makers[0]!).every(({ kind }) => kind === 'if')
}

function tailsAlike(a: Expr, b: Expr): boolean {
  if (a.is === 'item' && b.is === 'item') {
    const constant = ({ is }: Expr) => is === 'text' || is === 'number'
    return !(constant(a.index) && constant(b.index)) || textOf(a.index) === textOf(b.index)
  }
  if (a.is === 'call' && b.is === 'call') return lastName(a.of) === lastName(b.of)
  return a.is === b.is && lastName(a) !== '' && lastName(a) === lastName(b)
}

/** The calls of a method by its name, on what each. */
export function callsOn(parts: Expr[], name: RegExp): { on: Expr; call: CallExpr }[] {
  return callsOf(parts).flatMap((call) => {
    const on = receiverOf(call)
    return on && name.test(lastName(call.of)) ? [{ on, call }] : []
  })
}
