import { describe, expect, test } from '@jest/globals'
import { neutral, oneLine, quoted } from '../../src/guard/text.ts'
import { commands, hostile, runnerCommands } from '../reporting/hostile.ts'

describe('runner commands', () => {
  test.each(commands)('%j is one as it stands, and none when neutral', (text) => {
    expect(runnerCommands(text)).not.toEqual([])
    expect(runnerCommands(neutral(text))).toEqual([])
    expect(runnerCommands(oneLine(text))).toEqual([])
    expect(runnerCommands(quoted(text))).toEqual([])
  })

  test('ordinary text stays as it is', () => {
    const text = 'a\tb: c::d #[x] ## [y]\n  std::vector ünï 日本 👍 …\n'
    expect(neutral(text)).toBe(text)
  })

  test('terminal sequences go whole, every line end becomes one', () => {
    expect(neutral('\u001b[1;31mred\u001b[0m \u001b]8;;http://x\u0007link\u009b0m')).toBe(
      'red link',
    )
    expect(neutral('a\r\nb\rc\u2028d\u2029e\u0085f\vg\fh')).toBe('a\nb\nc\nd\ne\nf\ng\nh')
  })

  test('nothing invisible is left, and every text can be written', () => {
    for (const text of hostile) {
      expect(neutral(text)).not.toMatch(
        /(?![\n\t])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Surrogate}\uffff]/u,
      )
    }
  })

  test('a quoted traceback does not look like one to a problem matcher', () => {
    const traceback = 'Traceback:\n  File "a.py", line 3, in f\n    raise E("x")'
    const matcher = /^\s*File\s"(.*)",\sline\s(\d+),\sin\s(.*)$/m
    expect(traceback).toMatch(matcher)
    expect(quoted(traceback)).not.toMatch(matcher)
  })

  test('one line is cut where it is long', () => {
    expect(oneLine(` a\n\n b${'c'.repeat(400)}`, 6)).toBe('a bcc…')
  })
})
