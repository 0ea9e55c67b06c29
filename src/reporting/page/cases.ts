/** All cases as a table: repro and variant against where they ran. */

import { groupBy } from '../../results/identity.ts'
import type { CaseResult } from '../../results/model.ts'
import { hangShare } from '../curve.ts'
import { hangCell, plural } from '../format.ts'
import { matrix, type Row } from '../matrix.ts'
import { shownPath, verdictText } from '../names.ts'
import { type Html, h, prose } from './html.ts'
import { leftOut, scrollTable } from './table.ts'

/** The page's anchor of what explains a case; null where nothing does. */
export type AnchorOf = (one: CaseResult) => string | null

/** More rows than this nobody reads. */
const maxRows = 500

/** A table with a group of rows for each repro; below it what was left out. */
export function caseTable(cases: CaseResult[], anchorOf: AnchorOf): Html[] {
  const { columns, rows } = matrix(cases)
  const shown = rows.slice(0, maxRows)
  const groups = [...groupBy(shown, ({ repro }) => repro).values()]
  const left = rows.length - shown.length
  const bodies = groups.map((group) => rowGroup(group, columns.length, anchorOf))
  const names = ['variant', ...columns.map((name) => prose(name, 100))]
  const kind = { class: columns.length > 2 ? 'many' : null }
  return [
    scrollTable('Table of all cases', names, bodies, kind),
    ...leftOut(plural(left, 'more row'), left),
  ]
}

function rowGroup(rows: Row[], columns: number, anchorOf: AnchorOf): Html {
  const [first] = rows
  const file = first!.cells.find((one) => one !== null)!.file
  return h(
    'tbody',
    {},
    h(
      'tr',
      {},
      h(
        'th',
        { scope: 'rowgroup', colspan: columns + 1 },
        prose(first!.repro, 200),
        h('code', {}, prose(shownPath(file), 200)),
      ),
    ),
    rows.map(({ variant, cells }) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, prose(variant, 100)),
        cells.map((one) => (one ? cell(one, anchorOf(one)) : h('td', { class: 'quiet' }, '–'))),
      ),
    ),
  )
}

function cell(one: CaseResult, anchor: string | null): Html {
  const { outcome, proof, trials } = one
  const said = outcome === 'deadlocked' && proof === 'likely' ? 'deadlocked (likely)' : outcome
  const hung = outcome === 'deadlocked'
  return h(
    'td',
    { class: hung ? 'hung' : outcome === 'passed' ? null : 'other' },
    h('span', { class: 'outcome' }, anchor ? h('a', { href: `#${anchor}` }, said) : said),
    ' ',
    trials > 0 && h('span', { class: 'figures' }, intervalMark(one), hangCell(one)),
    ' ',
    badge(one),
  )
}

/** Said where there is anything to say: that it is ok goes without saying. */
function badge(one: CaseResult): Html | null {
  const told = verdictText(one)
  const changed = one.change && one.change !== 'unchanged' ? ` (${one.change})` : ''
  if ((told === 'ok' || told === one.outcome) && !changed) return null
  const bad = one.verdict === 'regression' || one.verdict === 'invalid'
  return h('span', { class: bad ? 'badge bad' : 'badge' }, told + changed)
}

/** The rate and its interval from 0 to 100 %; the figures beside it say the same. */
function intervalMark(one: CaseResult): Html {
  const { rate, low, high } = hangShare(one)
  const at = (share: number) => 2 + 56 * share
  return h(
    'svg',
    { class: 'interval', viewBox: '0 0 60 10', 'aria-hidden': 'true' },
    h('line', { x1: 2, x2: 58, y1: 5, y2: 5, class: 'grid' }),
    h('line', { x1: at(low), x2: at(high), y1: 5, y2: 5, class: 'thread later' }),
    h('circle', { cx: at(rate), cy: 5, r: 3, class: rate > 0 ? 'held' : 'zero' }),
  )
}
