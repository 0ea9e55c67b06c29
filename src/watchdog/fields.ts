/** What is the value of one field of the observer's records? The trial can write there too: each is checked and cut. */
import { canonical } from '../filenames.ts'
import type { Place } from '../results/model.ts'

export type Json = Record<string, unknown>

/** Threads of a process, frames of a thread: what the observer writes at most. */
const MAX_LIST = 128
const MAX_TEXT = 4000

export const number = (value: unknown) => (typeof value === 'number' ? value : -1)
export const text = (value: unknown) => textOrNull(value) ?? ''
export const textOrNull = (value: unknown) =>
  typeof value === 'string' ? value.slice(0, MAX_TEXT) : null
export const list = (value: unknown): unknown[] =>
  Array.isArray(value) ? value.slice(0, MAX_LIST) : []

/** Frames as the observer writes them: `[file, line, function]`, innermost first. */
export function places(value: unknown): Place[] {
  return list(value).flatMap((one) => place(one) ?? [])
}

export function place(value: unknown): Place | null {
  const [file, line, name] = list(value)
  if (typeof file !== 'string' || typeof line !== 'number') return null
  return { file: canonical(file), line, function: text(name) }
}
