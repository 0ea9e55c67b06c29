/**
 * The results as one page of HTML that asks for nothing from elsewhere and runs nothing: a pure
 * function of `results.json`.
 */
import { createHash } from 'node:crypto'
import { breakCommands } from '../../guard/text.ts'
import type { CaseResult, Results } from '../../results/model.ts'
import { verdictOf } from '../../verdict/status.ts'
import { type Curve, curveName, curves } from '../curve.ts'
import {
  conclusionSubject,
  type Finding,
  findings,
  otherConclusions,
  warningsById,
} from '../findings.ts'
import { hangCell, plural } from '../format.ts'
import { headline } from '../headline.ts'
import { machineName } from '../listings.ts'
import { disagreements } from '../matrix.ts'
import { pythonName, skips, whereNames } from '../names.ts'
import { standingOf } from '../stacks.ts'
import { type AnchorOf, caseTable } from './cases.ts'
import { rateChart } from './chart.ts'
import { type HangOptions, hangArticle } from './hangs.ts'
import { type Child, Html, h, prose } from './html.ts'
import { style } from './style.ts'
import { sweepTables } from './sweep.ts'
import { leftOut } from './table.ts'

interface Section {
  id: string
  title: string
  body: Child
}

/** More than these nobody reads; `results.json` has all. */
const max = { hangs: 100, entries: 100, charts: 50, standings: 20 }

/** The whole page, ending in a line end. */
export function renderPage(results: Results, options: HangOptions = {}): string {
  const shown = sections(results, options)
  const page = h(
    'html',
    { lang: 'en' },
    head(results),
    h(
      'body',
      {},
      h('a', { class: 'skip', href: '#cases' }, 'Skip to the cases'),
      banner(results),
      navigation(shown),
      h('main', {}, shown.map(section)),
      h(
        'footer',
        {},
        `Written by ${results.tool.name} ${results.tool.version}. All of it is in results.json.`,
      ),
    ),
  )
  return breakCommands(`<!doctype html>\n${page.markup}\n`)
}

function head(results: Results): Html {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`
  return h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('link', { rel: 'icon', href: 'data:,' }),
    h('title', {}, `Fork Safety: ${headline(results)}`),
    new Html(`<style>${style}</style>\n`),
  )
}

function banner(results: Results): Html {
  const { environment, legs = [] } = results
  const fork = h(
    'svg',
    { viewBox: '0 0 18 18', 'aria-hidden': 'true' },
    h('path', { d: 'M 2 4 h 14 M 6 4 v 6 q 0 4 4 4 h 2', class: 'thread' }),
    h('circle', { cx: 14, cy: 14, r: 2.5, class: 'held' }),
  )
  const machines = legs.length > 0 ? plural(legs.length, 'leg') : machineName(environment)
  const pythons = [...new Set(results.cases.map(({ python }) => pythonName(python)))]
  const listed =
    pythons.slice(0, 6).join(', ') + (pythons.length > 6 ? ` and ${pythons.length - 6} more` : '')
  return h(
    'header',
    { class: verdictOf(results).is === 'as-expected' ? null : 'wrong' },
    h('div', { class: 'brand' }, fork, 'Fork Safety'),
    h('h1', {}, prose(headline(results), 600)),
    h('p', { class: 'facts' }, prose([machines, listed].filter(Boolean).join(' · '), 500)),
  )
}

function navigation(shown: Section[]): Html {
  return h(
    'nav',
    { 'aria-label': 'Sections' },
    h(
      'ul',
      {},
      shown.map(({ id, title }) => h('li', {}, h('a', { href: `#${id}` }, title))),
    ),
  )
}

function section({ id, title, body }: Section): Html {
  return h(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    h('h2', { id: `${id}-title` }, title),
    body,
  )
}

/** In the order of reading; one of which there is nothing to say is left out. */
function sections(results: Results, options: HangOptions): Section[] {
  const told = toldFindings(results.cases)
  const all: Section[] = [
    { id: 'cases', title: 'Cases', body: caseTable(results.cases, anchors(told)) },
    { id: 'platforms', title: 'Where platforms disagree', body: platformList(results.cases) },
    { id: 'hangs', title: 'What was found', body: hangList(told, results, options) },
    { id: 'sweeps', title: 'Locks held at the fork', body: sweepTables(results.cases) },
    { id: 'standing', title: 'Where it stood', body: standingList(results) },
    { id: 'rates', title: 'Rate over the delay before the fork', body: rateList(results.cases) },
    { id: 'conclusions', title: 'Conclusions', body: conclusionList(results) },
    { id: 'warnings', title: 'Warnings', body: warningList(results.cases) },
    { id: 'skipped', title: 'Skipped', body: skippedList(results.cases) },
    {
      id: 'notes',
      title: 'Notes',
      body: list((results.notes ?? []).map((note) => prose(note, 600))),
    },
    { id: 'machine', title: 'Where it ran', body: machineList(results) },
  ]
  return all.filter(({ body }) => !(Array.isArray(body) && body.length === 0) && body !== null)
}

