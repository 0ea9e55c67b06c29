/** The job summary: Markdown that GitHub renders, within a budget of bytes. */

import { breakCommands } from '../guard/text.ts'
import { cutBytes } from '../results/cut.ts'
import type { CaseResult, Place, Results } from '../results/model.ts'
import { type Curve, curveName, curves, rateBar } from './curve.ts'
import {
  caseDetails,
  type Detail,
  environmentDetails,
  findingDetails,
  standingText,
} from './details.ts'
import {
  conclusionSubject,
  type Finding,
  findings,
  findingTitle,
  labels,
  otherConclusions,
  remedies,
  warningsById,
} from './findings.ts'
import { hangCell, plural } from './format.ts'
import { hazardPage } from './hazards.ts'
import { blindness, headline } from './headline.ts'
import { ownResult } from './incidents.ts'
import { code, prose, table } from './markdown.ts'
import { disagreements } from './matrix.ts'
import { baselineSentence, cause, line, outcomeSentence, skips, whereName } from './names.ts'
import { standingOf } from './stacks.ts'
import { lockFacts, lockLines, sweepSentence } from './sweep.ts'
import { caseTable, disagreementTable, listText, reasonList } from './tables.ts'

export interface SummaryOptions {
  /** Base URL of `docs/hazards/`; without it pages are named, not linked. */
  docsBase?: string
  /** Default 1,000,000: GitHub drops a summary of more than 1,048,576 bytes. */
  maxBytes?: number
}

/** From everything to the least; the first that fits is taken. */
const steps: Detail[] = [
  { passed: true, tails: 16_000, frames: true, findings: 100, rows: 1000 },
  { passed: false, tails: 16_000, frames: true, findings: 100, rows: 1000 },
  { passed: false, tails: 2000, frames: true, findings: 100, rows: 1000 },
  { passed: false, tails: 0, frames: true, findings: 100, rows: 1000 },
  { passed: false, tails: 0, frames: false, findings: 100, rows: 500 },
  { passed: false, tails: 0, frames: false, findings: 20, rows: 100 },
  { passed: false, tails: 0, frames: false, findings: 5, rows: 20 },
  { passed: false, tails: 0, frames: false, findings: 1, rows: 3 },
]

/** Whole sections are left out until it fits; nothing is ever cut inside a fence or tag. */
export function renderSummary(results: Results, options: SummaryOptions = {}): string {
  const { docsBase, maxBytes = 1_000_000 } = options
  for (const step of steps) {
    const text = summaryText(results, { ...step, docsBase })
    if (Buffer.byteLength(text) <= maxBytes) return text
  }
  return cutBytes(`${title(results)}\n`, maxBytes)
}

function summaryText(results: Results, detail: Detail): string {
  const found = findings(results.cases)
  const regressions = found.filter(({ known }) => !known)
  const known = found.filter(({ kind }) => kind === 'known')
  const compared = found.filter(({ kind }) => kind === 'compared')
  const parts = [
    title(results),
    ...blindness(results).map((text) => prose(text, 500)),
    reasonList(results, 20),
    disagreementTable(disagreements(results.cases), Math.min(10, detail.rows)),
    ...limited(regressions, detail.findings, (finding) => section(finding, results, detail), more),
    knownList(known, results, detail),
    caseTable(results.cases, detail.rows),
    curveTables(results.cases, detail),
    sweepList(results.cases, detail),
    conclusionList(results, detail),
    warningList(results.cases, detail),
    skippedList(results.cases, detail),
    noteList(results),
    ...limited(
      [...known, ...compared],
      detail.findings,
      (finding) => findingDetails(finding, detail),
      () => '',
    ),
    detail.frames
      ? limited(
          results.cases.filter((one) => standingOf(one)),
          10,
          standingText,
          () => '',
        ).join('\n\n')
      : '',
    detail.passed ? results.cases.filter(isQuiet).map(caseDetails(detail)).join('\n\n') : '',
    environmentDetails(results),
  ]
  return `${breakCommands(parts.filter(Boolean).join('\n\n'))}\n`
}

function isQuiet({ verdict, outcome }: CaseResult): boolean {
  return (
    verdict !== 'regression' &&
    verdict !== 'invalid' &&
    outcome !== 'deadlocked' &&
    outcome !== 'skipped'
  )
}

function more(left: number): string {
  return `_${plural(left, 'more regression')}: see the table below and \`results.json\`._`
}

/** Rendered entries, at most `max`, then what `rest` says of how many are left. */
function limited<T>(
  list: T[],
  max: number,
  render: (entry: T) => string,
  rest: (left: number) => string,
): string[] {
  const shown = list.slice(0, max).map(render)
  return list.length > max ? [...shown, rest(list.length - max)] : shown
}

function title(results: Results): string {
  return `## Fork Safety\n\n**${prose(headline(results), 600)}**`
}

/** What a newcomer needs of a regression: cause, places, remedy; the evidence folded. */
function section(finding: Finding, results: Results, detail: Detail): string {
  const parts = [
    `### ${labels[finding.kind]}: ${prose(findingTitle(finding), 200)}`,
    prose(cause(finding.best), 1000),
    remedyText(finding, results, detail),
    placeTable(finding.best),
    lockList(finding, '- '),
    seenText(finding),
    findingDetails(finding, detail),
  ]
  return parts.filter(Boolean).join('\n\n')
}

const lockList = ({ best }: Finding, mark: string) =>
  lockFacts(best)
    .map(([name, text]) => `${mark}${name}: ${code(text, 300)}`)
    .join('\n')

