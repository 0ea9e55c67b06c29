/** JUnit XML, in the dialect that Jenkins and what came after it read. Load lazily. */
import XMLBuilder from 'fast-xml-builder'
import { neutral, oneLine } from '../guard/text.ts'
import { tailBytes } from '../results/cut.ts'
import type { CaseResult, Results } from '../results/model.ts'
import { plural } from './format.ts'
import { cause, outcomeSentence, placeName, tellingRun, whereName } from './names.ts'

/** Bytes of each stream that a test case carries, and that all of them share. */
const maxTail = 8000
const allTails = 4_000_000

type Node = Record<string, unknown>

/**
 * One suite per repro, one test case per case. A regression is a failure with its diagnosis; an
 * expected hang is not, so that the file says the same as the exit status, and carries its
 * diagnosis as output.
 */
export function renderJunit(results: Results): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  })
  const tail = Math.min(maxTail, Math.floor(allTails / results.cases.length))
  const suites = [...byRepro(results.cases)].map(([repro, cases]) => suite(repro, cases, tail))
  const root = { '@name': 'fork-safety', ...totals(results.cases), testsuite: suites }
  const document = { '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, testsuites: root }
  return `${builder.build(document).trimEnd()}\n`
}

function byRepro(cases: CaseResult[]): Map<string, CaseResult[]> {
  const found = new Map<string, CaseResult[]>()
  for (const one of cases) {
    const own = found.get(one.repro)
    if (own) own.push(one)
    else found.set(one.repro, [one])
  }
  return found
}

function suite(repro: string, cases: CaseResult[], tail: number): Node {
  return {
    '@name': oneLine(repro),
    ...totals(cases),
    '@skipped': cases.filter(({ outcome }) => outcome === 'skipped').length,
    testcase: cases.map((one) => testCase(one, tail)),
  }
}

function totals(cases: CaseResult[]): Node {
  return {
    '@tests': cases.length,
    '@failures': cases.filter(isFailure).length,
    '@errors': 0,
    '@time': seconds(cases),
  }
}

function isFailure({ verdict }: CaseResult): boolean {
  return verdict === 'regression'
}

function seconds(cases: CaseResult[]): string {
  const all = cases.flatMap(({ runs }) => runs.map((run) => run.seconds))
  return all.reduce((total, one) => total + one, 0).toFixed(3)
}

function testCase(of: CaseResult, tail: number): Node {
  const run = tellingRun(of)
  return {
    '@name': oneLine(`${of.variant} on ${whereName(of)}`),
    '@classname': oneLine(of.repro),
    '@time': seconds([of]),
    ...judgement(of),
    ...output('system-out', [notes(of), run?.stdout ?? ''], tail),
    ...output('system-err', [run?.stderr ?? ''], tail),
  }
}

function judgement(of: CaseResult): Node {
  if (of.outcome === 'skipped') {
    return { skipped: { '@message': oneLine(of.reason ?? 'no reason given') } }
  }
  if (!isFailure(of)) return {}
  const failure = {
    '@message': oneLine(cause(of), 500),
    '@type': of.diagnosis?.hazard ?? of.outcome,
    '#text': explanation(of),
  }
  return { failure }
}

function explanation(of: CaseResult): string {
  const { fork, blocked, holder, because = [] } = of.diagnosis ?? {}
  const lines = [
    cause(of),
    `${outcomeSentence(of)}; expected ${of.expected.join(' or ')}`,
    fork && `fork: ${placeName(fork)}`,
    blocked && `blocked: ${placeName(blocked)}, process ${blocked.pid}`,
    holder && `holder: ${placeName(holder)}`,
    ...because.slice(0, 20),
  ]
  return lines
    .filter((line) => typeof line === 'string')
    .map((line) => oneLine(line, 700))
    .join('\n')
}

/** What a green case has to tell: a hang that was expected, a hang that is gone, warnings. */
function notes(of: CaseResult): string {
  if (isFailure(of) || of.outcome === 'skipped') return ''
  const expected = of.outcome === 'passed' ? '' : `As expected: ${explanation(of)}`
  const fixed = of.verdict === 'fixed' ? `Fixed: expected ${of.expected.join(' or ')}` : ''
  const warned = of.warnings.length > 0 ? plural(of.warnings.length, 'warning') : ''
  return [expected, fixed, warned].filter(Boolean).join('\n')
}

function output(name: string, texts: string[], tail: number): Node {
  const text = texts
    .filter(Boolean)
    .map((one) => neutral(tailBytes(one, tail)))
    .join('\n')
  return text ? { [name]: text } : {}
}
