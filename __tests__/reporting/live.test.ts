import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import type { Case } from '../../src/plan/plan.ts'
import { showProgress } from '../../src/reporting/live.ts'
import { aCase } from '../factories.ts'

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

test('in a log there is a line at least once a minute, whether a case ends or not', () => {
  const stream = new PassThrough() as unknown as NodeJS.WriteStream & PassThrough
  const lines = () => `${stream.read() ?? ''}`.split('\n').filter(Boolean)
  const live = showProgress(stream, (text) => text.replace('secret', '***'))
  const done = aCase({ repro: 'secret', variant: 'baseline' })
  live.planned(2)
  live.started({ ...done, repro: { name: 'secret' } } as unknown as Case)
  jest.advanceTimersByTime(60_000)
  expect(lines()).toEqual(['still running: ***, baseline, for 45 s'])
  jest.advanceTimersByTime(20_000)
  live.finished(done)
  expect(lines()).toEqual([expect.stringMatching(/^1 of 2: \*\*\*, baseline, /)])
  jest.advanceTimersByTime(40_000)
  expect(lines()).toEqual([])
  jest.advanceTimersByTime(20_000)
  expect(lines()).toEqual([expect.stringMatching(/^1 of 2 done/)])
  live.end()
  jest.advanceTimersByTime(600_000)
  expect(lines()).toEqual([])
})
