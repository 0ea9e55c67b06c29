import { describe, expect, test } from '@jest/globals'
import { limits } from '../../src/results/clamp.ts'
import { checkResults, parseResults } from '../../src/results/validate.ts'
import { aCase, aHang, aPython, results } from '../factories.ts'

const valid = () => results({ cases: [aHang(), aCase()] })
const broken = (change: (copy: ReturnType<typeof valid>) => void) => {
  const copy = structuredClone(valid())
  change(copy)
  return JSON.stringify(copy)
}

describe('a results file', () => {
  test('is accepted when whole, with fields that were added later', () => {
    expect(checkResults(valid())).toEqual(valid())
    const added = { ...valid(), later: { a: 1 }, cases: [{ ...aHang(), later: [1] }] }
    expect(parseResults(JSON.stringify(added))).toEqual(added)
  })

  test.each([
    ['{', 'not JSON'],
    ['[]', 'the whole must be object'],
    ['null', 'the whole must be object'],
    ['{}', "the whole must have required property 'schemaVersion'"],
    [
      broken((copy) => Object.assign(copy, { schemaVersion: 2 })),
      'schemaVersion must be equal to constant: 1',
    ],
    [
      broken((copy) => Object.assign(copy.cases[1]!, { outcome: 'hung' })),
      'cases[1].outcome must be equal to one of the allowed values: deadlocked, crashed, timed-out, failed, passed, skipped',
    ],
    [
      broken((copy) => Object.assign(copy.cases[0]!.python, { version: 3 })),
      'cases[0].python.version must be string',
    ],
    [
      broken((copy) => Object.assign(copy.cases[0]!.runs[0]!, { secondsToVerdict: null })),
      'cases[0].runs[0].secondsToVerdict must be number',
    ],
    [broken((copy) => Object.assign(copy.cases[0]!, { hangs: -1 })), 'cases[0].hangs must be >= 0'],
    [
      broken((copy) => Object.assign(copy.cases[0]!.hangRate!, { high: 1.5 })),
      'cases[0].hangRate.high must be <= 1',
    ],
    [
      JSON.stringify(valid()).replace('"cpus":2', '"cpus":1e999'),
      'environment.cpus must be integer',
    ],
    [
      broken((copy) => Object.assign(copy.cases[0]!.evidence!.forks[0]!, { pid: 'x' })),
      'cases[0].evidence.forks[0].pid must be integer',
    ],
  ])('is refused with the place in it: %#', (text, message) => {
    expect(() => parseResults(text)).toThrow(`not a results file: ${message}`)
  })

  test('is cut where it is too long, and says so', () => {
    const long = results({
      cases: [
        aHang({ reason: 'r'.repeat(limits.text + 1) }),
        aCase({ runs: [{ ...aCase().runs[0]!, stdout: `${'x'.repeat(limits.tail)}the end` }] }),
      ],
      conclusions: Array.from({ length: limits.list + 5 }, () => ({
        repro: 'a',
        python: '3',
        hazard: 'safe',
        text: 't',
      })),
    })
    const read = parseResults(JSON.stringify(long))
    expect(read.cases[0]!.reason).toHaveLength(limits.text)
    expect(read.cases[1]!.runs[0]!.stdout).toMatch(/^\[earlier output cut\]\nx+the end$/)
    expect(read.conclusions).toHaveLength(limits.list)
    expect(read.notes).toEqual(['Cut while reading: 2 long texts and long lists (conclusions).'])
  })

  test('with the packages of a large environment keeps them all, up to a thousand', () => {
    const packages = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`package-${at}`, '1.0']))
    const read = (count: number) => {
      const one = aCase({ packages: packages(count) })
      return parseResults(JSON.stringify(results({ cases: [one] }))).cases[0]!.packages!
    }
    expect(Object.keys(read(400))).toHaveLength(400)
    expect(Object.keys(read(2000))).toHaveLength(limits.list)
  })

  test('with nesting, fields and a prototype of its own harms nobody', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`z${at}`, at]))
    const text = JSON.stringify({ ...valid(), later: many }).replace(
      /^\{/,
      `{"deep":${deep},"__proto__":{"polluted":true},`,
    )
    const read = parseResults(text) as unknown as Record<string, unknown>
    expect(Object.keys(read.later as object).length).toBe(limits.fields)
    expect(read.polluted).toBeUndefined()
    expect(Object.keys(read)).not.toContain('__proto__')
  })

  test('of another Python build stays told apart', () => {
    const both = results({ cases: [aCase(), aCase({ python: aPython({ freeThreaded: true }) })] })
    expect(
      parseResults(JSON.stringify(both)).cases.map(({ python }) => python.freeThreaded),
    ).toEqual([false, true])
  })
})

describe('numbers that nothing can have counted', () => {
  test('are refused where a rate would be made of them', () => {
    for (const change of [{ hangs: 100_000, trials: 1 }, { trials: 1e300 }, { hangs: 1e9 }]) {
      const text = broken((copy) => Object.assign(copy.cases[0]!, change))
      expect(() => parseResults(text)).toThrow('cases[0] has more hangs than trials')
    }
  })

  test('are cut where they only name a place', () => {
    const text = broken((copy) => Object.assign(copy.environment, { cpus: 1e21 }))
    expect(parseResults(text).environment.cpus).toBe(2 ** 31 - 1)
  })
})
