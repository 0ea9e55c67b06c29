import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { pathFor } from '../../src/python/scripts.ts'

const folder = mkdtempSync(join(tmpdir(), "it's scripts-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const code = 'import sys; print(sys.executable)'
const python = execFileSync('python3', ['-c', code], { encoding: 'utf8' }).trim()

test('a folder in which all names are those of the chosen Python comes first', async () => {
  const own = join(folder, 'own')
  mkdirSync(own)
  for (const name of ['python', 'python3']) symlinkSync(python, join(own, name))
  expect(await pathFor(join(own, 'python3'), { PATH: '/usr/bin' }, folder)).toBe(`${own}:/usr/bin`)
})

test('where a name is another, or none, there is one that is', async () => {
  const odd = join(folder, 'odd')
  mkdirSync(odd)
  symlinkSync(python, join(odd, 'python9'))
  symlinkSync('/bin/true', join(odd, 'python3'))
  const PATH = await pathFor(join(odd, 'python9'), { PATH: '/usr/bin' }, folder)
  const [first, second] = PATH.split(':')
  expect(second).toBe(odd)
  for (const name of ['python', 'python3']) {
    const said = execFileSync(join(first!, name), ['-c', code, 'a b'], { encoding: 'utf8' })
    expect(realpathSync(said.trim())).toBe(realpathSync(python))
  }
})

test('scripts that were installed beside packages come before those of the Python', async () => {
  const packages = join(folder, 'packages')
  mkdirSync(join(packages, 'bin'), { recursive: true })
  const env = { PATH: '/usr/bin', PYTHONPATH: `${packages}:${folder}/none` }
  const path = await pathFor(python, env, folder)
  const at = (one: string) => path.split(':').indexOf(one)
  expect(at(join(packages, 'bin'))).toBeGreaterThanOrEqual(0)
  expect(at(join(packages, 'bin'))).toBeLessThan(at(dirname(python)))
})
