/** The one comment of a pull request: short, and quiet when all is well. */

import { breakCommands } from '../guard/text.ts'
import { cutBytes } from '../results/cut.ts'
import type { CaseResult, Results } from '../results/model.ts'
import { type Finding, findings, findingTitle, remedies, tally, worstFirst } from './findings.ts'
import { plural } from './format.ts'
import { headline } from './headline.ts'
import { code, prose, table } from './markdown.ts'
import { disagreements, type Group, groups } from './matrix.ts'
import { cause, line, whereNames } from './names.ts'
import { disagreementTable, leftOut, listText } from './tables.ts'

/** Below GitHub's 65,536 characters, and counted in bytes, of which there are never fewer. */
const maxBytes = 65_000

/** The hidden first line by which the comment is found again. `id` is any text that names the job. */
export function hiddenMarker(id: string): string {
  return `<!-- ${id.replace(/[^\w.:/ -]+/g, '_').replace(/-{2,}/g, '-')} -->`
}

/** The comment's whole body; its first line is `hiddenMarker(marker)`. */
export function renderComment(results: Results, marker: string): string {
  const first = hiddenMarker(marker)
  for (const rows of [50, 20, 5, 1]) {
    const text = breakCommands(`${first}\n${body(results, rows)}\n`)
    if (Buffer.byteLength(text) <= maxBytes) return text
  }
  return cutBytes(`${first}\n${lead(results)}\n`, maxBytes)
}

/** Whether there is anything that a pull request's author must see. */
export function isQuiet(results: Results): boolean {
  const { cases, regressions, skipped } = tally(results)
  const missing = results.legs?.some((leg) => leg.missing) ?? false
  return (
    regressions === 0 &&
    skipped < cases &&
    !results.interrupted &&
    !results.tampering?.length &&
    !missing
  )
}

function body(results: Results, rows: number): string {
  if (isQuiet(results)) return `Fork Safety: ${prose(headline(results), 600)}`
  const regressions = results.cases.filter(({ verdict }) => verdict === 'regression')
  const found = findings(regressions)
  const parts = [
    lead(results),
    disagreementTable(disagreements(results.cases), rows),
    unexpectedTable(groups([...regressions].sort(worstFirst)), rows),
    ...found.slice(0, Math.min(5, rows)).map((finding) => explanation(finding, results)),
    others(results, found.length - Math.min(5, rows)),
  ]
  return parts.filter(Boolean).join('\n\n')
}

function lead(results: Results): string {
  return `**Fork Safety:** ${prose(headline(results), 600)}`
}

function unexpectedTable(list: Group[], max: number): string {
  if (list.length === 0) return ''
  const rows = list.slice(0, max).map((group) => groupRow(group))
  const header = ['repro', 'variant', 'outcome', 'expected', 'where']
  const parts = ['### Not as expected', table(header, rows)]
  return [...parts, ...leftOut(list.length - rows.length, 'the job summary')].join('\n\n')
}

function groupRow({ repro, variant, best, cases }: Group): string[] {
  const rate = cases.length === 1 && best.trials > 0 ? ` ${best.hangs} of ${best.trials}` : ''
  return [
    code(repro, 100),
    code(variant, 60),
    `**${best.outcome}**${rate}`,
    expectedText(cases),
    listText(whereNames(cases)),
  ]
}

function expectedText(cases: CaseResult[]): string {
  return [...new Set(cases.flatMap(({ expected }) => expected))].slice(0, 6).join(' or ')
}

function explanation(finding: Finding, { conclusions }: Results): string {
  const { best } = finding
  const { fork, blocked } = best.diagnosis ?? {}
  const places = [
    fork && `fork at ${code(line(fork))}`,
    blocked && `blocked at ${code(line(blocked))}`,
  ].filter(Boolean)
  const remedy = remedies(finding, conclusions)[0]
  const sentences = [
    `**${prose(findingTitle(finding), 200)}.**`,
    prose(cause(best), 800),
    places.length > 0 ? `(${places.join(', ')})` : '',
    remedy ? `**What to do:** ${prose(remedy, 500)}` : '',
  ]
  return sentences.filter(Boolean).join(' ')
}

function others(results: Results, unexplained: number): string {
  const { skipped, fixed } = tally(results)
  const parts = [
    unexplained > 0 && `${plural(unexplained, 'more hazard')} in the job summary`,
    fixed > 0 && `${fixed} fixed`,
    skipped > 0 && `${skipped} skipped`,
  ].filter(Boolean)
  return parts.length > 0 ? `${parts.join(', ')}.` : ''
}
