import { readReplay } from '../settings/replay.ts'
import { isCommand, timeLimit, trialCount, type Value } from '../settings/values.ts'
import { type ExpectTable, findProblems } from './expectations.ts'
import { parseRange } from './range.ts'
import type { ParseToml, Table, Toml, TomlError } from './toml.ts'
import { delaying, type Knobs, knownVariants, withDelays } from './variants.ts'

/** What a repro says of itself in its PEP 723 block. */
export interface Metadata {
  requiresPython: string | null
  dependencies: string[]
  /** Requirements that must be there already; they are never installed by themselves. */
  needs: string[]
  timeout: number | null
  trials: number | 'auto' | null
  expect: ExpectTable | null
  variants: Record<string, Knobs>
  /** Wants the machine for itself while it runs. */
  exclusive: boolean
  /** True where the block has a table of ours. */
  declared: boolean
}

/** Of a repro that says nothing of itself. */
export const noMetadata: Metadata = {
  requiresPython: null,
  dependencies: [],
  needs: [],
  timeout: null,
  trials: null,
  expect: null,
  variants: {},
  exclusive: false,
  declared: false,
}

/** True where a script has a block of inline metadata. */
export const hasBlock = (source: string) => /^# \/\/\/ script$/m.test(source)

/** PEP 723's own expression for a block, anchored to lines. */
const BLOCK = /^# \/\/\/ (?<type>[a-zA-Z0-9-]+)$\s(?<content>(^#(| .*)$\s)+)^# \/\/\/$/gm

/**
 * Reads a script's inline metadata. What is wrong is added to `problems` as
 * `file, line N: key: what, what is allowed`.
 */
