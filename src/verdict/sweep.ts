/** Sweeps against each other: by the names of the locks that hang. */
import type { CaseResult, SweepLock } from '../results/model.ts'

/** Whether it counts: no thread of the sweep's own held it, or that was asked for. */
export const isHanging = ({ answer, possible, counts }: SweepLock) =>
  answer === 'hangs' && (!possible || counts === true)

const hanging = ({ sweep }: CaseResult) => (sweep?.locks ?? []).filter(isHanging)

/**
 * Marks the locks that hang now and did not in the baseline; such a case is a regression, whatever
 * outcome was expected of it, but for locks that were accepted by their names.
 */
export function compareSweep(now: CaseResult, before: CaseResult): CaseResult {
  if (!now.sweep || !before.sweep) return now
  const known = new Set(hanging(before).map(({ name }) => name))
  const isNew = (lock: SweepLock) => isHanging(lock) && !lock.accepted && !known.has(lock.name)
  const locks = now.sweep.locks.map((lock) =>
    isNew(lock) ? { ...lock, change: 'new-hang' as const } : lock,
  )
  const found = locks.filter(isNew)
  if (found.length === 0) return { ...now, change: changeOf(now, before) }
  const reason = `not so in the baseline: ${found.map(({ name }) => name).join(', ')}`
  const sweep = { ...now.sweep, locks }
  return { ...now, sweep, change: 'new-hang', verdict: 'regression', reason }
}

function changeOf(now: CaseResult, before: CaseResult): CaseResult['change'] {
  const [left, had] = [hanging(now).length, hanging(before).length]
  if (had > 0 && left === 0 && now.outcome === 'passed') return 'fixed'
  const isWorse = now.outcome !== before.outcome && now.outcome !== 'passed' && left === 0
  return isWorse ? 'new-failure' : 'unchanged'
}
