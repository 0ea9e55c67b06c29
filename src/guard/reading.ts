/**
 * What somebody reads in a text who overlooks what is not seen, undoes escapes, or takes bytes in hex
 * together; and where in the text each letter of it stands. Linear in the text, whatever it is: a trial
 * could else make the search last.
 */

/** A part of a text, from one character up to another. */
export interface Span {
  start: number
  end: number
}

export interface Reading {
  letters: string
  /** Where the letters from one up to another stand in the text. */
  span(from: number, to: number): Span
}

/** Null where a text can only be read as it stands. */
export type Read = (text: string) => Reading | null

/** Terminal sequences, white space, what is not seen, accents, what was not readable, a lone backslash. */
const unseen = new RegExp(
  [
    '(?:\\u001b\\[|\\u009b)[0-?]*[ -/]*[@-~]',
    '\\u001b\\][^\\p{Cc}]{0,200}(?:\\u0007|\\u001b\\\\)',
    '[ \\n]+',
    '[\\s\\p{Cc}\\p{M}\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffd\\\\]',
  ].join('|'),
  'gu',
)
/** As URLs, string literals and JSON spell characters; those in a row are the bytes of one text. */
const escapes =
  /(?:%[0-9a-f]{2})+|(?:\\x[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|\\U[0-9a-f]{8}|\\[0-7]{1,3}|\\[nrtfbve]/gi
const entities = /&#\d{1,7};|&#x[0-9a-f]{1,6};/gi
const betweenPairs = /(?<=[0-9a-f]{2})[:,-](?=[0-9a-f]{2})/gi

export const asSeen = (text: string): Reading => rewritten(text, unseen, () => '')

export const asUnescaped: Read = (text) => {
  if (text.search(escapes) < 0 && text.search(entities) < 0) return null
  // In this order: Markdown may spell the backslash of a literal so.
  const outer = rewritten(text, entities, unescaped)
  const inner = rewritten(outer.letters, escapes, unescaped)
  const seen = asSeen(inner.letters)
  const span = (from: number, to: number) =>
    [seen, inner, outer].reduce(({ start, end }, one) => one.span(start, end), {
      start: from,
      end: to,
    })
  return { letters: seen.letters, span }
}

/** The bytes of a text in hex, with something between each two of them. */
export const asPairs: Read = (text) =>
  text.search(betweenPairs) < 0 ? null : rewritten(text, betweenPairs, () => '')

function unescaped(found: string): string {
  if (/^(?:%|\\x)/i.test(found)) return Buffer.from(found.replace(/%|\\x/gi, ''), 'hex').toString()
  if (/^\\[a-z]$/i.test(found)) return ' '
  const base = /^(?:\\u|&#x)/i.test(found) ? 16 : found.startsWith('\\') ? 8 : 10
  const code = Number.parseInt(found.replace(/^(?:\\u|&#x|&#|\\)\{?/i, ''), base)
  return code <= 0x10ffff ? String.fromCodePoint(code) : ' '
}

/** A part that was copied, or one that came of something else as a whole. */
interface Piece {
  /** Where its letters begin. */
  at: number
  start: number
  end: number
  copied: boolean
}

function rewritten(text: string, what: RegExp, by: (found: string) => string): Reading {
  // Where what stands is asked for a few texts only.
  let pieces: Piece[] | null = null
  const place = (at: number) => {
    pieces ??= piecesOf(text, what, by)
    return placeOf(pieces, at)
  }
  return {
    letters: text.replace(what, by),
    span: (from, to) => ({ start: place(from).start, end: place(to - 1).end }),
  }
}

function piecesOf(text: string, what: RegExp, by: (found: string) => string): Piece[] {
  const pieces: Piece[] = []
  let [at, done] = [0, 0]
  const add = (length: number, end: number, copied: boolean) => {
    if (length > 0) pieces.push({ at, start: done, end, copied })
    at += length
    done = end
  }
  for (const { 0: found, index } of text.matchAll(what)) {
    add(index - done, index, true)
    add(by(found).length, index + found.length, false)
  }
  add(text.length - done, text.length, true)
  return pieces
}

/** Where the letter at `at` stands in the text. */
function placeOf(pieces: readonly Piece[], at: number): Span {
  let [low, high] = [0, pieces.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (pieces[middle]!.at <= at) low = middle
    else high = middle - 1
  }
  const { at: first, start, end, copied } = pieces[low]!
  return copied ? { start: start + at - first, end: start + at - first + 1 } : { start, end }
}
