import { describe, expect, test } from '@jest/globals'
import { parseAccepted } from '../../src/plan/accepted.ts'
import type { CaseResult } from '../../src/results/model.ts'
import { unmatchedExpectations } from '../../src/verdict/unmatched.ts'
import { caseOf } from './fixtures.ts'

const text = `
[expect.pool.baseline]
linux = ["deadlocked"]
"macos; python>=3.12" = ["failed"]
[expect."tests/other"]
sleep = ["timed-out"]
`

describe('unmatchedExpectations', () => {
  const unmatched = async (cases: CaseResult[], complete: boolean) => {
    const { accepted } = await parseAccepted(text)
    const placed = cases.map((one) => ({ one, os: 'linux' }))
    return unmatchedExpectations(accepted, placed, complete)
  }

  test('one leg cannot know what others match', async () => {
    expect(await unmatched([caseOf(['passed'])], false)).toEqual([])
  })

  test('but sees a variant that is not there', async () => {
    expect(await unmatched([caseOf(['passed'], { repro: 'tests/other' })], false)).toEqual([
      'fork-safety.toml: no case matches expect["tests/other"]["sleep"]',
    ])
  })

  test('all legs together see every one', async () => {
    expect(await unmatched([caseOf(['passed'])], true)).toEqual([
      'fork-safety.toml: no case matches expect["pool"]["baseline"]["macos; python>=3.12"]',
      'fork-safety.toml: no case matches expect["tests/other"]["sleep"]',
    ])
  })
})
