import { type Outcome, outcomes, type Rate, type Verdict } from '../results/model.ts'
import { boundWithoutHangs, clopperPearson, firstHangInterval } from '../results/statistics.ts'

const badness = (outcome: Outcome) =>
  outcome === 'skipped' ? outcomes.length : outcomes.indexOf(outcome)

/** Outcomes once each, worst first. */
export function sortOutcomes(found: Iterable<Outcome>): Outcome[] {
  return [...new Set(found)].sort((a, b) => badness(a) - badness(b))
}

/** The outcome of a case: the worst of its trials', `skipped` where there was none. */
export function worstOutcome(runs: readonly { outcome: Outcome }[]): Outcome {
  return sortOutcomes(runs.map((run) => run.outcome))[0] ?? 'skipped'
}

/** True where `outcome` is worse than `other` in the order of `outcomes`. */
export function isWorse(outcome: Outcome, other: Outcome): boolean {
  return badness(outcome) < badness(other)
}

/**
 * The verdict of an outcome against what was expected: `ok` if it is one of these, `fixed` if it
 * is better than each of them, else `regression`.
 */
export function judge(outcome: Outcome, expected: readonly Outcome[]): Verdict {
  if (outcome === 'skipped') return 'skipped'
  if (expected.includes(outcome)) return 'ok'
  return expected.every((one) => isWorse(one, outcome)) ? 'fixed' : 'regression'
}

/**
 * The 95 % interval of the hang rate: Clopper-Pearson; without a hang from 0 to the one-sided upper
 * bound; null where nothing was run. `stopped` says that the trials ended at their first hang.
 */
export function hangRate(
  hangs: number,
  trials: number,
  stopped: 'as-planned' | 'at-first-hang' = 'as-planned',
): Rate | null {
  if (trials === 0) return null
  if (hangs === 0) return { low: 0, high: boundWithoutHangs(trials), confidence: 0.95 }
  if (stopped === 'at-first-hang' && hangs === 1) return firstHangInterval(trials)
  return clopperPearson({ hangs, trials })
}
