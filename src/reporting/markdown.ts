/**
 * Markdown of which no part can be forged: every foreign text goes through `prose`, `code`, `html`
 * or `fence`.
 */
import { neutral, oneLine } from '../guard/text.ts'

/** Zero-width space: GitHub links `@name` and `#1` after Markdown is done, so no escape helps. */
const gap = '\u200b'
/** GitHub links seven characters of one, too. */
const commitId = /\b[0-9a-f]{7,40}\b/gi
const entity = (character: string) => `&#${character.charCodeAt(0)};`
/** Between backticks these are plain text wherever the span stands, in a table too. */
const spanSafe = /^(?!.*<!--)[\w ./:<>()=,+*@#$%&~!?;'"[\]{}^–—…\p{L}-]+$/u

/** Splits a line of our own words: every second part stood between single backticks. */
export const codeSpan = /(?<!`)`([^`]+)`(?!`)/

/**
 * One line of running text. Nothing in it is markup, a link, a mention or an issue, but a part
 * between single backticks, which is code.
 */
export function prose(text: string, max?: number): string {
  const parts = oneLine(text, max).split(codeSpan)
  return parts.map((part, at) => (at % 2 === 1 ? code(part) : words(part))).join('')
}

function words(line: string): string {
  return withGaps(line)
    .replace(/[\\&<>|`]/g, entity)
    .replace(/[*[\]{}~$!]|(?<![a-z0-9])_|_(?![a-z0-9])/gi, '\\$&')
    .replace(/:(?=\/\/)|(?<=\b(?:mailto|xmpp|www))[:.]/gi, entity)
    .replace(/^[-+=#]/, '\\$&')
    .replace(/^\d+(?=[.)](?:\s|$))/, `$&${gap}`)
}

/** One line as inline code. `<code>` where backticks would depend on what stands around. */
export function code(text: string, max?: number): string {
  const line = oneLine(text, max)
  if (line === '') return '–'
  return spanSafe.test(line) ? `\`${line}\`` : `<code>${html(line)}</code>`
}

/** One line for inside an HTML element, where Markdown may or may not be read. */
export function html(text: string, max?: number): string {
  return withGaps(oneLine(text, max)).replace(/[!-'*+:-@[-`{-~]|(?<=\bwww)\./gi, entity)
}

function withGaps(line: string): string {
  return line
    .replace(/[@#]|(?<=\bGH)-(?=\d)/gi, `$&${gap}`)
    .replace(commitId, (id) => id.replace(/.{6}/g, `$&${gap}`))
}

/** Text of many lines in a fence longer than any run of backticks in it. */
export function fence(text: string, language = ''): string {
  const body = neutral(text).replace(/\n+$/, '')
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${body}\n${ticks}`
}

/** A folded part. `summary` and `body` are Markdown-safe already, as above. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`
}

/** A table of cells that are Markdown-safe already. */
export function table(header: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
