import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { explainingVariants, knobsLiteral, pythonLiteral } from '../../src/plan/variants.ts'
import { findInterpreters } from '../watchdog/trials.ts'

describe('knobs', () => {
  test('are written for the observer', () => {
    const knobs = { sleepBeforeFork: 0.1, preload: ['a.b'], keywords: { 'a.C': { x: null } } }
    expect(knobsLiteral(knobs, 'getaddrinfo-lock', '/r')).toBe(
      '{"sleep": 0.1, "keywords": {"a.C": {"x": None}}, "preload": ["a.b"], "emulate": ["getaddrinfo-lock"], "folder": "/r"}',
    )
    expect(knobsLiteral({}, null, '/r')).toBe('{"folder": "/r"}')
  })

  test('need no names: Python 2 has True among the built-in names, of which there are none', () => {
    const literal = pythonLiteral({
      yes: true,
      no: false,
      list: [1, -2.5, 'a"b\\'],
      none: null,
      inf: -Infinity,
    })
    const code = `import sys; print(eval(sys.argv[1], {'__builtins__': {}}) == dict(yes=True, no=False, list=[1, -2.5, 'a"b\\\\'], none=None, inf=-float('inf')))`
    const pythons = findInterpreters()
    expect(pythons.length).toBeGreaterThan(0)
    for (const { name, path } of pythons) {
      const said = execFileSync(path, ['-c', code, literal], { encoding: 'utf8' }).trim()
      expect([name, said]).toEqual([name, 'True'])
    }
  })

  test('may hold what is no number', () => {
    expect(pythonLiteral([Number.NaN, 10n])).toBe('[(1e999-1e999), 10]')
  })
})

test('the variants that explain are few', () => {
  expect(explainingVariants(false)).toEqual(['sleep'])
  expect(explainingVariants(true)).toEqual(['sleep', 'connect=False'])
})
