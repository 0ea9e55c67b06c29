/** Tables of cases in Markdown, for summary and comment. */
import type { CaseResult, Results } from '../results/model.ts'
import { verdictOf } from '../verdict/status.ts'
import { worstFirst } from './findings.ts'
import { hangCell, plural } from './format.ts'
import { code, prose, table } from './markdown.ts'
import { type Disagreement, type Group, groups, matrix } from './matrix.ts'
import { verdictText, whereName, whereNames } from './names.ts'

/** Columns of a table of outcomes; where there are more, a row says where it came so. */
const maxColumns = 4

/** Where the platforms disagree: the point of a matrix. */
export function disagreementTable(list: Disagreement[], max: number): string {
  if (list.length === 0) return ''
  const rows = list
    .slice(0, max)
    .map(({ repro, variant, outcomes }) => [
      code(repro, 100),
      code(variant, 60),
      outcomes
        .map(([outcome, where]) => `**${outcome}** on ${listText(whereNames(where))}`)
        .join('<br>'),
    ])
  const parts = ['### Where platforms disagree', table(['repro', 'variant', 'outcomes'], rows)]
  return [...parts, ...leftOut(list.length - rows.length)].join('\n\n')
}

/** All reasons for a verdict, where its sentence has room for some only. */
export function reasonList(results: Results, max: number): string {
  const { faults } = verdictOf(results)
  if (faults.every(({ texts }) => texts.length < 2)) return ''
  const reasons = faults.flatMap(({ texts }) => texts)
  const left = reasons.length - max
  const shown = reasons.slice(0, max).map((text) => `- ${prose(text, 400)}`)
  return [...shown, ...(left > 0 ? [`- ${left} more`] : [])].join('\n')
}

export function leftOut(count: number, where = '`results.json`'): string[] {
  return count > 0 ? [`_${plural(count, 'more row')} in ${where}._`] : []
}

/** The first few of some names. */
export function listText(names: string[], max = 6): string {
  const shown = names.slice(0, max).map((name) => prose(name, 80))
  const left = names.length - shown.length
  return shown.join('; ') + (left > 0 ? ` and ${left} more` : '')
}

/** All cases, worst first where there are more than `max` rows. */
export function caseTable(cases: CaseResult[], max: number): string {
  if (cases.length === 0) return ''
  const columns = new Set(cases.map(whereName)).size
  if (columns > maxColumns) return groupTable(groups([...cases].sort(worstFirst)), max)
  const all = matrix(cases)
  const shown = all.rows.length > max ? worstRows(all.rows, max) : all.rows
  const body = shown.map(({ repro, variant, cells }) => [
    code(repro, 100),
    code(variant, 60),
    ...(all.columns.length === 1 ? singleCells(cells[0]!) : cells.map(matrixCell)),
  ])
  const names = all.columns.map((name) => prose(name, 80))
  const single = all.columns.length === 1
  const header = ['repro', 'variant', ...(single ? ['outcome', 'hung', 'verdict'] : names)]
  const place = single ? names[0] : prose(all.common, 80)
  const heading = `### Cases${place ? ` on ${place}` : ''}`
  return [heading, table(header, body), ...leftOut(all.rows.length - shown.length)].join('\n\n')
}

function worstRows<T extends { cells: (CaseResult | null)[] }>(rows: T[], max: number): T[] {
  const worst = ({ cells }: T) => cells.filter((one) => one !== null).sort(worstFirst)[0]!
  return [...rows].sort((a, b) => worstFirst(worst(a), worst(b))).slice(0, max)
}

function singleCells(one: CaseResult): string[] {
  return [outcomeText(one), hangCell(one), verdictCell(one)]
}

function matrixCell(one: CaseResult | null): string {
  return one ? `${outcomeText(one)}, ${verdictCell(one)}<br>${hangCell(one)}` : '–'
}

function outcomeText({ outcome, proof, verdict }: CaseResult): string {
  const text = outcome === 'deadlocked' && proof === 'likely' ? 'deadlocked (likely)' : outcome
  return verdict === 'regression' ? `**${text}**` : text
}

function verdictCell(one: CaseResult): string {
  const { verdict, change } = one
  const told = verdictText(one)
  const changed = change && change !== 'unchanged' ? ` (${change})` : ''
  return (verdict === 'regression' ? `**${told}**` : told) + changed
}

/** For many columns: one row per outcome, saying where it came so. */
function groupTable(list: Group[], max: number): string {
  const rows = list
    .slice(0, max)
    .map(({ repro, variant, best, cases }) => [
      code(repro, 100),
      code(variant, 60),
      outcomeText(best),
      listText(whereNames(cases)),
      sumHangs(cases),
      verdictCell(best),
    ])
  const header = ['repro', 'variant', 'outcome', 'where', 'hung', 'verdict']
  return ['### Cases', table(header, rows), ...leftOut(list.length - rows.length)].join('\n\n')
}

function sumHangs(cases: CaseResult[]): string {
  if (cases.length === 1) return hangCell(cases[0]!)
  const sum = (of: (one: CaseResult) => number) => cases.reduce((total, one) => total + of(one), 0)
  return `${sum(({ hangs }) => hangs)} of ${sum(({ trials }) => trials)}`
}
