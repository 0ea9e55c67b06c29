/** Cuts texts to a length, never inside a character. */

/** The first `max` UTF-16 units at most, whole code points, ending in `marker` where cut. */
export function cut(text: string, max: number, marker = '…'): string {
  if (text.length <= max) return text
  const end = Math.max(0, max - marker.length)
  const kept = text.slice(0, end)
  return (isLeadingHalf(kept.charCodeAt(end - 1)) ? kept.slice(0, -1) : kept) + marker
}

function isLeadingHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

/** The first `max` bytes of UTF-8 at most, whole code points, ending in `marker` where cut. */
export function cutBytes(text: string, max: number, marker = '…'): string {
  if (fits(text, max)) return text
  const bytes = Buffer.from(text.slice(0, max))
  let end = Math.max(0, max - Buffer.byteLength(marker))
  while (end > 0 && isContinuation(bytes[end])) end--
  return bytes.toString('utf8', 0, end) + marker
}

/** The last `max` bytes of UTF-8 at most, whole code points, after `marker` where cut. */
export function tailBytes(text: string, max: number, marker = '[earlier output cut]\n'): string {
  if (fits(text, max)) return text
  const bytes = Buffer.from(text.slice(-max))
  let start = bytes.length - Math.max(0, max - Buffer.byteLength(marker))
  while (start < bytes.length && isContinuation(bytes[start])) start++
  return marker + bytes.toString('utf8', start)
}

function fits(text: string, max: number): boolean {
  return text.length <= max && Buffer.byteLength(text) <= max
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
