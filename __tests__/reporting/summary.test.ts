import { describe, expect, test } from '@jest/globals'
import { renderComment } from '../../src/reporting/comment.ts'
import { renderSummary } from '../../src/reporting/summary.ts'
import { aCase, aDiagnosis, aHang, aPython, aRun, results } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { breakOuts, hostile, hostileResults, runnerCommands, toHtml } from './hostile.ts'
import { sampleNames, samples } from './samples.ts'

const docsBase = 'https://example.org/docs/hazards'
/** Many cases, all different, each with hostile names and output. */
function big(count: number, output: string, verdict: 'regression' | 'ok' = 'regression') {
  const cases = Array.from({ length: count }, (_, at) => {
    const file = `r${at}/</details>|${at}.py`
    const blocked = { file, line: at + 1, function: '`f`', thread: '<T>', pid: at }
    const runs = [
      aRun({ outcome: 'deadlocked', secondsToVerdict: 0.1, stdout: output, stderr: output }),
    ]
    const diagnosis = aDiagnosis({ blocked })
    const python = aPython({ version: `3.13.${at % 7}` })
    return aHang({
      repro: `r${at}|<b>`,
      file,
      verdict,
      python,
      diagnosis,
      runs,
      leg: `leg ${at % 5}`,
    })
  })
  return results({ cases })
}

/** Whether every fence and every `<details>` of the Markdown is closed. */
function isWhole(markdown: string): boolean {
  const html = toHtml(`${markdown}\n\nlast line`)
  const count = (tag: string) => html.split(tag).length
  return html.trimEnd().endsWith('<p>last line</p>') && count('<details>') === count('</details>')
}

describe('the summary', () => {
  test.each(sampleNames)('%s', (name) => {
    expectGolden(`summary-${name}.md`, renderSummary(samples[name], { docsBase }))
  })

  test('names the cause, the lines and the remedy before anything else', () => {
    const [start] = renderSummary(samples.regression).split('<details>')
    expect(start).toContain('Thread-1 (lookup) held it when the main thread forked')
    expect(start).toContain('`tests/fork_getaddrinfo.py:17`')
    expect(start).toContain(
      '**What to do:** Importing encodings.idna before the thread starts heals it',
    )
    expect(start!.split('\n').length).toBeLessThan(20)
  })

  test('links pages of docs only where it knows their base, and only real pages', () => {
    const evil = aHang({ diagnosis: aDiagnosis({ page: '../../x](http://evil.example)' }) })
    expect(renderSummary(results({ cases: [evil] }), { docsBase })).toContain(
      `](${docsBase}/import-lock.md)`,
    )
    expect(renderSummary(results({ cases: [evil] }))).toContain('`docs/hazards/import-lock.md`')
  })

  test.each(hostile)('%j does not get out', (evil) => {
    const markdown = renderSummary(hostileResults(evil))
    expect(breakOuts(toHtml(markdown))).toEqual([])
    expect(runnerCommands(markdown)).toEqual([])
    expect(isWhole(markdown)).toBe(true)
  })

  test('the reader of break-outs sees them', () => {
    const raw = renderSummary(samples.regression).replace(
      '`MainThread`',
      '<img src=x> @you <!-- a -->',
    )
    expect(breakOuts(toHtml(raw))).toEqual(['<img src=x>', '<!-- a -->', '@y'])
    expect(isWhole('```\nopen')).toBe(false)
    expect(isWhole('<details><summary>x</summary>\n\nx')).toBe(false)
  })

  test('keeps to its bytes, whole, for 2000 cases with a megabyte of output', () => {
    const many = big(2000, '```</details>##[error]::日本 '.repeat(20))
    expect(JSON.stringify(many).length).toBeGreaterThan(2_000_000)
    for (const maxBytes of [1_000_000, 65_000, 8000, 500]) {
      const markdown = renderSummary(many, { maxBytes })
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(maxBytes)
      expect(markdown).toContain('2000 regressions in 2000 cases')
      expect(isWhole(markdown)).toBe(true)
    }
  })

  test('shows the worst rows and a regression also in a few kilobytes', () => {
    const markdown = renderSummary(big(2000, 'x'), { maxBytes: 7000 })
    expect(markdown).toContain('### Regression')
    expect(markdown).toContain('### Cases')
    expect(markdown).toContain('1999 more regressions')
  })

  test('keeps to its bytes for few cases with megabytes', () => {
    const huge = renderSummary(big(3, '`\n</details>\n'.repeat(100_000)))
    expect(Buffer.byteLength(huge)).toBeLessThanOrEqual(1_000_000)
    expect(isWhole(huge)).toBe(true)
    expect(huge).toContain('[earlier output cut]')
  })

  test('drops the output of passed cases before anything of a regression', () => {
    const passed = Array.from({ length: 50 }, (_, at) =>
      aCase({ variant: `v${at}`, runs: [aRun({ stdout: 'quiet '.repeat(600) })] }),
    )
    const hang = aHang({ runs: [aRun({ outcome: 'deadlocked', stdout: 'telling' })] })
    const all = renderSummary(results({ cases: [hang, ...passed] }))
    const less = renderSummary(results({ cases: [hang, ...passed] }), { maxBytes: 50_000 })
    expect(all).toContain('quiet quiet')
    expect(less).not.toContain('quiet quiet')
    expect(less).toContain('telling')
  })

  test('says how many rows were left out, and keeps the worst', () => {
    const cases = [...Array.from({ length: 2000 }, (_, at) => aCase({ repro: `r${at}` })), aHang()]
    const markdown = renderSummary(results({ cases }), { maxBytes: 20_000 })
    expect(markdown).toContain('| `getaddrinfo` | `baseline` | **deadlocked** |')
    expect(markdown).toMatch(/_\d+ more rows in `results\.json`\._/)
  })
})

