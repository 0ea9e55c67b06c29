import { describe, expect, test } from '@jest/globals'
import { decide, handlersLeft, LAST_LOOK, type Moment } from '../../src/watchdog/course.ts'
import type { Stuck } from '../../src/watchdog/watch.ts'

const limit = 30_000
const stuck: Stuck = {
  ...{ pids: [11, 10], roots: [11], since: 100 },
  ...{ alone: false, awaited: false, named: false, handlers: false },
}

/** What is said at a moment: kind, proof, since and reason. */
function said(of: Partial<Stuck> | null, moment: Partial<Moment> = {}): string {
  const end = decide({
    ...{ now: 200, limit, mainEnded: null, isSettled: true, explained: [] },
    stuck: of && { ...stuck, ...of },
    ...moment,
  })
  if (end?.kind !== 'stuck') return end?.kind ?? 'nothing'
  return `${end.proof} of ${end.pids} since ${end.since}${end.reason ? `: ${end.reason}` : ''}`
}

describe('with nobody left who could run', () => {
  test('a hang is proven at once, whatever handlers there are', () => {
    expect(said({ alone: true })).toBe('proven of 11,10 since 100')
    expect(said({ alone: true, handlers: true })).toBe('proven of 11,10 since 100')
  })

  test('it waits for a main process that has just ended', () => {
    expect(said({ alone: true }, { isSettled: false })).toBe('nothing')
    expect(said({ alone: true }, { mainEnded: 150 })).toBe('proven of 11,10 since 150')
  })

  test('what somebody outside could end by a name is likely, at the end', () => {
    const outside = ': a process outside of the trial that knows the name could still end it'
    expect(said({ alone: true, named: true })).toBe('nothing')
    expect(said({ alone: true, named: true }, { now: limit })).toBe(
      `likely of 11,10 since 100${outside}`,
    )
  })
})

describe('while somebody is left', () => {
  test('nothing is said of what the fork does not explain, until the limit', () => {
    expect(said({ awaited: true })).toBe('nothing')
    expect(said({ awaited: true }, { now: limit })).toBe(`proven of 11,10 since ${limit}`)
    expect(said({ handlers: true }, { now: limit })).toBe(
      `likely of 11,10 since ${limit}: ${handlersLeft}`,
    )
  })

  test('nor when the program ends and others of it still run', () => {
    expect(said({}, { mainEnded: 100, now: 100 + LAST_LOOK })).toBe('left')
  })

  test('what the fork explains is said at once where somebody waits for it', () => {
    expect(said({ awaited: true }, { explained: [10] })).toBe('proven of 10,11 since 100')
    expect(said({}, { explained: [10] })).toBe('nothing')
    expect(said({ awaited: true, handlers: true }, { explained: [10] })).toBe('nothing')
  })

  test('else at the end of the program or at the limit; with handlers it is likely', () => {
    const ended = { explained: [10], mainEnded: 150, now: 150 + LAST_LOOK }
    expect(said({}, ended)).toBe('proven of 10,11 since 150')
    expect(said({}, { ...ended, now: 160 })).toBe('nothing')
    expect(said({ handlers: true }, ended)).toBe(`likely of 10,11 since 150: ${handlersLeft}`)
    expect(said({ handlers: true }, { explained: [10], now: limit })).toBe(
      `likely of 10,11 since ${limit}: ${handlersLeft}`,
    )
  })
})

describe('with nothing stuck', () => {
  test('a trial goes on to its end or the limit', () => {
    expect(said(null)).toBe('nothing')
    expect(said(null, { now: limit })).toBe('limit')
    expect(said(null, { mainEnded: 100, now: 110 })).toBe('nothing')
    expect(said(null, { mainEnded: 100, now: 100 + LAST_LOOK })).toBe('left')
  })
})
