import { describe, expect, test } from '@jest/globals'
import { installEnvironment, trialEnvironment } from '../../src/guard/environment.ts'
import { cleaner, maskDeep, masker, maskStream } from '../../src/guard/mask.ts'

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

/** What a token is broken with, by what a test's name may say of it. */
const token = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'
const half = token.length / 2
const [first, second] = [token.slice(0, half), token.slice(half)]
const ways: Record<string, string> = {
  plain: token,
  'a colour': `${first}\x1b[0m${second}`,
  'a zero-width space': `${first}\u200b${second}`,
  'a NUL': `${first}\0${second}`,
  'a soft hyphen': `${first}\u00ad${second}`,
  base64: Buffer.from(`a ${token} z`).toString('base64'),
  'a new line': `${first}\n${second}`,
  'a carriage return': `${first}\r${second}`,
  'its order': [...token].reverse().join(''),
  'a title': `${first}\x1b]0;x\x07${second}`,
  'its case': token.toUpperCase(),
  'per cent': encodeURIComponent(`a ${token}`),
  'bytes that are no character': `${first}\ufffd${second}`,
  'a word joiner': `${first}\u2060${second}`,
  hex: Buffer.from(token).toString('hex'),
  'an escape of a literal': `${first}\\u200b${second}`,
  'every character': [...token].join('\u200b\u001b[1m'),
  'more than is looked through': `${first}${'\u200b'.repeat(5000)}${second}`,
}

describe('a token that is broken by', () => {
  const clean = cleaner({ INPUT_TOKEN: token })
  test.each(Object.entries(ways))('%s is hidden', (_, text) => {
    const cleaned = clean(`before ${text} after`)
    expect(cleaned).toMatch(/^before \S{0,4}\*\*\*\S{0,8} after$/)
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
