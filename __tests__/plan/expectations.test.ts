import { describe, expect, test } from '@jest/globals'
import {
  checkExpectations,
  type ExpectContext,
  type ExpectTable,
  findExpectation,
  resolveExpectation,
} from '../../src/plan/expectations.ts'

function context(over: Partial<ExpectContext> & { version?: string } = {}): ExpectContext {
  const { version = '3.12.4', ...rest } = over
  const python = { implementation: 'CPython', version, freeThreaded: false }
  return { variant: 'baseline', os: 'linux', emulation: null, python, packages: {}, ...rest }
}

const asked = (table: ExpectTable | undefined, over?: Parameters<typeof context>[0]) =>
  resolveExpectation(table, context(over))[0]

describe('resolveExpectation', () => {
  test('without a word, a case is to pass', () => {
    expect(resolveExpectation(undefined, context())).toEqual(['passed'])
    expect(resolveExpectation({ sleep: ['failed'] }, context())).toEqual(['passed'])
    expect(resolveExpectation({ baseline: { macos: ['failed'] } }, context())).toEqual(['passed'])
  })

  test('a plain list holds everywhere', () => {
    const table: ExpectTable = { baseline: ['deadlocked', 'failed'] }
    expect(resolveExpectation(table, context({ os: 'macos' }))).toEqual(['deadlocked', 'failed'])
    expect(asked(table, { emulation: 'getaddrinfo-lock' })).toBe('deadlocked')
  })

  test('a variant called like a property of every object has no expectation', () => {
    expect(asked({}, { variant: 'constructor' })).toBe('passed')
  })

  test.each<[string, Parameters<typeof context>[0]]>([
    ['deadlocked', { emulation: 'getaddrinfo-lock' }],
    ['crashed', { emulation: 'getaddrinfo-lock', os: 'macos' }],
    ['failed', { version: '3.12.0' }],
    ['failed', { version: '3.15.0rc1' }],
    ['timed-out', { version: '3.11.9' }],
    ['timed-out', { version: '2.7.18' }],
  ])('the most specific key wins: %s for %j', (outcome, over) => {
    const table: ExpectTable = {
      baseline: {
        any: ['crashed', 'failed'],
        'python>=3.12': ['passed'],
        linux: ['timed-out'],
        'linux; python>=3.12': ['failed'],
        'getaddrinfo-lock': ['deadlocked'],
        'macos; getaddrinfo-lock': ['crashed'],
      },
    }
    expect(asked(table, over)).toBe(outcome)
  })

  test.each([
    ['3.9.1', 'failed'],
    ['3.10.0', 'crashed'],
    ['3.11.3', 'timed-out'],
    ['3.12.4', 'deadlocked'],
    ['3.12.5', 'timed-out'],
    ['3.14.2', 'deadlocked'],
    ['3.15.0', 'failed'],
  ])('of two ranges the narrower: %s', (version, outcome) => {
    const table: ExpectTable = {
      baseline: {
        'python >= 3.9': ['failed'],
        'python>=3.10': ['crashed'],
        'python>=3.11,<3.13': ['timed-out'],
        'python==3.12.4': ['deadlocked'],
        'python==3.14.*': ['deadlocked'],
        'python>=3.14.1': ['failed'],
      },
    }
    expect(asked(table, { version })).toBe(outcome)
  })

  test.each([
    ['==3.12.*', '3.12.9', true],
    ['==3.12.*', '3.1.2', false],
    ['~=3.12', '3.14.0', true],
    ['~=3.12.1', '3.13.0', false],
    ['!=3.12.*', '3.12.0', false],
    ['>3.12.3', '3.12.4', true],
    ['<=3.12', '3.12.1', false],
    ['<3', '2.7.18', true],
  ])('python%s and %s: %s', (range, version, yes) => {
    const table: ExpectTable = { baseline: { [`python${range}`]: ['failed'] } }
    expect(asked(table, { version })).toBe(yes ? 'failed' : 'passed')
  })

  test.each([
    [{}, 'passed'],
    [{ pymongo: '3.13.0' }, 'failed'],
    [{ pymongo: '4.9.1' }, 'deadlocked'],
    [{ pymongo: '4.10.0b1' }, 'deadlocked'],
    [{ pymongo: '4.20.1', 'my-lib': '2.0' }, 'crashed'],
    [{ pymongo: 'odd' }, 'passed'],
  ])('what is installed counts: %j', (packages, outcome) => {
    const table: ExpectTable = {
      baseline: {
        any: ['passed'],
        'pymongo<4': ['failed'],
        'PyMongo >= 4': ['deadlocked'],
        'linux; pymongo>=4; python<3': ['timed-out'],
        'pymongo>=4; My_Lib>=2': ['crashed'],
      },
    }
    expect(asked(table, { packages })).toBe(outcome)
  })

  test('of two ranges of a package the narrower, and Python before it', () => {
    const table: ExpectTable = {
      baseline: {
        'pymongo>=3': ['failed'],
        'pymongo>=4,<5': ['deadlocked'],
        'python>=3.11; pymongo>=3': ['crashed'],
      },
    }
    const packages = { pymongo: '4.9' }
    expect(asked(table, { packages, version: '3.10.0' })).toBe('deadlocked')
    expect(asked(table, { packages, version: '3.12.0' })).toBe('crashed')
  })

  test('implementations and builds are told apart', () => {
    const table: ExpectTable = {
      baseline: { 'linux; pypy': ['failed'], 'free-threaded': ['crashed'] },
    }
    const python = { implementation: 'PyPy', version: '3.10.14', freeThreaded: false }
    expect(asked(table, { python })).toBe('failed')
    expect(asked(table, { python: { ...python, implementation: 'CPython' } })).toBe('passed')
    const freeThreaded = { implementation: 'CPython', version: '3.13.0', freeThreaded: true }
    expect(asked(table, { python: freeThreaded })).toBe('crashed')
  })
})

