import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { spawnRun } from '../../src/process/run.ts'
import { packagesOf, satisfied } from '../../src/python/requirements.ts'
import { basePython, scratch } from './support.ts'

const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
const old = join(
  versions,
  existsSync(versions) ? (readdirSync(versions).find((name) => name.startsWith('2.7')) ?? '') : '',
  'bin/python',
)
const folder = scratch()
const put = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}
put('site/alpha-3.12.3.dist-info/METADATA', 'Name: alpha\n')
put('site/Beta_Two-1.0.post1.dist-info/METADATA', '')
put('site/gamma-2.0rc1-py2.7.egg-info/PKG-INFO', '')
put('site/develop.egg-info/PKG-INFO', 'Metadata-Version: 1.0\nName: develop\nVersion: 0.9.1\n')
put('site/bare.py', "__version__ = '4.1'\n")
put('site/mute.py', '')
put('site/alpha.py', 'raise SystemExit("imported")\n')

const python = (path: string) => ({
  path,
  env: { PATH: '/usr/bin:/bin', PYTHONPATH: join(folder, 'site') },
})
const current = basePython().executable
const interpreters = [current, ...(existsSync(old) ? [old] : [])]

describe.each(interpreters)('what is installed in %s', (path) => {
  const ask = (...requirements: string[]) => satisfied(python(path), requirements, spawnRun)

  test.each([
    ['nothing at all', []],
    ['no range', ['alpha']],
    ['a range', ['alpha>=3,<4']],
    ['another spelling', ['beta-two', 'BETA.two==1.0.post1']],
    ['an extra', ['alpha[srv,tls] >= 3']],
    ['brackets', ['alpha (>=3)']],
    ['an egg', ['gamma>=1.9']],
    ['a development install', ['develop==0.9.*']],
    ['a module without metadata', ['bare~=4.0', 'mute']],
    [
      'a marker that does not hold',
      ['absent; sys_platform == "win32"', "absent; python_version < '2.0'"],
    ],
    ['one that holds', ['alpha; python_version >= "2.7" and os_name == "posix"']],
    ['an extra nobody asked for', ['absent; extra == "test"']],
    ['either of two', ['alpha>=9; python_version < "2" or os_name == "nt"']],
  ])('met: %s', async (_, requirements) => expect(await ask(...requirements)).toBeNull())

  test.each([
    [['absent'], 'absent is not installed'],
    [['absent>=4'], 'absent>=4 is not installed'],
    [['alpha', 'alpha<3'], 'alpha 3.12.3 does not meet alpha<3'],
    [['gamma>=2'], 'gamma 2.0rc1 does not meet gamma>=2'],
    [['bare<4'], 'bare 4.1 does not meet bare<4'],
    [['mute>=1'], 'cannot tell whether mute meets mute>=1'],
    [['alpha>=9; os_name == "posix"'], 'alpha 3.12.3 does not meet alpha>=9'],
    [
      ['alpha; (os_name == "posix")'],
      'cannot tell whether alpha; (os_name == "posix") applies here',
    ],
    [['alpha; planet == "earth"'], 'cannot tell whether alpha; planet == "earth" applies here'],
    [['.'], 'cannot tell whether . is installed'],
    [['-r requirements.txt'], 'cannot tell whether -r requirements.txt is installed'],
    [
      ['alpha @ https://example.org/a.whl'],
      'cannot tell whether alpha @ https://example.org/a.whl is installed',
    ],
  ])('%j: %s', async (requirements, reason) => expect(await ask(...requirements)).toBe(reason))
})

test('an interpreter that cannot be asked is an error', () =>
  expect(satisfied(python('/bin/false'), ['alpha'], spawnRun)).rejects.toThrow(
    /cannot tell what is installed/,
  ))

test('asking leaves no byte code behind', () => {
  expect(readdirSync(join(folder, 'site'))).not.toContain('__pycache__')
  expect(readdirSync(join(folder, 'site')).filter((name) => name.endsWith('.pyc'))).toEqual([])
})

test('all distributions are listed with their versions, those without one are not', async () => {
  const folder = scratch()
  for (const name of ['My_Pkg-2.1.dist-info', 'old-0.9-py2.7.egg-info', 'nothing.dist-info']) {
    mkdirSync(join(folder, name))
  }
  const env = { ...(process.env as Record<string, string>), PYTHONPATH: folder }
  const packages = await packagesOf({ path: 'python3', env }, spawnRun)
  expect(packages).toMatchObject({ 'my-pkg': '2.1', old: '0.9' })
  expect(packages).not.toHaveProperty('nothing')
})
