import { type Accepted, acceptedFile, findAccepted, parseAccepted } from '../plan/accepted.ts'
import { LOCK } from '../plan/expectations.ts'
import { parseSelector } from '../plan/selector.ts'
import type { Toml, TomlComment, TomlEntry } from '../plan/toml.ts'
import { caseName, environmentOf, groupBy } from '../results/identity.ts'
import { type CaseResult, outcomes, type Results } from '../results/model.ts'
import { sortOutcomes } from './judge.ts'
import { isHanging } from './sweep.ts'
import { contextOf, type Placed } from './unmatched.ts'

type Path = readonly string[]

/** One table of the file: `[expect.repro.variant]` with its outcomes by key. */
interface Table {
  path: Path
  keys: Map<string, readonly string[]>
}

const header = `# Reviewed expectations: which outcomes each case may have, by system and Python.
# Written by "fork-safety accept"; they come before what the repros say themselves.`

const natural = new Intl.Collator('en', { numeric: true })
const inOrder = (a: string, b: string) => natural.compare(a, b) || (a < b ? -1 : Number(a > b))

const quoted = (text: string) => JSON.stringify(text).replaceAll('\x7f', '\\u007f')
const tomlKey = (key: string) => (/^[A-Za-z0-9_-]+$/.test(key) ? key : quoted(key))

/** The key that a case's outcome is written under: system, emulation, build and minor version. */
export function keyOf({ one, os }: Placed): string {
  const [major, minor] = one.python.version.split('.')
  const implementation = one.python.implementation.toLowerCase()
  const key = [
    os,
    ...(one.emulation ? [one.emulation] : []),
    ...(implementation === 'cpython' ? [] : [implementation]),
    ...(one.python.freeThreaded ? ['free-threaded'] : []),
    `python==${major}.${minor}.*`,
    ...(one.with ?? []).map((text) => `${text.replace(' ', '==')}.*`),
  ].join('; ')
  const parsed = parseSelector(key)
  if (typeof parsed !== 'string') return key
  throw new Error(`${acceptedFile}: ${caseName(one, os)} cannot be written: ${parsed}`)
}

const idOf = (path: Path) => JSON.stringify(path)

/** What the file says now; a variant's plain list becomes its key `any`. */
function toTables(accepted: Accepted): Map<string, Table> {
  const tables = Object.entries(accepted).flatMap(([repro, table]) =>
    Object.entries(table).map(([variant, entry]): [string, Table] => {
      const path = ['expect', repro, variant]
      const byKey = Array.isArray(entry) ? { any: entry } : entry
      return [idOf(path), { path, keys: new Map(Object.entries(byKey)) }]
    }),
  )
  return new Map(tables)
}

/** A case that was run to explain another may have any outcome. */
const isOnlyExplaining = ({ expected }: CaseResult) =>
  outcomes.every((one) => expected.includes(one))

/** Of a sweep what is accepted is a lock, not that any may hang. */
const hangingLocks = ({ sweep }: CaseResult) =>
  (sweep?.locks ?? []).filter(isHanging).map(({ name }) => name)

/** Writes what the cases of one repro, variant and key came to, unless it is allowed already. */
function acceptGroup(tables: Map<string, Table>, accepted: Accepted, group: Placed[]): void {
  const { repro, variant } = group[0]!.one
  const allowed = ({ one, os }: Placed) =>
    findAccepted(accepted, repro, contextOf({ one, os }))?.outcomes.includes(one.outcome) ||
    isOnlyExplaining(one)
  if (group.every(allowed)) return
  const path = ['expect', repro, variant]
  const table = tables.get(idOf(path)) ?? { path, keys: new Map() }
  tables.set(idOf(path), table)
  const locks = group.flatMap(({ one }) => hangingLocks(one))
  const seen = group.flatMap(({ one }) => [one.outcome, ...one.runs.map(({ outcome }) => outcome)])
  const named = [...new Set(locks)].map((name) => LOCK + name)
  table.keys.set(keyOf(group[0]!), locks.length > 0 ? ['passed', ...named] : sortOutcomes(seen))
}

/** The comments of a text, each waiting for the heading or key that it stands before or behind. */
interface Comments {
  head: readonly string[]
  before: Map<string, string[]>
  behind: Map<string, string>
  rest: readonly string[]
}

/** The comments at the very top, where an empty line follows them. */
function takeHead(comments: readonly TomlComment[], text: string): readonly TomlComment[] {
  const end = text.split(/\r?\n/).findIndex((line) => !line.startsWith('#'))
  const isHead = end > 0 && text.split(/\r?\n/)[end]!.trim() === ''
  return isHead ? comments.slice(0, end) : []
}

