import { cleanTrialsNeeded } from '../results/statistics.ts'

/** How many trials a case may have, and what ends them sooner. */
export interface TrialPlan {
  /** A number is run in full, always. */
  trials: number | 'auto'
  /** With `auto`: the hang rate to exclude, 0 to 1; null means 5 %. */
  maxHangRate: number | null
  /** With `auto`: whether the rate matters, not only whether it ever hangs. */
  wantsRate: boolean
}

/** What is known of a case's trials so far. */
export interface TrialsSoFar {
  trials: number
  provenHangs: number
  /** Whether the time that the whole run may take is used up. */
  overBudget: boolean
}

/** The most trials that a plan can come to. */
export function mostTrials({ trials, maxHangRate }: TrialPlan): number {
  return trials === 'auto' ? cleanTrialsNeeded(maxHangRate ?? 0.05) : trials
}

/**
 * The rule that ends the trials of a case now (`endedBy`), or null to go on: `budget` (but one trial
 * is always run), `fixed`, `proven` at a proven hang, `bound` once the trials are what it takes to
 * say that the rate is below the limit. Beside these there is `prevented`, by the machine.
 */
export function endedBy(plan: TrialPlan, so: TrialsSoFar): string | null {
  const auto = plan.trials === 'auto'
  if (auto && !plan.wantsRate && so.provenHangs > 0) return 'proven'
  if (so.trials >= mostTrials(plan)) return auto ? 'bound' : 'fixed'
  return so.overBudget && so.trials > 0 ? 'budget' : null
}
