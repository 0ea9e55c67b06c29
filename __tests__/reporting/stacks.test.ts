import { expect, test } from '@jest/globals'
import { standingOf } from '../../src/reporting/stacks.ts'
import { renderSummary } from '../../src/reporting/summary.ts'
import { renderCase, renderTerminal } from '../../src/reporting/terminal.ts'
import type { Evidence, Stack } from '../../src/results/model.ts'
import { aCase, anEvidence, results } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { samples } from './samples.ts'

const at = (file: string, line: number, name: string) => ({ file, line, function: name })
const stack = (pid: number, ident: string, ...frames: Stack['frames']): Stack => ({
  ...{ pid, ident, tid: null, name: null },
  frames,
})
const poll = [
  at('/tool/harness/observer/sitecustomize.py', 9, 'wrapped'),
  at('/w/app.py', 4, 'poll'),
]
const evidence: Evidence = {
  ...anEvidence(),
  stacks: [
    stack(10, '1', at('/w/app.py', 9, '<module>')),
    stack(10, '2', ...poll),
    stack(11, '3', ...poll),
    stack(11, '4', at('/tool/harness/observer/sitecustomize.py', 1, 'only')),
  ],
  forks: [
    {
      ...{ pid: 10, child: 11, time: 1, ident: '1' },
      stacks: [
        { ...stack(10, '1'), name: 'MainThread', tid: 10 },
        { ...stack(10, '2'), name: 'ticker', tid: 12 },
      ],
    },
  ],
  waits: [10, 12].map((tid) => ({
    ...{ pid: 10, tid, kind: 'other' as const, address: null, mapping: null, owner: null },
    text: tid === 10 ? 'waits for process 11' : 'futex at 0x1, private, no time limit, value 0',
  })),
  processes: [
    { pid: 10, parent: 1, name: 'the main process' },
    { pid: 11, parent: 10, name: 'child 1' },
  ],
}
const late = aCase({
  ...{ outcome: 'timed-out', verdict: 'regression', evidence, diagnosis: null },
})

test('each stack is shown once, with all threads that stood there, and without the observer', () => {
  expect(standingOf(late, '/w')).toEqual({
    title: expect.stringMatching(/, at the time limit$/),
    groups: [
      {
        threads: 'the main process, MainThread, waits for process 11',
        lines: ['app.py:9 in <module>'],
      },
      {
        threads: 'the main process, ticker, waits for a lock; child 1, a thread',
        lines: ['app.py:4 in poll'],
      },
    ],
    more: 0,
  })
})

test('only of what took too long unexpectedly, or was interrupted', () => {
  expect(standingOf({ ...late, verdict: 'ok' })).toBeNull()
  expect(standingOf({ ...late, outcome: 'failed' })).toBeNull()
  expect(standingOf({ ...late, evidence: null })).toBeNull()
  for (const outcome of ['passed', 'skipped'] as const) {
    const brokenOff = { ...late, outcome, verdict: 'ok' as const, endedBy: 'interrupted' }
    expect(standingOf(brokenOff)?.title).toMatch(/, when it was interrupted$/)
    expect(standingOf({ ...brokenOff, endedBy: 'fixed' })).toBeNull()
  }
})

test('no more are shown than anybody reads', () => {
  const many = Array.from({ length: 30 }, (_, i) => stack(10, `${i}`, at('/w/a.py', i + 1, 'f')))
  const deep = stack(10, '99', ...Array.from({ length: 50 }, () => at('/w/a.py', 7, 'again')))
  const shown = standingOf({ ...late, evidence: { ...evidence, stacks: [deep, ...many] } })
  expect(shown).toMatchObject({ more: 19 })
  expect(shown!.groups[0]!.lines).toHaveLength(9)
})

test('they stand in the terminal and in the summary', () => {
  const all = results({ cases: [late] })
  const terminal = renderTerminal(all, { width: 80, color: false })
  expect(terminal).toMatch(/^Stacks of .*\n( .*\n)? {2}the main process, MainThread/m)
  expect(renderSummary(all)).toMatch(/<summary>Stacks: .*time limit[\s\S]*app\.py:4 in poll/)
})

test('a case in full', () => {
  const [hung] = samples.regression.cases
  const shown = renderCase(hung!, samples.regression, { width: 80, color: false })
  expectGolden('case-regression.txt', shown)
})
