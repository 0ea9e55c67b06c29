/** The result for a terminal and a log: the table, what is wrong and why, the headline last. */
import pc from 'picocolors'
import stringWidth from 'string-width'
import { breakCommands, oneLine } from '../guard/text.ts'
import { groupBy } from '../results/identity.ts'
import type { CaseResult, Outcome, Results, Verdict } from '../results/model.ts'
import { verdictOf } from '../verdict/status.ts'
import { type Curve, curveName, curves, rateBar } from './curve.ts'
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
import { blindness, headline } from './headline.ts'
import { ownResult } from './incidents.ts'
import { listings, runSentence } from './listings.ts'
import { type Matrix, matrix } from './matrix.ts'
import {
  baselineSentence,
  caseName,
  cause,
  outcomeSentence,
  placeName,
  skips,
  tellingRun,
  verdictText,
  whereName,
} from './names.ts'
import { standingOf } from './stacks.ts'
import { lockFacts, lockLines, sweepSentence } from './sweep.ts'
import { pad, shrink, truncate, wrap } from './width.ts'

export interface TerminalOptions {
  /** Columns. */
  width: number
  color: boolean
}

/** More than this nobody reads in a log. */
const maxFindings = 50

type Paint = (text: string) => string
type Colors = ReturnType<typeof pc.createColors>
interface Cell {
  text: string
  paint?: Paint
}
interface Page {
  width: number
  colors: Colors
}

/** The whole report, ending in a line end. */
export function renderTerminal(results: Results, { width, color }: TerminalOptions): string {
  const page = { width: Math.max(40, width), colors: pc.createColors(color) }
  const parts = [
    blindText(results, page),
    caseTable(results.cases, page),
    ...curves(results.cases).map((curve) => curveText(curve, page)),
    ...findingTexts(results, page),
    ...stackTexts(results, page),
    ...sweepTexts(results, page),
    conclusionText(results, page),
    warningText(results.cases, page),
    skippedText(results, page),
    noteText(results, page),
    headlineText(results, page),
  ]
  return `${breakCommands(parts.filter(Boolean).join('\n\n'))}\n`
}

/** One case with all that is known of it, ending in a line end. */
export function renderCase(
  one: CaseResult,
  results: Results,
  { width, color }: TerminalOptions,
): string {
  const page = { width: Math.max(40, width), colors: pc.createColors(color) }
  const alone = { ...results, cases: [one], notes: [] }
  const found = findingTexts(alone, page)
  const because = (one.diagnosis?.because ?? []).flatMap((text) =>
    wrap(oneLine(text, 500), page.width, '  '),
  )
  const parts = [
    wrapped(`${caseName(one)}: ${outcomeSentence(one)}`, page.width),
    ...(found.length > 0
      ? found
      : [wrapped(one.diagnosis?.summary ?? one.reason ?? '', page.width)]),
    because.length > 0 ? [page.colors.bold('Because'), ...because].join('\n') : '',
    ...stackTexts(alone, page),
    ...caseLists(one).map((list) => listText(list, page)),
    warningText([one], page),
  ]
  return `${breakCommands(parts.filter(Boolean).join('\n\n'))}\n`
}

const wrapped = (text: string, width: number) => wrap(oneLine(text, 1000), width).join('\n')

function caseLists(one: CaseResult): [string, string[]][] {
  const run = tellingRun(one)
  const tail = (text: string) => text.trimEnd().split('\n').slice(-20)
  const all: [string, string[]][] = [
    ...listings(one).map(({ title, lines }): [string, string[]] => [title, lines]),
    [run ? runSentence(run) : '', run?.notes ?? []],
    ['Standard output', run?.stdout ? tail(run.stdout) : []],
    ['Standard error', run?.stderr ? tail(run.stderr) : []],
    ['Install', one.install ? tail(one.install) : []],
    ['Packages', packageLines(one)],
  ]
  return all.filter(([title, lines]) => lines.length > 0 || title.startsWith('One trial'))
}

/** Few enough to be read: an environment of a project may have hundreds. */
const maxPackages = 40

function packageLines({ packages = {} }: CaseResult): string[] {
  const all = Object.entries(packages).map(([name, version]) => `${name} ${version}`)
  const left = all.length - maxPackages
  return [...all.slice(0, maxPackages), ...(left > 0 ? [`and ${left} more`] : [])]
}

