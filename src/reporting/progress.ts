/** The live line of a run that is under way. */
import stringWidth from 'string-width'
import { oneLine } from '../guard/text.ts'
import { duration, plural } from './format.ts'
import { truncate } from './width.ts'

export interface ProgressState {
  /** Cases. */
  total: number
  done: number
  /** Of those done: with a hang, and with a verdict `regression`. */
  hung: number
  regressions: number
  /** Cases under way, longest first; `seconds` since each began. */
  running: { repro: string; variant: string; seconds: number }[]
  /** Seconds since the run began. */
  elapsed: number
}

/** One line of at most `width - 1` columns, without colour or line end. */
export function renderProgress(state: ProgressState, width: number): string {
  const { total, done, hung, regressions, elapsed, running } = state
  const counted = [
    `${done} of ${total} done`,
    hung > 0 && `${hung} hung`,
    regressions > 0 && plural(regressions, 'regression'),
    duration(Math.floor(elapsed)),
  ]
  const start = counted.filter(Boolean).join(', ')
  const room = width - 1 - stringWidth(start) - 2
  return truncate(
    room > 10 && running.length > 0 ? `${start}: ${runningNames(state, room)}` : start,
    width - 1,
  )
}

/** As many of the running cases as have room, then how many more. */
function runningNames({ running }: ProgressState, room: number): string {
  const names = running.map(
    ({ repro, variant, seconds }) =>
      `${oneLine(repro, 60)} ${oneLine(variant, 40)} ${duration(Math.floor(seconds))}`,
  )
  for (let shown = names.length; shown > 1; shown--) {
    const more = names.length > shown ? ` and ${names.length - shown} more` : ''
    const text = names.slice(0, shown).join(', ') + more
    if (stringWidth(text) <= room) return text
  }
  return names.length > 1 ? `${names[0]} and ${names.length - 1} more` : (names[0] ?? '')
}
