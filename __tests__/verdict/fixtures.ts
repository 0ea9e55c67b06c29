import { countResults } from '../../src/results/counts.ts'
import type { CaseResult, Environment, Outcome, Results } from '../../src/results/model.ts'
import { judge, worstOutcome } from '../../src/verdict/judge.ts'

export function environment(os = 'linux', over: Partial<Environment> = {}): Environment {
  return { os, release: '6.8', arch: 'x64', libc: null, cpus: 4, ...over }
}

export const times = (n: number, outcome: Outcome): Outcome[] => Array(n).fill(outcome)

/** A case whose trials had `outcomes`. */
export function caseOf(outcomes: Outcome[], over: Partial<CaseResult> = {}): CaseResult {
  const outcome = worstOutcome(outcomes.map((one) => ({ outcome: one })))
  const expected = over.expected ?? ['passed']
  return {
    repro: 'pool',
    file: 'tests/pool.py',
    variant: 'baseline',
    emulation: null,
    python: {
      implementation: 'CPython',
      version: '3.12.4',
      freeThreaded: false,
      path: '/usr/bin/python3',
    },
    outcome,
    proof: outcome === 'deadlocked' ? 'proven' : 'none',
    expected,
    verdict: judge(outcome, expected),
    reason: null,
    trials: outcomes.length,
    hangs: outcomes.filter((one) => one === 'deadlocked').length,
    hangRate: null,
    warnings: [],
    diagnosis: null,
    runs: outcomes.map((one) => ({
      outcome: one,
      proof: one === 'deadlocked' ? 'proven' : 'none',
      seconds: 0.3,
      secondsToVerdict: one === 'deadlocked' ? 0.1 : null,
      exitCode: one === 'passed' ? 0 : one === 'failed' ? 1 : null,
      signal: null,
      survivors: 0,
      stdout: '',
      stderr: '',
    })),
    ...over,
  }
}

export function resultsOf(cases: CaseResult[], over: Partial<Results> = {}): Results {
  return countResults({
    schemaVersion: 1,
    tool: { name: 'fork-safety', version: '0.1.0' },
    environment: environment(),
    cases,
    conclusions: [],
    counts: { cases: 0, regressions: 0, deadlocked: 0 },
    ...over,
  })
}

/** CPython `version`, as a case names it. */
export function python(version: string, over: Partial<CaseResult['python']> = {}) {
  return { implementation: 'CPython', version, freeThreaded: false, path: '/python', ...over }
}
