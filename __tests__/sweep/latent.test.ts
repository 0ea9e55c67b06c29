import { describe, expect, test } from '@jest/globals'
import { at, locksOf, marked, programsIn, pythons, runsOn, sweep } from './sweeps.ts'

const programs = programsIn('latent')

describe.each(programs.map((one, index) => [one.name, one, index] as const))(
  '%s',
  (_, one, index) => {
    const usable = pythons.filter((python) => runsOn(one, python))
    const python = usable[index % usable.length]!

    test(`hangs in its lock, with holder and lines, on ${python.version}`, async () => {
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
    }, 60_000)
  },
)

test('there are enough of them', () => {
  expect(programs.length).toBeGreaterThanOrEqual(16)
})
