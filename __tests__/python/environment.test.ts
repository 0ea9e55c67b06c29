import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { FoundPython } from '../../src/plan/python.ts'
import { spawnRun } from '../../src/process/run.ts'
import type { Context } from '../../src/python/context.ts'
import { environments, prepareEnvironment } from '../../src/python/environment.ts'
import { probe } from '../../src/python/probe.ts'
import { forEachOf } from '../each.ts'
import {
  basePython,
  contextIn,
  listing,
  makeWheel,
  packPython,
  realUv,
  scratch,
} from './support.ts'

const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
const old = existsSync(versions)
  ? readdirSync(versions).find((name) => name.startsWith('2.7'))
  : null
let shared: string
let python: FoundPython
let home: string
let context: Context

const found = async (command: string): Promise<FoundPython> => ({
  ...(await probe(command, { run: spawnRun, env: {}, cwd: '/', origin: 'path' })),
  env: {},
})

/** A Python of its own, so that a change of it is noticed, with pip and without byte code. */
beforeAll(async () => {
  shared = scratch()
  packPython(basePython(), shared)
  execFileSync('tar', ['-C', shared, '-xzf', join(shared, 'python.tar.gz')])
  for (const version of ['1.0', '2.0']) makeWheel(join(shared, 'wheels'), 'tinydep', version)
  python = await found(join(shared, 'python/bin/python3'))
})
beforeEach(() => {
  home = scratch()
  mkdirSync(join(home, 'bin'))
  const links = { PIP_NO_INDEX: '1', PIP_FIND_LINKS: join(shared, 'wheels') }
  context = contextIn(home, { PATH: `${join(home, 'bin')}:/usr/bin:/bin`, ...links })
})

const withUv = () => symlinkSync(realUv(), join(home, 'bin/uv'))
const tell = (made: { python: string; env: Record<string, string> }, module = 'tinydep') => {
  const program = `import ${module}; print(${module}.__version__ + " " + ${module}.__file__)`
  const env = { PATH: '/usr/bin:/bin', ...made.env }
  return execFileSync(made.python, ['-B', '-c', program], { encoding: 'utf8', env })
    .trim()
    .split(' ')
}

/** A project whose build leaves a file behind, as setuptools does. */
function project(folder: string): void {
  const backend = [
    'import os, zipfile',
    'def build_wheel(folder, config_settings=None, metadata_directory=None):',
    '    open("left-behind", "w").close()',
    '    name = "mine-3.0-py3-none-any.whl"',
    '    z = zipfile.ZipFile(os.path.join(folder, name), "w")',
    '    i = "mine-3.0.dist-info/"',
    '    z.writestr("mine.py", "__version__ = %r" % open("version").read().strip())',
    '    z.writestr(i + "METADATA", "Metadata-Version: 2.1\\nName: mine\\nVersion: 3.0\\nProvides-Extra: more\\nRequires-Dist: tinydep<2; extra == \'more\'\\n")',
    '    z.writestr(i + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")',
    '    z.writestr(i + "RECORD", "mine.py,,\\n%sMETADATA,,\\n%sWHEEL,,\\n%sRECORD,,\\n" % (i, i, i))',
    '    z.close()',
    '    return name',
  ]
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  writeFileSync(join(folder, 'backend.py'), backend.join('\n'))
  writeFileSync(join(folder, 'version'), '3.0')
  const system = 'requires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
  writeFileSync(join(folder, 'pyproject.toml'), `[build-system]\n${system}`)
}

describe.each([
  ['uv', true],
  ['venv and pip', false],
])('with %s', (_, uv) => {
  beforeEach(() => {
    if (uv) withUv()
  })

  test('needs of every kind go into an environment of their own; nothing else changes', async () => {
    project(join(home, 'repo'))
    writeFileSync(join(home, 'needs.txt'), 'tinydep<2\n')
    const folders = [join(shared, 'python'), join(home, 'repo'), join(home, 'home')]
    const before = folders.map(listing)
    const prepared = await prepareEnvironment(python, ['-r needs.txt', './repo[more]'], context)
    const [version, file] = tell(prepared)
    expect(version).toBe('1.0')
    expect(file?.startsWith(join(context.folder, 'environments'))).toBe(true)
    expect(tell(prepared, 'mine')[0]).toBe('3.0')
    expect(prepared.log).toMatch(/tinydep/)
    expect(folders.map(listing)).toEqual(before)
    expect(readdirSync(home).sort()).toEqual(['bin', 'home', 'needs.txt', 'own', 'repo'])
    const compiled = listing(prepared.folder!).filter((each) => /lib\/.*tinydep\..*pyc/.test(each))
    expect(compiled).toHaveLength(1)
  })

  test('one that fails shows why, leaves nothing, and lets others go on', async () => {
    const all = environments(context)
    const failing = all.prepare(python, ['tinydep>=7'])
    const working = all.prepare(python, ['tinydep'])
    await expect(failing).rejects.toMatchObject({
      name: 'InstallError',
      message: expect.stringMatching(/^the install failed: ./),
      log: expect.stringMatching(/tinydep/),
    })
    expect(tell(await working)[0]).toBe('2.0')
    await expect(all.prepare(python, ['tinydep>=7'])).rejects.toThrow('the install failed')
    expect(readdirSync(join(context.folder, 'environments'))).toHaveLength(1)
    await all.remove()
    expect(readdirSync(join(context.folder, 'environments'))).toEqual([])
  })
})