describe('checkExpectations', () => {
  test('finds nothing in a good table', () => {
    const table = {
      baseline: { 'macos; python>=3.9,<3.12': ['deadlocked'], linux: ['passed'] },
      'connect=False': ['passed', 'failed'],
    }
    expect(checkExpectations(table, 'a.py', ['baseline', 'connect=False'])).toEqual([])
  })

  test('names the place, the key and what is allowed, all at once', () => {
    const problems = checkExpectations(
      {
        baseline: { windows: ['passed'], linux: ['hung'], 'python>=3.x': ['passed'] },
        sleep: 'passed',
        lazy: [],
        other: { linux: [], ' linux': ['passed'], 'linux; macos': ['passed'] },
        more: { 'linux>=3': ['passed'], 'pymongo>=x': ['passed'], 'a>1; A<3': ['passed'] },
      },
      'a.py, line 3: expect',
      ['baseline', 'sleep', 'lazy', 'more'],
    )
    expect(problems).toEqual([
      expect.stringMatching(
        /^a\.py, line 3: expect\["baseline"\]\["windows"\]: unknown "windows"; allowed: any, linux, macos,.*getaddrinfo-lock.*python>=3\.12/,
      ),
      expect.stringMatching(
        /\["linux"\]: unknown outcome "hung"; it must be a list .*deadlocked, crashed, timed-out, failed, passed$/,
      ),
      expect.stringMatching(/\["python>=3\.x"\]: unknown/),
      expect.stringMatching(/\["sleep"\]: must be a list/),
      expect.stringMatching(/\["lazy"\]: is empty/),
      expect.stringMatching(/\["other"\]: no such variant; there are: baseline, sleep, lazy, more/),
      expect.stringMatching(/\["other"\]\["linux"\]: is empty/),
      expect.stringMatching(/\["linux; macos"\]: says twice which os/),
      expect.stringMatching(/\[" linux"\]: says the same as "linux"/),
      expect.stringMatching(/\["linux>=3"\]: unknown/),
      expect.stringMatching(/\["pymongo>=x"\]: unknown .*pymongo>=4/),
      expect.stringMatching(/\["a>1; A<3"\]: says twice which a/),
    ])
  })

  test.each([[null], [[]], ['x']])('%j is no table', (value) => {
    expect(checkExpectations(value, 'a.py')).toEqual(['a.py: must be a table of variants'])
  })
})

test('a sweep may name locks that are accepted, and no other variant', () => {
  const table = { sweep: ['lock:app.cache.LOCK', 'lock:Pool._lock'] } as unknown as ExpectTable
  expect(checkExpectations(table, 'x')).toEqual([])
  expect(findExpectation(table, context({ variant: 'sweep' }))).toEqual({
    ...{ outcomes: ['passed'], locks: ['app.cache.LOCK', 'Pool._lock'], key: null },
  })
  expect(checkExpectations({ baseline: ['lock:LOCK'] }, 'x')).toHaveLength(1)
  expect(checkExpectations({ sweep: ['lock:'] }, 'x')).toHaveLength(1)
})
