import { expect, test } from '@jest/globals'
import { at, locksOf, marked, pairs, programsIn, sweep } from './sweeps.ts'

const programs = programsIn('latent')

test.each(pairs(programs))(
  '%s hangs in its lock, with holder and lines',
  async (_, one, python) => {
    const result = await sweep(one.file, python.path)
    const hanging = locksOf(result).filter(
      ({ answer, possible }) => answer === 'hangs' && !possible,
    )
    expect(hanging.map(({ name }) => name)).toEqual([one.head.lock])
    const [lock] = hanging
    expect({
      made: at(lock!.made) ?? 'none',
      holder: at(lock!.holder),
      blocked: at(lock!.blocked),
      hook: lock!.hook,
    }).toEqual({
      made: marked(one, 'made'),
      holder: marked(one, 'holder'),
      blocked: marked(one, 'blocked'),
      hook: one.head.hook ?? null,
    })
    expect(result).toMatchObject({
      outcome: 'deadlocked',
      proof: 'proven',
      verdict: 'regression',
    })
  },
  60_000,
)

test('there are enough of them', () => {
  expect(programs.length).toBeGreaterThanOrEqual(16)
})