/** What only helps to compare is told where it hangs at a place of its own. */
function toldFindings(cases: CaseResult[]): Finding[] {
  const all = findings(cases)
  const places = new Set(
    all.filter(({ kind }) => kind !== 'compared').map(({ best }) => placeOf(best)),
  )
  return all.filter(({ kind, best }) => kind !== 'compared' || !places.has(placeOf(best)))
}

function placeOf({ repro, diagnosis }: CaseResult): string {
  const { blocked, hazard } = diagnosis ?? {}
  return JSON.stringify([repro, hazard, blocked?.file, blocked?.line])
}

function anchors(told: Finding[]): AnchorOf {
  const byCase = new Map(told.flatMap(({ cases }, at) => cases.map((one) => [one, anchor(at)])))
  const byPlace = new Map(
    told.map(({ best }, at) => [placeOf(best), anchor(at)]).reverse() as [string, string][],
  )
  return (one) => byCase.get(one) ?? (one.diagnosis ? (byPlace.get(placeOf(one)) ?? null) : null)
}

const anchor = (at: number) => `hang-${at + 1}`

function platformList(cases: CaseResult[]): Html[] {
  return list(
    disagreements(cases).map(({ repro, variant, outcomes }) => [
      h('strong', {}, prose(`${repro}, ${variant}`, 200)),
      ': ',
      prose(
        outcomes
          .map(([outcome, where]) => `${outcome} on ${whereNames(where).join('; ')}`)
          .join(', '),
        800,
      ),
    ]),
  )
}

function hangList(told: Finding[], results: Results, options: HangOptions): Html[] {
  const shown = told.slice(0, max.hangs)
  return [
    ...shown.map((finding, at) => hangArticle(finding, anchor(at), results, options)),
    ...leftOut(`${told.length - shown.length} more`, told.length - shown.length),
  ]
}

/** The stacks of trials that were neither stuck nor done. */
function standingList({ cases, leg }: Results): Html[] {
  const all = cases.flatMap((one) => standingOf(one, leg?.folders?.cwd) ?? [])
  const shown = all
    .slice(0, max.standings)
    .map(({ title, groups, more }) => [
      h('h3', {}, prose(title, 300)),
      groups.map(({ threads, lines }) => [
        h('h4', {}, prose(threads, 300)),
        h('pre', { class: 'sunk' }, lines.join('\n')),
      ]),
      leftOut(plural(more, 'more stack'), more),
    ])
  return [
    ...shown.map((parts) => h('div', { class: 'standing' }, parts)),
    ...leftOut(`${all.length - shown.length} more`, all.length - shown.length),
  ]
}

function rateList(cases: CaseResult[]): Html[] {
  const all = curves(cases)
  const shown = all.slice(0, max.charts)
  return [
    ...shown.map((curve, at) => rates(curve, `rate-${at + 1}`)),
    ...leftOut(`${all.length - shown.length} more`, all.length - shown.length),
  ]
}

function rates(curve: Curve, id: string): Html {
  const rows = curve.points.map(({ delay, one }) =>
    h('tr', {}, h('th', { scope: 'row' }, `${delay} s`), h('td', {}, hangCell(one))),
  )
  const columns = ['delay', 'hung'].map((name) => h('th', { scope: 'col' }, name))
  return h(
    'div',
    { class: 'rates' },
    h('h3', {}, prose(curveName(curve), 200)),
    h('figure', {}, rateChart(curve, id)),
    h('table', {}, h('thead', {}, h('tr', {}, columns)), h('tbody', {}, rows)),
  )
}

function list(entries: Child[]): Html[] {
  if (entries.length === 0) return []
  const shown = entries.slice(0, max.entries)
  return [
    h(
      'ul',
      { class: 'plain' },
      shown.map((entry) => h('li', {}, entry)),
    ),
    ...leftOut(`${entries.length - shown.length} more`, entries.length - shown.length),
  ]
}

function conclusionList(results: Results): Html[] {
  return list(
    otherConclusions(results).map((one) => [
      h('strong', {}, prose(`${conclusionSubject(one)}:`, 200)),
      ' ',
      prose(one.text, 800),
    ]),
  )
}

function warningList(cases: CaseResult[]): Html[] {
  return list(
    [...warningsById(cases)].map(([id, { text, repros }]) => [
      h('code', {}, prose(id, 80)),
      ` in ${[...repros].slice(0, 5).join(', ')}: `,
      prose(text, 500),
    ]),
  )
}

function skippedList(cases: CaseResult[]): Html[] {
  return list(
    skips(cases).map(({ names, reason }) => [prose(names, 250), ': ', prose(reason, 400)]),
  )
}

function machineList({ environment, legs = [], cases }: Results): Html[] {
  const pythons = new Map(cases.map(({ python }) => [pythonName(python) + python.path, python]))
  return list([
    ...(legs.length === 0 ? [prose(machineName(environment), 300)] : []),
    ...legs.map((leg) => [
      prose(`${leg.name}:`, 200),
      ' ',
      prose(leg.missing || !leg.environment ? 'missing' : machineName(leg.environment), 300),
    ]),
    ...[...pythons.values()].map((python) => [
      prose(pythonName(python), 100),
      python.origin ? [' from ', prose(python.origin, 60)] : '',
      ': ',
      h('code', {}, prose(python.path, 300)),
    ]),
  ])
}
