import { describe, expect, test } from '@jest/globals'
import { matrix } from '../../src/reporting/matrix.ts'
import { renderSummary } from '../../src/reporting/summary.ts'
import { renderTerminal } from '../../src/reporting/terminal.ts'
import { aCase, aPython, results } from '../factories.ts'

const emulation = 'getaddrinfo-lock' as const
const old = aPython({ version: '3.9.2' })

describe('columns are named by what differs', () => {
  test.each([
    [[{}], '', ['CPython 3.13.0']],
    [[{}, { emulation }], '', ['CPython 3.13.0', 'CPython 3.13.0, emulating getaddrinfo-lock']],
    [[{}, { python: old }], '', ['CPython 3.13.0', 'CPython 3.9.2']],
    [
      [{ with: ['pymongo 3.13'] }, { with: ['pymongo 4.9'] }],
      'CPython 3.13.0',
      ['pymongo 3.13', 'pymongo 4.9'],
    ],
    [
      [
        { with: ['pymongo 3.13'], emulation },
        { with: ['pymongo 4.9'], emulation, python: old },
      ],
      'emulating getaddrinfo-lock',
      ['CPython 3.13.0, pymongo 3.13', 'CPython 3.9.2, pymongo 4.9'],
    ],
    [[{ leg: 'mac' }, { leg: 'linux' }], 'CPython 3.13.0', ['mac', 'linux']],
  ])('%j', (cases, common, columns) => {
    expect(matrix(cases.map((over) => aCase(over)))).toMatchObject({ common, columns })
  })

  test('what they share is told once', () => {
    const cases = ['3.13', '4.9'].map((version) => aCase({ with: [`pymongo ${version}`] }))
    const shown = renderTerminal(results({ cases }), { width: 80, color: false })
    expect(shown).toMatch(/^CPython 3\.13\.0\nrepro +variant +pymongo 3\.13 +pymongo 4\.9$/m)
    expect(renderSummary(results({ cases }))).toMatch(
      /### Cases on CPython 3\.13\.0\n\n\| repro \| variant \| pymongo 3\.13 \| pymongo 4\.9 \|/,
    )
  })
})
