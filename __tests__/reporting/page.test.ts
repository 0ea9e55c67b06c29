import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { renderPage } from '../../src/reporting/page/page.ts'
import { style } from '../../src/reporting/page/style.ts'
import type { Results } from '../../src/results/model.ts'
import { aCase, aDiagnosis, aHang, anEvidence, results } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { hostile, hostileResults, runnerCommands } from './hostile.ts'
import { pageSamples } from './page-samples.ts'
import { samples } from './samples.ts'

const docsBase = 'https://example.org/docs/hazards'

/** The style sheet has its own tests, and would hide in a golden file what is read. */
const withoutStyle = (page: string) =>
  page.replace(style, '').replace(/sha256-[\w+/=]+/, 'sha256-…')

/** The tags of a page with their attributes' names, less what backticks and the room make of a text. */
const tagsOf = (page: string) =>
  [...withoutStyle(page).matchAll(/<\/?([\w!]+)([^>]*)>/g)]
    .filter(([, name]) => !['code', 'text'].includes(name!))
    .map(
      ([, name, rest]) =>
        `${name} ${[...rest!.matchAll(/ ([\w:-]+)(?==")/g)].map(([, key]) => key)}`,
    )

/** Results of every kind, of which every text is `evil`; two delays among them. */
function measured(evil: string): Results {
  const more = Object.values(pageSamples).flatMap(({ cases }) => cases)
  const whole = hostileResults(evil, more)
  const [first] = whole.cases
  const delays = [0, 0.1].map((delay) => ({ ...first!, delay, variant: `${evil}=${delay}` }))
  return { ...whole, cases: [...whole.cases, ...delays] }
}

