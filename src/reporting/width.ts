/** Text laid out by columns of a terminal. Expects `neutral` text. */
import stringWidth from 'string-width'

const graphemes = new Intl.Segmenter()

/** `text` in at most `width` columns, ending in `…` where cut. */
export function truncate(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  let used = 0
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment)
    if (used > width - 1) break
    kept += segment
  }
  return width > 0 ? `${kept}…` : ''
}

/** `text` filled with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

/** Between words, but not between a number and its sign. */
const breaks = /\s+(?!%(?:\W|$))/

/** Lines of at most `width` columns, broken between words where possible, each after `indent`. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const room = Math.max(10, width - indent.length)
  const lines: string[] = []
  let current = ''
  for (const word of text.split(breaks).filter(Boolean)) {
    const longer = current ? `${current} ${word}` : word
    if (stringWidth(longer) <= room) current = longer
    else {
      if (current) lines.push(current)
      current = word
    }
  }
  return [...lines, current].map((line) => indent + line)
}

/** Widths for columns that want `wanted`, the widest ones narrowed until all truncate into `room`. */
export function shrink(wanted: number[], room: number, least = 6): number[] {
  const widths = [...wanted]
  const total = () => widths.reduce((sum, width) => sum + width, 0)
  while (total() > room) {
    const widest = widths.indexOf(Math.max(...widths))
    if (widths[widest]! <= least) break
    widths[widest]!--
  }
  return widths
}