function remedyText(finding: Finding, { conclusions }: Results, detail: Detail): string {
  const texts = remedies(finding, conclusions).slice(0, 3)
  const link = pageLink(finding.best, detail)
  if (texts.length === 0 && !link) return ''
  return `**What to do:** ${[...texts.map((text) => prose(text, 500)), link].filter(Boolean).join(' ')}`
}

function pageLink({ diagnosis }: CaseResult, { docsBase }: Detail): string {
  if (!diagnosis) return ''
  const page = hazardPage(diagnosis)
  return docsBase
    ? `[More about ${page}](${docsBase}/${page}.md)`
    : `More: \`docs/hazards/${page}.md\``
}

/** The line itself, else the function it is in. */
const quote = ({ text, function: name }: Place) => code(text ?? `in ${name}`, 100)

function placeTable({ diagnosis }: CaseResult): string {
  const { fork, blocked, holder } = diagnosis ?? {}
  const rows = [
    fork && ['fork', code(line(fork)), quote(fork), 'the child was made here'],
    holder && [
      'holder',
      code(line(holder)),
      quote(holder),
      `${code(holder.thread, 100)} was here at the fork; it does not exist in the child`,
    ],
    blocked && [
      'blocked',
      code(line(blocked)),
      quote(blocked),
      `${code(blocked.thread, 100)} of process ${blocked.pid} waits here for ever`,
    ],
  ].filter((row) => row !== null && row !== undefined)
  return rows.length > 0 ? table(['', 'line', 'code', ''], rows) : ''
}

function seenText({ best, cases }: Finding): string {
  const also = listText(
    cases.slice(1).map((one) => `${one.variant}, ${whereName(one)}`),
    5,
  )
  const sentences = [
    `Seen in ${code(best.variant, 60)} on ${prose(whereName(best), 100)}: ${outcomeSentence(best)}.`,
    also && `Also in ${also}.`,
    ownResult(best) && `The command itself ${ownResult(best)}.`,
    best.verdict === 'regression' && `Expected: ${best.expected.join(' or ')}.`,
    prose(baselineSentence(best), 500),
  ]
  return sentences.filter(Boolean).join(' ')
}

/** Below an item of a list. */
function lockItems(finding: Finding): string {
  const list = lockList(finding, '  - ')
  return list && `\n${list}`
}

function knownList(known: Finding[], results: Results, detail: Detail): string {
  if (known.length === 0) return ''
  const entry = (finding: Finding) =>
    `- **${prose(findingTitle(finding), 200)}.** ${prose(cause(finding.best), 500)} ${remedyText(finding, results, detail)}${lockItems(finding)}`
  const rest = (left: number) => `- ${plural(left, 'more known deadlock')}`
  return [
    '### Known deadlocks',
    limited(known, Math.min(10, detail.findings), entry, rest).join('\n'),
  ].join('\n\n')
}

/** The rate over the delay, each as a bar and in figures. */
function curveTables(cases: CaseResult[], { rows }: Detail): string {
  const found = limited(
    curves(cases),
    Math.min(rows, 20),
    curveTable,
    (left) => `_${plural(left, 'more rate')} over the delay in \`results.json\`._`,
  )
  return found.length > 0 ? ['### Rate over the delay before the fork', ...found].join('\n\n') : ''
}

function curveTable(curve: Curve): string {
  const rows = curve.points.map((point) => [
    `${point.delay} s`,
    rateBar(point, 20) || '–',
    hangCell(point.one),
  ])
  return `${prose(curveName(curve), 200)}:\n\n${table(['delay', 'rate', 'hung'], rows)}`
}

function sweepList(cases: CaseResult[], { rows }: Detail): string {
  const swept = cases.filter(({ sweep }) => sweep)
  if (swept.length === 0) return ''
  const entries = swept
    .slice(0, Math.min(rows, 50))
    .flatMap((one) => [
      `- **${prose(`${one.repro}, ${whereName(one)}`, 200)}:** ${prose(sweepSentence(one), 300)}`,
      ...lockLines(one).map((text) => `  - ${prose(text, 400)}`),
    ])
  return `### Sweeps\n\n${entries.slice(0, rows).join('\n')}`
}

function conclusionList(results: Results, { rows }: Detail): string {
  const conclusions = otherConclusions(results)
  if (conclusions.length === 0) return ''
  const entries = limited(
    conclusions,
    Math.min(rows, 100),
    (conclusion) =>
      `- **${prose(conclusionSubject(conclusion), 200)}:** ${prose(conclusion.text, 600)}`,
    (left) => `- ${plural(left, 'more conclusion')} in \`results.json\``,
  )
  return `### Conclusions\n\n${entries.join('\n')}`
}

function warningList(cases: CaseResult[], { rows }: Detail): string {
  const seen = warningsById(cases)
  if (seen.size === 0) return ''
  const entries = limited(
    [...seen],
    Math.min(rows, 20),
    ([id, { text, repros }]) =>
      `- ${code(id, 60)} in ${listText([...repros], 5)}: ${prose(text, 400)}`,
    (left) => `- ${plural(left, 'more warning')}`,
  )
  return `### Warnings\n\n${entries.join('\n')}`
}

function skippedList(cases: CaseResult[], { rows }: Detail): string {
  const skipped = skips(cases)
  if (skipped.length === 0) return ''
  const entries = limited(
    skipped,
    Math.min(rows, 20),
    ({ names, reason }) => `- ${prose(names, 250)}: ${prose(reason, 300)}`,
    (left) => `- ${left} more`,
  )
  return `### Skipped\n\n${entries.join('\n')}`
}

function noteList({ notes = [] }: Results): string {
  const entries = limited(
    notes,
    20,
    (note) => `- ${prose(note, 400)}`,
    (left) => `- ${plural(left, 'more note')}`,
  )
  return entries.length > 0 ? `### Notes\n\n${entries.join('\n')}` : ''
}
