import { describe, expect, test } from '@jest/globals'
import { cut, cutBytes, neutral, oneLine, quoted, tailBytes } from '../../src/guard/text.ts'
import { code, fence, html, prose, table } from '../../src/reporting/markdown.ts'
import {
  breakOuts,
  commands,
  hostile,
  markup,
  runnerCommands,
  toHtml,
} from '../reporting/hostile.ts'

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
})

describe('Markdown', () => {
  const live = markup.filter((text) => breakOuts(toHtml(`a ${text}`)).length > 0)

  test('most of the hostile texts get out when nothing is done', () => {
    expect(live.length).toBeGreaterThan(15)
  })

  test.each(hostile)('%j is plain text', (text) => {
    const inParagraph = toHtml(`${prose(text)}\n\nend`)
    expect(breakOuts(inParagraph)).toEqual([])
    expect(inParagraph).toMatch(/^<p>(?:[^<]|<\/?code>)*<\/p>\n<p>end<\/p>$/)
    expect(toHtml(`${prose(text)} ${prose(text)}`)).toMatch(/^<p>(?:[^<]|<\/?code>)*<\/p>$/)
    expect(toHtml(`- ${prose(text)}`)).toMatch(/^<ul>\n<li>(?:[^<]|<\/?code>)*<\/li>\n<\/ul>$/)
  })

  test.each(hostile)('%j is code', (text) => {
    for (const around of ['', '$', '`', '\\`', '<b title="']) {
      const markdown = `${prose(around)}${code(text)} ${prose(around)}${code(text)}`
      expect(toHtml(markdown)).toMatch(/^<p>[^<]*<code>[^<]*<\/code>[^<]*<code>[^<]*<\/code><\/p>$/)
    }
  })

  test.each(hostile)('%j stays in its cell', (text) => {
    for (const cell of [prose(text), code(text)]) {
      const rendered = toHtml(table(['a', 'b'], [[cell, 'END']]))
      expect(rendered).toMatch(
        /<tr>\n<td>(?:[^<]|<\/?code>)*<\/td>\n<td>END<\/td>\n<\/tr>\n<\/tbody>/,
      )
      expect(breakOuts(rendered)).toEqual([])
    }
  })

  test.each(hostile)('%j stays in its element', (text) => {
    const rendered = toHtml(`<details><summary>${html(text)}</summary>\n\nbody\n\n</details>`)
    expect(rendered).toMatch(/^<details><summary>[^<]*<\/summary>\n<p>body<\/p>\n<\/details>$/)
    expect(breakOuts(rendered)).toEqual([])
  })

  test.each(hostile)('%j stays in its fence', (text) => {
    for (const body of [text, `\n\n${text}\n\n`, `\`\`\`\`\`\n${text}\n\`\`\`\n~~~`]) {
      const rendered = toHtml(`${fence(body)}\n\nend`)
      expect(rendered).toMatch(/^<pre><code>[^<]*<\/code><\/pre>\n<p>end<\/p>$/)
    }
  })

  test('what people write stays readable', () => {
    expect(prose('import lock of encodings.idna (5 of 5), 95 %')).toBe(
      'import lock of encodings.idna (5 of 5), 95 %',
    )
    expect(prose('held `lock_a`, not ``b`` or `c')).toBe(
      'held `lock_a`, not &#96;&#96;b&#96;&#96; or &#96;c',
    )
    expect(code('tests/fork_x.py:12')).toBe('`tests/fork_x.py:12`')
    expect(toHtml(prose('snake_case_name <module> a*b'))).toBe(
      '<p>snake_case_name &lt;module&gt; a*b</p>',
    )
    expect(toHtml(code('a|b `c` <d> "e"'))).toBe(
      '<p><code>a|b `c` &lt;d&gt; &quot;e&quot;</code></p>',
    )
  })
})

describe('cuts', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('at %d bytes', (max) => {
    const text = 'aé日👍b'
    for (const kept of [cutBytes(text, max, '~'), tailBytes(text, max, '~')]) {
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(Math.max(1, max))
      expect(kept).not.toContain('\ufffd')
    }
    expect(cutBytes(text, 11)).toBe(text)
    expect(tailBytes(text, 11)).toBe(text)
  })

  test('never leave half a character', () => {
    expect(cut('ab👍', 4)).toBe('ab👍')
    expect(cut('ab👍c', 4)).toBe('ab…')
    expect(cutBytes('日本語', 8)).toBe('日…')
    expect(tailBytes('日本語', 7, '…')).toBe('…語')
    expect(oneLine(` a\n\n b${'c'.repeat(400)}`, 6)).toBe('a bcc…')
  })
})
