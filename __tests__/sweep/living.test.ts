import { expect, test } from '@jest/globals'
import { locksOf, pairs, programsIn, sweep } from './sweeps.ts'

const programs = programsIn('living')

test.each(pairs(programs))(
  'nothing hangs in %s, and the answer is right',
  async (_, one, python) => {
    const result = await sweep(one.file, python.path)
    const locks = locksOf(result)
    expect(locks.filter(({ answer, possible }) => answer === 'hangs' && !possible)).toEqual([])
    expect(result.outcome).toBe(one.head.fails ? 'failed' : 'passed')
    if (one.head.fails) {
      const found = locks.find(({ answer }) => answer === 'fails')
      expect(found).toMatchObject({ name: one.head.fails, possible: false })
      expect(found!.reason).toContain('the lock is held by nobody')
    }
    if (one.head.lock) {
      const answers = locks.map(({ name, answer }) => `${name} ${answer}`)
      expect(answers).toContain(one.head.lock)
    }
  },
  60_000,
)

test('there are enough of them', () => {
  expect(programs.length).toBeGreaterThanOrEqual(10)
})
