import { describe, expect, test } from '@jest/globals'
import { code, fence, html, prose, table } from '../../src/reporting/markdown.ts'
import { breakOuts, hostile, markup, toHtml } from './hostile.ts'

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

test('what may be the id of a commit, an issue or a name stays text', () => {
  const text = 'see 1a2b3c4, deadbeefdeadbeefdeadbeefdeadbeefdeadbeef, #1, @name, GH-1 and abcdef'
  for (const written of [prose(text), html(text)]) {
    expect(written.replace(/&#\d+;/g, ' ')).not.toMatch(/\b[0-9a-f]{7,40}\b|#1|@name|GH-1/)
    expect(written).toContain('abcdef')
  }
})
