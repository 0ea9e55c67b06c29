/** The hangs of a command, which may have several: one row each. */

import type { Incident } from '../../results/model.ts'
import { duration, plural } from '../format.ts'
import { line } from '../names.ts'
import { type Child, type Html, h, prose } from './html.ts'
import { below, leftOut, scrollTable } from './table.ts'

/** More rows than this nobody reads. */
const maxRows = 200

export function incidentTable(incidents: Incident[]): Html[] {
  const columns = ['test', 'waits for', 'blocked at', 'after', 'trials']
  const shown = incidents.slice(0, maxRows)
  const left = incidents.length - shown.length
  return [
    h('h4', {}, `${plural(incidents.length, 'hang')} in this command`),
    scrollTable('Hangs in this command', columns, [h('tbody', {}, shown.map(row))]),
    ...leftOut(plural(left, 'more hang'), left),
  ]
}

function row({ test, diagnosis, proof, pid, seconds, trials, processes, reason }: Incident): Html {
  const { blocked, lock } = diagnosis ?? {}
  const proven = proof === 'proven' ? '' : `${proof}; `
  return h(
    'tr',
    { class: 'hung' },
    h('th', { scope: 'row' }, test ? prose(test, 300) : `process ${pid}`),
    h('td', {}, prose(lock ?? 'unknown', 200), reason && below(`${proven}${reason}`)),
    h('td', {}, blocked ? [h('code', {}, prose(line(blocked), 300)), quoted(blocked.text)] : '–'),
    h('td', {}, duration(seconds)),
    h(
      'td',
      {},
      trials.join(', '),
      processes > 1 && below(plural(processes, 'process', 'processes')),
    ),
  )
}

const quoted = (text: string | undefined): Child =>
  text ? h('div', { class: 'below' }, h('code', {}, prose(text, 200))) : null