const third = existsSync(versions)
  ? readdirSync(versions).filter((each) => /^3\.\d+\.\d+$/.test(each))
  : []
forEachOf(third, 'a Python 3 of pyenv', (version) =>
  test(`uv makes environments for CPython ${version}`, async () => {
    withUv()
    const own = await found(join(versions, version, 'bin/python'))
    const prepared = await prepareEnvironment(own, ['tinydep<2'], context)
    expect(prepared.python.startsWith(context.folder)).toBe(true)
    expect(prepared.env).toEqual({})
    expect(tell(prepared)[0]).toBe('1.0')
  }),
)

describe('environments', () => {
  test('the same needs of the same Python are met once', async () => {
    withUv()
    const all = environments(context)
    const one = all.prepare(python, ['tinydep', 'tinydep<2'])
    const two = all.prepare({ ...python }, [' tinydep<2', 'tinydep', 'tinydep'])
    const three = all.prepare(python, ['tinydep'])
    expect((await one).python).toBe((await two).python)
    expect((await three).python).not.toBe((await one).python)
    await all.remove()
  })

  test('. is built outside of the project, also where our folder lies in it', async () => {
    withUv()
    project(home)
    const prepared = await prepareEnvironment(python, ['.'], context)
    expect(tell(prepared, 'mine')[0]).toBe('3.0')
    expect(existsSync(join(home, 'left-behind'))).toBe(false)
  })

  test('without needs it is the interpreter itself', async () => {
    const own = { ...python, env: { LD_LIBRARY_PATH: '/x' } }
    const expected = { python: python.path, env: own.env, log: '', folder: null }
    expect(await prepareEnvironment(own, [], context)).toEqual(expected)
    expect(existsSync(context.folder)).toBe(false)
  })

  test('what the interpreter needs to run is kept', async () => {
    withUv()
    const own = { ...python, env: { LD_LIBRARY_PATH: '/x' } }
    expect((await prepareEnvironment(own, ['tinydep'], context)).env).toEqual(own.env)
  })

  test.each(['-e .', '--index-url=http://127.0.0.1', '--target /x'])(
    '%s is refused',
    async (option) => {
      const refused = prepareEnvironment(python, [option], context)
      await expect(refused).rejects.toThrow(
        `${option} is no requirement; of options only -r and -c`,
      )
      expect(readdirSync(join(context.folder, 'environments'))).toEqual([])
    },
  )

  test('a folder that is not there is named', () =>
    expect(prepareEnvironment(python, ['./nowhere'], context)).rejects.toThrow(
      /nowhere cannot be installed: ENOENT/,
    ))

  test('an install that takes too long is ended', async () => {
    withUv()
    project(join(home, 'slow'))
    writeFileSync(join(home, 'slow/backend.py'), 'import time\ntime.sleep(600)\n')
    const limited = { ...context, timeout: 3 }
    const message = 'the install failed: not done within 3 s'
    await expect(prepareEnvironment(python, ['./slow'], limited)).rejects.toThrow(message)
  })
})

describe('pip install --target', () => {
  test('where venv does not work', async () => {
    const broken = await found(basePython().executable)
    const caches: (string | undefined)[] = []
    const run: Context['run'] = (command, options) => {
      caches.push(options.env.PIP_CACHE_DIR)
      const refused = ['/bin/sh', '-c', 'echo ensurepip is missing >&2; exit 1']
      return spawnRun(command.includes('venv') ? refused : command, options)
    }
    const prepared = await prepareEnvironment(broken, ['tinydep'], { ...context, run })
    expect(caches).toEqual(Array(2).fill(join(context.folder, 'pip-cache')))
    expect(prepared.python).toBe(broken.path)
    expect(prepared.env.PYTHONPATH?.startsWith(context.folder)).toBe(true)
    expect(tell(prepared)[0]).toBe('2.0')
  })

  const on27 = old ? test : test.skip
  on27('on Python 2.7, before what PYTHONPATH already names, also with uv on PATH', async () => {
    withUv()
    const python27 = await found(join(versions, old!, 'bin/python'))
    const env = { ...context.env, PYTHONPATH: '/somewhere' }
    const prepared = await prepareEnvironment(python27, ['tinydep<2'], { ...context, env })
    expect(prepared.env.PYTHONPATH).toMatch(/packages:\/somewhere$/)
    expect(tell(prepared)[0]).toBe('1.0')
    expect(listing(join(home, 'home'))).toEqual([])
  })
})
