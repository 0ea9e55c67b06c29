/** The one comment of a pull request: short, and quiet when all is well. */

import { breakCommands } from '../guard/text.ts'
import { cutBytes } from '../results/cut.ts'
import { groupBy } from '../results/identity.ts'
import type { CaseResult, Change, Place, Results } from '../results/model.ts'
import { verdictOf } from '../verdict/status.ts'
import { workspacePath } from './annotations.ts'
import { type Finding, findings, findingTitle, remedies, tally, worstFirst } from './findings.ts'
import { plural } from './format.ts'
import { blindness, headline } from './headline.ts'
import { code, prose, table } from './markdown.ts'
import { disagreements, type Group, groups } from './matrix.ts'
import { baselineSentence, cause, encodePath, line, whereNames } from './names.ts'
import { disagreementTable, leftOut, listText, reasonList } from './tables.ts'

/** Below GitHub's 65,536 characters, and counted in bytes, of which there are never fewer. */
const maxBytes = 65_000

/** The hidden first line by which the comment is found again. `id` is any text that names the job. */
export function hiddenMarker(id: string): string {
  return `<!-- ${id.replace(/[^\w.:/ -]+/g, '_').replace(/-{2,}/g, '-')} -->`
}

/** What the comment is about, for links. */
export interface Links {
  /** The page of the run. */
  run: string
  /** The commit's hash. */
  commit: string
  /** Where the files of the commit are, ending in `/`; null where that is not known. */
  blob: string | null
}

export interface CommentOptions {
  name?: string
  links?: Links
}

/** The comment's whole body; its first line is `hiddenMarker(marker)`. */
export function renderComment(
  results: Results,
  marker: string,
  options: CommentOptions = {},
): string {
  const first = hiddenMarker(marker)
  for (const rows of [50, 20, 5, 1]) {
    const text = breakCommands(`${first}\n${body(results, rows, options)}\n`)
    if (Buffer.byteLength(text) <= maxBytes) return text
  }
  return cutBytes(`${first}\n${lead(results, options)}\n`, maxBytes)
}

/** Whether there is anything that a pull request's author must see. */
export const isQuiet = (results: Results) => verdictOf(results).conclusion === 'success'

function body(results: Results, rows: number, options: CommentOptions): string {
  if (isQuiet(results)) {
    const said = `${title(options)}: ${prose(headline(results), 600)}`
    return [said, changesText(results), linksText(options)].filter(Boolean).join(' ')
  }
  const regressions = results.cases.filter(({ verdict }) => verdict === 'regression')
  const found = findings(regressions)
  const parts = [
    lead(results, options),
    ...blindness(results).map((text) => prose(text, 500)),
    reasonList(results, Math.min(10, rows)),
    linksText(options),
    changesText(results),
    disagreementTable(disagreements(results.cases), rows),
    unexpectedTable(groups([...regressions].sort(worstFirst)), rows),
    ...found.slice(0, Math.min(5, rows)).map((finding) => explanation(finding, results, options)),
    others(results, found.length - Math.min(5, rows)),
  ]
  return parts.filter(Boolean).join('\n\n')
}

const title = ({ name = 'Fork Safety' }: CommentOptions) => prose(name, 100)

function lead(results: Results, options: CommentOptions): string {
  return `**${title(options)}:** ${prose(headline(results), 600)}`
}

function linksText({ links }: CommentOptions): string {
  if (!links) return ''
  const short = links.commit.slice(0, 7)
  const commit = links.blob
    ? `[\`${short}\`](${links.blob.replace('/blob/', '/commit/').replace(/\/$/, '')})`
    : `\`${short}\``
  return `[The run](${links.run}) of commit ${commit}.`
}

/** What is otherwise than on the base branch, where its results were given. */
function changesText({ cases }: Results): string {
  const changed = cases.filter(({ change }) => change !== undefined)
  if (changed.length === 0) return ''
  const counts = [...groupBy(changed, ({ change }) => change!)]
    .filter(([change]) => change !== 'unchanged')
    .map(([change, own]) => `${own.length} ${changeNames[change as Change]}`)
  return `Since the base: ${counts.length > 0 ? counts.join(', ') : 'nothing changed'}.`
}

const changeNames: Record<Change, string> = {
  'new-hang': 'newly hanging',
  'worse-rate': 'hanging more often',
  'new-failure': 'newly failing',
  fixed: 'fixed',
  unchanged: 'unchanged',
  new: 'new',
  gone: 'gone',
}

/** A line, linked where the commit has it. */
function placeLink(place: Place, { links }: CommentOptions): string {
  const path = workspacePath(place.file, {})
  const shown = code(line(place))
  if (!links?.blob || path === null) return shown
  return `[${shown}](${links.blob}${encodePath(path)}#L${Math.max(1, Math.trunc(place.line) || 1)})`
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

function explanation(finding: Finding, { conclusions }: Results, options: CommentOptions): string {
  const { best } = finding
  const { fork, blocked } = best.diagnosis ?? {}
  const places = [
    fork && `fork at ${placeLink(fork, options)}`,
    blocked && `blocked at ${placeLink(blocked, options)}`,
  ].filter(Boolean)
  const remedy = remedies(finding, conclusions)[0]
  const sentences = [
    `**${prose(findingTitle(finding), 200)}.**`,
    prose(cause(best), 800),
    places.length > 0 ? `(${places.join(', ')})` : '',
    remedy ? `**What to do:** ${prose(remedy, 500)}` : '',
    prose(baselineSentence(best), 500),
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
