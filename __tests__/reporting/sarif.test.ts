import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import type { Log } from 'sarif'
import { renderSarif } from '../../src/reporting/sarif.ts'
import { aDiagnosis, aHang, aPython, results } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { hostile, hostileResults } from './hostile.ts'
import { sampleNames, samples } from './samples.ts'

const schema = new URL('../../schema/vendor/sarif-2.1.0-rtm.5.json', import.meta.url)
const ajv = new AjvDraft4.default({ strict: false, unicodeRegExp: false })
addFormats.default(ajv)
const isValid = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')))
const docsBase = 'https://example.org/docs/hazards'

/** The parsed log, valid by the schema. */
function check(text: string): Log {
  const log = JSON.parse(text)
  isValid(log)
  expect(isValid.errors ?? []).toEqual([])
  return log
}

describe('SARIF', () => {
  test.each(sampleNames)('%s', (name) => {
    const text = renderSarif(samples[name], { docsBase })
    check(text)
    expectGolden(`sarif-${name}.sarif`, text)
  })

  test('is checked by a schema that refuses what is not SARIF', () => {
    const log = JSON.parse(renderSarif(samples.regression))
    log.runs[0].results[0].level = 'fatal'
    expect(isValid(log)).toBe(false)
    log.runs[0].results[0].level = 'error'
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0
    expect(isValid(log)).toBe(false)
  })

  test('names the blocked line, and fork and holder beside it', () => {
    const [result] = check(renderSarif(samples.regression)).runs[0]!.results!
    expect(result).toMatchObject({ ruleId: 'import-lock', level: 'error' })
    expect(result!.locations![0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'tests/fork_getaddrinfo.py', uriBaseId: '%SRCROOT%' },
      region: { startLine: 17 },
    })
    const lines = result!.relatedLocations!.map((one) => one.physicalLocation!.region!.startLine)
    expect(lines).toEqual([12, 8])
  })

  test('keeps its fingerprint when lines, process or Python change, not when the lock does', () => {
    const print = (diagnosis = aDiagnosis(), python = aPython()) => {
      const [one] = check(renderSarif(results({ cases: [aHang({ diagnosis, python })] }))).runs[0]!
        .results!
      return one!.partialFingerprints!.primaryLocationLineHash
    }
    const moved = aDiagnosis({ blocked: { ...aDiagnosis().blocked!, line: 99, pid: 1 } })
    expect(print(moved, aPython({ version: '3.9.0' }))).toBe(print())
    expect(print(aDiagnosis({ lock: 'another lock' }))).not.toBe(print())
  })

  test.each(hostile)('holds %j as text', (evil) => {
    const log = check(renderSarif(hostileResults(evil)))
    for (const { message } of log.runs[0]!.results!) expect(message.text).not.toMatch(/[[\]\n]/)
  })
})
