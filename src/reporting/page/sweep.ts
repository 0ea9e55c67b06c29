/** What a sweep says of each lock: what becomes of a child that is forked while it is held. */
import { type CaseResult, type Place, type SweepLock, sweepAnswers } from '../../results/model.ts'
import { isHanging } from '../../verdict/sweep.ts'
import { percent, plural } from '../format.ts'
import { line, whereName } from '../names.ts'
import { answerWords, replayOption, sweepSentence } from '../sweep.ts'
import { type Child, type Html, h, prose } from './html.ts'
import { below, leftOut, scrollTable } from './table.ts'

/** More rows than this nobody reads. */
const maxRows = 200

/** One table a case that has a sweep. */
export function sweepTables(cases: CaseResult[]): Html[] {
  return cases.flatMap((one) => (one.sweep ? [sweepTable(one, one.sweep)] : []))
}

type Sweep = NonNullable<CaseResult['sweep']>

function sweepTable(one: CaseResult, sweep: Sweep): Html {
  const sorted = [...sweep.locks].sort((a, b) => rank(a) - rank(b))
  const shown = sorted.slice(0, maxRows)
  const left = sorted.length - shown.length
  const columns = ['lock', 'the child', 'held at', 'blocked at', 'predicted rate', 'replay']
  const name = `${one.repro}, ${whereName(one)}`
  return h(
    'div',
    { class: 'sweep' },
    h('h3', {}, prose(name, 200)),
    h('p', { class: 'quiet' }, `${sweepSentence(one)}.`),
    scrollTable(`Locks of ${name}`, columns, [h('tbody', {}, shown.map(lockRow))]),
    leftOut(plural(left, 'more lock'), left),
  )
}

/** What hangs comes first, and of that what a thread of the program itself can bring about. */
const rank = (lock: SweepLock) =>
  2 * sweepAnswers.indexOf(lock.answer) + Number(lock.possible && !isHanging(lock))

function lockRow(lock: SweepLock): Html {
  const { name, kind, made, predictedRate, replay } = lock
  return h(
    'tr',
    { class: isHanging(lock) ? 'hung' : null },
    h(
      'th',
      { scope: 'row' },
      prose(name, 200),
      below(`${kind}${made ? `, made at ${line(made)}` : ''}`),
    ),
    h('td', {}, h('span', { class: 'outcome' }, answerWords(lock)), answerNote(lock)),
    h('td', {}, placeCell(lock.holder, lock.holder?.thread)),
    h('td', {}, placeCell(lock.blocked, lock.hook ? `in the hook ${lock.hook}` : null)),
    h('td', {}, predictedRate === null ? '–' : percent(predictedRate)),
    h('td', {}, replay ? h('code', {}, prose(replayOption(replay), 200)) : '–'),
  )
}

function answerNote({ possible, accepted, change, reason }: SweepLock): Child {
  const said = [
    accepted && 'accepted',
    change && 'not so in the baseline',
    possible && 'no thread of the program was seen to take it: one of the sweep held it',
    reason,
  ].filter(Boolean)
  return said.length > 0 && below(said.join('; '))
}

function placeCell(place: Place | null, note: string | null | undefined): Child {
  if (!place) return '–'
  return [h('code', {}, prose(line(place), 200)), note && below(note)]
}
