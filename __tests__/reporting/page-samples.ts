/** What only the page draws in full: several delays, a sweep's locks, the hangs of a command. */
import type { Results, SweepLock } from '../../src/results/model.ts'
import { hangRate } from '../../src/verdict/judge.ts'
import { aCase, aDiagnosis, aHang, anEvidence, results } from '../factories.ts'

const delayed = (delay: number, hangs: number) =>
  aCase({
    delay,
    variant: `sleep=${delay}`,
    trials: 20,
    hangs,
    hangRate: hangRate(hangs, 20, 'as-planned'),
    outcome: hangs > 0 ? 'deadlocked' : 'passed',
    expected: ['deadlocked', 'crashed', 'timed-out', 'failed', 'passed'],
  })

const rates = { 0: 20, 0.01: 17, 0.03: 11, 0.1: 3, 0.3: 0 }
const delays = results({
  cases: Object.entries(rates).map(([delay, hangs]) => delayed(Number(delay), hangs)),
})

const place = (line: number, text?: string) => ({
  file: 'app/cache.py',
  line,
  function: 'get',
  text,
})
const swept = (
  name: string,
  answer: SweepLock['answer'],
  more: Partial<SweepLock> = {},
): SweepLock => ({
  name,
  kind: 'Lock',
  made: place(12),
  answer,
  reason: null,
  possible: false,
  holder: { ...place(40, 'with LOCK:'), thread: 'Thread-1 (refresh)' },
  blocked: null,
  fork: place(9),
  hook: null,
  predictedRate: 0.0004,
  replay: null,
  seconds: 0.12,
  ...more,
})

const blocked = { ...place(51, 'with LOCK:'), thread: 'MainThread', pid: 4711 }
const locks = [
  swept('logging._lock', 'renewed'),
  swept('queue.mutex', 'not-asked-for', { holder: null, predictedRate: null, made: null }),
  swept('Pool._lock', 'hangs', { blocked, possible: true, kind: 'RLock', hook: 'reset_all' }),
  swept('app.cache.LOCK', 'hangs', { blocked, replay: 'app/cache.py:40 Thread-1 2' }),
  swept('old.LOCK', 'hangs', { blocked, accepted: true }),
  swept('late.LOCK', 'not-reached', { reason: 'its thread ended before the fork' }),
]
const sweep = results({
  cases: [aCase({ variant: 'sweep', sweep: { locks, seconds: 1.42, left: 3 } })],
})

const hang = { pid: 4711, seconds: 12.4, secondsToVerdict: 0.1 }
const incidents = results({
  cases: [
    aHang({
      incidents: [
        {
          ...hang,
          test: 'tests/test_cache.py::test_refresh[1]',
          diagnosis: aDiagnosis(),
          proof: 'proven',
          reason: null,
          trials: [1, 2],
          processes: 3,
        },
        {
          ...hang,
          test: null,
          diagnosis: null,
          proof: 'likely',
          reason: 'a handler of SIGALRM could end it',
          trials: [1],
          processes: 1,
        },
      ],
    }),
  ],
})

const standing = results({
  cases: [
    aCase({
      variant: 'baseline',
      outcome: 'timed-out',
      verdict: 'regression',
      evidence: anEvidence(),
      reason: 'The limit of 30 s passed and nothing was proven.',
    }),
  ],
})

export const pageSamples: Record<string, Results> = { delays, sweep, incidents, standing }
