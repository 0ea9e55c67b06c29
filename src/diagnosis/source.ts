/**
 * A small reader of Python source: logical lines with their blocks. It needs no Python, reads
 * Python 2 and 3 alike, and gives up on nothing: a file with syntax errors is read as far as it
 * makes sense, since a diagnosis from half a file is still marked by its evidence.
 */

/** One logical line (a compound statement's header counts as one; its body are others). */
export interface Statement {
  /** First and last physical line, from 1. */
  line: number
  end: number
  indent: number
  /** The text without comments and continuations. */
  text: string
  /** `text` with the contents of strings replaced by `_`, at the same positions. */
  code: string
  /** The statement whose block holds this one. */
  parent: Statement | null
}

/** A parsed file. */
export interface Source {
  file: string
  statements: Statement[]
}

interface Draft {
  line: number
  indent: number
  text: string
  code: string
}

/** Reads `text` into its logical lines and links each to the statement whose block holds it. */
export function parseSource(file: string, text: string): Source {
  const statements: Statement[] = []
  let draft: Draft | null = null
  let line = 1
  let depth = 0
  // A blank or comment line ends a draft without code, so a statement begins on its own line.
  const finish = () => {
    if (draft && draft.code.trim() !== '') statements.push(finished(draft, line))
    draft = null
  }
  for (let at = 0; at < text.length; ) {
    draft ??= { line, indent: 0, text: '', code: '' }
    const token = nextToken(text, at)
    if (draft.code === '' && token.kind === 'space') draft.indent = width(token.text)
    else if (token.kind === 'string') append(draft, token.text, masked(token.text))
    else if (token.kind === 'code') append(draft, token.text, token.text)
    else if (token.kind === 'newline' && depth === 0) finish()
    else if (token.kind !== 'comment' && draft.code !== '' && !draft.code.endsWith(' '))
      append(draft, ' ', ' ')
    if ('([{'.includes(token.text)) depth++
    else if (')]}'.includes(token.text)) depth = Math.max(0, depth - 1)
    line += newlines(token.text)
    at += token.text.length
  }
  finish()
  link(statements)
  return { file, statements }
}

type Kind = 'string' | 'code' | 'space' | 'newline' | 'join' | 'comment'

const patterns: [Kind, RegExp][] = [
  ['join', /\\\r?\n/y],
  ['newline', /\r?\n/y],
  ['space', /[ \t\f\r]+/y],
  ['comment', /#[^\n]*/y],
  [
    'string',
    /[rbufRBUFtT]{0,2}(?:"""(?:\\[\s\S]|[^\\])*?(?:"""|$)|'''(?:\\[\s\S]|[^\\])*?(?:'''|$))/y,
  ],
  ['string', /[rbufRBUFtT]{0,2}(?:"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?)/y],
  ['code', /[\p{L}_][\p{L}\p{N}_]*|\d[\w.]*/uy],
]

function nextToken(text: string, at: number): { kind: Kind; text: string } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found && found[0] !== '') return { kind, text: found[0] }
  }
  return { kind: 'code', text: text[at] ?? '' }
}

/** A longer statement is data; its end tells nothing of locks, and costs time. */
const MAX_STATEMENT = 2000

function append(draft: Draft, text: string, code: string): void {
  if (draft.code.length + code.length > MAX_STATEMENT) return
  draft.text += text
  draft.code += code
}

