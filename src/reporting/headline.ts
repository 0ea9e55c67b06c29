/** The verdict in one sentence or two of plain text: the same wherever it is told. */
import type { Fault, FaultKind, Results } from '../results/model.ts'
import { verdictOf } from '../verdict/status.ts'
import { findings, findingTitle, tally } from './findings.ts'
import { plural } from './format.ts'
import { whereName } from './names.ts'

/** `1 regression in 8 cases: getaddrinfo (baseline) deadlocks on CPython 3.13.0.` */
export function headline(results: Results): string {
  const { faults } = verdictOf(results)
  if (faults.length === 0) return good(results)
  const said = faults.map((fault) => sentences[fault.kind](fault, results))
  return [...said, rest(results, faults)].filter(Boolean).join(' ')
}

/** Why nothing could be proven, where that is so: to be read before anything else. */
export function blindness({ environment, legs = [] }: Results): string[] {
  const ofLegs = legs.flatMap(({ name, environment: own }) =>
    own?.blind ? [`${name}: ${own.blind}`] : [],
  )
  return ofLegs.length > 0 || !environment.blind ? ofLegs : [environment.blind]
}

const sentences: Record<FaultKind, (fault: Fault, results: Results) => string> = {
  interrupted: () => 'Interrupted.',
  tampering: () => 'The code under test tampered with the run.',
  regressions: (_, results) => bad(results),
  warnings: ({ count, texts }) =>
    `${plural(count, 'case')} ${count === 1 ? 'warns' : 'warn'}, and warnings count: ${listed(texts)}`,
  invalid: counted('tested nothing'),
  prevented: counted('could not be run'),
  'no-python': counted('could not be run'),
  'failed-install': counted('could not be run'),
  skipped: ({ count, texts }, { cases }) =>
    count === cases.length
      ? `No case was run: ${count} skipped: ${listed(texts)}`
      : `${plural(count, 'case')} skipped: ${listed(texts)}`,
  nothing: () => 'No case was run.',
  'missing-legs': ({ count, texts }) =>
    `Results are missing of ${plural(count, 'leg')}: ${listed(texts, 3)}`,
  'unread-files': ({ count, texts }) =>
    `${plural(count, 'file')} of results could not be read: ${listed(texts)}`,
  unwritten: ({ texts }) => listed(texts),
}

function counted(what: string) {
  return ({ count, texts }: Fault) => `${plural(count, 'case')} ${what}: ${listed(texts)}`
}

/** The first few texts, as the end of a sentence. */
function listed(texts: string[], max = 1): string {
  const left = texts.length - max
  const shown = texts.slice(0, max).join(', ').replace(/\.$/, '')
  return `${shown}${left > 0 ? ` and ${left} more` : ''}.`
}

function bad(results: Results): string {
  const { cases, regressions } = tally(results)
  const [worst] = findings(results.cases)
  const counted = `${plural(regressions, 'regression')} in ${plural(cases, 'case')}`
  const also = regressions > 1 ? `; ${regressions - 1} more` : ''
  return `${counted}: ${findingTitle(worst!, whereName(worst!.best))}${also}.`
}

/** What is right beside what is wrong; a regression is told with how many cases there were. */
function rest(results: Results, faults: Fault[]): string {
  if (faults.some(({ kind }) => kind === 'regressions')) return ''
  const told = faults.some(({ kind }) => countsSkipped.includes(kind))
  const parts = parted(results).filter(([name]) => !(told && name === 'skipped'))
  return parts.length > 0 ? `The rest: ${parts.map(([, text]) => text).join(', ')}.` : ''
}

const countsSkipped: FaultKind[] = ['prevented', 'no-python', 'failed-install', 'skipped']

function good(results: Results): string {
  const counts = tally(results)
  if (counts.cases === 0) return 'No case was run.'
  if (counts.skipped === counts.cases) return `No case was run: ${counts.skipped} skipped.`
  const all = counts.cases === 1 ? 'The only case is' : `All ${counts.cases} cases are`
  const parts = parted(results).map(([, text]) => text)
  return `${all} as expected: ${parts.join(', ')}.`
}

/** The cases that are not wrong, by what became of them. */
function parted(results: Results): [string, string][] {
  const counts = tally(results)
  const parts: [string, number, string][] = [
    ['deadlocked', counts.deadlocked, plural(counts.deadlocked, 'known deadlock')],
    ['failures', counts.failures, plural(counts.failures, 'known failure')],
    ['passed', counts.passed, `${counts.passed} passed`],
    ['fixed', counts.fixed, `${counts.fixed} fixed`],
    ['compared', counts.compared, `${counts.compared} to compare`],
    ['skipped', counts.skipped, `${counts.skipped} skipped`],
  ]
  return parts.filter(([, count]) => count > 0).map(([name, , text]) => [name, text])
}