describe('the comment', () => {
  test.each(sampleNames)('%s', (name) => {
    expectGolden(`comment-${name}.md`, renderComment(samples[name], 'fork-safety:ci:test'))
  })

  test('begins with its marker, which nothing can end early', () => {
    expect(renderComment(samples.crash, 'fork-safety:ci').split('\n')[0]).toBe(
      '<!-- fork-safety:ci -->',
    )
    expect(renderComment(samples.crash, 'a --> <b>\nx').split('\n')[0]).toBe('<!-- a -_ _b_x -->')
  })

  test('is one sentence when all is well, and not where something is missing', () => {
    const lines = (text: string) => text.trim().split('\n').length
    expect(lines(renderComment(samples.asExpected, 'm'))).toBe(2)
    const legs = [{ name: 'macos', environment: null, missing: true }]
    expect(renderComment({ ...samples.asExpected, legs }, 'm')).toContain('missing of 1 leg: macos')
  })

  test('shows first where platforms disagree', () => {
    const text = renderComment(samples.matrixOfLegs, 'm')
    expect(text.indexOf('platforms disagree')).toBeLessThan(text.indexOf('Not as expected'))
  })

  test.each(hostile)('%j does not get out, and plants no marker', (evil) => {
    const markdown = renderComment(hostileResults(evil), 'fork-safety:ci')
    const [marker, ...rest] = markdown.split('\n')
    expect(marker).toBe('<!-- fork-safety:ci -->')
    expect(rest.join('\n')).not.toContain('<!--')
    expect(breakOuts(toHtml(rest.join('\n')))).toEqual([])
    expect(runnerCommands(markdown)).toEqual([])
  })

  test('fits for 2000 cases', () => {
    for (const verdict of ['regression', 'ok'] as const) {
      const markdown = renderComment(big(2000, 'x', verdict), 'm')
      expect(markdown.length).toBeLessThanOrEqual(65_000)
      expect(isWhole(markdown.split('\n').slice(1).join('\n'))).toBe(true)
    }
  })
})
