/**
 * What a repro printed is data: these functions make any text harmless before it is written
 * anywhere, and cut it. Markdown has its own in `markdown.ts`.
 */
import { stripVTControlCharacters } from 'node:util'
import { cut } from '../results/cut.ts'

/** Everything that some reader of ours might take for the end of a line. */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g
/** Control, bidi, zero-width and tag characters; tab and newline stay. */
const invisible = /(?![\n\t])[\p{Cc}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu
/** What neither UTF-8 nor XML can hold. */
const unwritable = /[\p{Surrogate}\ufffe\uffff]/gu

/**
 * Breaks what a GitHub runner would read as a command, in its own log as in a file that somebody
 * prints there: `::` where a line starts (after any white space), `##[` anywhere.
 */
export function breakCommands(text: string): string {
  return text.replaceAll('##[', '## [').replace(/^([^\S\n]*)::/gm, '$1: :')
}

/**
 * Text without terminal sequences, control and invisible characters and runner commands; lines end
 * with `\n`. Stripping comes first: `#\u200b#[` must not become a command by being cleaned.
 */
export function neutral(text: string): string {
  const plain = stripVTControlCharacters(text)
    .replace(lineEnds, '\n')
    .replace(invisible, '')
    .replace(unwritable, '\ufffd')
  return breakCommands(plain)
}

const color = new RegExp(`(${'\u001b'}\\[[\\d;]*m)`)

/** The same, but colours of our own stay. */
export const neutralInColors = (text: string): string =>
  text
    .split(color)
    .map((part, at) => (at % 2 === 0 ? neutral(part) : part))
    .join('')

/** `neutral` text on one line, at most `max` characters. */
export function oneLine(text: string, max = 300): string {
  const line = neutral(text.slice(0, 4 * max)).replace(/\s+/g, ' ')
  return cut(line.trim(), max)
}

/** `neutral` text, each line after `prefix`, so that no problem matcher takes it for a traceback. */
export function quoted(text: string, prefix = '| '): string {
  return neutral(text).replace(/^/gm, prefix)
}
