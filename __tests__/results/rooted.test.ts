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
