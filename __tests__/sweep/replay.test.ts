import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { folder, locksOf, pythons, sweep } from './sweeps.ts'

const python = pythons.at(-1)!.path
const place = realpathSync(mkdtempSync(join(tmpdir(), 'replay-')))
afterAll(() => rmSync(place, { recursive: true }))

const hazards = ['module_global', 'once', 'second_fork', 'in_worker', 'import_lock', 'rlock']

/** Natural hangs of them are rarer than one in a hundred. */
test.each(hazards)(
  '%s hangs by its line again, 19 times of 20',
  async (name) => {
    const file = join(folder, 'latent', `${name}.py`)
    const [lock] = locksOf(await sweep(file, python)).filter(({ answer }) => answer === 'hangs')
    const replayed = await sweep(file, python, { replay: lock!.replay! }, { trials: 20 })
    expect(replayed.trials).toBe(20)
    expect(replayed.hangs).toBeGreaterThanOrEqual(19)
    expect(locksOf(replayed)).toMatchObject([{ name: lock!.name, answer: 'hangs' }])
  },
  300_000,
)

const mended: [answer: string, code: string][] = [
  [
    'renewed',
    'os.register_at_fork(after_in_child=lambda: globals().update(LOCK=threading.Lock()))',
  ],
  [
    'protected',
    'os.register_at_fork(before=LOCK.acquire, after_in_parent=LOCK.release, after_in_child=LOCK.release)',
  ],
]

test.each(mended)(
  'mended, the same line says %s',
  async (answer, code) => {
    const source = readFileSync(join(folder, 'latent', 'module_global.py'), 'utf8')
    cpSync(join(folder, 'latent', 'common.py'), join(place, 'common.py'))
    const file = join(place, 'module_global.py')
    writeFileSync(file, source.replace('\nforked(child)', `\nimport os\n${code}\nforked(child)`))
    const line = source.split('\n').findIndex((text) => text.endsWith('# made')) + 1
    const replay = { replay: `module_global.py:${line} * 1` }
    const result = await sweep(file, python, replay, { trials: 3 })
    expect(result).toMatchObject({ outcome: 'passed', trials: 3, verdict: 'ok' })
    expect(locksOf(result)).toMatchObject([{ answer }])
  },
  60_000,
)

test('a line that nothing comes of is no success', async () => {
  const file = join(folder, 'latent', 'module_global.py')
  const result = await sweep(file, python, { replay: 'module_global.py:9999 Thread-1 1' })
  expect(result).toMatchObject({ outcome: 'passed', verdict: 'invalid' })
  expect(result.reason).toContain('the replay did not come about')
}, 60_000)
