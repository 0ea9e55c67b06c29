/** The hang rate over the delay before the fork, where a variant was run with several delays. */

import { groupBy } from '../results/identity.ts'
import type { CaseResult } from '../results/model.ts'
import { whereName } from './names.ts'

/** Share of a case's trials that did not end, and the ends of its interval: each 0 to 1. */
export interface HangShare {
  rate: number
  low: number
  high: number
}

/** A case of one delay. */
export interface Point extends HangShare {
  /** Seconds. */
  delay: number
  one: CaseResult
}

export interface Curve {
  repro: string
  /** The variant whose delay it is: `sleep`. */
  variant: string
  /** Leg, Python and emulation. */
  where: string
  /** Two or more, by delay. */
  points: Point[]
}

/** In the order of the cases. */
export function curves(cases: CaseResult[]): Curve[] {
  const measured = cases.filter((one) => one.trials > 0 && isDelayed(one))
  const key = (one: CaseResult) => JSON.stringify([one.repro, variantOf(one), whereName(one)])
  return [...groupBy(measured, key).values()].map(curveOf).filter(({ points }) => points.length > 1)
}

/** One of several delays bears its own in its name. */
const isDelayed = ({ variant, delay }: CaseResult) =>
  delay !== undefined && variant.endsWith(`=${delay}`)

const variantOf = ({ variant, delay }: CaseResult) => variant.slice(0, -`=${delay}`.length)

function curveOf(cases: CaseResult[]): Curve {
  const [first] = cases
  const points = cases.map(pointOf).sort((a, b) => a.delay - b.delay)
  return { repro: first!.repro, variant: variantOf(first!), where: whereName(first!), points }
}

const pointOf = (one: CaseResult): Point => ({ delay: one.delay ?? 0, one, ...hangShare(one) })

/** Of a case that had trials. */
export function hangShare({ trials, hangs, unended = hangs, hangRate }: CaseResult): HangShare {
  const rate = share(unended / trials)
  const { low, high } = hangRate ?? { low: rate, high: rate }
  return { rate, low: share(low), high: share(high) }
}

/** A file of results may say anything. */
const share = (value: number) => Math.min(1, Math.max(0, value))

/** `fork_lock, sleep, CPython 3.12.1`. */
export const curveName = ({ repro, variant, where }: Curve) => `${repro}, ${variant}, ${where}`

/** The rate as a bar of at most `width` signs, lighter up to where its interval ends. */
export function rateBar({ rate, high }: Point, width: number): string {
  const full = Math.round(rate * width)
  return '█'.repeat(full) + '░'.repeat(Math.max(0, Math.round(high * width) - full))
}
