import { describe, expect, test } from '@jest/globals'
import { bytesOf, canonical, isOdd, nameOf, shownName } from '../src/filenames.ts'

const bytes = (...all: (number | string)[]) =>
  Buffer.concat(all.map((one) => (typeof one === 'number' ? Buffer.of(one) : Buffer.from(one))))

describe('names of files', () => {
  test.each([
    [bytes('a/fork_x.py'), 'a/fork_x.py'],
    [bytes('ünï 日本 👍\ufeff'), 'ünï 日本 👍\ufeff'],
    [bytes('a', 0xff, 'b'), 'a\udcffb'],
    [bytes(0xe2, 0x80), '\udce2\udc80'],
    [bytes(0xe2, 0x80, 'ü', 0xc3, '/', 0xf0, 0x9f, 0x91), '\udce2\udc80ü\udcc3/\udcf0\udc9f\udc91'],
    // What UTF-8 forbids: a surrogate, a letter in two bytes.
    [bytes(0xed, 0xa0, 0x80), '\udced\udca0\udc80'],
    [bytes(0xc1, 0x81), '\udcc1\udc81'],
    [bytes('really \ufffd'), 'really \ufffd'],
    [bytes(), ''],
  ])('%s as text is %j, and leads back to it', (given, text) => {
    expect(nameOf(given)).toBe(text)
    expect(bytesOf(text)).toEqual(given)
    expect(canonical(text)).toBe(text)
    expect(isOdd(text)).toBe(/[\udc80-\udcff]/u.test(text))
  })

  test('are one where a Python of another encoding has named them', () => {
    expect(canonical('\udcc3\udcbcn\udcc3\udcaf\udcff.py')).toBe('ünï\udcff.py')
  })

  test('are shown with what is no text as Python writes it', () => {
    expect(shownName('a\udcff👍\udce9.py')).toBe('a\\xff👍\\xe9.py')
  })
})
