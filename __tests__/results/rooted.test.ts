import { expect, test } from '@jest/globals'
import { fromRoot, rooted } from '../../src/results/rooted.ts'
import { aHang, results } from '../factories.ts'

const folders = (cwd: string, repository = '/w', tool = '/opt/action') => ({
  cwd,
  repository,
  tool,
})

test.each<[string, string, ReturnType<typeof folders>, string]>([
  ['at the root', 'tests/a.py', folders('/w'), 'tests/a.py'],
  ['in a working directory', 'tests/a.py', folders('/w/pkg'), 'pkg/tests/a.py'],
  ['that is the root', '.', folders('/w'), '.'],
  ['above the working directory', '/w/lib/a.py', folders('/w/pkg'), 'lib/a.py'],
  ['with a checkout in a folder', 'src/a.py', folders('/w', '/w/src'), 'a.py'],
  ['with odd names', 'tests/ä  b%,:.py', folders('/w'), 'tests/ä  b%,:.py'],
  ['elsewhere', '/usr/lib/a.py', folders('/w'), '/usr/lib/a.py'],
  ['beside the checkout', 'other/a.py', folders('/w', '/w/src'), '/w/other/a.py'],
  [
    'of this program',
    '/w/.action/harness/a.py',
    folders('/w', '/w', '/w/.action'),
    '/w/.action/harness/a.py',
  ],
  ['of this program’s own repository', 'harness/a.py', folders('/w', '/w', '/w'), 'harness/a.py'],
  [
    'of no file',
    '<frozen importlib._bootstrap>',
    folders('/w/pkg'),
    '<frozen importlib._bootstrap>',
  ],
])('a file %s', (_, file, where, expected) => {
  expect(fromRoot(file, where)).toBe(expected)
})

test('every file of the results is named from the root, once', () => {
  const leg = { name: null, attempt: 1, folders: folders('/w/pkg') }
  const once = rooted(results({ cases: [aHang()], leg }))
  const text = JSON.stringify(once)
  expect(text.match(/"file":"[^"]*fork_getaddrinfo.py"/g)!.length).toBeGreaterThan(5)
  expect(text).not.toContain('"file":"tests/')
  expect(once.leg).toEqual({ name: null, attempt: 1 })
  expect(rooted(once)).toEqual(once)
})

test('a package that is called file keeps its version', () => {
  const leg = { name: null, attempt: 1, folders: folders('/w/pkg') }
  const packages = { file: '0.3.0', pymongo: '4.9.1' }
  expect(rooted(results({ cases: [aHang({ packages })], leg })).cases[0]!.packages).toEqual(
    packages,
  )
})

test('sentences of ours name the lines alike, and nothing that a program printed does', () => {
  const leg = { name: null, attempt: 1, folders: folders('/w/pkg') }
  const one = aHang()
  const { file } = one.diagnosis!.fork!
  const text = `It was at ${file}:5 and (${file}:9), not at x/${file}:5, ${file} or a${file}:3.`
  one.diagnosis!.summary = text
  one.diagnosis!.because = [text]
  one.reason = text
  one.runs[0]!.stdout = text
  const { diagnosis, reason, runs } = rooted(results({ cases: [one], leg })).cases[0]!
  const expected = text.replace(`at ${file}`, `at pkg/${file}`).replace(`(${file}`, `(pkg/${file}`)
  expect([diagnosis!.summary, diagnosis!.because, reason]).toEqual([expected, [expected], expected])
  expect(runs[0]!.stdout).toBe(text)
})
