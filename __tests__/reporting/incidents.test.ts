/** Each hang of a command is told by itself, and named by its test, wherever anything is told. */
import { describe, expect, test } from '@jest/globals'
import { annotations } from '../../src/reporting/annotations.ts'
import { renderJunit } from '../../src/reporting/junit.ts'
import { renderSarif } from '../../src/reporting/sarif.ts'
import { renderSummary } from '../../src/reporting/summary.ts'
import { renderTerminal } from '../../src/reporting/terminal.ts'
import type { Incident } from '../../src/results/model.ts'
import { aDiagnosis, aHang, aRun, results } from '../factories.ts'

const names = ['tests/test_a.py::test_one', 'tests/test_a.py::test_two[x]']
const at = (line: number) => ({
  ...aDiagnosis().blocked!,
  ...{ file: 'app/cache.py', line },
})
const incidents = names.map(
  (name, index): Incident => ({
    test: name,
    diagnosis: aDiagnosis({ blocked: at(7) }),
    ...{ proof: 'proven', pid: 40 + index, seconds: 1 + index, secondsToVerdict: 0.1 },
    ...{ reason: null, trials: [1], processes: 1 },
  }),
)
const judged = results({
  cases: [
    aHang({
      ...{ repro: 'pytest tests', file: '', command: ['pytest', 'tests'], incidents },
      ...{ variant: 'baseline', trials: 1, hangs: 1, diagnosis: incidents[0]!.diagnosis },
      runs: [aRun({ outcome: 'deadlocked', proof: 'proven', exitCode: 1, seconds: 4.25 })],
    }),
  ],
  conclusions: [],
})

describe('two hangs at one line in two tests', () => {
  test('are two annotations at that line', () => {
    const errors = annotations(judged).filter(({ level }) => level === 'error')
    expect(errors.map(({ file, line, title }) => [file, line, title.slice(0, 60)])).toEqual(
      names.map((name) => [
        'app/cache.py',
        7,
        `Regression: ${name} in pytest tests (baseline) deadlocks`.slice(0, 60),
      ]),
    )
    expect(errors[0]!.message).toContain('The command itself ended with status 1 after 4.3 s.')
  })

  test('are two cases of JUnit, named by the tests', () => {
    const xml = renderJunit(judged)
    expect([...xml.matchAll(/<testcase name="([^"]*)"/g)].map((one) => one[1])).toEqual(names)
    expect(xml.match(/<failure/g)).toHaveLength(2)
    expect(xml).toMatch(/<testsuite name="pytest tests" tests="2" failures="2"/)
  })

  test('are two results of SARIF with fingerprints of their own', () => {
    const { runs } = JSON.parse(renderSarif(judged))
    const prints = runs[0].results.map(
      (one: { partialFingerprints: { primaryLocationLineHash: string } }) =>
        one.partialFingerprints.primaryLocationLineHash,
    )
    expect(new Set(prints).size).toBe(2)
  })

  test('are both in the summary and on the terminal', () => {
    for (const text of [
      renderSummary(judged).replaceAll('\\', ''),
      renderTerminal(judged, { width: 200, color: false }),
    ]) {
      for (const name of names) expect(text).toContain(name)
      expect(text).toContain('ended with status 1 after 4.3 s')
    }
  })
})
