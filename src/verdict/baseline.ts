import { countResults } from '../results/counts.ts'
import { caseKey, environmentOf, groupBy, pythonName } from '../results/identity.ts'
import type {
  CaseResult,
  Change,
  Environment,
  Outcome,
  Results,
  Verdict,
} from '../results/model.ts'
import { fisherGreater } from '../results/statistics.ts'
import { compareSweep } from './sweep.ts'

/** Below this probability a difference is no longer put down to chance. */
const significance = 0.05

/** A case and the machine it ran on. */
interface Ran {
  one: CaseResult
  environment: Environment
}

const count = ({ hangs, trials }: CaseResult) => ({ hangs, trials })

/** Trials that did not pass, as the `hangs` of a count. */
function failures({ runs, trials, hangs }: CaseResult) {
  const bad = runs.filter(({ outcome }) => outcome !== 'passed').length
  return { hangs: Math.max(hangs, bad), trials }
}

const beyondChance = (now: CaseResult, before: CaseResult) =>
  fisherGreater(count(now), count(before)) < significance

function sawBefore(outcome: Outcome, before: CaseResult): boolean {
  return before.outcome === outcome || before.runs.some((run) => run.outcome === outcome)
}

/**
 * How a case differs from the same case of the baseline. A hang or failure that was not seen before
 * is always said; a rate is worse, and a case fixed, only where that is beyond chance.
 */
export function changeOf(now: CaseResult, before: CaseResult): Change {
  if (before.outcome === 'skipped') return 'new'
  if (now.hangs > 0 && before.hangs === 0) return 'new-hang'
  if (now.hangs > 0 && beyondChance(now, before)) return 'worse-rate'
  if (now.outcome !== 'passed' && !sawBefore(now.outcome, before)) {
    return now.outcome === 'deadlocked' ? 'new-hang' : 'new-failure'
  }
  const healed = now.outcome === 'passed' && before.outcome !== 'passed'
  if (!healed) return 'unchanged'
  return fisherGreater(failures(before), failures(now)) < significance ? 'fixed' : 'unchanged'
}

/**
 * The verdict from expectations and baseline together. The baseline excuses nothing: what was not
 * expected stays a regression, however old. It adds one thing: where the expectation allows both to
 * hang and to pass, the rate is what counts, and one that rose beyond chance is a regression.
 */
function verdictWith(now: CaseResult, before: CaseResult): Verdict {
  const rateCounts = now.expected.includes('deadlocked') && now.expected.includes('passed')
  if (now.verdict === 'ok' && rateCounts && beyondChance(now, before)) return 'regression'
  return now.verdict
}

function compareCase(present: Ran, earlier: Ran | null): CaseResult {
  const now = present.one
  if (now.outcome === 'skipped') return now
  if (earlier === null) return { ...now, change: 'new' }
  const before = earlier.one
  const { outcome, trials, hangs } = before
  // The trials of a sweep are of different locks, so that no rate comes of them.
  if (now.sweep && before.sweep)
    return { ...compareSweep(now, before), baseline: { outcome, trials, hangs, chance: 1 } }
  const chance = fisherGreater(count(now), count(before))
  return {
    ...now,
    change: changeOf(now, before),
    verdict: verdictWith(now, before),
    baseline: {
      ...{ outcome, trials, hangs, chance },
      startedAt: earlier.environment.startedAt ?? null,
      commit: earlier.environment.commit ?? null,
      changed: differences(earlier, present),
    },
  }
}

/** What differs between two runs of one case but its code: packages first, then what carries them. */
function differences(before: Ran, now: Ran): string[] {
  const [old, recent] = [before.one, now.one].map((one) => one.packages)
  const names = [...new Set([...Object.keys(old ?? {}), ...Object.keys(recent ?? {})])].sort()
  const packages =
    old && recent ? names.map((name) => [name, old[name], recent[name]] as const) : []
  const others = [
    ['Python', before.one.python.version, now.one.python.version],
    ['image', before.environment.image, now.environment.image],
    ['kernel', before.environment.release, now.environment.release],
    ['libc', before.environment.libc, now.environment.libc],
  ] as const
  return [...packages, ...others.filter(([, one, other]) => one && other)]
    .filter(([, one, other]) => one !== other)
    .map(([name, one, other]) => `${name} ${one ?? 'not there'} -> ${other ?? 'gone'}`)
}

/** Of the baseline's cases of one identity, that of the same leg, machine and patch level first. */
function closest(now: CaseResult, environment: Environment, known: Ran[]): Ran | null {
  const nearness = (other: Ran) =>
    4 * Number(now.leg !== undefined && other.one.leg === now.leg) +
    2 * Number(other.environment.arch === environment.arch) +
    Number(other.one.python.version === now.python.version)
  return known.toSorted((a, b) => nearness(b) - nearness(a))[0] ?? null
}

/** A case that only the baseline has: nothing was run, and it counts for nothing. */
function goneCase(one: CaseResult): CaseResult {
  return {
    ...one,
    outcome: 'skipped',
    proof: 'none',
    verdict: 'skipped',
    change: 'gone',
    baseline: { outcome: one.outcome, trials: one.trials, hangs: one.hangs, chance: 1 },
    reason: 'only the baseline has this case',
    trials: 0,
    hangs: 0,
    hangRate: null,
    warnings: [],
    diagnosis: null,
    evidence: null,
    runs: [],
  }
}

/**
 * Which cases of the baseline are missed where they are not there now: `none`, as only some repros
 * were asked for; those of a system and Python that ran now (`leg`); of a system that did (`matrix`).
 */
export type Scope = 'none' | 'leg' | 'matrix'

function missing(results: Results, known: Map<string, Ran[]>, scope: Scope): CaseResult[] {
  if (scope === 'none') return []
  const place = ({ one, environment }: Ran) =>
    scope === 'leg' ? `${environment.os} ${pythonName(one.python)}` : environment.os
  const now = results.cases.map((one) => ({ one, environment: environmentOf(results, one) }))
  const keys = new Set(now.map(({ one, environment }) => caseKey(one, environment.os)))
  const places = new Set(now.map(place))
  return [...known]
    .filter(([key, [first]]) => !keys.has(key) && places.has(place(first!)))
    .map(([, [first]]) => goneCase(first!.one))
}

/**
 * Gives every case its `change`, and the verdict that expectations and baseline make together.
 * Cases that only the baseline has are added as `gone`, as far as `scope` goes.
 */
export function compareWithBaseline(results: Results, baseline: Results, scope: Scope): Results {
  const known = groupBy(
    baseline.cases
      .filter(({ change }) => change !== 'gone')
      .map((one) => ({ one, environment: environmentOf(baseline, one) })),
    ({ one, environment }) => caseKey(one, environment.os),
  )
  const cases = results.cases.map((one) => {
    const environment = environmentOf(results, one)
    const candidates = known.get(caseKey(one, environment.os)) ?? []
    return compareCase({ one, environment }, closest(one, environment, candidates))
  })
  return countResults({ ...results, cases: [...cases, ...missing(results, known, scope)] })
}
