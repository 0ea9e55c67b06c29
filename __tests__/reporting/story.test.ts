import { expect, test } from '@jest/globals'
import stringWidth from 'string-width'
import { renderStory } from '../../src/reporting/story.ts'
import type { CaseResult } from '../../src/results/model.ts'
import { aCase, aDiagnosis, aRun, results } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { hostile, hostileResults, runnerCommands } from './hostile.ts'

const options = { width: 80, color: false, program: 'node dist/cli.js', isBare: false }
const mac = { emulation: 'getaddrinfo-lock' } as const
const runs = (outcome: 'deadlocked' | 'failed' | 'passed', count: number) =>
  Array.from({ length: count }, () => aRun({ outcome }))

function hung(over: Partial<CaseResult>): CaseResult {
  return aCase({
    outcome: 'deadlocked',
    trials: 3,
    runs: [...runs('deadlocked', 2), ...runs('passed', 1)],
    ...over,
  })
}

const told = aDiagnosis({
  hazard: 'emulated-lock',
  lock: 'the getaddrinfo lock (emulated)',
  remedy: 'Start what looks up names after the fork (connect=False for a MongoClient), or wait.',
})
const variants = ['baseline', 'sleep', 'preload', 'fork-first']
const cases = [
  ...variants.map((variant) => aCase({ repro: 'getaddrinfo', variant })),
  hung({ repro: 'getaddrinfo', variant: 'baseline', ...mac, diagnosis: told }),
  hung({ repro: 'getaddrinfo', variant: 'preload', ...mac, diagnosis: told }),
  ...['sleep', 'fork-first'].map((variant) => aCase({ repro: 'getaddrinfo', variant, ...mac })),
  ...variants.map((variant) => aCase({ repro: 'mongoclient', variant })),
  aCase({
    ...{ repro: 'mongoclient', variant: 'baseline', ...mac, outcome: 'failed', trials: 2 },
    runs: runs('failed', 2),
    warnings: [
      {
        id: 'pymongo-opened-before-fork',
        text: 'a.py:9: UserWarning: MongoClient opened before fork. May not be …',
      },
    ],
  }),
]

test('is one screen, with the table, the cause and its lines, the remedy and what comes next', () => {
  const shown = renderStory(results({ cases }), options)
  expectGolden('story.txt', shown)
  const lines = shown.trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(23)
  for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80)
})

test('without PyMongo says in one line what to type', () => {
  const own = cases.filter(({ repro }) => repro === 'getaddrinfo')
  const shown = renderStory(results({ cases: own }), { ...options, isBare: true })
  expect(shown).toMatch(/^PyMongo .*python3 -m pip install pymongo$/m)
  expect(shown).not.toContain('mongoreplicasetclient')
})

test.each(hostile)('%j commands nothing', (evil) => {
  expect(runnerCommands(renderStory(hostileResults(evil), options))).toEqual([])
})
