import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { readersOf } from '../guard/ways.ts'
import { caseOf, resultsOf, times } from '../verdict/fixtures.ts'
import { filesBelow, folderWith, runEntry } from './driver.ts'

const token = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'
const place = folderWith({ 'tell/fork_tell.py': 'print(1)\n' })
afterAll(place.remove)

function expectNoToken(texts: Record<string, string>) {
  for (const [name, text] of Object.entries(texts)) {
    const read = readersOf(text).some((one) => one.includes(token.toLowerCase()))
    expect([name, read]).toEqual([name, false])
  }
}

const isCommand = (line: string) => /^\s*::[a-z]/.test(line) || line.includes('##[')
function expectHarmless(text: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2060]/)
  expect(text.split(/[\n\r\u2028]/).filter(isCommand)).toEqual([])
}

describe('whatever is said of hostile input', () => {
  const hostile = `\n::error file=x::forged\u001b[2J\u200b ${token} ##[debug]x`
  const results = () => {
    const one = caseOf(times(3, 'passed'))
    one.python.version = hostile
    one.repro = hostile
    one.reason = hostile
    return resultsOf([one], { notes: [hostile] })
  }
  const put = (name: string, text: string) => {
    mkdirSync(join(place.path, 'in'), { recursive: true })
    writeFileSync(join(place.path, 'in', name), text)
    return join('in', name)
  }

  test('is harmless, from every command and in every error of it', async () => {
    const file = put('results.json', JSON.stringify(results()))
    const broken = put('broken.json', `{"${hostile.replace(/\n/g, '\\n')}": 1}`)
    const badRepro = put(
      'bad.py',
      `# /// script\n# [tool.fork-safety]\n# "x\\u001b[2J${token}" = 1\n# ///\n`,
    )
    const all: string[][] = [
      ['report', file, '--output', 'report'],
      ['report', broken],
      ['report', hostile],
      ['accept', file],
      ['accept', broken],
      ['accept', hostile],
      [`accept`, `--${hostile}`],
      ['list'],
      ['list', hostile],
      ['run', hostile],
      ['run', `--${hostile}`],
      ['run', 'tell', '--trials', hostile],
      ['run', 'tell', '--python', hostile, '--trials', '1'],
      ['run', 'tell', '--variants', hostile],
      ['run', 'tell', '--install', hostile, '--offline', '--trials', '1'],
      ['run', 'tell', '--baseline', file, '--trials', '1', '--output', 'compared'],
      ['run', 'tell', '--dry-run', '--python', hostile],
      ['run', badRepro],
      [hostile],
      ['--help', hostile],
    ]
    for (const args of all) {
      const env = { INPUT_TOKEN: token }
      const ended = await runEntry('cli', args, { cwd: place.path, env })
      expectHarmless(ended.stdout)
      expectHarmless(ended.stderr)
      expectNoToken({ stdout: ended.stdout, stderr: ended.stderr })
    }
    expectNoToken(filesBelow(join(place.path, 'report')))
    expectNoToken(filesBelow(join(place.path, 'compared')))
  }, 300_000)
})
