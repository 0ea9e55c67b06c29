import { describe, expect, test } from '@jest/globals'
import {
  ancestors,
  assignment,
  callsIn,
  parseSource,
  statementAt,
  withItems,
} from '../../src/diagnosis/source.ts'

const parse = (text: string) => parseSource('a.py', text)
const only = (text: string) => parse(text).statements[0]!

describe('logical lines', () => {
  test('strings, comments, brackets and backslashes do not end or begin one', () => {
    const source = parse(
      [
        '"""with A:',
        '  with B:"""',
        'x = [1,  # with C:',
        '     2]',
        "y = 'it''s # no comment' \\",
        '    + "\\""',
        '',
        'z = 1',
      ].join('\n'),
    )
    expect(source.statements.map((one) => [one.line, one.end])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [8, 8],
    ])
    expect(source.statements[1]!.code).toBe('x = [1, 2]')
    expect(statementAt(source, 6)?.line).toBe(5)
    expect(statementAt(source, 7)).toBeNull()
  })

  test('blocks nest by indentation, with tabs as eight columns', () => {
    const source = parse('def f():\n\twith A:\n\t\tif x:\n\t\t\ty()\n        z()\nw()\n')
    const lines = (line: number) => ancestors(statementAt(source, line)!).map((one) => one.line)
    expect(lines(4)).toEqual([3, 2, 1])
    expect(lines(5)).toEqual([1])
    expect(lines(6)).toEqual([])
  })

  test('an unfinished file is read as far as it goes', () => {
    expect(parse('x = (1,\n').statements).toHaveLength(1)
    expect(parse("y = '''never ends\nz\n").statements).toHaveLength(1)
    expect(parse('').statements).toEqual([])
    expect(parse('a)))\nb\n').statements).toHaveLength(2)
  })

  test('a long file costs no more than its length', () => {
    const line = 'value = function(argument, [1, 2, 3], key="text # no comment")  # comment\n'
    const started = process.cpuUsage().user
    expect(parse(line.repeat(5000)).statements).toHaveLength(5000)
    expect(process.cpuUsage().user - started).toBeLessThan(5e6)
  })
})

describe('the items of a with statement', () => {
  test.each([
    ['with A: pass', ['A']],
    ['with A, B as b:', ['A', 'B']],
    ['with (A,\n      B):', ['A', 'B']],
    ['with (A as a, self._lock as b):', ['A', 'self._lock']],
    ['with \\\n   self.locks["a: b"]:', ['self.locks["a: b"]']],
    ['async with session.get(url, key=lambda x: x) as r:', ['session.get(url, key=lambda x: x)']],
    ['with (yield_lock()):', ['yield_lock()']],
    ['with f(A)(B):', ['f(A)(B)']],
    ['without = 1', []],
    ['for x in y:', []],
  ])('%j', (text, items) => {
    expect(withItems(only(text)).items).toEqual(items)
  })

  test('a body on the same line is told', () => {
    expect(withItems(only('with LOCK: time.sleep(1)')).body).toBe('time.sleep(1)')
  })
})

describe('calls and assignments', () => {
  test.each([
    [
      'a.b(c, d=1).e[0](f)',
      [
        ['a.b', 'c', 'd=1'],
        ['a.b(c, d=1).e[0]', 'f'],
      ],
    ],
    ['return LOCKS["x y"].acquire()', [['LOCKS["x y"].acquire']]],
    ['if not (yield): pass', []],
    ['def f(x=g(1)):', [['g', '1']]],
    ['print("f(x)")', [['print', '"f(x)"']]],
  ])('calls in %j', (text, calls) => {
    expect(callsIn(only(text)).map(({ callee, args }) => [callee, ...args])).toEqual(calls)
  })

  test.each([
    ['a = b = f(c=1)', { targets: ['a', 'b'], value: 'f(c=1)' }],
    ['lock: Lock = Lock()', { targets: ['lock'], value: 'Lock()' }],
    ['a == b', null],
    ['a += 1', null],
    ['if a: b = 1', null],
    ['f(a=1)', null],
  ])('%j', (text, expected) => {
    expect(assignment(only(text))).toEqual(expected)
  })
})