describe('the page', () => {
  const all = { ...samples, ...pageSamples }
  test.each(Object.keys(all))('%s', (name) => {
    const shown = renderPage(all[name as keyof typeof all]!, { docsBase })
    expectGolden(`page-${name}.html`, withoutStyle(shown))
  })

  test('tells of a sweep what hangs first, and of that what the program itself can bring about', () => {
    const page = renderPage(pageSamples.sweep!)
    const names = [...page.matchAll(/<th scope="row">([\w.]+\.\w+)<div/g)].map(([, name]) => name)
    expect(names).toEqual([
      ...['app.cache.LOCK', 'old.LOCK', 'Pool._lock'],
      ...['logging._lock', 'queue.mutex', 'late.LOCK'],
    ])
    expect(page).toContain(
      'swept 6 locks in 1.42 s: 2 hangs, 1 renewed, 1 not asked for, 1 not reached, 1 would hang if another thread took it, 3 not tried.',
    )
  })

  test('says where platforms disagree', () => {
    expect(renderPage(samples.matrixOfLegs)).toContain(
      '<strong>getaddrinfo, baseline</strong>: deadlocked on macos-15, CPython 3.9.20, 3.12.4, 3.13.0, passed on ubuntu-24.04, CPython',
    )
    expect(renderPage(samples.regression)).not.toContain('disagree')
  })

  test('shows where a trial stood that was neither stuck nor done', () => {
    const page = renderPage(pageSamples.standing!)
    expect(page).toContain('<h3>getaddrinfo, baseline, CPython 3.13.0, at the time limit</h3>')
    expect(page).toContain('<h4>child 1, MainThread')
    expect(renderPage(samples.regression)).not.toContain('Where it stood')
  })

  test('tells each hang of a command by its test', () => {
    const page = renderPage(pageSamples.incidents!)
    expect(page).toContain('2 hangs in this command')
    expect(page).toContain('<th scope="row">tests/test_cache.py::test_refresh[1]</th>')
    expect(page).toContain('likely; a handler of SIGALRM could end it')
  })

  test.each(hostile)('%j stays text', (evil) => {
    const page = renderPage(measured(evil), { docsBase })
    expect(tagsOf(page)).toEqual(tagsOf(renderPage(measured('x'), { docsBase })))
    expect(runnerCommands(page)).toEqual([])
    expect(page).not.toMatch(/(?![\n\t])[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Surrogate}]/u)
  })

  test('the reader of tags sees one that got out', () => {
    const page = renderPage(measured('x'))
    const broken = [page.replace('</h1>', '<b>x</b></h1>'), page.replace('<p', '<p onclick="x"')]
    for (const one of broken) expect(tagsOf(one)).not.toEqual(tagsOf(page))
  })

  test('names nothing that a browser would fetch or run', () => {
    const page = renderPage(samples.regression, { docsBase })
    const urls = [...page.matchAll(/\b(?:src|href|action|data|srcset|poster)="([^"]*)"/g)]
    expect(
      urls
        .map(([, url]) => url)
        .filter((url) => !/^(#|data:,|https:\/\/example\.org\/)/.test(url!)),
    ).toEqual([])
    expect(page).not.toMatch(/<script|@import|url\((?!#)| on\w+=| style="/)
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`)
    expect(page).toContain(`<style>${style}</style>`)
  })

  test('leads from each hang of the table to its drawing', () => {
    const page = renderPage(samples.matrixOfLegs)
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!)
    expect(new Set(ids).size).toBe(ids.length)
    const named = [
      ...page.matchAll(/ (?:href="#|fill="url\(#|aria-labelledby=")([^")]*)/g),
    ].flatMap(([, text]) => text!.split(' '))
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
    expect(page.match(/<a href="#hang-1">/g)).toHaveLength(3)
  })

  test('draws the lost thread only where it was seen, and what it held', () => {
    const drawn = (overrides: object) =>
      renderPage(results({ cases: [aHang({ diagnosis: aDiagnosis(overrides) })] }))
    expect(drawn({})).toContain('holds import lock of encodings.idna')
    expect(drawn({})).toContain('nobody can release the lock')
    const served = drawn({ hazard: 'lost-thread', lock: null })
    expect(served).toContain('would have to answer the child')
    expect(served).toContain('nobody does its work')
    expect(drawn({ holder: null })).not.toContain('not copied by the fork')
    expect(drawn({ blocked: null })).not.toContain('class="drawing')
    const unseen = aHang({ evidence: anEvidence({ forks: [] }) })
    expect(renderPage(results({ cases: [unseen] }))).not.toContain('class="drawing')
  })

  test('says where the stuck process comes from, and draws none that made the fork itself', () => {
    const stuckIn = (pid: number) => {
      const diagnosis = aDiagnosis({ blocked: { ...aDiagnosis().blocked!, pid } })
      return renderPage(results({ cases: [aHang({ diagnosis })] }))
    }
    expect(stuckIn(4711)).toContain('>made by the fork<')
    expect(stuckIn(4712)).toContain('>made by the child of the fork<')
    expect(stuckIn(4710)).not.toContain('class="drawing')
  })

  test('tells the drawing in words', () => {
    const [, text] = /<desc [^>]*>([^<]*)</.exec(renderPage(samples.regression))!
    expect(text).toBe(
      'In main, Thread-1 (lookup) holds import lock of encodings.idna at tests/fork_getaddrinfo.py:8. ' +
        'MainThread of main forks at tests/fork_getaddrinfo.py:12. ' +
        'child 1 has no Thread-1 (lookup): a fork copies only the thread that forks. ' +
        'There, MainThread waits for import lock of encodings.idna for ever at tests/fork_getaddrinfo.py:17.',
    )
  })

  test('keeps the number of a line of a long path', () => {
    const file = `${'deep/'.repeat(30)}a_module_with_quite_a_long_name.py`
    const blocked = { ...aDiagnosis().blocked!, file, line: 4321, text: 'with lock: '.repeat(20) }
    const page = renderPage(results({ cases: [aHang({ diagnosis: aDiagnosis({ blocked }) })] }))
    const shown = [...page.matchAll(/<tspan class="quiet">([^<]*)</g)].map(([, text]) => text!)
    expect(shown.filter((text) => text.endsWith(':4321'))).toHaveLength(2)
  })

  test('stays readable, and of a bounded size, for thousands of cases', () => {
    const output = 'x<&'.repeat(100_000)
    const many = Array.from({ length: 3000 }, (_, at) => {
      const blocked = { file: `${at}.py`, line: at, function: 'f', thread: 'T', pid: at }
      const runs = [{ ...aHang().runs[0]!, stdout: output, stderr: output }]
      return aHang({ repro: `r${at}`, diagnosis: aDiagnosis({ blocked }), runs })
    })
    const page = renderPage(results({ cases: many }))
    expect(page.length).toBeLessThan(20_000_000)
    expect(page).toContain('2500 more rows in results.json.')
    expect(page).toContain('2900 more in results.json.')
  })

  test('says that there is nothing where there is nothing', () => {
    const page = renderPage(results({ cases: [] }))
    expect(page).toContain('<h1>No case was run.</h1>')
    expect(renderPage(results({ cases: [aCase()] }))).not.toContain('What was found')
  })
})

/** Relative luminance by WCAG 2 of `#rrggbb`. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

describe('the colours', () => {
  const schemes = [...style.matchAll(/:root \{([^}]*--paper[^}]*)\}/g)].map(([, body]) =>
    Object.fromEntries(
      [...body!.matchAll(/--([\w-]+): (#\w{6})/g)].map(([, name, color]) => [name, color!]),
    ),
  )

  test('are those of light, dark and print', () => {
    expect(schemes).toHaveLength(3)
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
    expect(contrast('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
  })

  test.each([
    ['ink', 'paper', 4.5],
    ['ink', 'sunk', 4.5],
    ['quiet', 'paper', 4.5],
    ['quiet', 'sunk', 4.5],
    ['stuck', 'paper', 4.5],
    ['stuck', 'sunk', 4.5],
    ['chip-ink', 'chip', 4.5],
    ['thread', 'sunk', 3],
    ['thread', 'paper', 3],
  ])('%s on %s', (text, ground, least) => {
    for (const scheme of schemes)
      expect(contrast(scheme[text]!, scheme[ground]!)).toBeGreaterThanOrEqual(least)
  })
})