function listText([title, lines]: [string, string[]], { width, colors }: Page): string {
  const shown = lines.map((text) => {
    const inner = text.startsWith('  ') ? '    ' : '  '
    return truncate(inner + oneLine(text, 400), width)
  })
  return [colors.bold(title), ...shown].join('\n')
}

/** One table where it fits, with shorter words if need be, else one per column of it. */
function caseTable(cases: CaseResult[], page: Page): string {
  if (cases.length === 0) return ''
  const byColumn = groupBy(cases, whereName)
  // A cell has at least one character: what cannot fit is not laid out, which would cost its square.
  if (byColumn.size * (gutter.length + 1) > page.width) return columnTables(byColumn, page)
  const all = matrix(cases)
  const fits = (rows: Cell[][]) => naturalWidth(rows) <= page.width
  const wide = matrixRows(all, page, matrixCell)
  const common = all.common
    ? `${page.colors.bold(truncate(oneLine(all.common), page.width))}\n`
    : ''
  if (all.columns.length > 1 && fits(wide)) return common + grid(wide, page)
  const brief = matrixRows({ ...all, columns: all.columns.map(briefColumn) }, page, briefCell)
  if (all.columns.length > 1 && fits(brief)) {
    return `${common}${grid(brief, page)}\n${legend(cases, page)}`
  }
  return columnTables(byColumn, page)
}

function columnTables(byColumn: Map<string, CaseResult[]>, page: Page): string {
  return [...byColumn]
    .map(([column, own]) => {
      const name = page.colors.bold(truncate(oneLine(column), page.width))
      return `${name}\n${columnTable(own, page)}`
    })
    .join('\n\n')
}

/** The cases of one Python and emulation; without intervals where there is no room for them. */
function columnTable(cases: CaseResult[], page: Page): string {
  const full = caseRows(cases, page, hangCell)
  const short = ({ hangs, trials }: CaseResult) => (trials > 0 ? `${hangs}/${trials}` : '–')
  return grid(naturalWidth(full) <= page.width ? full : caseRows(cases, page, short), page)
}

function caseRows(cases: CaseResult[], { colors }: Page, hung: (one: CaseResult) => string) {
  const head = ['repro', 'variant', 'outcome', 'hung', 'verdict']
  const rows = cases.map((one) => [
    plain(one.repro),
    plain(one.variant),
    { text: one.outcome, paint: outcomePaint(one.outcome, colors) },
    plain(hung(one)),
    { text: verdictText(one), paint: verdictPaint(one.verdict, colors) },
  ])
  return [head.map((text) => ({ text, paint: colors.dim })), ...rows]
}

/** One row per repro and variant, one column per Python and emulation. */
function matrixRows(
  { columns, rows }: Matrix,
  { colors }: Page,
  cellOf: (one: CaseResult, colors: Colors) => Cell,
): Cell[][] {
  const head = ['repro', 'variant', ...columns].map((text) => ({
    ...plain(text),
    paint: colors.dim,
  }))
  const body = rows.map(({ repro, variant, cells }) => [
    plain(repro),
    plain(variant),
    ...cells.map((one) => (one ? cellOf(one, colors) : plain('–'))),
  ])
  return [head, ...body]
}

/** `3.13.0` for `CPython 3.13.0`; `3.13.0*` where it emulates another platform. */
const briefColumn = (name: string) =>
  name.replace(/^CPython /, '').replace(', emulating getaddrinfo-lock', '*')

/** `hung 3/10`, `failed`, `passed`; marked where it is not as expected. */
function briefCell(one: CaseResult, colors: Colors): Cell {
  const hung = one.outcome === 'deadlocked'
  const said = hung ? `hung ${one.hangs}/${one.trials}` : one.outcome
  const mark = { ok: '', skipped: '', regression: ' !', fixed: ' +', invalid: ' ?' }[one.verdict]
  const { paint } = matrixCell(one, colors)
  return { text: one.outcome === 'skipped' ? '–' : said + mark, paint }
}

/** What the marks mean, of those that are there. */
function legend(cases: CaseResult[], { colors }: Page): string {
  const has = (verdict: Verdict) => cases.some((one) => one.verdict === verdict)
  const said = [
    has('regression') && '! not as expected',
    has('invalid') && '? tested nothing',
    has('fixed') && '+ better than expected',
    has('skipped') && '– skipped',
    cases.some((one) => one.emulation) && '* emulating getaddrinfo-lock',
  ].filter(Boolean)
  const rest = said.length > 0 ? `${said.join(', ')}; ` : ''
  return colors.dim(`${rest}all else is as expected`)
}

