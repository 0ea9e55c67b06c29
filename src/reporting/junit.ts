/** JUnit XML, in the dialect that Jenkins and what came after it read. Load lazily. */
import XMLBuilder from 'fast-xml-builder'
import { neutral, oneLine } from '../guard/text.ts'
import { tailBytes } from '../results/cut.ts'
import type { CaseResult, Results } from '../results/model.ts'
import { type AnnotationOptions, workspacePath } from './annotations.ts'
import { plural } from './format.ts'
import { type Told, toldOf } from './incidents.ts'
import { cause, isComparison, outcomeSentence, placeName, tellingRun, whereName } from './names.ts'
import { lockFacts, lockLines, toldLock } from './sweep.ts'

/** Bytes of each stream that a test case carries, and that all of them share. */
const maxTail = 8000
const allTails = 4_000_000

type Node = Record<string, unknown>

/**
 * One suite per repro, one test case per case, of a command per hang and named by its test, of a sweep
 * per lock that hangs, so that the file says the same as the exit status: a regression is a failure with its diagnosis, a case that tested nothing an error. An expected hang
 * carries its diagnosis as output, or as a flaky failure where other trials passed. What did not
 * pass in a variant to compare with is skipped: it is neither right nor wrong.
 */
export function renderJunit(results: Results, options: AnnotationOptions = {}): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  })
  const tail = Math.min(maxTail, Math.floor(allTails / results.cases.flatMap(toldOf).length))
  const suites = [...byRepro(results.cases)].map(([repro, cases]) =>
    suite(repro, cases, { ...options, tail }),
  )
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

interface Page extends AnnotationOptions {
  tail: number
}

function suite(repro: string, cases: CaseResult[], page: Page): Node {
  return {
    '@name': oneLine(repro),
    ...totals(cases),
    '@skipped': cases.filter(isSkipped).length,
    testcase: cases.flatMap(toldOf).map((one) => testCase(one, page)),
  }
}

function totals(cases: CaseResult[]): Node {
  return {
    '@tests': cases.flatMap(toldOf).length,
    '@failures': cases.flatMap(toldOf).filter(isFailure).length,
    '@errors': cases.filter(isError).length,
    '@time': seconds(cases),
  }
}

const isFailure = ({ verdict }: CaseResult) => verdict === 'regression'
const isError = ({ verdict }: CaseResult) => verdict === 'invalid'
const isCompared = (of: CaseResult) =>
  of.verdict === 'ok' && of.outcome !== 'passed' && isComparison(of)
const isSkipped = (of: CaseResult) => of.outcome === 'skipped' || isCompared(of)

function seconds(cases: CaseResult[]): string {
  const all = cases.flatMap(({ runs }) => runs.map((run) => run.seconds))
  return all.reduce((total, one) => total + one, 0).toFixed(3)
}

function testCase(of: Told, page: Page): Node {
  const { tail } = page
  const lock = toldLock(of)
  const run = lock && !of.evidence ? undefined : tellingRun(of)
  const place = of.diagnosis?.blocked ?? { file: of.file, line: 1 }
  return {
    '@name': oneLine(nameOf(of)),
    '@classname': oneLine(of.repro),
    '@file': workspacePath(place.file, page) ?? oneLine(place.file, 1000),
    '@line': Math.max(1, place.line),
    '@time': secondsOf(of),
    ...judgement(of),
    ...output('system-out', [notes(of), run?.stdout ?? ''], tail),
    ...output('system-err', [run?.stderr ?? ''], tail),
  }
}

function nameOf(of: Told): string {
  const lock = toldLock(of)
  return of.incident?.test ?? `${of.variant} on ${whereName(of)}${lock ? `: ${lock.name}` : ''}`
}

const secondsOf = (of: Told): string =>
  (of.incident ?? toldLock(of))?.seconds.toFixed(3) ?? seconds([of])

function judgement(of: CaseResult): Node {
  if (of.outcome === 'skipped') {
    return { skipped: { '@message': oneLine(of.reason ?? 'no reason given') } }
  }
  if (isCompared(of))
    return { skipped: { '@message': oneLine(`to compare: ${happened(of)}`, 500) } }
  if (isFailure(of)) return { failure: problem(of, of.diagnosis?.hazard ?? of.outcome) }
  if (isError(of)) return { error: problem(of, 'invalid') }
  const hung = of.hangs > 0 && of.hangs < of.trials
  return hung ? { flakyFailure: problem(of, of.diagnosis?.hazard ?? of.outcome) } : {}
}

function problem(of: CaseResult, type: string): Node {
  return { '@message': oneLine(happened(of), 500), '@type': type, '#text': explanation(of) }
}

/** What happened, then why: readers show the first line, or the first two. */
function happened(of: CaseResult): string {
  return isError(of)
    ? `tested nothing: ${of.reason ?? cause(of)}`
    : `${outcomeSentence(of)}: ${cause(of)}`
}

function explanation(of: CaseResult): string {
  const { fork, blocked, holder, because = [] } = of.diagnosis ?? {}
  const lines = [
    happened(of),
    isFailure(of) && `expected ${of.expected.join(' or ')}`,
    fork && `fork: ${placeName(fork)}`,
    blocked && `blocked: ${placeName(blocked)}, process ${blocked.pid}`,
    holder && `holder: ${placeName(holder)}`,
    ...because.slice(0, 20),
    ...lockFacts(of).map(([name, text]) => `${name}: ${text}`),
  ]
  return lines
    .filter((line) => typeof line === 'string')
    .map((line) => oneLine(line, 700))
    .join('\n')
}

/** What a case that is not red has to tell: what did not pass, a hang that is gone, warnings. */
function notes(of: CaseResult): string {
  if (isFailure(of) || isError(of) || of.outcome === 'skipped') return ''
  const what = isCompared(of) ? 'To compare' : 'As expected'
  const unwell = of.outcome === 'passed' ? '' : `${what}: ${explanation(of)}`
  const fixed = of.verdict === 'fixed' ? `Fixed: expected ${of.expected.join(' or ')}` : ''
  const warned = of.warnings.length > 0 ? plural(of.warnings.length, 'warning') : ''
  const locks = toldLock(of) ? [] : lockLines(of).map((line) => oneLine(line, 700))
  return [unwell, fixed, warned, ...locks].filter(Boolean).join('\n')
}

function output(name: string, texts: string[], tail: number): Node {
  const text = texts
    .filter(Boolean)
    .map((one) => neutral(tailBytes(one, tail)))
    .join('\n')
  return text ? { [name]: text } : {}
}