/** The same length, so that positions in `code` are positions in `text`. */
function masked(literal: string): string {
  const quote = literal.search(/["']/)
  const body = literal.length - quote
  return literal.slice(0, quote + 1) + '_'.repeat(Math.max(0, body - 2)) + (body > 1 ? '"' : '')
}

function width(space: string): number {
  let columns = 0
  for (const c of space) columns = c === '\t' ? columns - (columns % 8) + 8 : columns + 1
  return columns
}

const newlines = (text: string) => text.split('\n').length - 1

function finished(draft: Draft, end: number): Statement {
  const lead = draft.code.length - draft.code.trimStart().length
  const code = draft.code.trim()
  const text = draft.text.slice(lead, lead + code.length)
  return { line: draft.line, end, indent: draft.indent, text, code, parent: null }
}

function link(statements: Statement[]): void {
  const open: Statement[] = []
  for (const statement of statements) {
    while (open.length > 0 && open[open.length - 1]!.indent >= statement.indent) open.pop()
    statement.parent = open[open.length - 1] ?? null
    open.push(statement)
  }
}

/** The statement that covers physical line `line`. */
export function statementAt(source: Source, line: number): Statement | null {
  return source.statements.find((s) => s.line <= line && line <= s.end) ?? null
}

/** The statements that hold `statement`, innermost first, without itself. */
export function ancestors(statement: Statement): Statement[] {
  const all: Statement[] = []
  for (let s = statement.parent; s; s = s.parent) all.push(s)
  return all
}

const definition = /^(?:async )?def ([\p{L}_][\p{L}\p{N}_]*)/u
const classDefinition = /^class ([\p{L}_][\p{L}\p{N}_]*)/u

export const isFunction = (s: Statement) => definition.test(s.code)
export const isClass = (s: Statement) => classDefinition.test(s.code)

/** Name of the function or class that `statement` defines, or null. */
export function definedName(statement: Statement): string | null {
  return (definition.exec(statement.code) ?? classDefinition.exec(statement.code))?.[1] ?? null
}

/** The `def` whose body holds `statement` (not a `def` statement itself), or null. */
export function enclosingFunction(statement: Statement): Statement | null {
  return ancestors(statement).find(isFunction) ?? null
}

/** The class whose method (or body) holds `statement`, looking through nested functions. */
export function enclosingClass(statement: Statement): Statement | null {
  return ancestors(statement).find(isClass) ?? null
}

/** Statements within `block`, to any depth. */
export function bodyOf(source: Source, block: Statement): Statement[] {
  const start = source.statements.indexOf(block) + 1
  let end = start
  while (end < source.statements.length && source.statements[end]!.indent > block.indent) end++
  return source.statements.slice(start, end)
}

/** Splits at `separator` outside brackets and strings; positions come from `code`. */
export function splitTop(text: string, code: string, separator: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let i = 0; i < code.length; i++) {
    if ('([{'.includes(code[i]!)) depth++
    else if (')]}'.includes(code[i]!)) depth--
    else if (depth === 0 && code.startsWith(separator, i)) {
      parts.push(text.slice(from, i).trim())
      from = i + separator.length
    }
  }
  parts.push(text.slice(from).trim())
  return parts.filter((part) => part !== '')
}

/** Position of the colon that ends a compound statement's header, or -1. */
export function headerEnd(code: string): number {
  let depth = 0
  let lambdas = 0
  for (let i = 0; i < code.length; i++) {
    if ('([{'.includes(code[i]!)) depth++
    else if (')]}'.includes(code[i]!)) depth--
    else if (depth === 0 && /\blambda$/.test(code.slice(Math.max(0, i - 7), i))) lambdas++
    else if (depth === 0 && code[i] === ':' && lambdas-- <= 0) return i
  }
  return -1
}

/** The expressions of a `with` statement, or an empty list. `body` is what follows on its line. */
export function withItems(statement: Statement): { items: string[]; body: string } {
  const keyword = /^(?:async )?with\b/.exec(statement.code)?.[0]
  const colon = keyword ? headerEnd(statement.code) : -1
  if (!keyword || colon < 0) return { items: [], body: '' }
  const head = unwrapped(
    statement.text.slice(keyword.length, colon),
    statement.code.slice(keyword.length, colon),
  )
  const items = splitTop(head.text, head.code, ',').map((item) =>
    item.replace(/\s+as\s+[^)]*$/, ''),
  )
  return { items, body: statement.text.slice(colon + 1).trim() }
}

/** Without one pair of brackets round the whole: `(A, B)`, as 3.9 allows after `with`. */
function unwrapped(text: string, code: string): { text: string; code: string } {
  const lead = code.length - code.trimStart().length
  const inner = { text: text.slice(lead).trimEnd(), code: code.trim() }
  if (!inner.code.startsWith('(') || closing(inner.code, 0) !== inner.code.length - 1) return inner
  return { text: inner.text.slice(1, -1), code: inner.code.slice(1, -1) }
}

/** Position of the bracket that closes the one at `open`, or the length where it is missing. */
export function closing(code: string, open: number): number {
  let depth = 0
  for (let i = open; i < code.length; i++) {
    if ('([{'.includes(code[i]!)) depth++
    else if (')]}'.includes(code[i]!) && --depth === 0) return i
  }
  return code.length
}

/** A call in a statement: what is called, and the texts of its arguments. */
export interface Call {
  callee: string
  args: string[]
}

/** Every call in `statement`, outermost and nested, in order of appearance. */
export function callsIn(statement: Statement): Call[] {
  const { text, code } = statement
  const calls: Call[] = []
  for (let i = 0; i < code.length; i++) {
    if (code[i] !== '(') continue
    const callee = calleeBefore(text, code, i)
    if (callee === '' || /^(?:def|class)\s/.test(callee)) continue
    const end = closing(code, i)
    calls.push({ callee, args: splitTop(text.slice(i + 1, end), code.slice(i + 1, end), ',') })
  }
  return calls
}

/** The dotted, subscripted or called expression that ends just before the bracket at `open`. */
function calleeBefore(text: string, code: string, open: number): string {
  let start = open
  while (start > 0) {
    const c = code[start - 1]!
    if (/[\p{L}\p{N}_.]/u.test(c)) start--
    else if (c === ')' || c === ']') {
      const from = opening(code, start - 1)
      if (from < 0 || /[\s(=,[{]/.test(code[from - 1] ?? ' ')) break
      start = from
    } else break
  }
  const callee = text.slice(start, open)
  if (/^(?:if|while|and|or|not|in|is|return|yield|lambda|with|for|elif|assert|await)$/.test(callee))
    return ''
  if (/\b(?:def|class)\s+$/.test(code.slice(0, start))) return ''
  return callee.replace(/^\./, '')
}

function opening(code: string, close: number): number {
  let depth = 0
  for (let i = close; i >= 0; i--) {
    if (')]}'.includes(code[i]!)) depth++
    else if ('([{'.includes(code[i]!) && --depth === 0) return i
  }
  return -1
}

/** `target = value` of a plain assignment, with chained and annotated targets, or null. */
export function assignment(statement: Statement): { targets: string[]; value: string } | null {
  const parts = splitAssignment(statement)
  if (parts.length < 2) return null
  const value = parts[parts.length - 1]!
  const targets = parts.slice(0, -1).map((t) => t.replace(/\s*:.*$/, ''))
  return { targets, value }
}

function splitAssignment({ text, code }: Statement): string[] {
  const plain = code.replace(/[=!<>+\-*/%&|^@:]=/g, '__')
  if (/^(?:def|class|with|for|while|if|elif|return|async|assert|lambda)\b/.test(plain)) return []
  return splitTop(text, plain, '=')
}
