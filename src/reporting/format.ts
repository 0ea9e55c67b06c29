/** Numbers as people read them. */
import type { CaseResult, Rate } from '../results/model.ts'

/** `1 case`, `2 cases`; nouns that are not regular pass their plural. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`
}

/** `0.31 s`, `12 s`, `2 min 5 s`, `1 h 2 min`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${Number(seconds.toFixed(2))} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** A share of 0 to 1 without its sign: `36`, and `0.4` where rounding would hide it. */
function hundredths(share: number): string {
  const value = share * 100
  return value > 0 && value < 1 ? String(Number(value.toPrecision(1))) : String(Math.round(value))
}

/** `36 %`. */
export function percent(share: number): string {
  return `${hundredths(share)} %`
}

/** `5–36 %`. */
export function interval(rate: Rate): string {
  return `${hundredths(rate.low)}–${hundredths(rate.high)} %`
}

type Hangs = Pick<CaseResult, 'hangs' | 'trials' | 'hangRate' | 'unended'>

/**
 * `hung 3 of 20, 95 % interval 5–36 %`; no hang is told with its upper bound, never as safe, and
 * only where every trial ended.
 */
export function hangSentence(hangs: Hangs): string {
  const { trials, hangRate } = hangs
  if (trials === 0) return 'not run'
  const counted = countSentence(hangs)
  if (!hangRate) return counted
  const sure = percent(hangRate.confidence)
  return allEnded(hangs)
    ? `${counted}, rate at most ${percent(hangRate.high)} (${sure} confidence)`
    : `${counted}, ${sure} interval ${interval(hangRate)}`
}

const allEnded = ({ hangs, unended = hangs }: Hangs) => unended === 0

function countSentence({ hangs, trials, unended = hangs }: Hangs): string {
  if (unended === 0) return `no hang in ${plural(trials, 'trial')}`
  if (unended === hangs) return `hung ${hangs} of ${trials}`
  const some = `did not end in ${unended} of ${trials}`
  return hangs === 0 ? some : `hung ${hangs}, ${some}`
}

/** The same for a table: `3 of 20 (5–36 %)`, `0 of 20 (≤ 17 %)`. */
export function hangCell(hangs: Hangs): string {
  const { trials, hangRate, unended = hangs.hangs } = hangs
  if (trials === 0) return '–'
  const counted = `${unended} of ${trials}`
  if (!hangRate) return counted
  return `${counted} (${allEnded(hangs) ? `≤ ${percent(hangRate.high)}` : interval(hangRate)})`
}
