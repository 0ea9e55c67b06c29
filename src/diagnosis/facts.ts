/** What the reader in Python (`harness/facts.py`) says of the sources: plain data, never text. */

export type Expr =
  | { is: 'name'; name: string; value?: Expr }
  | { is: 'attribute'; of: Expr; name: string }
  | { is: 'item'; of: Expr; index: Expr }
  | CallExpr
  | { is: 'text' | 'number'; text: string }
  | { is: 'list' | 'other'; parts: Expr[] }

export interface CallExpr {
  is: 'call'
  of: Expr
  args: Expr[]
  named: [string | null, Expr][]
  line: number
}

/** A target and what it is, or what it is an element of. */
export type Bind = [target: Expr, value: Expr, how: 'is' | 'element']

export interface StatementFacts {
  /** The grammar's name in lower case: `function`, `class`, `with`, `for`, `if`, `return`, … */
  kind: string
  line: number
  /** Last line; of a compound statement, of its head. */
  end: number
  /** Index of the statement whose block holds this one, or -1; `branch` says which block. */
  parent: number
  branch: string
  /** The expressions of a simple statement, or of a compound one's head. */
  parts: Expr[]
  binds: Bind[]
  names: string[]
  yields?: true
  /** Of a function or class. */
  name?: string
  parameters?: string[]
  defaults?: [string, Expr][]
  bases?: Expr[]
  /** Of a `with`. */
  items?: Expr[]
  /** Of a `for`. */
  iterates?: Expr
  imports?: [origin: string | null, name: string, alias: string | null][]
  /** Names that `global` or `nonlocal` declares. */
  outer?: string[]
}

export interface FileFacts {
  statements: StatementFacts[]
  lines: string[]
}

export interface Facts {
  /** Folders of the interpreter's own library. */
  library: string[]
  /** Null where a file could not be read, or is no Python of this version. */
  files: Record<string, FileFacts | null>
}

/** `a.b[0].c()`, as people would write it; what has no name is `…`. */
export function textOf(expr: Expr): string {
  switch (expr.is) {
    case 'name':
      return expr.name
    case 'attribute':
      return `${textOf(expr.of)}.${expr.name}`
    case 'item':
      return `${textOf(expr.of)}[${textOf(expr.index)}]`
    case 'call':
      return `${textOf(expr.of)}(${expr.args.map(textOf).join(', ')})`
    case 'text':
      return `'${expr.text}'`
    case 'number':
      return expr.text
    default:
      return '…'
  }
}

/** The expression of a dotted path. */
export function pathOf(path: string): Expr {
  const [head = '', ...rest] = path.split('.')
  return rest.reduce<Expr>((of, name) => ({ is: 'attribute', of, name }), {
    is: 'name',
    name: head,
  })
}

/** The name an expression begins with, if it begins with one. */
export function rootOf(expr: Expr): string | null {
  if (expr.is === 'name') return expr.name
  return 'of' in expr ? rootOf(expr.of) : null
}

/** The same expression with another one in place of its first name. */
export function rerooted(expr: Expr, root: Expr): Expr {
  if (expr.is === 'name') return root
  return 'of' in expr ? { ...expr, of: rerooted(expr.of, root) } : expr
}

/** The last name of `a.b.c`, or of what a call calls. */
export function lastName(expr: Expr): string {
  return expr.is === 'name' || expr.is === 'attribute' ? expr.name : ''
}

/** True for names, attributes and items of them: what can be another name of one object. */
export function isPath(expr: Expr): boolean {
  if (expr.is === 'name') return !/^(?:None|True|False|self|cls)$/.test(expr.name)
  return (expr.is === 'attribute' || expr.is === 'item') && rootOf(expr) !== null
}

/** What a method is called on. */
export function receiverOf({ of }: CallExpr): Expr | null {
  return of.is === 'attribute' ? of.of : null
}

export function namedArgument(call: CallExpr, name: string): Expr | null {
  return call.named.find(([one]) => one === name)?.[1] ?? null
}

/** Every call within the expressions, in the order of their brackets. */
export function callsOf(parts: Expr[]): CallExpr[] {
  return parts.flatMap((part): CallExpr[] => {
    switch (part.is) {
      case 'call':
        return [
          ...callsOf([part.of]),
          part,
          ...callsOf([...part.args, ...part.named.map(([, value]) => value)]),
        ]
      case 'attribute':
        return callsOf([part.of])
      case 'name':
        return part.value ? callsOf([part.value]) : []
      case 'item':
        return callsOf([part.of, part.index])
      case 'list':
      case 'other':
        return callsOf(part.parts)
      default:
        return []
    }
  })
}
