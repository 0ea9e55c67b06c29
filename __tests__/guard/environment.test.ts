import { describe, expect, test } from '@jest/globals'
import {
  installEnvironment,
  maskDeep,
  masker,
  trialEnvironment,
} from '../../src/guard/environment.ts'

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
