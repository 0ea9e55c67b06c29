/** How a program can write a value so that it does not stand there, and what somebody reads all the same. */

import { stripVTControlCharacters } from 'node:util'

const each = (text: string, spell: (byte: number) => string) =>
  [...Buffer.from(text)].map(spell).join('')
const hex = (byte: number, length = 2) => byte.toString(16).padStart(length, '0')

/** All ways in which a token is looked for, by what a test's name may say of it. */
export function waysOf(token: string): Record<string, string> {
  const half = Math.floor(token.length / 2)
  const [first, second] = [token.slice(0, half), token.slice(half)]
  const broken = (by: string) => `${first}${by}${second}`
  return {
    nothing: token,
    'a colour': broken('\x1b[0m'),
    'a colour of one byte': broken('\x9b1m'),
    'a title': broken('\x1b]0;x\x07'),
    'a zero-width space': broken('\u200b'),
    'a word joiner': broken('\u2060'),
    'a byte order mark': broken('\ufeff'),
    'a soft hyphen': broken('\u00ad'),
    'a change of direction': broken('\u202e'),
    'an accent': broken('\u0301'),
    'a variation selector': broken('\ufe0f'),
    'a NUL': broken('\0'),
    'a backspace': broken('\b'),
    'a new line': broken('\n'),
    'a carriage return': broken('\r'),
    'a line separator': broken('\u2028'),
    'a tab': broken('\t'),
    'a space': broken(' '),
    'bytes that are no character': broken('\ufffd'),
    'what a workflow command writes for a new line': broken('%0A'),
    'what JSON writes for what is not seen': broken('\\u200b'),
    'what Python writes for a colour': broken('\\x1b[0m'),
    'what a string literal writes for a new line': broken('\\n'),
    'what a URL writes for what is not seen': broken('%E2%80%8B'),
    'what HTML writes for what is not seen': broken('&#8203;'),
    'every character': [...token].join('\u200b\u001b[1m'),
    'more than anybody looks through': broken('\u200b'.repeat(5000)),
    'its order': [...token].reverse().join(''),
    'its case': token.toUpperCase(),
    base64: Buffer.from(`a ${token} z`).toString('base64'),
    'base64 for URLs': Buffer.from(`ab ${token}~>`).toString('base64url'),
    'base64 in lines': Buffer.from(`${token}`).toString('base64').replace(/.{20}/g, '$&\n'),
    hex: Buffer.from(token).toString('hex'),
    'hex with colons': each(token, (byte) => `${hex(byte)}:`).slice(0, -1),
    'what a URL writes': encodeURIComponent(`a ${token}`),
    'what a URL may write': each(token, (byte) => `%${hex(byte)}`),
    'what a string literal may write': each(token, (byte) => `\\x${hex(byte)}`),
    'what an old string literal may write': each(token, (byte) => `\\${byte.toString(8)}`),
    'what JSON may write': each(token, (byte) => `\\u${hex(byte, 4)}`),
    'what HTML may write': each(token, (byte) => (byte % 2 ? `&#${byte};` : `&#x${hex(byte)};`)),
  }
}

/** A few of the ways that nobody can look for: a program may think of any. */
export const unpromised: Record<string, (token: string) => string> = {
  rot13: (token) =>
    token.replace(/[a-z]/gi, (one) => {
      const first = one < 'a' ? 65 : 97
      return String.fromCharCode(((one.charCodeAt(0) - first + 13) % 26) + first)
    }),
  'a letter of another kind': (token) => `${token.slice(0, 9)}.${token.slice(9)}`,
  'base64 twice': (token) => Buffer.from(Buffer.from(token).toString('base64')).toString('base64'),
}

const overlooked = /[\s\p{Cc}\p{M}\p{Default_Ignorable_Code_Point}\ufffd\\]/gu
const plainly = (text: string) => stripVTControlCharacters(text).replace(overlooked, '')

/** Escapes undone, one kind after the other, as many times as a text of ours may have been escaped. */
function undone(text: string): string {
  const decode = (all: string) => Buffer.from(all.replace(/%|\\x/gi, ''), 'hex').toString()
  const point = (base: number) => (_: string, digits: string) =>
    String.fromCodePoint(Number.parseInt(digits, base) || 32)
  return text
    .replace(/&#x([0-9a-f]+);/gi, point(16))
    .replace(/&#(\d+);/g, point(10))
    .replace(/&amp;/g, '&')
    .replace(/\\\\/g, '\\')
    .replace(/(?:%[0-9a-f]{2})+/gi, decode)
    .replace(/(?:\\x[0-9a-f]{2})+/gi, decode)
    .replace(/\\u([0-9a-f]{4})/gi, point(16))
    .replace(/\\([0-7]{2,3})/g, point(8))
    .replace(/\\[nrtb]/g, ' ')
}

/** What readers see in a text, in small letters: each has tools of his own. */
export function readersOf(text: string): string[] {
  const seen = [text, undone(text), undone(undone(text))].map(plainly)
  const inHex = (one: string) =>
    (one.replace(/[:,]/g, '').match(/(?:[0-9a-f]{2}){8,}/gi) ?? []).flatMap((digits) =>
      [digits, digits.slice(1)].map((some) => Buffer.from(some, 'hex').toString('latin1')),
    )
  const inBase64 = (one: string) =>
    (one.match(/[\w+/-]{12,}/g) ?? []).flatMap((letters) =>
      [0, 1, 2, 3].map((at) => Buffer.from(letters.slice(at), 'base64').toString('latin1')),
    )
  const all = seen.flatMap((one) => [
    one,
    [...one].reverse().join(''),
    ...inHex(one),
    ...inBase64(one),
  ])
  return all.map((one) => one.toLowerCase())
}
