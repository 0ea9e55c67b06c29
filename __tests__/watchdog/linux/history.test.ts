import { expect, test } from '@jest/globals'
import {
  type History,
  howMade,
  isIdleSince,
  isQuiet,
  lastRun,
  lastRunOf,
  lookedAt,
  noHistory,
} from '../../../src/watchdog/linux/history.ts'
import type { Process } from '../../../src/watchdog/linux/processes.ts'
import { aProcess, aThread } from './fakeproc.ts'

/** The history after looks at 20, 40, 60, … that showed this. */
function after(looks: Process[][], gils: (bigint | null)[] = []): History {
  return looks.reduce(
    (history, tree, index) => lookedAt(history, tree, 20 * (index + 1), () => gils[index] ?? null),
    noHistory,
  )
}

const child = (n: number, state = 'S') =>
  aProcess(11, { threads: [aThread(11, { switches: `${n}/0`, state })] })
const still = child(1)

test('a process is quiet when a look shows no thread that has run since the one before', () => {
  expect(isQuiet(after([[still]]), still)).toBe(false)
  expect(isQuiet(after([[still], [still]]), still)).toBe(true)
  expect(isQuiet(after([[still], [still], [child(2)]]), child(2))).toBe(false)
  const running = child(1, 'R')
  expect(isQuiet(after([[still], [still], [running]]), running)).toBe(false)
})

test('what happened is as old as the look before the one that showed it', () => {
  const history = after([[still], [still], [child(2)], [child(2)]])
  expect(lastRun(history, child(2))).toBe(40)
  expect(lastRunOf(history, child(2), aThread(11))).toBe(40)
  expect(after([[still], [still, child(1)], [still, child(1)]]).changed).toBe(20)
  expect(after([[still], [still], [aProcess(11, { zombie: true })]]).changed).toBe(40)
})

test('what the first look shows is as old as that look', () => {
  const history = after([[still], [still]])
  expect([lastRun(history, still), history.changed]).toEqual([20, 20])
})

test('a thread that came or went counts as something that has happened', () => {
  const two = aProcess(11, { threads: [aThread(11), aThread(12)] })
  expect(lastRun(after([[two], [two], [two], [aProcess(11)], [aProcess(11)]]), aProcess(11))).toBe(
    60,
  )
})

test('a process of another start is another one', () => {
  const other = { ...still, start: '200' }
  expect(isQuiet(after([[still], [other]]), other)).toBe(false)
})

test('asking for one GIL at five looks in a row is standing still, beside a thread that does', () => {
  const asks = (n: number) =>
    aProcess(11, { threads: [aThread(11), aThread(12, { switches: `${n}/0` })] })
  const looks = [1, 2, 3, 4, 5, 6].map((n) => [asks(n)])
  const gil = (...addresses: bigint[]) => [null, ...addresses]
  const last = asks(6)
  expect(isQuiet(after(looks.slice(0, 5), gil(7n, 7n, 7n, 7n)), asks(5))).toBe(false)
  expect(isQuiet(after(looks, gil(7n, 7n, 7n, 7n, 7n)), last)).toBe(true)
  expect(isQuiet(after(looks, gil(7n, 7n, 8n, 7n, 7n)), last)).toBe(false)
  const running = aProcess(11, {
    threads: [aThread(11), aThread(12, { switches: '6/0', state: 'R' })],
  })
  const until = [...looks.slice(0, 5), [running]]
  expect(isQuiet(after(until, gil(7n, 7n, 7n, 7n, 7n)), running)).toBe(false)
  // When it asked last says nothing of when the process stopped.
  expect(lastRun(after(looks, gil(7n, 7n, 7n, 7n, 7n)), last)).toBe(20)
  const alone = looks.map((_, n) => [child(n)])
  expect(isQuiet(after(alone, gil(7n, 7n, 7n, 7n, 7n)), child(5))).toBe(false)
})

test('a fork is told from the start of a program by three looks in a row', () => {
  const forked = aProcess(11, { forked: true })
  const made = (...looks: Process[]) => howMade(after(looks.map((one) => [one])), looks.at(-1)!)
  expect(made(forked, forked)).toBeUndefined()
  expect(made(forked, forked, forked)).toBe('fork')
  expect(made(forked, forked, still)).toBe('exec')
  expect(made(forked, still, forked, forked)).toBeUndefined()
})

test('a thread is idle since the last look that showed it run', () => {
  const history = after([[still], [child(2)], [child(2)]])
  expect([39, 40].map((time) => isIdleSince(history, 11, 11, time))).toEqual([false, true])
  expect(isIdleSince(history, 11, 12, 40)).toBe(false)
  expect(isIdleSince(history, 1, 11, 40)).toBe(false)
})
