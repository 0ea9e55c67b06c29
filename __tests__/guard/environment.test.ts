import { describe, expect, test } from '@jest/globals'
import { installEnvironment, trialEnvironment } from '../../src/guard/environment.ts'
import { cleaner, maskDeep, masker, maskStream } from '../../src/guard/mask.ts'
import { readersOf, unpromised, waysOf } from './ways.ts'

const runner = {
  PATH: '/bin',
  HOME: '/home/runner',
  LANG: 'C.UTF-8',
  LC_ALL: 'C',
  TZ: 'UTC',
  http_proxy: 'http://proxy',
  SSL_CERT_FILE: '/certs',
  CI: 'true',
  GITHUB_TOKEN: 'ghs_secret',
  GH_TOKEN: 'ghs_other',
  INPUT_TOKEN: 'ghs_secret',
  INPUT_TRIALS: '5',
  ACTIONS_RUNTIME_TOKEN: 'runtime-secret',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token/url',
  ACTIONS_STEP_DEBUG: 'true',
  GITHUB_ENV: '/runner/set_env_1',
  GITHUB_OUTPUT: '/runner/set_output_1',
  GITHUB_STEP_SUMMARY: '/runner/step_summary_1',
  NODE_OPTIONS: '--require x',
  SSH_AUTH_SOCK: '/agent',
  PIP_INDEX_URL: 'https://user:pass@index',
  UV_INDEX_URL: 'https://index',
  UV_PUBLISH_TOKEN: 'publish-secret',
  PYTHONPATH: '/elsewhere',
  LD_PRELOAD: '/x.so',
  MY_SERVICE: 'host:1',
  NOTHING: undefined,
}

describe('the environment of a trial', () => {
  test('is an allow-list and what was named', () => {
    const kept = ['CI', 'HOME', 'LANG', 'LC_ALL', 'PATH', 'SSL_CERT_FILE', 'TZ', 'http_proxy']
    expect(Object.keys(trialEnvironment(runner, [])).sort()).toEqual(kept)
    expect(trialEnvironment(runner, ['MY_SERVICE']).MY_SERVICE).toBe('host:1')
    expect('NOTHING' in trialEnvironment(runner, ['NOTHING'])).toBe(false)
  })

  test('has the settings of the index for installs only', () => {
    const names = Object.keys(installEnvironment(runner, []))
    expect(names).toEqual(expect.arrayContaining(['PATH', 'PIP_INDEX_URL', 'UV_INDEX_URL']))
    for (const name of ['UV_PUBLISH_TOKEN', 'GITHUB_TOKEN', 'NODE_OPTIONS', 'INPUT_TRIALS']) {
      expect(names).not.toContain(name)
    }
  })
})

describe('the masker', () => {
  const mask = masker(runner)

  test('hides every token, also inside of other text', () => {
    expect(mask('x ghs_secret,ghs_other; runtime-secret https://token/url publish-secret')).toBe(
      'x ***,***; *** *** ***',
    )
  })

  test('leaves switches, numbers and what is no secret', () => {
    expect(mask('true 5 /bin host:1 C')).toBe('true 5 /bin host:1 C')
    expect(masker({ A_TOKEN: '', B_TOKEN: 'ab', C_TOKEN: undefined })('ab')).toBe('ab')
  })

  test('hides the longer of two secrets of which one holds the other', () => {
    const both = masker({ A_TOKEN: 'secret', B_TOKEN: 'secret-and-more' })
    expect(both('secret-and-more secret')).toBe('*** ***')
  })

  test('goes into lists, objects and keys, and leaves the rest', () => {
    const value = { a: ['ghs_secret', 1, null, true], ghs_secret: { b: 'x' } }
    expect(maskDeep(value, mask)).toEqual({ a: ['***', 1, null, true], '***': { b: 'x' } })
  })
})

const token = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'
const ways = waysOf(token)

describe('a token that is broken by', () => {
  const clean = cleaner({ INPUT_TOKEN: token })
  test.each(Object.entries(ways))('%s is hidden', (_, text) => {
    const cleaned = clean(`before ${text} after`)
    expect(cleaned).toMatch(/^before \S{0,4}\*\*\*\S{0,8} after$/)
  })

  test.each(Object.entries(ways))('%s is there for who reads, until it is hidden', (_, text) => {
    const isRead = (one: string) =>
      readersOf(one).some((read) => read.includes(token.toLowerCase()))
    expect(isRead(`before ${text} after`)).toBe(true)
    expect(isRead(clean(`before ${text} after`))).toBe(false)
  })

  test.each(Object.entries(unpromised))('%s is not hidden, and not promised to be', (_, by) => {
    expect(clean(by(token))).not.toContain('***')
  })

  test('the value itself, however it begins or ends there', () => {
    for (const before of ['%', '\\', '\\x', '\\u00', '&#', '&#x', '%2', '\u001b', '\u001b[', '='])
      for (const secret of [
        token,
        `16${token}`,
        `n${token}`,
        'C:\\new\\table %41 x',
        'a b\nc d e f g',
      ])
        expect(cleaner({ A_TOKEN: secret })(`${before}${secret};`)).toMatch(/\*\*\*;$/)
  })

  test('base64 in its own letters and in those of URLs', () => {
    const secret = '>>>?b~~~???>>>~'
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = Buffer.from(secret).toString(encoding)
      expect(text).toMatch(encoding === 'base64' ? /[+/]/ : /[-_]/)
      expect(cleaner({ A_TOKEN: secret })(text)).toMatch(/^.?\*\*\*.?$/)
    }
  })

  test('the longest that a runner gives is found as soon', () => {
    const env = { ACTIONS_RUNTIME_TOKEN: `eyJ${'aB3-_'.repeat(400)}` }
    const hidden = [
      env.ACTIONS_RUNTIME_TOKEN,
      Buffer.from(env.ACTIONS_RUNTIME_TOKEN).toString('hex'),
    ]
    const begun = performance.now()
    for (let n = 0; n < 100; n++) expect(cleaner(env)(`a ${hidden[n % 2]} b`)).toBe('a *** b')
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  test.each(Object.entries(ways))('%s is hidden in a stream, wherever that is cut', (_, text) => {
    const whole = `${'x\n'.repeat(5000)}${text}\n${'y'.repeat(20000)}`
    for (const size of [7, 4096, 65536]) {
      const stream = maskStream(clean)
      let written = ''
      for (let at = 0; at < whole.length; at += size)
        written += stream.add(whole.slice(at, at + size))
      written += stream.end()
      expect(written.replace(/x\n|y/g, '')).toMatch(/^\S{0,4}\*\*\*\S{0,8}\n$/)
    }
  })

  test('what would take long to search is searched in no time', () => {
    const parts = ['\\n', '\x1b]\b\x07', '\0\b', '\\u0031', ' ', '\x1b[', '%0A', 'g\n', 'gh\\s']
    const begun = performance.now()
    for (const part of parts) clean(`gh${part.repeat(50_000)}`)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
