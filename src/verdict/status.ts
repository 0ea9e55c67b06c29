import type { Results } from '../results/model.ts'
import type { Settings } from '../settings/settings.ts'

/** Exit statuses of the command. */
export const statuses = {
  ok: 0,
  unexpected: 1,
  wrong: 2,
  couldNotRun: 3,
  interrupted: 130,
} as const

/** Begins the reason of a case that the machine did not let run. */
export const couldNotBeRun = 'could not be run: '

type Rules = Pick<Settings, 'failOn' | 'failOnWarnings' | 'allowSkips' | 'repros' | 'shard'>

/** What the command ends with: interrupted before unexpected before could not run. */
export function exitStatus(results: Results, rules: Rules): number {
  if (results.interrupted) return statuses.interrupted
  const warned = rules.failOnWarnings && results.cases.some((one) => one.warnings.length > 0)
  const unexpected = results.counts.regressions > 0 || warned
  if (unexpected && rules.failOn !== 'never') return statuses.unexpected
  const tampered = (results.tampering ?? []).length > 0
  return tampered || couldNotRun(results, rules) ? statuses.couldNotRun : statuses.ok
}

/** A named repro was skipped, or everything was, or there was nothing (a shard may be empty). */
function couldNotRun({ cases }: Results, { allowSkips, repros, shard }: Rules): boolean {
  if (cases.length === 0) return shard === null
  const skipped = cases.filter((one) => one.outcome === 'skipped' && one.change !== 'gone')
  if (allowSkips || skipped.length === 0) return false
  if (skipped.some((one) => one.reason?.startsWith(couldNotBeRun))) return true
  const noPython = skipped.some((one) => one.python.path === '')
  const failedInstall = skipped.some((one) => typeof one.install === 'string')
  return repros.length > 0 || noPython || failedInstall || skipped.length === cases.length
}
