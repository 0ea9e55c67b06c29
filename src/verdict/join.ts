import { basename, dirname } from 'node:path/posix'
import { countResults } from '../results/counts.ts'
import { caseKey, environmentOf, groupBy } from '../results/identity.ts'
import type { CaseResult, Conclusion, Environment, Results } from '../results/model.ts'
import type { LegFile } from '../results/read.ts'
import { rooted } from '../results/rooted.ts'
import { judge } from './judge.ts'

/** One step's results; several of one identity are attempts of one leg. */
interface Leg {
  name: string
  attempt: number
  /** What is the same for all attempts of this leg, and for no other leg. */
  identity: string
  /** Its name by its path, should several share theirs. */
  byPath: string
  /** All that `expected-legs` may call it. */
  aliases: string[]
  results: Results
}

/** `fork-safety-ubuntu-24.04-3.12-attempt-2` is attempt 2 of the leg `ubuntu-24.04-3.12`. */
function parseName(text: string): { name: string; attempt: number | null } {
  const [, name, attempt] = /^(?:fork-safety-)?(.+?)(?:-attempt-(\d{1,4}))?$/.exec(text) ?? []
  return { name: name ?? text, attempt: attempt === undefined ? null : Number(attempt) }
}

/** The part of each path that tells it from the others: its folder, or its name without `.json`. */
function nameOfPath(path: string): string {
  const own = basename(path).replace(/\.json$/, '')
  const folder = basename(dirname(path))
  return own === 'results' && folder !== '.' ? folder : own
}

const machine = ({ os, arch }: Environment) => `${os} ${arch}`

function toLegs({ path, results }: LegFile): Leg[] {
  if (results.legs) return splitReport(results)
  const byPath = parseName(nameOfPath(path))
  const name = results.leg?.name ?? byPath.name
  const shown = name === 'results' ? machine(results.environment) : name
  return [
    {
      name: shown,
      attempt: Math.max(results.leg?.attempt ?? 1, byPath.attempt ?? 1),
      identity: identityOf(results, byPath, shown),
      byPath: byPath.name,
      aliases: [name, byPath.name, nameOfPath(path)],
      results: rooted(results),
    },
  ]
}

/**
 * Where the path says which attempt it is, it says which leg it is too: no two artifacts of a run
 * have one name. Else the results say which step wrote them.
 */
function identityOf(results: Results, byPath: ReturnType<typeof parseName>, name: string): string {
  const { job } = results.leg ?? {}
  const own = byPath.attempt !== null ? ['path', byPath.name] : job ? ['job', job] : ['name', name]
  return JSON.stringify([own, machine(results.environment)])
}

/** The legs of a report that is itself to be joined. */
function splitReport(report: Results): Leg[] {
  return report
    .legs!.filter(({ missing }) => !missing)
    .map(({ name, environment, attempt = 1, verdict }) => ({
      name,
      attempt,
      identity: JSON.stringify([['name', name], machine(environment ?? report.environment)]),
      byPath: name,
      aliases: [name],
      results: {
        ...report,
        verdict,
        environment: environment ?? report.environment,
        cases: report.cases.filter(({ leg }) => leg === name),
        conclusions: report.conclusions.filter(({ leg }) => leg === undefined || leg === name),
        notes: [],
        tampering: ofOne(report.tampering, name),
      },
    }))
}

/** What a joined report says of one leg, without its name. */
const ofOne = (texts: readonly string[] = [], name: string) =>
  texts.filter((text) => text.startsWith(`${name}: `)).map((text) => text.slice(name.length + 2))

/**
 * Results of one step that are of one attempt are no attempts of one leg, whatever they say of
 * themselves: their paths tell them apart.
 */
function splitByPath(legs: Leg[]): Leg[] {
  return [...groupBy(legs, ({ identity }) => identity).values()].flatMap((same) => {
    const names = new Set(same.map(({ byPath }) => byPath))
    const attempts = new Set(same.map(({ attempt }) => attempt))
    if (names.size === 1 || attempts.size === same.length) return same
    return same.map((leg) => ({ ...leg, identity: JSON.stringify([leg.identity, leg.byPath]) }))
  })
}

