/** What needs words: each hang with its drawing, its lines, what to do, and what it rests on. */

import { tailBytes } from '../../results/cut.ts'
import type { CaseResult, Place, Results } from '../../results/model.ts'
import { type Finding, findingTitle, labels, remedies } from '../findings.ts'
import { hangOf } from '../hang.ts'
import { hazardPage } from '../hazards.ts'
import type { Told } from '../incidents.ts'
import { listings, runSentence } from '../listings.ts'
import { baselineSentence, cause, line, outcomeSentence, tellingRun, whereName } from '../names.ts'
import { lockFacts, toldLock } from '../sweep.ts'
import { hangDrawing } from './drawing.ts'
import { type Child, type Html, h, prose } from './html.ts'
import { incidentTable } from './incidents.ts'

/** Bytes of each stream of a trial. */
const maxOutput = 16_000

export interface HangOptions {
  /** Base URL of `docs/hazards/`; without it pages are named, not linked. */
  docsBase?: string
}

/** One finding. `id` is its anchor. */
export function hangArticle(
  finding: Finding,
  id: string,
  { conclusions }: Results,
  options: HangOptions,
): Html {
  const { best, kind } = finding
  const bad = kind === 'regression' || kind === 'invalid'
  return h(
    'article',
    { id, 'aria-labelledby': `${id}-heading` },
    h('span', { class: bad ? 'badge bad' : 'badge' }, labels[kind]),
    h('h3', { id: `${id}-heading` }, prose(findingTitle(finding), 300)),
    h('p', {}, prose(cause(best), 1500)),
    factList(finding, remedies(finding, conclusions).slice(0, 3), options),
    drawing(best, id),
    placeList(best),
    ...incidents(best),
    reasons(best),
    listings(best).length > 0 && stacks(best),
    output(best),
  )
}

/** All hangs of a command, once: with the first of them. */
function incidents({ incident, incidents: all = [] }: Told): Html[] {
  return all.length > 1 && all[0] === incident ? incidentTable(all) : []
}

function factList(finding: Finding, todo: string[], { docsBase }: HangOptions): Html {
  const { best, cases } = finding
  const page = best.diagnosis && hazardPage(best.diagnosis)
  const more = page && docsBase && h('a', { href: `${docsBase}/${page}.md` }, `More about ${page}`)
  const facts: [string, Child][] = [
    ['to do', todo.length > 0 && [...todo.flatMap((text) => [prose(text, 800), ' ']), more]],
    ...lockFacts(best).map(([name, text]): [string, Child] => [name, prose(text, 300)]),
    ['seen', `${best.variant}, ${whereName(best)}: ${outcomeSentence(best)}`],
    ['also', alsoText(cases.slice(1))],
    ['expected', best.verdict === 'regression' && best.expected.join(' or ')],
    ['before', baselineSentence(best).replace('Baseline: ', '')],
  ]
  const known = facts.filter(([, value]) => value)
  return h(
    'dl',
    {},
    known.map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]),
  )
}

function alsoText(cases: CaseResult[]): string {
  const named = cases.slice(0, 6).map((one) => `${one.variant}, ${whereName(one)}`)
  const left = cases.length - named.length
  return named.join('; ') + (left > 0 ? ` and ${left} more` : '')
}

/** Of what was seen alone: none where no fork was, or it is the process that forked that is stuck. */
function drawing({ evidence, diagnosis }: CaseResult, id: string): Html | null {
  const hang = evidence && diagnosis && hangOf(evidence, diagnosis)
  if (!hang || hang.stuck.pid === hang.forking.pid) return null
  const key = (mark: Html, text: string) => h('span', {}, mark, text)
  const swatch = (...marks: Html[]) =>
    h('svg', { viewBox: '0 0 26 10', 'aria-hidden': 'true' }, marks)
  return h(
    'figure',
    {},
    hangDrawing(hang, id),
    h(
      'figcaption',
      {},
      hang.lost?.held &&
        key(swatch(h('rect', { width: 26, height: 10, class: 'held' })), 'holds the lock'),
      key(
        swatch(
          h('rect', { width: 26, height: 10, class: 'stripe-ground' }),
          h('path', { d: 'M 0 10 l 10 -10 m 0 10 l 10 -10 m 0 10 l 6 -6', class: 'stripe-line' }),
        ),
        'waits for ever',
      ),
      hang.lost && key(swatch(h('line', { x2: 26, y1: 5, y2: 5, class: 'ghost' })), 'not there'),
      h('span', {}, 'time goes to the right, not to scale'),
    ),
  )
}

function placeList({ diagnosis }: CaseResult): Html | null {
  const { fork, blocked, holder } = diagnosis ?? {}
  const items = [
    holder && place(holder.thread, 'at the fork', holder),
    fork && place('fork', 'made the child', fork),
    blocked && place(blocked.thread, `process ${blocked.pid}, for ever`, blocked, 'stuck'),
  ]
  return items.some(Boolean) ? h('ol', { class: 'places' }, items) : null
}

function place(who: string, what: string, at: Place, kind: string | null = null): Html {
  return h(
    'li',
    {},
    h(
      'div',
      {},
      h('strong', { class: kind }, prose(who, 100)),
      h('br'),
      h('span', { class: 'quiet' }, what),
    ),
    h(
      'div',
      {},
      h('code', {}, prose(line(at), 300)),
      h('span', { class: 'quiet' }, ' in ', h('code', {}, prose(at.function, 200))),
      at.text &&
        h('pre', {}, h('span', { class: 'line' }, at.line), h('code', {}, prose(at.text, 500))),
    ),
  )
}

function folded(title: string, ...body: Child[]): Html {
  return h('details', {}, h('summary', {}, title), body)
}

function reasons({ diagnosis }: CaseResult): Html | null {
  if (!diagnosis) return null
  const because = (diagnosis.because ?? []).slice(0, 20)
  return folded(
    'What this rests on',
    h(
      'ul',
      {},
      because.map((text) => h('li', {}, prose(text, 500))),
      h('li', {}, `Confidence: ${diagnosis.confidence}.`),
    ),
  )
}

function stacks(one: CaseResult): Html {
  return folded(
    'Stacks and waits',
    listings(one).map(({ title, lines }) => [h('h4', {}, title), h('pre', {}, lines.join('\n'))]),
  )
}

function output(one: CaseResult): Html | null {
  const run = tellingRun(one)
  // The trials of a sweep each hold another lock.
  if (!run || (toldLock(one) && !one.evidence)) return null
  const stream = (name: string, text: string | null | undefined) =>
    text?.trim() ? [h('h4', {}, name), h('pre', {}, tailBytes(text.trimEnd(), maxOutput))] : null
  return folded(
    'One trial',
    h('p', {}, prose(runSentence(run), 300)),
    (run.notes ?? []).slice(0, 20).map((note) => h('p', {}, prose(note, 300))),
    stream('stdout', run.stdout),
    stream('stderr', run.stderr),
    stream('install', one.install),
  )
}
