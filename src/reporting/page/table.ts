/** Tables of the page: wider than the page they scroll by themselves, by keyboard too. */

import { type Attributes, type Child, type Html, h, prose } from './html.ts'

/** `bodies` are `tbody` elements. `label` names the table for those who do not see where it stands. */
export function scrollTable(
  label: string,
  columns: Child[],
  bodies: Html[],
  attributes: Attributes = {},
): Html {
  const heads = columns.map((title) => h('th', { scope: 'col' }, title))
  const table = h('table', attributes, h('thead', {}, h('tr', {}, heads)), bodies)
  return h('div', { class: 'scroll', role: 'region', 'aria-label': label, tabindex: 0 }, table)
}

/** A second, quieter line of a cell. */
export const below = (text: string) => h('div', { class: 'below' }, prose(text, 300))

/** What was left out, where anything was. */
export const leftOut = (what: string, count: number): Html[] =>
  count > 0 ? [h('p', { class: 'quiet' }, `${what} in results.json.`)] : []
