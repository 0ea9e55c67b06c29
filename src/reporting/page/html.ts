/**
 * HTML of which no part can be forged: text becomes markup in `h` alone, where it is made neutral and
 * escaped. Names of elements and attributes are the program's own.
 */
import { neutral, oneLine } from '../../guard/text.ts'
import { codeSpan } from '../markdown.ts'

/** Markup that `h` made. A class, so that nothing that was read from a file is taken for it. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

export type Child = Html | string | number | false | null | undefined | Child[]
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>

const empty = ['meta', 'link', 'br']
/** Elements after which a line of the file ends. */
const lines =
  /^(?:head|meta|link|title|style|h\d|p|li|tr|t(?:head|body|able)|section|article|svg|d[dt]|pre)$/

/** An element. An attribute that is false, null or undefined is left out. */
export function h(name: string, attributes: Attributes = {}, ...children: Child[]): Html {
  const start = `<${name}${Object.entries(attributes).map(attribute).join('')}>`
  const rest = empty.includes(name) ? '' : `${children.map(inner).join('')}</${name}>`
  return new Html(start + rest + (lines.test(name) ? '\n' : ''))
}

function attribute([name, value]: [string, Attributes[string]]): string {
  if (value === false || value === null || value === undefined) return ''
  if (value === true) return ` ${name}`
  const text = typeof value === 'number' ? `${Number(value.toFixed(2))}` : value
  return ` ${name}="${escaped(text)}"`
}

function inner(child: Child): string {
  if (Array.isArray(child)) return child.map(inner).join('')
  if (child instanceof Html) return child.markup
  return child === false || child === null || child === undefined ? '' : escaped(String(child))
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string) => neutral(text).replace(/[&<>"']/g, (sign) => entities[sign]!)

/** One line of running text, in which a part between single backticks is code. */
export function prose(text: string, max?: number): Child[] {
  const parts = oneLine(text, max).split(codeSpan)
  return parts.map((part, at) => (at % 2 === 1 ? h('code', {}, part) : part))
}