export function readMetadata(
  source: string,
  file: string,
  parse: ParseToml,
  problems: string[],
): Metadata {
  const unix = source.replaceAll('\r\n', '\n')
  const blocks = [...unix.matchAll(BLOCK)].filter((block) => block.groups?.type === 'script')
  for (const { line, text } of nearly(unix)) problems.push(`${file}, line ${line}: ${text}`)
  if (blocks.length === 0) {
    if (hasBlock(unix)) problems.push(`${file}: the block '# /// script' is not closed by '# ///'`)
    return noMetadata
  }
  if (blocks.length > 1)
    problems.push(`${file}: holds ${blocks.length} script blocks, one is allowed`)
  const block = blocks[0]!
  const firstLine = unix.slice(0, block.index).split('\n').length + 1
  const toml = block.groups!.content!.replace(/^# ?/gm, '')
  const place = (line: number) => `${file}, line ${firstLine + line - 1}`
  let read: Toml
  try {
    read = parse(toml)
  } catch (error) {
    const { line, message } = error as TomlError
    problems.push(`${place(line)}: ${message}`)
    return noMetadata
  }
  return checkMetadata(read.data, (keys, text) => {
    problems.push(`${place(read.lineOf(keys))}: ${keys.join('.')}: ${text}`)
  })
}

/** Comments that look like the block, or its table, and that nobody would read. */
function nearly(source: string): { line: number; text: string }[] {
  return source.split('\n').flatMap((line, index) => {
    const text = nearMiss(line)
    return text ? [{ line: index + 1, text }] : []
  })
}

function nearMiss(line: string): string | null {
  const opens = /^\s*#\s*\/\/\/+\s*script\s*$/i.test(line) && line !== '# /// script'
  if (opens) return `'${line}' opens no block: write '# /// script'`
  const table = /^\s*#\s*\[\s*tool\s*\.\s*["']?fork[-_ ]?safety\b/i.exec(line)
  if (table && !/^# \[tool\.(?:fork-safety|"fork-safety"|'fork-safety')[.\]]/.test(line)) {
    return `'${line}' is a table that nobody reads: write '# [tool.fork-safety]'`
  }
  return null
}

type Complain = (keys: string[], text: string) => void

const ours = ['timeout', 'trials', 'expect', 'variants', 'exclusive', 'needs']

function checkMetadata(toml: Table, complain: Complain): Metadata {
  const tool = toml.tool as Table | undefined
  const own = tool?.['fork-safety'] ?? {}
  const root = ['tool', 'fork-safety']
  if (!isTable(own)) {
    complain(root, 'must be a table')
    return noMetadata
  }
  for (const key of Object.keys(own).filter((key) => !ours.includes(key))) {
    complain([...root, key], `unknown key; allowed are ${ours.join(', ')}`)
  }
  const at =
    (key: string): Complain =>
    (keys, text) =>
      complain([...root, key, ...keys], text)
  const variants = checkVariants(own.variants, at('variants'))
  const all = [...new Set([...knownVariants, ...Object.keys(withDelays(variants))])]
  return {
    requiresPython: pythonRange(toml['requires-python'], (_, said) =>
      complain(['requires-python'], said),
    ),
    dependencies: texts(toml.dependencies, (_, said) => complain(['dependencies'], said)) ?? [],
    needs: texts(own.needs, at('needs')) ?? [],
    timeout: numeric(own.timeout, timeLimit, at('timeout')),
    trials: own.trials === 'auto' ? 'auto' : numeric(own.trials, trialCount, at('trials')),
    expect: expectations(own.expect, all, at('expect')),
    variants,
    exclusive: truth(own.exclusive, at('exclusive')),
    declared: tool?.['fork-safety'] !== undefined,
  }
}

const ofCommands = ['command', 'env', 'requires-python', 'dependencies']

/** A table of `[repros]`: a command, and what a block of metadata may say. */
export function checkCommand(
  value: unknown,
  complain: Complain,
): { words: string[]; env: Record<string, string>; metadata: Metadata } | null {
  if (!isTable(value)) {
    complain([], 'must be a table with a command')
    return null
  }
  const { command, env, 'requires-python': range, dependencies, ...own } = value
  const at = (keys: string[], said: string) => {
    const [first, second, ...rest] = keys
    if (first !== 'tool' || second !== 'fork-safety') return complain(keys, said)
    const more = said.replace(ours.join(', '), [...ofCommands, ...ours].join(', '))
    complain(rest, more)
  }
  const outer = { dependencies, 'requires-python': range }
  const metadata = checkMetadata({ ...outer, tool: { 'fork-safety': own } }, at)
  for (const [name, { script }] of Object.entries(metadata.variants)) {
    if (script) complain(['variants', name, 'script'], 'is of scripts; this repro is a command')
  }
  const words = commandWords(command, (_, said) => complain(['command'], said))
  const variables = textTable(env, (keys, said) => complain(['env', ...keys], said))
  return words && { words, env: variables ?? {}, metadata }
}

function commandWords(value: unknown, complain: Complain): string[] | null {
  if (Array.isArray(value) && value.every(isPassable) && isCommand(value)) return value
  const what = "must be a list of texts, a program and its arguments, such as ['pytest', 'tests']"
  complain([], `${what}, got ${JSON.stringify(value)}`)
  return null
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** Text that a process can be given: no NUL, which would end it. */
const isPassable = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0')

function text(value: unknown, complain: Complain): string | null {
  if (value === undefined || isPassable(value)) return value ?? null
  complain([], `must be text, got ${JSON.stringify(value)}`)
  return null
}

function texts(value: unknown, complain: Complain): string[] | null {
  if (value === undefined) return null
  const good = Array.isArray(value) && value.every((one) => isPassable(one) && one !== '')
  if (!good) complain([], `must be a list of texts, got ${JSON.stringify(value)}`)
  return good ? value : null
}

function pythonRange(value: unknown, complain: Complain): string | null {
  const range = text(value, complain)
  if (range !== null && !parseRange(range)) complain([], `'${range}' is no range such as >=3.9`)
  return range
}

/** A number that the setting of the same name would take, too. */
function numeric<T>(value: unknown, setting: Value<T>, complain: Complain): T | null {
  if (value === undefined) return null
  const found = typeof value === 'number' ? setting.read(String(value)) : null
  if (found === null) complain([], `must be ${setting.allowed}, got ${JSON.stringify(value)}`)
  return found
}

function truth(value: unknown, complain: Complain): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    complain([], `must be true or false, got ${JSON.stringify(value)}`)
  }
  return value === true
}

function expectations(value: unknown, variants: string[], complain: Complain): ExpectTable | null {
  if (value === undefined) return null
  const problems = findProblems(value, variants)
  for (const { keys, text } of problems) complain(keys, text)
  return problems.length === 0 ? (value as ExpectTable) : null
}

