import { expect, test } from '@jest/globals'
import { accept } from '../../src/verdict/accept.ts'
import { compareWithBaseline } from '../../src/verdict/baseline.ts'
import { aLock, aSweep, results } from '../factories.ts'

const old = aLock({ name: 'OLD' })
const fresh = aLock({ name: 'NEW' })
const fine = aLock({ name: 'NEW', answer: 'renewed' })
const expected = { expected: ['deadlocked' as const], verdict: 'ok' as const }

const compare = (now: ReturnType<typeof aSweep>, before: ReturnType<typeof aSweep>) =>
  compareWithBaseline(results({ cases: [now] }), results({ cases: [before] }), 'none').cases[0]!

test('a lock that hangs now and did not before is a regression by its name', () => {
  const found = compare(aSweep([old, fresh], expected), aSweep([old, fine], expected))
  expect(found).toMatchObject({ verdict: 'regression', change: 'new-hang' })
  expect(found.reason).toBe('not so in the baseline: NEW')
  expect(found.sweep!.locks.map(({ name, change }) => [name, change])).toEqual([
    ['OLD', undefined],
    ['NEW', 'new-hang'],
  ])
})

test('the same locks are unchanged, however many trials there were', () => {
  const found = compare(aSweep([old], expected), aSweep([old, fine, fine], expected))
  expect(found).toMatchObject({ verdict: 'ok', change: 'unchanged' })
})

test('a lock that was accepted, or that no thread was seen to hold, is no regression', () => {
  const accepted = aLock({ name: 'NEW', accepted: true })
  expect(compare(aSweep([accepted]), aSweep([fine]))).toMatchObject({ verdict: 'ok' })
  const possible = aLock({ name: 'NEW', possible: true })
  expect(compare(aSweep([possible]), aSweep([fine]))).toMatchObject({ verdict: 'ok' })
})

test('none that hangs where there were some is fixed', () => {
  expect(compare(aSweep([fine]), aSweep([fresh]))).toMatchObject({ change: 'fixed' })
})

test('what is accepted is a lock by its name', async () => {
  const text = await accept([results({ cases: [aSweep([old, fresh, fine])] })], '')
  expect(text).toContain('[expect.getaddrinfo.sweep]')
  expect(text).toContain('= ["passed", "lock:OLD", "lock:NEW"]')
  const again = await accept([results({ cases: [aSweep([old, fresh, fine])] })], text)
  expect(again).toBe(text)
})
