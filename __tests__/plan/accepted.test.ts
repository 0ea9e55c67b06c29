import { describe, expect, test } from '@jest/globals'
import { expectationFor, parseAccepted } from '../../src/plan/accepted.ts'
import { python } from '../verdict/fixtures.ts'

const text = `
[expect.pool.baseline]
linux = ["deadlocked"]
"macos; python>=3.12" = ["failed"]
[expect."tests/other"]
sleep = ["timed-out"]
`

const context = {
  variant: 'baseline',
  os: 'linux',
  emulation: null,
  python: python('3.12.4'),
  packages: {},
}

test('comes before the metadata, where it says something', async () => {
  const { accepted, problems } = await parseAccepted(text)
  expect(problems).toEqual([])
  const metadata = { baseline: ['crashed'] as const }
  const expected = (over: object) =>
    expectationFor(accepted, 'pool', metadata, { ...context, ...over }).outcomes
  expect(expected({})).toEqual(['deadlocked'])
  expect(expected({ os: 'macos' })).toEqual(['failed'])
  expect(expected({ os: 'freebsd' })).toEqual(['crashed'])
  expect(expected({ variant: 'sleep' })).toEqual(['passed'])
  expect(expectationFor(accepted, 'toString', metadata, context).outcomes).toEqual(['crashed'])
})

describe('mistakes', () => {
  test('are named with file, line, keys and what is allowed', async () => {
    const { accepted, problems } = await parseAccepted(
      '[expect.pool.baseline]\nwindows = ["passed"]\nlinux = ["hung"]\n\n[expected.pool]\na = 1\n',
    )
    expect(accepted).toEqual({})
    expect(problems).toEqual([
      'fork-safety.toml, line 5: unknown table "expected"; allowed: expect, repros',
      expect.stringMatching(
        /^fork-safety\.toml, line 2: expect\["pool"\]\["baseline"\]\["windows"\]: unknown .*linux/,
      ),
      expect.stringMatching(/^fork-safety\.toml, line 3: .*unknown outcome "hung"; .*deadlocked/),
    ])
  })

  test.each([
    ['expect = 1', /expect: must be a table of repros/],
    ['[expect]\npool = 1', /line 2: expect\["pool"\]: must be a table of variants/],
    [
      '# of a and its baseline: linux counts\n[expect.a.baseline]\nmacos = ["passed"]\nlinux = ["x"]',
      /line 4: expect\["a"\]\["baseline"\]\["linux"\]/,
    ],
    ['[expect]\na.baseline.linux = ["passed"]\na.sleep = {linux = ["x"]}', /line 3: .*"linux"/],
    ['[expect\n', /^fork-safety\.toml, line 1: Invalid TOML/],
  ])('%j', async (broken, message) => {
    const { problems } = await parseAccepted(broken)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(message)
  })
})
