import { describe, expect, test } from '@jest/globals'
import { parseToml } from '../../src/plan/toml.ts'

const json = (text: string) => JSON.stringify(parseToml(text).data)

test('says what the text says', () => {
  expect(
    json('a = 1\n"b c".d = [1.5, "x", true]\n[t.u]\nv = { w = 1, x.y = 2 }\n[t]\nz = 1979-05-27\n'),
  ).toBe(
    '{"a":1,"b c":{"d":[1.5,"x",true]},"t":{"u":{"v":{"w":1,"x":{"y":2}}},"z":"1979-05-27T00:00:00.000Z"}}',
  )
  expect(json('[[x]]\na = 1\n[[x]]\na = 2\n[x.y]\nb = 3\n')).toBe(
    '{"x":[{"a":1},{"a":2,"y":{"b":3}}]}',
  )
})

test('every name is only a name', () => {
  const { data } = parseToml('[a.__proto__]\nb = 1\n[constructor]\nc = 2\n')
  expect(Object.keys(data)).toEqual(['a', 'constructor'])
  expect(Object.keys(data.a as object)).toEqual(['__proto__'])
})

describe('places', () => {
  const toml = parseToml(`# linux in a comment
[expect.linux] # and behind
macos = ["linux"]
linux = [
  "passed",
]
windows.linux = { a = 1,  "linux" = 2 }
`)

  test.each([
    [['expect', 'linux'], 2],
    [['expect', 'linux', 'macos'], 3],
    [['expect', 'linux', 'linux'], 4],
    [['expect', 'linux', 'windows', 'linux', 'linux'], 7],
    [['expect', 'linux', 'nowhere', 'else'], 2],
    [['nowhere'], 1],
  ])('%j stands on line %d', (keys, line) => expect(toml.lineOf(keys)).toBe(line))

  test('comments are those that are none of a text', () => {
    expect(toml.comments.map(({ text }) => text)).toEqual(['# linux in a comment', '# and behind'])
  })
})

test.each([
  ['a = 1\n\na = 2\n', 3],
  ['[expect\n', 1],
  ['[a]\nb = [1,\n2\n\n\n', 3],
  ['\n\na = nope\n', 3],
  ['b = 1\na = 9007199254740993\n', 2],
])('%j is no TOML that can be read, by line %d', (text, line) => {
  expect(() => parseToml(text)).toThrow(
    expect.objectContaining({ line, message: expect.stringMatching(/^Invalid TOML: ./) }),
  )
})
