import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { caseOf, resultsOf, times } from '../verdict/fixtures.ts'
import { folderWith, readResults, runEntry, stepIn } from './driver.ts'

const token = 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'
/** Prints and raises the token, broken in many ways: here it needs not be looked for. */
const teller = `import base64, os, sys, threading, time, urllib.parse, warnings
T = "${[...token].reverse().join('')}"[::-1]; h = len(T) // 2
for middle in ("", "\\x1b[0m", "\\u200b", "\\0", "\\u00ad", "\\n", "\\r", "\\x1b]0;x\\x07", "\\u2060", "x\\b"):
    print("a", T[:h] + middle + T[h:], "z")
print(base64.b64encode(T.encode()).decode(), T[::-1], T.upper(), urllib.parse.quote("a " + T))
sys.stdout.flush()
os.write(1, T[:h].encode() + b"\\xe2\\x80" + T[h:].encode() + b"\\n")
for part in (T[:h], T[h:]):
    os.write(1, part.encode()); time.sleep(0.1); os.write(2, b"."); time.sleep(0.1)
warnings.warn(DeprecationWarning("multi-threaded, use of fork() " + T[:h] + "\\u200b" + T[h:]))
def f(): raise RuntimeError("zz " + T[:h] + "\\x1b[1m" + T[h:])
pid = __import__("os").fork()
if not pid: __import__("os")._exit(0)
__import__("os").waitpid(pid, 0)
t = threading.Thread(target=f, name=T[:h] + "\\u200b" + T[h:]); t.start(); t.join()
print("\\u200b::error::forged \\x1b[2J ##[set-output name=x]y")
raise ValueError("yy " + T[:h] + "\\u2060" + T[h:])
`
const place = folderWith({ 'tell/fork_tell.py': teller })
const temporary: string[] = []
afterAll(() => {
  place.remove()
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true })
})

const spellings = [
  token,
  [...token].reverse().join(''),
  Buffer.from(token).toString('base64').slice(0, -4),
  Buffer.from(token).toString('hex'),
].map((text) => text.toLowerCase())

/** What a reader sees who overlooks all that is not seen, and who puts pieces together. */
const seen = (text: string) =>
  text
    .replace(/\\u001b\[\d*m|\\[nrt]|\\u[0-9a-f]{4}/g, '')
    .replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}\ufffd\\]/gu, '')
    .toLowerCase()

function expectNoToken(texts: Record<string, string>) {
  for (const [name, text] of Object.entries(texts)) {
    for (const spelling of spellings) {
      expect([name, text.toLowerCase().includes(spelling), seen(text).includes(spelling)]).toEqual([
        name,
        false,
        false,
      ])
    }
  }
}

const filesBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'utf8')]),
  )

const isCommand = (line: string) => /^\s*::[a-z]/.test(line) || line.includes('##[')
function expectHarmless(text: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for
  expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u2060]/)
  expect(text.split(/[\n\r\u2028]/).filter(isCommand)).toEqual([])
}

describe('a token that a repro prints in pieces', () => {
  test('is in nothing that the command prints or writes', async () => {
    const output = join(place.path, 'out')
    const args = ['run', 'tell', '--trials', '1', '--output', output, '--full-output']
    const env = { INPUT_TOKEN: token }
    const ended = await runEntry('cli', args, { cwd: place.path, env })
    expect(ended.status).toBe(1)
    const { runs } = readResults(output).cases[0]!
    const joined = (stream: string) =>
      runs[0]!
        .output!.filter((one) => one.stream === stream)
        .map((one) => one.text)
        .join('')
    expect(joined('stdout')).toContain('***')
    expectNoToken({ ...filesBelow(output), ...ended, status: '', chunks: joined('stdout') })
    expectHarmless(ended.stdout)
    expectHarmless(ended.stderr)
    const full = filesBelow(join(output, 'output'))
    expect(Object.keys(full)).toHaveLength(4)
    for (const text of Object.values(full)) expectHarmless(text)
  })

  test('is in nothing that the action prints or writes', async () => {
    const step = stepIn(place.path, { repro: 'tell', trials: '1', token })
    temporary.push(step.temporary)
    const ended = await runEntry('main', [], { cwd: place.path, env: step.env })
    expect(ended.status).toBe(1)
    expectNoToken({ ...ended, status: '', ...filesBelow(join(step.temporary, 'fork-safety')) })
    expectNoToken({ summary: step.read('summary'), output: step.read('output') })
  })
})

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
  }, 120_000)
})
