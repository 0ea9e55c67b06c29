/** The page in a real browser. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { renderPage } from '../../src/reporting/page/page.ts'
import { hostile, hostileResults } from './hostile.ts'
import { pageSamples } from './page-samples.ts'
import { samples } from './samples.ts'

const chromium = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
].find((path) => existsSync(path))
const inBrowser = chromium ? describe : describe.skip

const views: [string, BrowserContextOptions][] = [
  ['light', { viewport: { width: 1200, height: 800 } }],
  ['dark', { viewport: { width: 1200, height: 800 }, colorScheme: 'dark' }],
  ['narrow', { viewport: { width: 400, height: 800 } }],
]

inBrowser(`the page in a browser${chromium ? '' : ' (no Chromium on this machine)'}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  let browser: Browser
  beforeAll(async () => {
    const { chromium: driver } = await import('playwright-core')
    browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  /** What the page asked for, said and opened, besides itself. */
  interface Seen {
    page: Page
    requests: string[]
    said: string[]
  }

  async function open(html: string, options: BrowserContextOptions): Promise<Seen> {
    const file = join(folder, 'report.html')
    writeFileSync(file, html)
    const page = await (await browser.newContext(options)).newPage()
    const url = pathToFileURL(file).href
    const [requests, said]: [string[], string[]] = [[], []]
    page.on('request', (request) => {
      if (![url, 'data:,'].includes(request.url())) requests.push(request.url())
    })
    page.on('console', (message) => said.push(message.text()))
    page.on('dialog', (dialog) => {
      said.push(dialog.message())
      void dialog.dismiss()
    })
    await page.goto(url)
    return { page, requests, said }
  }

  const problems = async (page: Page) => {
    await page.evaluate(axe)
    const found = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
      'axe.run()',
    )
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }

  describe.each(views)('%s', (_, options) => {
    test.each(Object.entries({ ...samples, ...pageSamples }))(
      '%s is quiet, accessible and fits',
      async (_, results) => {
        const { page, requests, said } = await open(renderPage(results), options)
        expect({ requests, said }).toEqual({ requests: [], said: [] })
        expect(await problems(page)).toEqual([])
        expect(
          await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
        ).toBeLessThanOrEqual(0)
        await page.context().close()
      },
    )
  })

  test('axe, the requests and the policy are seen to fail', async () => {
    const good = renderPage(samples.regression)
    const pale = good
      .replace(/--quiet: #\w+/, '--quiet: #bbbbbb')
      .replace(/style-src [^;]*/, "style-src 'unsafe-inline'")
    const { page } = await open(pale, views[0]![1])
    expect((await problems(page)).join()).toContain('color-contrast')
    await page.context().close()
    const evil = '<img src="http://127.0.0.1:9/x"><script>console.log("ran")</script>'
    const guarded = await open(good.replace('<main>', `<main>${evil}`), views[0]![1])
    expect(guarded.said.join()).toContain('Content Security Policy')
    expect(guarded.said).not.toContain('ran')
    await guarded.page.context().close()
  })

  test('hostile text makes no element and asks for nothing', async () => {
    const count = async (text: string) => {
      const { page, requests, said } = await open(renderPage(hostileResults(text)), views[0]![1])
      expect({ requests, said }).toEqual({ requests: [], said: [] })
      const elements = await page.evaluate<number>(
        "document.querySelectorAll('*:not(code, text)').length",
      )
      await page.context().close()
      return elements
    }
    const plain = await count('x')
    for (let at = 0; at < hostile.length; at += 8) {
      const evil = hostile.slice(at, at + 8).join(' ')
      expect([evil, await count(evil)]).toEqual([evil, plain])
    }
  })

  test('shows one drawing of each hang, the one that fits, in pixels that are there', async () => {
    for (const [name, options] of views) {
      const { page } = await open(renderPage(samples.regression), options)
      const shown = await page
        .locator('svg.drawing:visible')
        .evaluateAll((all) => all.map((one) => one.getAttribute('class')))
      expect(shown).toEqual([name === 'narrow' ? 'drawing narrow' : 'drawing wide'])
      const outside = await page.locator('svg.drawing:visible').evaluate((svg) => {
        const { width } = (svg as unknown as { viewBox: { baseVal: { width: number } } }).viewBox
          .baseVal
        const texts = [...svg.querySelectorAll('text')] as unknown as {
          getBBox(): { x: number; width: number }
          textContent: string
        }[]
        return texts
          .filter((text) => text.getBBox().x < 0 || text.getBBox().x + text.getBBox().width > width)
          .map(({ textContent }) => textContent)
      })
      expect(outside).toEqual([])
      await page.context().close()
    }
  })

  test('can be read by keyboard, and by a screen reader', async () => {
    const { page } = await open(renderPage(samples.regression), views[0]![1])
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the cases')
    await page.keyboard.press('Enter')
    expect(page.url()).toMatch(/#cases$/)
    const drawing = page.getByRole('img', { name: /MainThread of child 1.*waits for import lock/ })
    expect(await drawing.count()).toBe(1)
    const cell = page
      .getByRole('row', { name: /baseline/ })
      .getByRole('link', { name: 'deadlocked' })
    await cell.focus()
    await page.keyboard.press('Enter')
    expect(page.url()).toMatch(/#hang-1$/)
    const folded = page.getByText('What this rests on')
    await folded.focus()
    await page.keyboard.press('Enter')
    expect(await page.getByText('At the fork, Thread-1 (lookup) was importing').isVisible()).toBe(
      true,
    )
    await page.context().close()
  })

  test('prints what is folded, without what is for clicking', async () => {
    const { page } = await open(renderPage(samples.regression), views[1]![1])
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Confidence: high.').isVisible()).toBe(true)
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe(
      'rgb(255, 255, 255)',
    )
    expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
    await page.context().close()
  })
})
