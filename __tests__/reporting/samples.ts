/** What people typically get to see: one regression, all as expected, several platforms, a crash. */
import { sequenceDiagram } from '../../src/reporting/diagram.ts'
import type { CaseResult, Conclusion } from '../../src/results/model.ts'
import { aCase, aDiagnosis, aHang, anEvidence, aPython, aRun, results } from '../factories.ts'

const emulation = 'getaddrinfo-lock' as const
const diagnosis = aDiagnosis()
diagnosis.diagram = sequenceDiagram(anEvidence(), diagnosis)

const conclusion: Conclusion = {
  repro: 'getaddrinfo',
  python: '3.13.0',
  implementation: 'CPython',
  freeThreaded: false,
  emulation: null,
  hazard: 'import-lock',
  variant: 'preload',
  text: 'Importing encodings.idna before the thread starts heals it (preload passed 5 of 5): import it at the top of the module, or fork first.',
}

const regression = results({
  cases: [
    aHang({
      diagnosis,
      warnings: [
        {
          id: 'cpython-multithreaded-fork',
          text: 'This process (pid=4710) is multi-threaded, use of fork() may lead to deadlocks in the child.',
        },
      ],
    }),
    aCase(),
    aCase({ variant: 'preload' }),
    aCase({ variant: 'fork-first' }),
    aCase({
      repro: 'mongoclient',
      file: '/opt/action/harness/scenarios/mongoclient.py',
      variant: 'baseline',
      outcome: 'skipped',
      verdict: 'skipped',
      trials: 0,
      hangRate: null,
      runs: [],
      reason: 'pymongo is not installed',
    }),
  ],
  conclusions: [conclusion],
})

const asExpected = results({
  cases: [
    ...['baseline', 'sleep', 'preload', 'fork-first'].map((variant) => aCase({ variant })),
    aHang({
      emulation,
      verdict: 'ok',
      expected: ['deadlocked'],
      diagnosis: aDiagnosis({
        hazard: 'emulated-lock',
        lock: 'getaddrinfo lock (emulated)',
        page: 'emulated-lock',
        summary:
          'The child waits for the getaddrinfo lock. Thread-1 (lookup) held it at the fork and does not exist in the child.',
      }),
    }),
    ...['sleep', 'preload', 'fork-first'].map((variant) => aCase({ variant, emulation })),
  ],
  conclusions: [
    {
      ...conclusion,
      emulation,
      hazard: 'transient-lock',
      variant: 'sleep',
      text: 'The lock is held for a moment only (sleep passed 5 of 5): start the thread after the fork.',
    },
    {
      ...conclusion,
      hazard: 'safe-here',
      variant: 'baseline',
      text: 'Safe here, but not on a Mac of 2015.',
    },
  ],
})

const legs = ['ubuntu-24.04', 'macos-15']
const variants = ['baseline', 'sleep', 'fork-first']

function legCase(leg: string, version: string, variant: string): CaseResult {
  const where = { leg, python: aPython({ version }) }
  if (variant === 'baseline' && leg === 'macos-15') {
    const rate = { hangs: 3, hangRate: { low: 0.15, high: 0.95, confidence: 0.95 } }
    return aHang({ ...where, ...rate, diagnosis, proof: 'likely' })
  }
  const fixed = variant === 'sleep' && leg === 'macos-15' && version === '3.9.20'
  return aCase({ ...where, variant, ...(fixed ? { verdict: 'fixed', expected: ['failed'] } : {}) })
}

const matrixOfLegs = results({
  cases: legs.flatMap((leg) =>
    ['3.9.20', '3.12.4', '3.13.0'].flatMap((version) =>
      variants.map((variant) => legCase(leg, version, variant)),
    ),
  ),
  conclusions: [conclusion],
  legs: [...legs, 'macos-26'].map((name) => ({
    name,
    environment: null,
    missing: name === 'macos-26',
  })),
})

const pool = { repro: 'workers/fork_pool', file: 'workers/fork_pool.py', trials: 1, hangs: 0 }

const crash = results({
  cases: [
    aCase({
      ...pool,
      variant: 'baseline',
      outcome: 'crashed',
      verdict: 'regression',
      runs: [
        aRun({
          outcome: 'crashed',
          exitCode: null,
          signal: 'SIGSEGV',
          stderr: 'Fatal Python error: Segmentation fault\n',
        }),
      ],
    }),
    aCase({
      ...pool,
      variant: 'slow',
      outcome: 'timed-out',
      verdict: 'regression',
      reason: 'The limit of 30 s passed and nothing was proven.',
    }),
  ],
})

export const samples = { regression, asExpected, matrixOfLegs, crash }
export const sampleNames = Object.keys(samples) as (keyof typeof samples)[]
