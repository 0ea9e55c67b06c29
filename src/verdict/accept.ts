import { type Accepted, acceptedFile, findAccepted, parseAccepted } from '../plan/accepted.ts'
import { LOCK } from '../plan/expectations.ts'
import { parseSelector } from '../plan/selector.ts'
import { caseName, environmentOf, groupBy } from '../results/identity.ts'
import { type CaseResult, outcomes, type Results } from '../results/model.ts'
import { sortOutcomes } from './judge.ts'
import { isHanging } from './sweep.ts'
import { readComments, type TomlComments } from './toml-comments.ts'
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

function render(tables: Iterable<Table>, comments: TomlComments): string {
  const withComments = (path: Path, text: string) => comments.take(idOf(path), text)
  const blocks = [...tables]
    .sort((a, b) => inOrder(a.path.join('\n'), b.path.join('\n')))
    .map(({ path, keys }) => [
      ...withComments(path, `[${path.map(tomlKey).join('.')}]`),
      ...[...keys]
        .sort(([a], [b]) => inOrder(a, b))
        .flatMap(([key, list]) =>
          withComments([...path, key], `${tomlKey(key)} = [${list.map(quoted).join(', ')}]`),
        ),
    ])
  const all = [comments.head ?? [header], ...blocks, comments.rest()]
  return all
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n')
}

/**
 * The text of `fork-safety.toml` with the outcomes of `results` written into it, sorted; what it
 * says of other systems and Pythons stays, and so do its comments. A case is left alone where its
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
  return render(tables.values(), await readComments(text))
}
