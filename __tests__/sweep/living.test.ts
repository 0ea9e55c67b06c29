import { describe, expect, test } from '@jest/globals'
import { locksOf, programsIn, pythons, runsOn, sweep } from './sweeps.ts'

const programs = programsIn('living')

describe.each(programs.map((one, index) => [one.name, one, index] as const))(
  '%s',
  (_, one, index) => {
    const usable = pythons.filter((python) => runsOn(one, python))
    const python = usable[index % usable.length]!

    test(`nothing hangs, and the answer is right, on ${python.version}`, async () => {
      const result = await sweep(one.file, python.path)
      const locks = locksOf(result)
      expect(locks.filter(({ answer, possible }) => answer === 'hangs' && !possible)).toEqual([])
      expect(result.outcome).toBe('passed')
      if (one.head.lock) {
        const answers = locks.map(({ name, answer }) => `${name} ${answer}`)
        expect(answers).toContain(one.head.lock)
      }
    }, 60_000)
  },
)

test('there are enough of them', () => {
  expect(programs.length).toBeGreaterThanOrEqual(10)
})
