import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { findPythons } from '../../scripts/fixtures.mjs'
import { forEachOf } from '../each.ts'
import { locksOf, pythons, sweep } from './sweeps.ts'

const place = realpathSync(mkdtempSync(join(tmpdir(), 'possible-')))
afterAll(() => rmSync(place, { recursive: true }))
const python = pythons.at(-1)!.path

const file = join(place, 'single.py')
writeFileSync(
  file,
  `import os, threading
LOCK = threading.RLock()
with LOCK:
    pass
if os.fork() == 0:
    with LOCK:
        os._exit(0)
os.wait()
`,
)

test('a lock that no other thread takes would hang, and fails nothing', async () => {
  const result = await sweep(file, python)
  expect(locksOf(result)).toMatchObject([
    { name: 'LOCK', answer: 'hangs', possible: true, holder: null, blocked: { line: 6 } },
  ])
  expect(result).toMatchObject({ outcome: 'passed', verdict: 'ok', warnings: [] })
})

test('where that is asked for, it counts', async () => {
  const result = await sweep(file, python, { sweep: 'possible' })
  expect(locksOf(result)).toMatchObject([{ answer: 'hangs', possible: true, counts: true }])
  expect(result).toMatchObject({ outcome: 'deadlocked', proof: 'proven', verdict: 'regression' })
  expect(result.diagnosis).toMatchObject({ lock: 'LOCK', holder: null })
})

const old = findPythons().filter(
  ({ implementation, version }) => implementation !== 'CPython' || /^(2|3\.[67])\./.test(version),
)
forEachOf(old, 'CPythons before 3.8, nor PyPys', ({ path, version, implementation }) => {
  test(`a sweep on ${implementation} ${version}, which cannot be, passes for nothing`, async () => {
    expect(await sweep(file, path)).toMatchObject({
      outcome: 'skipped',
      reason:
        'could not be run: the variant could not be made: the sweep needs CPython 3.8 or later',
    })
  })
})
