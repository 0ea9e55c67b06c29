import { expect, test } from '@jest/globals'
import type { Case } from '../../src/plan/plan.ts'
import { caseResult } from '../../src/run/caseresult.ts'
import type { TrialReport } from '../../src/watchdog/trialreport.ts'

const forkserver =
  'nothing forked here but the forkserver, the default start method since Python 3.14; ask for fork if that is meant'

const trial = (given: Partial<TrialReport>): TrialReport => ({
  ...{ outcome: 'passed', proof: 'none', reason: null, seconds: 1, secondsToVerdict: null },
  ...{ exitCode: 0, signal: null, survivors: 0, evidence: null, warnings: [], notes: [] },
  ...{ captured: { stdout: '', stderr: '', chunks: [] }, forked: true, interrupted: false },
  ...{ onlyForkserver: false, unseen: null, incidents: [], sweep: [], ...given },
})

function resultOf(reports: TrialReport[], version: string, variant = 'baseline') {
  const python = { implementation: 'CPython', version, freeThreaded: false, path: '/p', env: {} }
  const one = {
    repro: { kind: 'script', name: 'r', shown: 'r.py' },
    ...{ variant, knobs: {}, emulation: null, with: [], python, expected: ['passed'] },
  } as unknown as Case
  return caseResult(one, { reports, endedBy: 'trials', brokenOff: null }, async () => null)
}

const served = trial({ onlyForkserver: true })

test('from 3.14 on a baseline that passed with no fork but the forkserver says so', async () => {
  for (const version of ['3.14.0', '3.14.0rc1', '3.15.2', '3.20.1'])
    expect(await resultOf([served, served], version)).toMatchObject({
      ...{ outcome: 'passed', verdict: 'ok', reason: forkserver },
    })
})

test('but not before, not where a trial forked otherwise, not of a remedy, not of a hang', async () => {
  expect((await resultOf([served], '3.13.7')).reason).toBe(null)
  expect((await resultOf([served, trial({})], '3.14.0')).reason).toBe(null)
  expect((await resultOf([served], '3.14.0', 'sleep')).reason).toBe(null)
  const hung = trial({ outcome: 'deadlocked', proof: 'proven', onlyForkserver: true })
  expect((await resultOf([hung], '3.14.0')).reason).toBe(null)
})

test('a pass of which something could not be seen is none', async () => {
  const blind = trial({ unseen: 'its orphans could not be watched' })
  expect(await resultOf([trial({}), blind], '3.12.1')).toMatchObject({
    outcome: 'skipped',
    verdict: 'skipped',
    reason: 'could not be run: its orphans could not be watched',
  })
  const hung = trial({ outcome: 'deadlocked', proof: 'proven', unseen: blind.unseen })
  expect(await resultOf([blind, hung], '3.12.1')).toMatchObject({ outcome: 'deadlocked', hangs: 1 })
})