/** Different legs have different names: by their machines, their paths, or a number. */
function nameApart(legs: Leg[]): Leg[] {
  const nameOf = ({ name }: Leg) => name
  const taken = [...groupBy(legs, nameOf).values()].flatMap((same) => {
    if (same.length === 1) return same
    const ways = [
      (leg: Leg) => `${leg.name} (${machine(leg.results.environment)})`,
      ({ byPath }: Leg) => byPath,
      (leg: Leg) => `${leg.name} (${same.indexOf(leg) + 1})`,
    ]
    const way = ways.find((one) => new Set(same.map(one)).size === same.length)!
    return same.map((leg) => ({ ...leg, name: way(leg) }))
  })
  const order = new Map(legs.map(({ identity }, at) => [identity, at]))
  return taken.sort((a, b) => order.get(a.identity)! - order.get(b.identity)!)
}

/** Attempts of one leg: each case is taken from the latest that has it; of equals, the last given. */
function mergeAttempts(attempts: Leg[]): Leg {
  const ordered = attempts.toReversed().sort((a, b) => b.attempt - a.attempt)
  const latest = ordered[0]!
  const seen = new Set<string>()
  const cases: CaseResult[] = []
  const conclusions: Conclusion[] = []
  for (const { results } of ordered) {
    const own = results.cases.filter((one) => !seen.has(caseKey(one, '')))
    for (const one of own) seen.add(caseKey(one, ''))
    cases.push(...own)
    conclusions.push(...keepConclusions(results.conclusions, own))
  }
  const aliases = ordered.flatMap((leg) => leg.aliases)
  return { ...latest, aliases, results: { ...latest.results, cases, conclusions } }
}

/** The conclusions that are about a repro and Python of which `cases` are. */
function keepConclusions(conclusions: Conclusion[], cases: CaseResult[]): Conclusion[] {
  const id = (python: string, repro: string) => JSON.stringify([python, repro])
  const about = new Set(cases.map((one) => id(one.python.version, one.repro)))
  return conclusions.filter(({ python, repro }) => about.has(id(python, repro)))
}

/** The verdict is taken anew: a file's own word counts only where it is the worse. */
function ofLeg(one: CaseResult, leg: string): CaseResult {
  const worse = one.verdict === 'regression' || one.verdict === 'invalid'
  const verdict = worse ? one.verdict : judge(one.outcome, one.expected)
  return { ...one, leg, verdict }
}

/** Cases whose outcome depends on the system first, then those where it depends on anything. */
function disagreeingFirst(results: Results): CaseResult[] {
  const groups = [
    ...groupBy(results.cases, (one) => JSON.stringify([one.repro, one.variant, one.emulation])),
  ].map(([, cases]) => cases)
  const ran = (cases: CaseResult[]) => cases.filter(({ outcome }) => outcome !== 'skipped')
  const rank = (cases: CaseResult[]) => {
    const bySystem = groupBy(ran(cases), (one) => environmentOf(results, one).os)
    const seen = [...bySystem.values()].map((own) => [...new Set(own.map((one) => one.outcome))])
    if (new Set(seen.map((outcomes) => outcomes.sort().join())).size > 1) return 0
    return seen.some((outcomes) => outcomes.length > 1) ? 1 : 2
  }
  return groups
    .map((cases) => ({ cases, rank: rank(cases) }))
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ cases }) => cases)
}

/** What every leg concludes once, without a leg; the rest with its leg's name. */
function joinConclusions(legs: Leg[]): Conclusion[] {
  const all = legs.flatMap(({ name, results }) =>
    results.conclusions.map((one) => ({ ...one, leg: name })),
  )
  const same = groupBy(all, ({ leg, ...said }) => JSON.stringify(said))
  return [...same.values()].map((group) => {
    const { leg, ...said } = group[0]!
    return group.length > 1 ? said : { ...said, leg }
  })
}

/** One environment for all legs: what they share, and all the systems' names. */
function joinEnvironments(all: Environment[]): Environment {
  const shared = (of: (one: Environment) => string | null) => [...new Set(all.map(of))]
  const text = (of: (one: Environment) => string) => shared(of).sort().join(', ')
  const [libc = null, ...others] = shared((one) => one.libc)
  return {
    os: text((one) => one.os),
    release: text((one) => one.release),
    arch: text((one) => one.arch),
    libc: others.length > 0 ? null : libc,
    cpus: Math.max(0, ...all.map(({ cpus }) => cpus)),
    ...joinRecords(all),
  }
}

