import { expect, test } from '@jest/globals'
import type { Case } from '../../src/plan/plan.ts'
import type { Incident } from '../../src/results/model.ts'
import { withSweep } from '../../src/run/sweepresult.ts'
import type { Swept } from '../../src/watchdog/sweep.ts'
import { aCase } from '../factories.ts'

test('the hangs of a swept command are those of its locks', async () => {
  const incident: Incident = {
    ...{ test: null, diagnosis: null, proof: 'proven' as const, pid: 7, seconds: 1, reason: null },
    ...{ secondsToVerdict: null, trials: [1], processes: 1 },
  }
  const result = aCase({ command: ['python3', 'a.py'], incidents: [incident] })
  const one = { knobs: { sweep: true } } as unknown as Case
  const swept: Swept = {
    ...{ reports: [], endedBy: 'fixed', brokenOff: null },
    ...{ locks: [], left: 0, seconds: 1 },
  }
  const explaining = {
    context: { folder: '/a', script: null, cwd: '/a' },
    factsOf: async () => ({ library: [], files: {} }),
  }
  const told = await withSweep(result, one, swept, explaining)
  expect(told).not.toHaveProperty('incidents')
  expect(told).toMatchObject({ command: ['python3', 'a.py'], sweep: { locks: [], left: 0 } })
})