function matrixCell(one: CaseResult, colors: Colors): Cell {
  const hung = one.trials > 0 ? ` ${one.hangs}/${one.trials}` : ''
  const paint =
    one.verdict === 'ok' ? outcomePaint(one.outcome, colors) : verdictPaint(one.verdict, colors)
  return { text: `${one.outcome}${hung} ${verdictText(one)}`, paint }
}

function plain(text: string): Cell {
  return { text: oneLine(text, 100) }
}

const gutter = '  '

function naturalWidths(rows: Cell[][]): number[] {
  return rows[0]!.map((_, at) => Math.max(...rows.map((row) => stringWidth(row[at]!.text))))
}

function naturalWidth(rows: Cell[][]): number {
  const widths = naturalWidths(rows)
  return widths.reduce((sum, width) => sum + width, gutter.length * (widths.length - 1))
}

function grid(rows: Cell[][], { width }: Page): string {
  const wanted = naturalWidths(rows)
  const widths = shrink(wanted, width - gutter.length * (wanted.length - 1))
  const cell = ({ text, paint = String }: Cell, at: number) => {
    const shown = truncate(text, widths[at]!)
    return paint(shown) + pad('', widths[at]! - stringWidth(shown))
  }
  return rows.map((row) => row.map(cell).join(gutter).trimEnd()).join('\n')
}

/** A line a delay: the bar of its rate, and the figures. */
function curveText(curve: Curve, page: Page): string {
  const { colors, width } = page
  const title = `Rate over the delay before the fork: ${oneLine(curveName(curve))}`
  const bars = Math.min(40, width - 40)
  const rows = curve.points.map((point): Cell[] => [
    { text: `  ${point.delay} s` },
    { text: rateBar(point, bars), paint: point.rate > 0 ? colors.yellow : colors.dim },
    { text: hangCell(point.one) },
  ])
  const aligned = rows.map(([delay, ...rest]) => [
    { text: delay!.text.padStart(Math.max(...rows.map((row) => row[0]!.text.length))) },
    ...rest,
  ])
  return [...wrap(title, width).map((text) => colors.bold(text)), grid(aligned, page)].join('\n')
}

function outcomePaint(outcome: Outcome, { green, yellow, dim }: Colors): Paint {
  return outcome === 'passed' ? green : outcome === 'skipped' ? dim : yellow
}

function verdictPaint(verdict: Verdict, { green, red, bold, cyan, dim }: Colors): Paint {
  const paints = {
    ok: green,
    regression: (text: string) => bold(red(text)),
    fixed: cyan,
    skipped: dim,
    invalid: (text: string) => bold(red(text)),
  }
  return paints[verdict] ?? String
}

function findingTexts(results: Results, page: Page): string[] {
  // What is there to compare is in the table, and in the words of what it is compared with.
  const found = findings(results.cases).filter(({ kind }) => kind !== 'compared')
  const texts = found.slice(0, maxFindings).map((finding) => findingText(finding, results, page))
  const left = found.length - texts.length
  return left > 0
    ? [...texts, `and ${plural(left, 'more place')} with a regression or deadlock`]
    : texts
}

function findingText(finding: Finding, results: Results, page: Page): string {
  const { best, cases, kind, known } = finding
  const { colors, width } = page
  const title = `${labels[kind]}: ${oneLine(findingTitle(finding))}`
  const lines = [
    ...wrap(title, width).map((text) =>
      known ? colors.bold(text) : colors.bold(colors.red(text)),
    ),
    ...wrap(oneLine(cause(best), 1000), width, '  '),
    ...facts(finding, results).flatMap(([name, text]) => factLines(name, text, page)),
  ]
  const more = cases.length - 1
  return [
    ...lines,
    ...(more > 0 ? [`  and ${plural(more, 'more case')} at the same place`] : []),
  ].join('\n')
}

