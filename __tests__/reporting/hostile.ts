/** Text that wants out, and readers that tell whether it got out. */
import { stripVTControlCharacters } from 'node:util'
import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import type { CaseResult, Results } from '../../src/results/model.ts'
import { aCase, aHang, anEvidence, results } from '../factories.ts'

export const commands = [
  '::error::x',
  '  \t\u00a0::set-output name=a::b',
  'a\n::stop-commands::token',
  'a\r::add-mask::b',
  'a\u2028::error::x',
  'a\u0085::error::x',
  'a\v::error::x',
  'text ##[add-mask]x',
  '####[error]x',
  '#\u200b#[error]x',
  ':\u200b:error::x',
  '\u200b::error::x',
  '\ufeff::error::x',
  '\u001b[31m::error::x',
  '\u001b]0;title\u0007::error::x',
  '\u009b1m##\u0000[error]x',
]

export const markup = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details></summary></code></td></table><h1>x</h1>',
  '<!-- fork-safety:ci -->',
  '--> <b>x</b>',
  '![x](http://evil.example/x.png)',
  '[x](http://evil.example)',
  '[x]: http://evil.example\n\n[x]',
  '<http://evil.example>',
  'see http://evil.example/ now',
  'see HTTPS://evil.example/ now',
  'www.evil.example',
  'mail a@evil.example',
  'mailto:a@evil.example',
  '@everyone and (@org/team)',
  'closes #123 and GH-45 and o/r#67',
  'since 1a2b3c4, in DEADBEEFdeadbeef0123456789abcdef01234567 and (0123456)',
  'o/r@1a2b3c4 and r@deadbeef and org/team@0123456789',
  'x.1234567.y 1234567/7654321 /1234567 "1234567" 1234567_8',
  'ftp://evil.example and irc://evil.example, http:evil.example',
  'a | b | c',
  'a \\| b \\\\| c',
  '`` ` ``` ```` x',
  '```\n</details>\n<b>x</b>',
  '~~~\nx',
  '*a* _b_ **c** __d__ ~~e~~',
  '$x$ $$y$$',
  '# heading',
  '- item\n- item',
  '+ item',
  '1. item',
  '2) item',
  '> quote',
  '===',
  '&lt;b&gt; &#60;b&#62; &#x3c;b&#x3e;',
  '[^1]\n\n[^1]: note',
  '[x] done',
  '`a` `b`',
  '\\`a` <b>\\</b>',
  'x  \ny',
  '\u202egnp.exe\u202c \u2066x\u2069',
  '\ud800 \udc00 \uffff',
]

export const hostile = [...commands, ...markup]

const registered =
  /^(?:add-mask|add-matcher|remove-matcher|debug|echo|error|warning|notice|group|endgroup|stop-commands|set-output|save-state|set-env|add-path)$/i

/** The lines that a runner would carry out, also where something strips the text before it. */
export function runnerCommands(text: string): string[] {
  return stripVTControlCharacters(text)
    .split(/\r\n|[\r\n\u0085\u2028\u2029\v\f]/)
    .filter((line) => {
      const name = /^::([^\s:]+)/.exec(
        line.replace(/\p{Default_Ignorable_Code_Point}/gu, '').trimStart(),
      )
      return (name && registered.test(name[1]!)) || /##\[/.test(visible(line))
    })
}

function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')
}

/** Markdown as GitHub reads it before it sanitises, so that raw HTML is seen. */
export function toHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  })
}

/**
 * What GitHub links in a text after Markdown is done: names and teams, issues here and elsewhere, and
 * commits, by seven letters of their ids too. URLs it links while it reads Markdown.
 */
const linked =
  /(?<!\w)(?:@[a-z0-9]|#\d|GH-\d)|\w#\d|\w@(?=[0-9a-f]{7})|(?<!\w)[0-9a-f]{7,40}(?!\w)/gi

/** Everything in `html` that none of our own Markdown makes, and what GitHub would link. */
export function breakOuts(html: string): string[] {
  const own =
    /^<\/?(?:details|summary|p|h[23]|table|thead|tbody|tr|th|td|code|pre|ul|li|strong|em|br)(?: class="language-mermaid")?(?: \/)?>$/
  const tags = [...html.matchAll(/<[^>]*>?/g)].map(([tag]) => tag)
  const text = html
    .replace(/<(code|pre)\b[^>]*>[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)))
    .replaceAll('&amp;', '&')
  const links = text.match(linked) ?? []
  return [...tags.filter((tag) => !own.test(tag)), ...links]
}

const fixed = new Set(
  'outcome proof verdict hazard confidence kind did emulation change expected level answer'.split(
    ' ',
  ),
)

/** Valid results in which every text that can be `evil` is. */
export function hostileResults(evil: string, more: CaseResult[] = []): Results {
  const cases = [
    aHang({
      evidence: anEvidence({ missing: ['x'] }),
      warnings: [{ id: 'w', text: 'x', url: 'x' }],
      change: 'new-hang',
      baseline: {
        ...{ outcome: 'passed', trials: 5, hangs: 0, chance: 0.1 },
        ...{ startedAt: 'x', commit: 'x', changed: ['x', 'y'] },
      },
      with: ['x'],
      packages: { name: 'x' },
    }),
    aCase({ outcome: 'timed-out', verdict: 'regression', evidence: anEvidence(), with: ['y'] }),
    aHang({ verdict: 'ok', variant: 'known', expected: ['deadlocked'] }),
    aCase({
      verdict: 'fixed',
      runs: [{ ...aCase().runs[0]!, stderr: 'x', notes: ['x'], signal: 'S' }],
    }),
    aCase({ variant: 'skip', outcome: 'skipped', verdict: 'skipped', reason: 'x', install: 'x' }),
    ...more,
  ]
  const whole = results({
    cases,
    conclusions: [{ repro: 'x', python: 'x', hazard: 'x', text: 'x' }],
    notes: ['x'],
    legs: [{ name: 'x', environment: null, missing: true }],
    environment: {
      ...results({}).environment,
      ...{ startedAt: 'x', commit: 'x', run: 'x', image: 'x' },
    },
  })
  return replaceTexts(whole, evil, '') as Results
}

function replaceTexts(value: unknown, evil: string, name: string): unknown {
  if (typeof value === 'string') return fixed.has(name) ? value : `${evil}${name}`
  if (Array.isArray(value)) return value.map((one) => replaceTexts(one, evil, name))
  if (value === null || typeof value !== 'object') return value
  const fields = Object.entries(value).map(([key, one]) => [key, replaceTexts(one, evil, key)])
  return Object.fromEntries(fields)
}
