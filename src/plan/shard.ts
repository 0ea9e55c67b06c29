import type { CaseResult } from '../results/model.ts'
import type { Case } from './plan.ts'

/** How long a case is taken to be, in seconds: as long as it was before, else a guess. */
export type LengthOf = (one: Case) => number

/** Seconds of a trial that nothing is known of; most end long before their limit. */
const GUESS = 1

/** What times out takes as long as it may; what fails has mostly waited for something in vain. */
function guess({ expected, timeout }: Case): number {
  if (expected.includes('passed')) return GUESS
  if (expected.includes('timed-out')) return timeout
  return expected.includes('failed') ? Math.min(3 * GUESS, timeout) : GUESS
}

/** Takes lengths from earlier results, matched by repro, variant, emulation and Python's minor. */
export function lengthsFrom(earlier: readonly CaseResult[]): LengthOf {
  const known = new Map<string, number>()
  for (const one of earlier) {
    const seconds = one.runs.reduce((sum, run) => sum + run.seconds, 0)
    if (one.runs.length > 0) known.set(key(one.repro, one), seconds / one.runs.length)
  }
  return (one) => {
    const trials = one.trials === 'auto' ? 59 : one.trials
    return trials * (known.get(key(one.repro.name, one)) ?? guess(one))
  }
}

const key = (repro: string, one: Pick<CaseResult, 'variant' | 'emulation' | 'python'>) => {
  const minor = one.python.version.split('.').slice(0, 2).join('.')
  return JSON.stringify([repro, one.variant, one.emulation, one.python.implementation, minor])
}

/**
 * One of `of` parts of the plan (`index` from 1), about equally long: the longest case goes to the
 * shortest part. The same plan gives the same parts in every job; the variants of one repro and
 * Python stay together, since only together they make a conclusion.
 */
export function pickShard(
  cases: readonly Case[],
  { index, of }: { index: number; of: number },
  lengthOf: LengthOf,
): Case[] {
  const groups = new Map<string, Case[]>()
  for (const one of cases) {
    const together = JSON.stringify([one.repro.name, one.python.version, one.python.path])
    groups.set(together, [...(groups.get(together) ?? []), one])
  }
  const length = (group: Case[]) => group.reduce((sum, one) => sum + lengthOf(one), 0)
  const parts = Array.from({ length: of }, () => ({ seconds: 0, cases: new Set<Case>() }))
  const longestFirst = [...groups.values()].sort((one, other) => length(other) - length(one))
  for (const group of longestFirst) {
    const shortest = parts.reduce((best, next) => (next.seconds < best.seconds ? next : best))
    shortest.seconds += length(group)
    for (const one of group) shortest.cases.add(one)
  }
  return cases.filter((one) => parts[index - 1]!.cases.has(one))
}

/**
 * The matrix of a job's strategy, for `fromJSON`: one job a shard. Saved to a file it is what the
 * report takes for its expected legs.
 */
export const shardMatrix = (of: number) => ({
  include: Array.from({ length: of }, (_, index) => `${index + 1}/${of}`).map((shard) => ({
    shard,
    leg: shard,
  })),
})
