import { type AST, ParseError, parseTOML } from 'toml-eslint-parser'

export type Table = Record<string, unknown>
type Keys = readonly string[]

/** A heading, or a key with its value, and where it stands. */
export interface TomlEntry {
  keys: Keys
  loc: AST.SourceLocation
}

export interface TomlComment {
  /** With its `#`. */
  text: string
  loc: AST.SourceLocation
}

/** A TOML text: what it says, and where it says it. */
export interface Toml {
  data: Table
  /** In the order of the text. */
  entries: readonly TomlEntry[]
  comments: readonly TomlComment[]
  /** Line (from 1) on which these keys stand, or the longest beginning of them that is there. */
  lineOf(keys: Keys): number
}

export type ParseToml = (text: string) => Toml

/** Text that is no TOML; `line` is from 1. */
export class TomlError extends Error {
  readonly line: number

  constructor(reason: string, line: number) {
    super(`Invalid TOML: ${reason}`)
    this.name = 'TomlError'
    this.line = line
  }
}

/** Reads TOML 1.0. Its tables have no prototype, so that every name is only a name. @throws TomlError */
export function parseToml(text: string): Toml {
  const { body, comments } = parse(text)
  const data = newTable()
  const lines = new Map<string, number>([['[]', 1]])
  const entries: TomlEntry[] = []
  const note = ({ keys, loc }: TomlEntry) => {
    entries.push({ keys, loc })
    for (const end of keys.keys()) {
      const id = JSON.stringify(keys.slice(0, end + 1))
      if (!lines.has(id) || end === keys.length - 1) lines.set(id, loc.start.line)
    }
  }
  readBody(body[0].body, { keys: [], table: data, note })
  return {
    data,
    entries,
    comments: comments.map(({ value, loc }) => ({ text: `#${value}`.trimEnd(), loc })),
    lineOf: (keys) => {
      const ends = Array.from({ length: keys.length + 1 }, (_, less) => keys.length - less)
      const found = ends.map((end) => lines.get(JSON.stringify(keys.slice(0, end))))
      return found.find((line) => line !== undefined)!
    },
  }
}

function parse(text: string): AST.TOMLProgram {
  try {
    return parseTOML(text, { tomlVersion: '1.0' })
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    // What is missing at the end is missing on the last line that holds something.
    const atEnd = error.index >= text.length
    const line = atEnd ? text.trimEnd().split('\n').length : error.lineNumber
    throw new TomlError(error.message, line)
  }
}

const newTable = (): Table => Object.create(null)
const namesOf = ({ keys }: AST.TOMLKey) =>
  keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))

/** The table that is being read, by which keys, and who is told of its entries. */
interface Reading {
  keys: Keys
  table: Table
  note(entry: TomlEntry): void
}

function readBody(nodes: (AST.TOMLKeyValue | AST.TOMLTable)[], { keys, table, note }: Reading) {
  for (const node of nodes) {
    const names = namesOf(node.key)
    const all = [...keys, ...names]
    if (node.type === 'TOMLTable') {
      note({ keys: all, loc: node.key.loc })
      readBody(node.body, { keys: all, table: opened(table, names, node.kind), note })
    } else {
      note({ keys: all, loc: node.loc })
      const last = names.pop()!
      opened(table, names)[last] = readValue(node.value, all, note)
    }
  }
}

/** The table below these names, made where there is none yet; of an array the last, or a new one. */
function opened(table: Table, names: Keys, kind: AST.TOMLTable['kind'] = 'standard'): Table {
  return names.reduce((parent, name, at) => {
    const isArray = kind === 'array' && at === names.length - 1
    parent[name] ??= isArray ? [] : newTable()
    const found = parent[name] as Table | Table[]
    if (!Array.isArray(found)) return found
    if (isArray) found.push(newTable())
    return found.at(-1)!
  }, table)
}

function readValue(node: AST.TOMLContentNode, keys: Keys, note: Reading['note']): unknown {
  if (node.type === 'TOMLArray') return node.elements.map((one) => readValue(one, keys, note))
  if (node.type === 'TOMLValue') {
    if (node.kind !== 'integer' || Number.isSafeInteger(node.value)) return node.value
    throw new TomlError(`${node.number} is too large a number`, node.loc.start.line)
  }
  const table = newTable()
  readBody(node.body, { keys, table, note })
  return table
}