const knobNames = [
  'sleep-before-fork',
  'keywords',
  'preload',
  'script',
  'env',
  'args',
  'sweep',
  'replay',
]

function checkVariants(value: unknown, complain: Complain): Record<string, Knobs> {
  if (value === undefined) return {}
  if (!isTable(value)) {
    complain([], 'must be a table of variants')
    return {}
  }
  const variants = Object.entries(value).map(([name, knobs]) => {
    if (name === 'baseline')
      complain([name], 'is the repro unchanged; give the variant another name')
    if (/[,\n]/.test(name) || name.trim() !== name || name === '') {
      complain([name], 'a name is not empty and holds no comma, line end or outer space')
    }
    return [name, checkKnobs(knobs, (keys, said) => complain([name, ...keys], said))]
  })
  return Object.fromEntries(variants)
}

function checkKnobs(value: unknown, complain: Complain): Knobs {
  if (!isTable(value)) {
    complain([], 'must be a table of knobs')
    return {}
  }
  for (const key of Object.keys(value).filter((key) => !knobNames.includes(key))) {
    complain([key], `unknown knob; allowed are ${knobNames.join(', ')}`)
  }
  const at =
    (key: string): Complain =>
    (keys, said) =>
      complain([key, ...keys], said)
  const knobs: Knobs = {
    ...pauses(value['sleep-before-fork'], at('sleep-before-fork')),
    keywords: keywordTable(value.keywords, at('keywords')),
    preload: modules(value.preload, at('preload')),
    script: text(value.script, at('script')) ?? undefined,
    env: textTable(value.env, at('env')),
    args: texts(value.args, at('args')) ?? undefined,
    sweep: sweeping(value.sweep, at('sweep')),
    replay: meeting(value.replay, at('replay')) ?? undefined,
  }
  return Object.fromEntries(Object.entries(knobs).filter(([, one]) => one !== undefined))
}

function pauses(value: unknown, complain: Complain): Partial<Knobs> {
  if (value === undefined) return {}
  const list = Array.isArray(value) ? value : [value]
  const good = list.every((one) => typeof one === 'number' && one >= 0 && one <= 600)
  if (good && list.length > 0) return delaying([...new Set(list)].sort((a, b) => a - b))
  const got = JSON.stringify(value)
  complain([], `must be a number of seconds from 0 to 600, or a list of such, got ${got}`)
  return {}
}

function sweeping(value: unknown, complain: Complain): Knobs['sweep'] {
  if (value === 'possible') return value
  return truth(value, complain) ? true : undefined
}

function meeting(value: unknown, complain: Complain): string | null {
  const line = text(value, complain)
  if (line === null || readReplay(line)) return line
  complain([], `'${line}' is no line of a sweep, such as 'app/cache.py:12 Thread-1 2'`)
  return null
}

const DOTTED = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/

function modules(value: unknown, complain: Complain): string[] | undefined {
  const found = texts(value, complain)
  for (const name of found?.filter((one) => !DOTTED.test(one)) ?? []) {
    complain([], `'${name}' is no name of a module`)
  }
  return found ?? undefined
}

function keywordTable(value: unknown, complain: Complain): Knobs['keywords'] {
  if (value === undefined) return undefined
  if (!isTable(value) || !Object.values(value).every(isTable)) {
    complain([], 'must be a table of calls, each a table of keyword arguments')
    return undefined
  }
  for (const name of Object.keys(value).filter((one) => !DOTTED.test(one) || !one.includes('.'))) {
    complain([name], "must name a module's class or function, such as pymongo.MongoClient")
  }
  return value as Knobs['keywords']
}

function textTable(value: unknown, complain: Complain): Record<string, string> | undefined {
  if (value === undefined) return undefined
  if (!isTable(value) || !Object.values(value).every(isPassable)) {
    complain([], 'must be a table of texts')
    return undefined
  }
  for (const name of Object.keys(value).filter((one) => !/^[^=\0]+$/.test(one))) {
    complain([name], "is no name of a variable: it is not empty and holds no '='")
  }
  return value as Record<string, string>
}
