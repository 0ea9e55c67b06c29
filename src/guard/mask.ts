import type { Variables } from './environment.ts'
import { asPairs, asSeen, asUnescaped, type Read, type Span } from './reading.ts'
import { neutral, neutralInColors } from './text.ts'

/** A text in which the values of tokens are `***`. */
export type Mask = (text: string) => string

const secretName = /^(INPUT_TOKEN|.*_TOKEN|ACTIONS_.*)$/
/** Values that would blot out half of every text; some `ACTIONS_*` are mere switches. */
const isCommonplace = (value: string) => value.length < 3 || /^(true|false|\d{1,5})$/i.test(value)

/** The values of tokens, which a trial may have found wherever it can read, longest first. */
function secretsIn(env: Variables): string[] {
  return Object.entries(env)
    .filter(([name, value]) => secretName.test(name) && !isCommonplace(value ?? ''))
    .map(([, value]) => value!)
    .sort((one, other) => other.length - one.length)
}

/** Shorter values are looked for as they stand only: their letters come in any text. */
const LEAST_LENGTH = 8

/** Replaces the values of tokens by `***`, however they are spelled or broken. */
export function masker(env: Variables): Mask {
  const secrets = secretsIn(env)
  const long = secrets.filter((secret) => secret.length >= LEAST_LENGTH)
  const searches = [asSeen, asUnescaped, asPairs].map((read) => searchFor(long, read))
  return (text) => {
    const masked = cutOut(
      text,
      searches.flatMap((search) => search(text)),
    )
    return secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), masked)
  }
}

/** Finds where in a text the values stand, read in one way. */
function searchFor(secrets: readonly string[], read: Read): (text: string) => Span[] {
  const needles = secrets.flatMap((secret) =>
    needlesOf(secret, (read(secret) ?? asSeen(secret)).letters),
  )
  return (text) => {
    const reading = needles.length > 0 ? read(text) : null
    if (!reading) return []
    const forms = { folded: fold(reading.letters), base64: ofUrls(reading.letters) }
    return needles.flatMap(({ form, letters }) =>
      placesOf(letters, forms[form]).map((at) => reading.span(at, at + letters.length)),
    )
  }
}

interface Needle {
  form: 'folded' | 'base64'
  letters: string
}

/** As what a value may be looked for, of which these are the letters that are read. */
function needlesOf(secret: string, letters: string): Needle[] {
  const bytes = Buffer.from(secret)
  const folded = [letters, [...letters].reverse().join(''), bytes.toString('hex')].map(fold)
  const inBase64 = [0, 1, 2].map((before) => ofUrls(base64(bytes, before)))
  return [
    ...folded.map((letters) => ({ form: 'folded' as const, letters })),
    ...inBase64.map((letters) => ({ form: 'base64' as const, letters })),
  ].filter(({ letters }) => letters.length >= LEAST_LENGTH)
}

/** Of ASCII, so that no text becomes longer or shorter. */
const fold = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

/** Base64 has two other letters in URLs. */
const ofUrls = (text: string) => text.replaceAll('-', '+').replaceAll('_', '/')

/** What is the same in the base64 of every text that holds the value after `before` (mod 3) bytes. */
function base64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}

function placesOf(needle: string, text: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length))
    found.push(at)
  return found
}

function cutOut(text: string, spans: Span[]): string {
  if (spans.length === 0) return text
  let masked = ''
  let done = 0
  for (const { start, end } of spans.sort((one, other) => one.start - other.start)) {
    if (start >= done) masked += `${text.slice(done, start)}***`
    done = Math.max(done, end)
  }
  return masked + text.slice(done)
}

/**
 * Masked and neutral: what may be written to a log or a terminal. Before the cleaning as after it,
 * which takes out what a value was broken with.
 */
export function cleaner(env: Variables, keep: 'nothing' | 'colors' = 'nothing'): Mask {
  const mask = masker(env)
  const clean = keep === 'colors' ? neutralInColors : neutral
  return (text) => mask(clean(mask(text)))
}

/** Changes every text in a value made of objects, lists and plain data. */
export function maskDeep<T>(value: T, mask: Mask): T {
  if (typeof value === 'string') return mask(value) as T
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, mask)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) => [mask(key), maskDeep(one, mask)])
  return Object.fromEntries(entries) as T
}

/** Masks what may begin in one piece and end in a later one; a piece keeps its place. */
export function maskPieces(pieces: readonly string[], mask: Mask): string[] {
  const whole = pieces.join('')
  const masked = mask(whole)
  if (masked === whole) return [...pieces]
  const each = pieces.map(mask)
  // Where only all of them together hold a value nobody can say which piece it is of.
  return mask(each.join('')) === each.join('') ? each : [masked, ...pieces.slice(1).map(() => '')]
}

/** Longest text from the first to the last character of a value that is still found in a stream. */
const SPREAD = 16_384

/**
 * Masks a text that comes in pieces, of which a value may begin in one and end in another. Returns
 * what can be written, and keeps the rest until it is known.
 */
export function maskStream(mask: Mask): { add(text: string): string; end(): string } {
  let held = ''
  return {
    add: (text) => {
      held += text
      if (held.length < 2 * SPREAD) return ''
      const masked = mask(held)
      const cut = masked.length - SPREAD
      // After a whole line, where one ends there: a reader of ours must not see a line begin inside one.
      const line = masked.lastIndexOf('\n', cut) + 1
      const end = line > 0 ? line : cut
      held = masked.slice(end)
      return masked.slice(0, end)
    },
    end: () => {
      const rest = mask(held)
      held = ''
      return rest
    },
  }
}