/** When the first began; of the rest what all share. */
function joinRecords(all: Environment[]): Partial<Environment> {
  const [first] = all.flatMap(({ startedAt }) => startedAt ?? []).sort()
  const shared = (of: (one: Environment) => string | null | undefined) => {
    const [value, ...others] = new Set(all.map(of))
    return others.length > 0 ? null : (value ?? null)
  }
  return {
    ...(first === undefined ? {} : { startedAt: first }),
    commit: shared(({ commit }) => commit),
    run: shared(({ run }) => run),
    image: shared(({ image }) => image),
  }
}

/** A name as it can be part of an artifact's: `1/5` is `1_5`. */
const fileName = (name: string) => name.replace(/[^A-Za-z0-9._-]/g, '_')

/**
 * Joins the results of all legs. Several files of one leg are merged, the later attempt wins; a leg
 * that was expected and is not there is `missing`. Cases come with their leg's name, those on which
 * the platforms disagree first.
 */
export function joinLegs(files: readonly LegFile[], expected: readonly string[]): Results {
  const found = splitByPath(files.flatMap(toLegs))
  const merged = [...groupBy(found, ({ identity }) => identity).values()].map(mergeAttempts)
  const legs = nameApart(merged)
  const present = new Set(legs.flatMap(({ name, aliases }) => [name, ...aliases].map(fileName)))
  const absent = [...new Set(expected)].filter((name) => !present.has(fileName(name)))
  const joined: Results = {
    schemaVersion: 1,
    tool: legs[0]?.results.tool ?? { name: 'fork-safety', version: '' },
    environment: joinEnvironments(legs.map(({ results }) => results.environment)),
    cases: legs.flatMap(({ name, results }) => results.cases.map((one) => ofLeg(one, name))),
    conclusions: joinConclusions(legs),
    counts: { cases: 0, regressions: 0, deadlocked: 0 },
    interrupted: legs.some(({ results }) => results.interrupted === true),
    notes: legs.flatMap(({ name, results }) =>
      (results.notes ?? []).map((text) => `${name}: ${text}`),
    ),
    tampering: legs.flatMap(({ name, results }) =>
      (results.tampering ?? []).map((text) => `${name}: ${text}`),
    ),
    legs: [
      ...legs.map(({ name, attempt, results }) => ({
        name,
        environment: results.environment,
        missing: false,
        attempt,
        ...(results.verdict ? { verdict: results.verdict } : {}),
      })),
      ...absent.map((name) => ({ name, environment: null, missing: true })),
    ],
  }
  return countResults({ ...joined, cases: disagreeingFirst(joined) })
}

/** The name of a job, as a matrix's entry gives it: its `leg`, or its values joined. */
function nameOfEntry(entry: unknown): string {
  if (typeof entry !== 'object' || entry === null) return String(entry)
  const { leg, ...values } = entry as Record<string, unknown>
  return typeof leg === 'string' ? leg : Object.values(values).map(String).join('-')
}

/** Every combination of one value of each list, as GitHub makes jobs of a matrix. */
function combinations(lists: [string, unknown[]][]): object[] {
  if (lists.length === 0) return []
  return lists.reduce<object[]>(
    (entries, [key, values]) =>
      entries.flatMap((entry) => values.map((value) => Object.assign({}, entry, { [key]: value }))),
    [{}],
  )
}

/**
 * The names in an `expected-legs` file: a JSON list of names or of a matrix's entries, a matrix, or
 * one name a line (`#` starts a comment). Throws an `Error` for people.
 */
export function parseExpectedLegs(text: string): string[] {
  if (!/^\s*[[{]/.test(text)) {
    const lines = text.split('\n').map((line) => line.replace(/(^|\s)#.*/, '').trim())
    return lines.filter((line) => line !== '')
  }
  const data: unknown = JSON.parse(text)
  if (Array.isArray(data)) return data.map(nameOfEntry)
  const { include = [], ...axes } = data as Record<string, unknown>
  const lists = Object.entries(axes).filter((axis): axis is [string, unknown[]] =>
    Array.isArray(axis[1]),
  )
  if (!Array.isArray(include) || lists.length < Object.keys(axes).length) {
    throw new Error('must be a list of names, or a matrix: lists by name, and "include"')
  }
  return [...combinations(lists), ...include].map(nameOfEntry)
}