/** Name and text of each line below a finding, those that are known. */
function facts(finding: Finding, { conclusions }: Results): [string, string][] {
  const { best } = finding
  const { fork, blocked, holder } = best.diagnosis ?? {}
  const found: [string, string | null | undefined][] = [
    ['fork', fork ? placeName(fork) : undefined],
    ['blocked', blocked ? `${placeName(blocked)}, process ${blocked.pid}` : undefined],
    ['holder', holder ? placeName(holder) : undefined],
    ...lockFacts(best),
    ['seen', `${whereName(best)}: ${outcomeSentence(best)}`],
    ['command', ownResult(best)],
    ['expected', finding.kind === 'regression' ? best.expected.join(' or ') : undefined],
    ['before', baselineSentence(best).replace(/^Baseline:? (of )?/, '')],
    ['to do', remedies(finding, conclusions)[0]],
  ]
  return found.filter((fact): fact is [string, string] => Boolean(fact[1]))
}

function factLines(name: string, text: string, { width, colors }: Page): string[] {
  const [first = '', ...rest] = wrap(oneLine(text, 600), width, ' '.repeat(12))
  return [`  ${colors.dim(pad(name, 10))}${first.slice(12)}`, ...rest]
}

/** More than these few would be a log of its own. */
const maxStandings = 3

function stackTexts({ cases, leg }: Results, { width, colors }: Page): string[] {
  const all = cases.map((one) => standingOf(one, leg?.folders?.cwd)).filter((one) => one !== null)
  return all
    .slice(0, maxStandings)
    .map(({ title, groups, more }) =>
      [
        ...wrap(oneLine(`Stacks of ${title}`), width).map(colors.bold),
        ...groups.flatMap(({ threads, lines }) => [
          ...wrap(oneLine(threads, 300), width, '  '),
          ...lines.map((text) => colors.dim(truncate(`    ${oneLine(text, 200)}`, width))),
        ]),
        ...(more > 0 ? [`  and ${plural(more, 'more stack')}`] : []),
      ].join('\n'),
    )
}

function sweepTexts({ cases }: Results, { width, colors }: Page): string[] {
  return cases
    .filter(({ sweep }) => sweep)
    .map((one) => {
      const said = `${one.repro}, ${whereName(one)}: ${sweepSentence(one)}`
      const lines = lockLines(one).slice(0, maxFindings)
      return [
        ...wrap(oneLine(said), width).map((text) => colors.bold(text)),
        ...lines.flatMap((text) => wrap(oneLine(text, 600), width, '  ')),
      ].join('\n')
    })
}

function conclusionText(results: Results, { width, colors }: Page): string {
  const conclusions = otherConclusions(results)
  if (conclusions.length === 0) return ''
  const lines = conclusions.flatMap((conclusion) =>
    wrap(oneLine(`${conclusionSubject(conclusion)}: ${conclusion.text}`, 800), width, '  '),
  )
  return [colors.bold('Conclusions'), ...lines].join('\n')
}

function warningText(cases: CaseResult[], { width, colors }: Page): string {
  const seen = warningsById(cases)
  if (seen.size === 0) return ''
  const lines = [...seen].flatMap(([id, { text, repros }]) =>
    wrap(oneLine(`${id} (${[...repros].slice(0, 5).join(', ')}): ${text}`, 500), width, '  '),
  )
  return [colors.bold('Warnings'), ...lines].join('\n')
}

/** The headline, which comes last, tells one reason by itself. */
function skippedText(results: Results, { width, colors }: Page): string {
  const told = headline(results)
  const skipped = skips(results.cases).filter(
    ({ reason }) => !told.includes(reason.replace(/\.$/, '')),
  )
  if (skipped.length === 0) return ''
  const lines = skipped
    .slice(0, 10)
    .flatMap(({ names, reason }) => wrap(oneLine(`${names}: ${reason}`), width, '  '))
  const more = skipped.length > 10 ? [`  and ${skipped.length - 10} more`] : []
  return [colors.bold('Skipped'), ...lines, ...more].join('\n')
}

function blindText(results: Results, { width, colors }: Page): string {
  const lines = blindness(results).flatMap((text) => wrap(oneLine(text, 500), width))
  return lines.map((line) => colors.yellow(line)).join('\n')
}

function noteText({ notes = [] }: Results, { width }: Page): string {
  return notes.flatMap((note) => wrap(oneLine(`Note: ${note}`, 500), width)).join('\n')
}

function headlineText(results: Results, { width, colors }: Page): string {
  const paint = verdictOf(results).is === 'as-expected' ? colors.green : colors.red
  return wrap(oneLine(headline(results), 500), width)
    .map((text) => colors.bold(paint(text)))
    .join('\n')
}
