import { describe, expect, test } from '@jest/globals'
import stringWidth from 'string-width'
import { type ProgressState, renderProgress } from '../../src/reporting/progress.ts'
import { renderTerminal } from '../../src/reporting/terminal.ts'
import { judgeRun, usualRules } from '../../src/verdict/status.ts'
import { aCase, results } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { hostile, hostileResults, runnerCommands } from './hostile.ts'
import { sampleNames, samples } from './samples.ts'

const plain = (width: number) => ({ width, color: false })

describe('the report in a terminal', () => {
  test.each(sampleNames)('%s', (name) => {
    expectGolden(`terminal-${name}.txt`, renderTerminal(samples[name], plain(100)))
    expectGolden(`terminal-${name}-60.txt`, renderTerminal(samples[name], plain(60)))
  })

  test('fits its width, wide characters too', () => {
    const wide = aCase({
      repro: '非常に長い名前のスクリプト'.repeat(4),
      variant: '👩‍👩‍👧‍👧'.repeat(30),
    })
    for (const width of [40, 60, 80, 120]) {
      for (const line of renderTerminal(results({ cases: [wide, aCase()] }), plain(width)).split(
        '\n',
      )) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width)
      }
    }
  })

  test('has colour only where asked, and the same text with it', () => {
    const colored = renderTerminal(samples.regression, { width: 100, color: true })
    const bare = renderTerminal(samples.regression, plain(100))
    expect(bare).not.toContain('\u001b')
    expect(colored).toContain('\u001b[31m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour is such characters
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(bare)
  })

  test.each(hostile)('%j gives no command, and no terminal sequence', (evil) => {
    for (const width of [40, 100]) {
      const text = renderTerminal(hostileResults(evil), plain(width))
      expect(runnerCommands(text)).toEqual([])
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Default_Ignorable_Code_Point}]/u)
    }
  })

  test('says what skips many cases once, and not again what the headline says', () => {
    const skipped = (repro: string, reason: string) =>
      aCase({ repro, outcome: 'skipped', verdict: 'skipped', reason })
    const cases = [skipped('a', 'one cause'), skipped('b', 'one cause'), skipped('c', 'another')]
    const all = results({ cases })
    const told = renderTerminal(all, plain(100))
    expect(told.match(/one cause|another/g)).toEqual(['another', 'one cause'])
    const forgiven = renderTerminal(
      { ...all, verdict: judgeRun(all, { ...usualRules, allowSkips: true }) },
      plain(100),
    )
    expect(forgiven).toMatch(/^ {2}a, .* and 1 more case: one cause$/m)
    expect(forgiven).toMatch(/^ {2}c, .*: another$/m)
    expect(forgiven.match(/one cause/g)).toHaveLength(1)
  })

  test('a command that only wrapping brings to a line start is none', () => {
    const reason = `${'x'.repeat(30)} ::error::x`
    const skipped = aCase({ outcome: 'skipped', verdict: 'skipped', reason })
    const text = renderTerminal(results({ cases: [skipped] }), plain(40))
    expect(text).toMatch(/^ *: :error::x/m)
    expect(runnerCommands(text)).toEqual([])
  })

  test('explains no more than anybody reads', () => {
    const cases = Array.from({ length: 60 }, (_, at) =>
      aCase({ repro: `r${at}`, outcome: 'failed', verdict: 'regression' }),
    )
    const text = renderTerminal(results({ cases }), plain(80))
    expect(text.match(/^Regression: /gm)).toHaveLength(50)
    expect(text).toContain('and 10 more places with a regression or deadlock')
  })

  test('nothing at all is told in words', () => {
    expect(renderTerminal(results({ cases: [] }), plain(80))).toBe('No case was run.\n')
  })
})

describe('the live line', () => {
  const state: ProgressState = {
    total: 8,
    done: 3,
    hung: 1,
    regressions: 0,
    elapsed: 12.3,
    running: [
      { repro: 'getaddrinfo', variant: 'sleep', seconds: 2.1 },
      { repro: 'mongoclient', variant: 'baseline', seconds: 1 },
    ],
  }

  test('says what runs, how many are done and what hung', () => {
    expect(renderProgress(state, 120)).toBe(
      '3 of 8 done, 1 hung, 12 s: getaddrinfo sleep 2 s, mongoclient baseline 1 s',
    )
    expect(renderProgress(state, 64)).toBe(
      '3 of 8 done, 1 hung, 12 s: getaddrinfo sleep 2 s and 1 more',
    )
    expect(renderProgress({ ...state, hung: 0, running: [] }, 80)).toBe('3 of 8 done, 12 s')
  })

  test('is one line that never reaches the last column', () => {
    for (const evil of hostile) {
      const running = [{ repro: evil, variant: evil, seconds: 0 }]
      for (let width = 1; width < 130; width += 3) {
        const line = renderProgress({ ...state, running }, width)
        expect(stringWidth(line)).toBeLessThan(width)
        expect(line).not.toMatch(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/u)
      }
    }
  })
})
