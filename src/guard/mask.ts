import type { Variables } from './environment.ts'
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

/**
 * What may stand between two characters of a value without keeping a reader from it: white space,
 * what is not seen or was not readable, terminal sequences, and all of these as a string literal or a
 * workflow command spells them. No text can be read as such in two ways, nor without end: a trial
 * could else make the search last.
 */
const gap = [
  '\\u001b\\[[0-?]*[ -/]*[@-~]',
  '\\u001b\\][^\\p{Cc}]{0,200}(?:\\u0007|\\u001b\\\\)',
  '\\u001b(?![[\\]])',
  '(?!\\u001b)[\\s\\p{Cc}\\p{Default_Ignorable_Code_Point}\\ufff9-\\ufffd]',
  '\\\\(?:x1b\\[[0-9;]*m|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[nrtfb0])?',
  '%0[AaDd]',
].join('|')

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
const spread = (text: string) => [...text].map(literal).join(`(?:${gap}){0,64}`)

/** The ways in which a value may be written, each as a pattern. */
function patternsOf(secret: string): RegExp[] {
  if (secret.length < LEAST_LENGTH) return [new RegExp(literal(secret), 'gu')]
  const bytes = Buffer.from(secret)
  const turned = [...secret].reverse().join('')
  const spelled = [secret, turned, bytes.toString('hex'), encodeURIComponent(secret)]
  return [
    ...[...new Set(spelled)].map((text) => new RegExp(spread(text), 'giu')),
    ...[0, 1, 2].map((before) => new RegExp(spread(base64(bytes, before)), 'gu')),
  ]
}

/** What is the same in the base64 of every text that holds the value after `before` (mod 3) bytes. */
function base64(bytes: Buffer, before: number): string {
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
  return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
}

/** Replaces the values of tokens by `***`, however they are spelled or broken. */
export function masker(env: Variables): Mask {
  const patterns = secretsIn(env).flatMap(patternsOf)
  return (text) => patterns.reduce((masked, one) => masked.replace(one, '***'), text)
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

/** Longest text between the first and the last character of a value that is still found in a stream. */
const SPREAD = 4096

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
