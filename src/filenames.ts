/**
 * Names of files as text. What Node makes of a byte that is no UTF-8 leads to no file any more; here it
 * is the lone surrogate U+DC80 to U+DCFF, as in Python, so that both mean the same file.
 */
import { isUtf8 } from 'node:buffer'
import fs from 'node:fs'

const stray = /[\udc80-\udcff]/gu

const decoded = (bytes: Buffer): string | null => (isUtf8(bytes) ? bytes.toString('utf8') : null)

/** The text for the bytes of a name. */
export function nameOf(bytes: Buffer): string {
  const whole = decoded(bytes)
  if (whole !== null) return whole
  let text = ''
  for (let at = 0, length = 1; at < bytes.length; at += length) {
    // No character has more than four bytes.
    length = [1, 2, 3, 4].find((n) => decoded(bytes.subarray(at, at + n)) !== null) ?? 0
    text += length ? decoded(bytes.subarray(at, at + length)) : escapeOf(bytes[at]!)
    length ||= 1
  }
  return text
}

const escapeOf = (byte: number) => String.fromCharCode(0xdc00 + byte)

/** The bytes of such a text: what the system is to be asked for. */
export function bytesOf(name: string): Buffer {
  if (!isOdd(name)) return Buffer.from(name)
  const parts = [...name].map((one) =>
    isOdd(one) ? Buffer.of(one.charCodeAt(0) & 0xff) : Buffer.from(one),
  )
  return Buffer.concat(parts)
}

/** True where a name has bytes that are no text. */
export const isOdd = (name: string): boolean => name.search(stray) >= 0

/** The one text for a file, also where a Python that speaks only ASCII has named it. */
export const canonical = (name: string): string => (isOdd(name) ? nameOf(bytesOf(name)) : name)

/** The name for people and for files of ours: `\xff` for such a byte. */
export const shownName = (name: string): string =>
  name.replace(stray, (one) => `\\x${(one.charCodeAt(0) & 0xff).toString(16)}`)

/** The arguments that this process was started with; Node's own are lossy. Linux tells. */
export function exactArguments(given: readonly string[]): string[] {
  if (!given.some((text) => text.includes('\ufffd'))) return [...given]
  try {
    const all = fs.readFileSync('/proc/self/cmdline').toString('latin1').split('\0').slice(0, -1)
    return all.slice(-given.length).map((text) => nameOf(Buffer.from(text, 'latin1')))
  } catch {
    return [...given]
  }
}
