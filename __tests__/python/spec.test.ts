import { describe, expect, test } from '@jest/globals'
import { matches, newestFirst, parseSpec } from '../../src/python/spec.ts'

const versions = [
  ...['2.7.18', '3.9.18', '3.11.7', '3.12.0', '3.12.4', '3.12.10'],
  ...['3.13.0', '3.14.0rc2', '3.14.1', '3.15.0rc1'],
]
const met = (spec: string) => versions.filter(parseSpec(spec).version).join(' ')

describe('a version spec', () => {
  test.each([
    ['3', '3.9.18 3.11.7 3.12.0 3.12.4 3.12.10 3.13.0 3.14.1'],
    ['3.x', '3.9.18 3.11.7 3.12.0 3.12.4 3.12.10 3.13.0 3.14.1'],
    ['3.12', '3.12.0 3.12.4 3.12.10'],
    ['3.12.x', '3.12.0 3.12.4 3.12.10'],
    ['3.12.4', '3.12.4'],
    ['3.1', ''],
    ['2.7', '2.7.18'],
    ['>=3.9 <3.13', '3.9.18 3.11.7 3.12.0 3.12.4 3.12.10'],
    ['>=3.9,<3.13', '3.9.18 3.11.7 3.12.0 3.12.4 3.12.10'],
    ['>= 3.13', '3.13.0 3.14.1'],
    ['~=3.11', '3.11.7 3.12.0 3.12.4 3.12.10 3.13.0 3.14.1'],
    ['~=3.12.1', '3.12.4 3.12.10'],
    ['==3.12.*,!=3.12.0', '3.12.4 3.12.10'],
    ['^3.13', '3.13.0 3.14.1'],
    ['3.9 || 3.12.4', '3.9.18 3.12.4'],
    ['3.9 - 3.11', '3.9.18 3.11.7'],
  ])('%s', (spec, expected) => expect(met(spec)).toBe(expected))

  test.each([
    ['3.15', ''],
    ['3.15.0rc1', '3.15.0rc1'],
    ['3.15.0-rc.1', '3.15.0rc1'],
    ['3.15.0-rc1', '3.15.0rc1'],
    ['3.15-dev', '3.15.0rc1'],
    ['3.14-dev', '3.14.0rc2 3.14.1'],
    ['~3.15.0-0', '3.15.0rc1'],
    ['>=3.14.0rc1,<3.15', '3.14.0rc2 3.14.1'],
    ['>=3.14', '3.14.1'],
    ['<3.16', '2.7.18 3.9.18 3.11.7 3.12.0 3.12.4 3.12.10 3.13.0 3.14.1'],
  ])('%s: a pre-release only where it is asked for', (spec, expected) =>
    expect(met(spec)).toBe(expected),
  )

  test('PEP 440 and semver differ; each is used where it is meant', () => {
    expect(met('>3.12')).toBe('3.13.0 3.14.1')
    expect(met('requires-python >3.12')).toBe('3.12.4 3.12.10 3.13.0 3.14.1')
    expect(met('<=3.12').endsWith('3.12.10')).toBe(true)
    expect(met('requires-python <=3.12').endsWith('3.12.0')).toBe(true)
  })

  test.each([
    '',
    'latest',
    'three',
    '3.12.',
    '3.12-nightly',
    'pypy3.10-nightly',
    '>=three',
    '3..1',
  ])('%j is refused', (spec) =>
    expect(() => parseSpec(spec)).toThrow(/no Python version|nightly builds/),
  )
})

describe('implementations and builds', () => {
  const python = (implementation: string, version: string, build = '', freeThreaded = false) => ({
    implementation,
    version,
    build,
    freeThreaded,
  })
  const cases = [
    python('CPython', '3.13.0'),
    python('CPython', '3.13.0', '', true),
    python('CPython', '3.14.0rc2', '', true),
    python('PyPy', '3.10.14', '7.3.17'),
    python('PyPy', '3.11.13', '7.3.19'),
    python('PyPy', '3.11.13', '7.3.20'),
    python('GraalPy', '3.11.7', '24.1.0'),
    python('GraalPy', '3.12.8', '25.0.1'),
  ]
  const name = (each: (typeof cases)[0]) =>
    `${each.implementation} ${each.version}${each.freeThreaded ? 't' : ''} ${each.build}`.trim()

  test.each([
    ['3.13', ['CPython 3.13.0']],
    ['cpython3.13', ['CPython 3.13.0']],
    ['3.13t', ['CPython 3.13.0t']],
    ['3.13.0t', ['CPython 3.13.0t']],
    ['3.14t', []],
    ['3.14t-dev', ['CPython 3.14.0rc2t']],
    ['pypy3.10', ['PyPy 3.10.14 7.3.17']],
    ['pypy-3.10', ['PyPy 3.10.14 7.3.17']],
    ['pypy3.11-v7.3.20', ['PyPy 3.11.13 7.3.20']],
    ['pypy3.11-7.3.19', ['PyPy 3.11.13 7.3.19']],
    ['pypy3.11-v7.3.x', ['PyPy 3.11.13 7.3.20', 'PyPy 3.11.13 7.3.19']],
    ['pypy', ['PyPy 3.11.13 7.3.20', 'PyPy 3.11.13 7.3.19', 'PyPy 3.10.14 7.3.17']],
    ['graalpy', ['GraalPy 3.12.8 25.0.1', 'GraalPy 3.11.7 24.1.0']],
    ['graalpy-24.1', ['GraalPy 3.11.7 24.1.0']],
    ['graalpy3.12', ['GraalPy 3.12.8 25.0.1']],
  ])('%s, newest first', (text, expected) => {
    const spec = parseSpec(text)
    const found = cases.filter((each) => matches(spec, each)).sort(newestFirst)
    expect(found.map(name)).toEqual(expected)
  })
})