function readComments({ comments, entries }: Toml, text: string): Comments {
  const head = takeHead(comments, text)
  const before = new Map<string, string[]>()
  const behind = new Map<string, string>()
  const rest: string[] = []
  for (const { text: said, loc } of comments.slice(head.length)) {
    const entry = entries.find(({ loc: { end } }) => end.line >= loc.start.line)
    const id = entry && idOf(entry.keys)
    if (id === undefined) rest.push(said)
    else if (entry!.loc.end.line === loc.start.line && entry!.loc.end.column <= loc.start.column)
      behind.set(id, said)
    else before.set(id, [...(before.get(id) ?? []), said])
  }
  return { head: head.map(({ text: said }) => said), before, behind, rest }
}

/** `line` with the comments of these keys before and behind it, which are then used up. */
function withComments({ before, behind }: Comments, keys: Path, line: string): string[] {
  const id = idOf(keys)
  const [above, after] = [before.get(id) ?? [], behind.get(id)]
  before.delete(id)
  behind.delete(id)
  return [...above, after ? `${line} ${after}` : line]
}

/** What stands on the tables around one, which are not written themselves. */
function aroundTable(comments: Comments, path: Path): string[] {
  const outer = path.slice(0, -1).map((_, at) => path.slice(0, at + 1))
  const lines = outer.flatMap((keys) => withComments(comments, keys, ''))
  return lines.map((text) => text.trim()).filter(Boolean)
}

function render(tables: Iterable<Table>, comments: Comments, commands: string[]): string {
  const blocks = [...tables]
    .sort((a, b) => inOrder(a.path.join('\n'), b.path.join('\n')))
    .map(({ path, keys }) => [
      ...aroundTable(comments, path),
      ...withComments(comments, path, `[${path.map(tomlKey).join('.')}]`),
      ...[...keys]
        .sort(([a], [b]) => inOrder(a, b))
        .flatMap(([key, list]) =>
          withComments(
            comments,
            [...path, key],
            `${tomlKey(key)} = [${list.map(quoted).join(', ')}]`,
          ),
        ),
    ])
  const left = [...comments.before.values(), ...comments.behind.values(), comments.rest].flat()
  // Before all tables: a key of none of them may declare one.
  const all = [comments.head.length > 0 ? comments.head : [header], commands, ...blocks, left]
  return all
    .filter((lines) => lines.some((line) => line !== ''))
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/** The lines on which a text declares commands, with the comments above them; and all others. */
function apart(text: string, { entries }: Toml): { commands: string[]; rest: string } {
  const lines = text.split('\n')
  const isHeading = ({ loc: { start } }: TomlEntry) =>
    /^\s*\[+\s*$/.test(lines[start.line - 1]!.slice(0, start.column))
  const owners: (string | undefined)[] = []
  for (const entry of entries) {
    const first = isHeading(entry) ? above(lines, entry.loc.start.line) : entry.loc.start.line
    for (let line = first; line <= entry.loc.end.line; line++) owners[line] = entry.keys[0]
  }
  // Comments within a table are its own too.
  const owner = (index: number) => owners[index] ?? owners.slice(0, index).findLast(Boolean)
  const isCommand = (_: string, at: number) => owner(at + 1) === 'repros'
  return {
    commands: lines.filter(isCommand).join('\n').trim().split('\n'),
    rest: lines.filter((line, at) => !isCommand(line, at)).join('\n'),
  }
}

/** The first of the comments that stand right above a line. */
function above(lines: readonly string[], line: number): number {
  return lines[line - 2]?.trimStart().startsWith('#') ? above(lines, line - 1) : line
}

/**
 * The text of `fork-safety.toml` with the outcomes of `results` written into it, sorted; what it
 * says of other systems and Pythons stays, and so do its commands and comments. A case is left alone where its
 * outcome is allowed already; of a case whose trials differed, all outcomes are written. Throws an
 * `Error` for people where `text` is not valid.
 */
export async function accept(results: readonly Results[], text: string): Promise<string> {
  const { accepted, problems } = await parseAccepted(text)
  if (problems.length > 0) throw new Error(problems.join('\n'))
  const placed = results.flatMap((result) =>
    result.cases
      .filter(({ outcome }) => outcome !== 'skipped')
      .map((one) => ({ one, os: environmentOf(result, one).os })),
  )
  const tables = toTables(accepted)
  const groups = groupBy(placed, (p) => idOf([p.one.repro, p.one.variant, keyOf(p)]))
  for (const group of groups.values()) acceptGroup(tables, accepted, group)
  const { parseToml } = await import('../plan/toml.ts')
  const { commands, rest } = apart(text, parseToml(text))
  return render(tables.values(), readComments(parseToml(rest), rest), commands)
}
