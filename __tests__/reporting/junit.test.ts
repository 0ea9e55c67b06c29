import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { renderJunit } from '../../src/reporting/junit.ts'
import { aCase, aHang, aRun, results } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { hostile, hostileResults, runnerCommands } from './hostile.ts'
import { sampleNames, samples } from './samples.ts'

const xsd = new URL('../../schema/vendor/junit-10.xsd', import.meta.url)
let parse: (xml: string) => XmlDocument
let validator: XsdValidator

beforeAll(async () => {
  const { XmlDocument, XsdValidator } = await import('libxml2-wasm')
  parse = (xml) => XmlDocument.fromString(xml)
  validator = XsdValidator.fromDoc(parse(readFileSync(xsd, 'utf8')))
})

/** @throws where the XML is not well-formed or not JUnit. */
function check(xml: string): XmlDocument {
  const document = parse(xml)
  validator.validate(document)
  return document
}

const text = (document: XmlDocument, path: string) => document.get(path)?.content

describe('JUnit XML', () => {
  test.each(sampleNames)('%s', (name) => {
    const xml = renderJunit(samples[name])
    check(xml)
    expectGolden(`junit-${name}.xml`, xml)
  })

  test('is checked by a schema that refuses what is not JUnit', () => {
    const xml = renderJunit(samples.regression)
    expect(() => check(xml.replace('<failure', '<fail').replace('</failure', '</fail'))).toThrow()
    expect(() => check(xml.replace('tests="5"', ''))).not.toThrow()
    expect(() => check(xml.replaceAll('classname=', 'klass='))).toThrow()
    expect(() => check(xml.replace('&lt;module&gt;', '<module>'))).toThrow()
  })

  test('tells a regression as failure with its diagnosis, a skip with its reason', () => {
    const document = check(renderJunit(samples.regression))
    expect(text(document, '//failure/@type')).toBe('import-lock')
    expect(text(document, '//failure')).toContain('fork: tests/fork_getaddrinfo.py:12 in <module>')
    expect(text(document, '//skipped/@message')).toBe('pymongo is not installed')
    expect(text(document, '/testsuites/@failures')).toBe('1')
    expect(text(document, '//testsuite[@name="mongoclient"]/@skipped')).toBe('1')
  })

  test('agrees with the verdict: an expected hang is no failure, but is told', () => {
    const document = check(renderJunit(samples.asExpected))
    expect(document.find('//failure')).toHaveLength(0)
    expect(text(document, '//system-out')).toContain('As expected: deadlocked, proven, hung 5 of 5')
  })

  test('adds up the seconds of all trials', () => {
    const runs = [aRun({ seconds: 0.25 }), aRun({ seconds: 1 })]
    const document = check(renderJunit(results({ cases: [aCase({ runs }), aCase({ runs })] })))
    expect(text(document, '//testcase/@time')).toBe('1.250')
    expect(text(document, '/testsuites/@time')).toBe('2.500')
  })

  test('what was run to compare with is called so, and neither as expected nor passed', () => {
    const all = ['deadlocked', 'crashed', 'timed-out', 'failed', 'passed'] as const
    const one = aHang({ variant: 'sleep', verdict: 'ok', expected: [...all] })
    const document = check(renderJunit(results({ cases: [one] })))
    expect(text(document, '//skipped/@message')).toMatch(/^to compare: deadlocked, proven, hung/)
    expect(text(document, '//system-out')).toMatch(/^To compare: deadlocked, proven, hung/)
  })

  test.each(hostile)('holds %j as text', (evil) => {
    const xml = renderJunit(hostileResults(evil))
    expect(check(xml).find('//testcase')).toHaveLength(5)
    expect(runnerCommands(xml)).toEqual([])
  })

  test('stays small for many cases with much output', () => {
    const runs = [
      aRun({ outcome: 'deadlocked', stdout: 'o'.repeat(60_000), stderr: 'e'.repeat(60_000) }),
    ]
    const cases = Array.from({ length: 2000 }, (_, at) => aHang({ variant: `v${at}`, runs }))
    expect(Buffer.byteLength(renderJunit(results({ cases })))).toBeLessThan(12_000_000)
  })
})
