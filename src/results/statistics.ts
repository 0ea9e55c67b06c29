import type { Rate } from './model.ts'

/** Hangs seen in a number of independent trials. */
export interface Count {
  hangs: number
  trials: number
}

/** ln(n!), by Stirling's series (NIST DLMF 5.11.1), exact to double precision from n = 20 on. */
function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1
    for (let factor = 2; factor <= n; factor++) product *= factor
    return Math.log(product)
  }
  const series = (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * n * n)) / (n * n)) / (n * n)) / n
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

/**
 * Adds `first` and its successors, each `ratio(i)` times the one before, from `from` to `to`.
 * Stops where the rest can no longer change the sum.
 */
function sumTerms(first: number, ratio: (i: number) => number, from: number, to: number): number {
  let sum = first
  let term = first
  for (let i = from; i < to; i++) {
    const factor = ratio(i)
    term *= factor
    sum += term
    if (factor < 1 && term < sum * 1e-17 * (1 - factor)) break
  }
  return sum
}

/** P(X = k) for X binomial with n trials of probability p. */
function binomialTerm(k: number, n: number, p: number): number {
  return Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p))
}

/** P(X >= k) for X binomial; 0 < p < 1, 0 < k <= n. Sums the side of k where the terms fall. */
function binomialTail(k: number, n: number, p: number): number {
  const odds = p / (1 - p)
  if (k > n * p) return sumTerms(binomialTerm(k, n, p), (i) => ((n - i) / (i + 1)) * odds, k, n)
  const below = (i: number) => (k - i) / ((n - k + i + 1) * odds)
  return 1 - sumTerms(binomialTerm(k - 1, n, p), below, 1, k)
}

/** The p at which a function that grows with p reaches `target`. */
function solve(growing: (p: number) => number, target: number): number {
  let low = 0
  let high = 1
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high || high - low < middle * 1e-15) return middle
    if (growing(middle) < target) low = middle
    else high = middle
  }
}

/** P(X >= k) = target, solved for p. */
const rateOfTail = (k: number, n: number, target: number) =>
  solve((p) => binomialTail(k, n, p), target)

/** A Clopper-Pearson interval, two-sided, for a number of trials that was fixed beforehand. */
export function clopperPearson({ hangs, trials }: Count, confidence = 0.95): Rate {
  const tail = (1 - confidence) / 2
  const low = hangs === 0 ? 0 : rateOfTail(hangs, trials, tail)
  const high = hangs === trials ? 1 : 1 - rateOfTail(trials - hangs, trials, tail)
  return { low, high, confidence }
}

/**
 * The exact interval where trials went on until the first hang, which was the last of them: the
 * number of trials is then geometric, and Clopper-Pearson would be too narrow.
 */
export function firstHangInterval(trials: number, confidence = 0.95): Rate {
  const tail = (1 - confidence) / 2
  const low = -Math.expm1(Math.log1p(-tail) / trials)
  const high = trials === 1 ? 1 : -Math.expm1(Math.log(tail) / (trials - 1))
  return { low, high, confidence }
}

/** What the hang rate is below, after `trials` without a hang; one-sided. */
export function boundWithoutHangs(trials: number, confidence = 0.95): number {
  return trials === 0 ? 1 : -Math.expm1(Math.log1p(-confidence) / trials)
}

/** Trials without a hang that it takes to say `hang rate below rate`; 59 for 5 % at 95 %. */
export function cleanTrialsNeeded(rate: number, confidence = 0.95): number {
  return Math.ceil(Math.log1p(-confidence) / Math.log1p(-rate) - 1e-9)
}

/**
 * Fisher's exact test, one-sided: the probability of at least so many hangs in `now`, were its rate
 * that of `before`.
 */
export function fisherGreater(now: Count, before: Count): number {
  const hangs = now.hangs + before.hangs
  const trials = now.trials + before.trials
  const most = Math.min(hangs, now.trials)
  if (now.hangs <= Math.max(0, hangs - before.trials)) return 1
  const first = Math.exp(
    logChoose(now.trials, now.hangs) +
      logChoose(before.trials, before.hangs) -
      logChoose(trials, hangs),
  )
  const ratio = (i: number) =>
    ((now.trials - i) * (hangs - i)) / ((i + 1) * (before.trials - hangs + i + 1))
  return Math.min(1, sumTerms(first, ratio, now.hangs, most))
}
