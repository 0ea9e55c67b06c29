/** The result in one sentence of plain text: the same in terminal, summary, comment and check. */
import type { Results } from '../results/model.ts'
import { findings, findingTitle, tally } from './findings.ts'
import { plural } from './format.ts'
import { whereName } from './names.ts'

/** `1 regression in 8 cases: getaddrinfo, ` */
export function headline(results: Results): string {
  const { cases, regressions } = tally(results)
  const tampered = (results.tampering ?? []).length > 0
  const cutShort = [
    results.interrupted ? 'Interrupted. ' : '',
    tampered ? 'The code under test tampered with the run. ' : '',
  ].join('')
  if (cases === 0) return `${cutShort}No case was run.`
  return cutShort + (regressions > 0 ? bad(results) : good(results)) + missing(results)
}

function bad(results: Results): string {
  const { cases, regressions } = tally(results)
  const [worst] = findings(results.cases)
  const counted = `${plural(regressions, 'regression')} in ${plural(cases, 'case')}`
  const also = regressions > 1 ? `; ${regressions - 1} more` : ''
  return `${counted}: ${findingTitle(worst!, whereName(worst!.best))}${also}.`
}

function good(results: Results): string {
  const counts = tally(results)
  if (counts.skipped === counts.cases) return `No case was run: ${counts.skipped} skipped.`
  const all = counts.cases === 1 ? 'The only case is' : `All ${counts.cases} cases are`
  const parts = [
    counts.deadlocked && plural(counts.deadlocked, 'known deadlock'),
    counts.failures && plural(counts.failures, 'known failure'),
    counts.passed && `${counts.passed} passed`,
    counts.fixed && `${counts.fixed} fixed`,
    counts.skipped && `${counts.skipped} skipped`,
  ]
  return `${all} as expected: ${parts.filter(Boolean).join(', ')}.`
}

function missing({ legs = [] }: Results): string {
  const names = legs.filter((leg) => leg.missing).map((leg) => leg.name)
  if (names.length === 0) return ''
  const first = names.slice(0, 3).join(', ')
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  return ` Results are missing of ${plural(names.length, 'leg')}: ${first}${more}.`
}
