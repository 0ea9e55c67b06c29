import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Context } from '../../src/python/context.ts'
import { contextVariables, ownFolder } from '../../src/python/context.ts'
import { asker, findPython, listPythons, nameOf, searchPython } from '../../src/python/find.ts'
import { basePython, contextIn, fakePython, scratch } from './support.ts'

let home: string
let context: Context

beforeEach(() => {
  home = scratch()
  context = contextIn(home, {
    PATH: join(home, 'bin'),
    RUNNER_TOOL_CACHE: join(home, 'cache'),
    PYENV_ROOT: join(home, 'pyenv'),
    UV_PYTHON_INSTALL_DIR: join(home, 'uv'),
  })
  mkdirSync(join(home, 'bin'))
})

const place = {
  path: (name: string) => join(home, 'bin', name),
  toolCache: (version: string, arch = 'x64', kind = 'Python') => {
    const folder = join(home, 'cache', kind, version)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${arch}.complete`), '')
    return join(folder, arch, 'bin/python3')
  },
  pyenv: (name: string) => join(home, 'pyenv/versions', name, 'bin/python3'),
  uv: (name: string) => join(home, 'uv', name, 'bin/python3'),
  own: (name: string) => join(home, 'own/python', name, 'bin/python3'),
}
const found = async (spec: string | null) => {
  const python = await findPython(spec, context)
  return [nameOf(python), python.origin]
}

describe('where a Python is found', () => {
  test('each place, by its own layout', async () => {
    fakePython(place.path('python3.9'), '3.9.1')
    fakePython(place.toolCache('3.10.2'), '3.10.2')
    fakePython(place.pyenv('3.11.3'), '3.11.3')
    fakePython(place.uv('cpython-3.12.4-linux-x86_64-gnu'), '3.12.4')
    fakePython(place.own('cpython-3.13.5-linux-x86_64-gnu'), '3.13.5')
    expect(await found('3.9')).toEqual(['CPython 3.9.1', 'PATH'])
    expect(await found('3.10')).toEqual(['CPython 3.10.2', 'tool-cache'])
    expect(await found('3.11')).toEqual(['CPython 3.11.3', 'pyenv'])
    expect(await found('3.12')).toEqual(['CPython 3.12.4', 'uv'])
    expect(await found('3.13')).toEqual(['CPython 3.13.5', 'installed'])
    expect(await found('3.x')).toEqual(['CPython 3.13.5', 'installed'])
    expect(await found('>=3.9 <3.13')).toEqual(['CPython 3.12.4', 'uv'])
    const all = await listPythons(context)
    expect(all.map((python) => python.origin)).toEqual([
      ...['installed', 'uv', 'pyenv', 'tool-cache', 'PATH'],
    ])
  })

  test('a real interpreter through links, with its own answer', async () => {
    const base = basePython()
    const command = place.pyenv('3.99.0')
    mkdirSync(join(command, '..'), { recursive: true })
    symlinkSync(base.executable, command)
    const [python] = await listPythons(context)
    expect(python).toMatchObject({ version: base.version, path: command, origin: 'pyenv' })
  })

  test('of all that match the newest, of equals the first place', async () => {
    fakePython(place.path('python3.12'), '3.12.3')
    fakePython(place.toolCache('3.12.14'), '3.12.14')
    fakePython(place.pyenv('3.12.14'), '3.12.14')
    for (let again = 0; again < 3; again++) {
      expect(await found('3.12')).toEqual(['CPython 3.12.14', 'tool-cache'])
    }
    expect(await found('3.12.3')).toEqual(['CPython 3.12.3', 'PATH'])
  })

  test('free-threaded builds and pre-releases only where asked for', async () => {
    fakePython(place.toolCache('3.13.1', 'x64-freethreaded'), '3.13.1', { flags: 't' })
    fakePython(place.toolCache('3.13.0'), '3.13.0')
    fakePython(place.toolCache('3.15.0-rc.1'), '3.15.0rc1')
    expect(await found('3.13')).toEqual(['CPython 3.13.0', 'tool-cache'])
    expect(await found('3.13t')).toEqual(['CPython 3.13.1t', 'tool-cache'])
    expect(await found('3.x')).toEqual(['CPython 3.13.0', 'tool-cache'])
    expect(await found('3.15.0rc1')).toEqual(['CPython 3.15.0rc1', 'tool-cache'])
    expect(await found('3.15-dev')).toEqual(['CPython 3.15.0rc1', 'tool-cache'])
    expect(await searchPython('3.15', context)).toBeNull()
    expect(await searchPython('3.14t', context)).toBeNull()
  })

  test('PyPy and GraalPy, by both their versions', async () => {
    const pypy = { name: 'pypy' }
    fakePython(place.path('pypy3.9'), '3.9.19', { ...pypy, build: '7.3.16' })
    fakePython(place.toolCache('3.10.14', 'x64', 'PyPy'), '3.10.14', { ...pypy, build: '7.3.17' })
    fakePython(place.pyenv('pypy3.10-7.3.12'), '3.10.12', { ...pypy, build: '7.3.12' })
    fakePython(place.pyenv('graalpy-24.1'), '3.11.7', { name: 'graalpy', build: '24.1.0' })
    expect(await found('pypy3.10')).toEqual(['PyPy 3.10.14 (7.3.17)', 'tool-cache'])
    expect(await found('pypy3.10-v7.3.12')).toEqual(['PyPy 3.10.12 (7.3.12)', 'pyenv'])
    expect(await found('pypy3.9')).toEqual(['PyPy 3.9.19 (7.3.16)', 'PATH'])
    expect(await found('graalpy')).toEqual(['GraalPy 3.11.7 (24.1.0)', 'pyenv'])
    expect(await found('graalpy3.11')).toEqual(['GraalPy 3.11.7 (24.1.0)', 'pyenv'])
    expect(await searchPython('3.10', context)).toBeNull()
  })

  test('builds of the tool cache get LD_LIBRARY_PATH, before the one that is set', async () => {
    const command = fakePython(place.toolCache('3.12.1'), '3.12.1')
    const lib = join(command, '../../lib')
    expect((await findPython('3.12', context)).env).toEqual({ LD_LIBRARY_PATH: lib })
    const env = { ...context.env, LD_LIBRARY_PATH: '/x' }
    const python = await findPython('3.12', { ...context, env })
    expect(python.env).toEqual({ LD_LIBRARY_PATH: `${lib}:/x` })
    expect((await findPython('3.12', { ...context, platform: 'darwin' })).env).toEqual({})
    expect((await findPython(command, context)).env).toEqual({ LD_LIBRARY_PATH: lib })
    const onPath = { ...context.env, PATH: join(command, '..') }
    expect((await findPython(null, { ...context, env: onPath })).env).toEqual({
      LD_LIBRARY_PATH: lib,
    })
  })

  test('what is incomplete, for another machine or broken is not used', async () => {
    const folder = join(home, 'cache/Python/3.12.9')
    fakePython(join(folder, 'x64/bin/python3'), '3.12.9')
    fakePython(place.toolCache('3.12.8', 'arm64'), '3.12.8')
    fakePython(place.pyenv('myproject'), '3.12.7')
    fakePython(place.uv('.temp'), '3.12.6')
    const broken = fakePython(place.pyenv('3.12.5'), '3.12.5')
    writeFileSync(broken, '#!/bin/sh\nexit 1\n')
    expect(await searchPython('3.12', context)).toBeNull()
    fakePython(place.pyenv('3.12.0'), '3.12.0')
    expect(await found('3.12')).toEqual(['CPython 3.12.0', 'pyenv'])
    writeFileSync(join(folder, 'x64.complete'), '')
    expect(await found('3.12')).toEqual(['CPython 3.12.9', 'tool-cache'])
  })

  test('AGENT_TOOLSDIRECTORY is a tool cache too, and wins', async () => {
    fakePython(place.toolCache('3.12.1'), '3.12.1')
    const agent = join(home, 'agent')
    const env = { ...context.env, AGENT_TOOLSDIRECTORY: agent }
    const command = join(agent, 'Python/3.12.1/x64/bin/python3')
    fakePython(command, '3.12.1')
    writeFileSync(join(agent, 'Python/3.12.1/x64.complete'), '')
    expect((await findPython('3.12', { ...context, env })).path).toBe(command)
  })
})

describe('what is asked for', () => {
  test('nothing is python3 on PATH, also where newer ones are', async () => {
    fakePython(place.path('python3'), '3.8.1')
    fakePython(place.pyenv('3.12.1'), '3.12.1')
    expect(await found(null)).toEqual(['CPython 3.8.1', 'PATH'])
    expect(await found('')).toEqual(['CPython 3.8.1', 'PATH'])
    expect(await found('python3')).toEqual(['CPython 3.8.1', 'PATH'])
  })

  test('a path, relative to the working directory', async () => {
    const command = fakePython(join(home, 'some/python'), '3.7.1')
    const python = await findPython('./some/python', context)
    expect(python).toMatchObject({ version: '3.7.1', origin: 'path', path: command, env: {} })
  })

  test('a path that is none is an error, not a version to install', async () => {
    await expect(searchPython('./none/python', context)).rejects.toThrow(/could not be started/)
    await expect(searchPython('python3.4', context)).rejects.toThrow(/could not be started/)
  })

  test('what is not here is told with what is', async () => {
    fakePython(place.path('python3'), '3.8.1')
    fakePython(place.pyenv('3.13.0t'), '3.13.0', { flags: 't' })
    const message = 'no Python 3.12 here; here are CPython 3.13.0t, 3.8.1'
    await expect(findPython('3.12', context)).rejects.toThrow(message)
    await expect(findPython('pypy', { ...context, env: {} })).rejects.toThrow(
      'there is none at all',
    )
  })
})

describe('the list', () => {
  test('names of one interpreter are one; a virtual environment is another', async () => {
    fakePython(join(home, 'real/python3.12'), '3.12.1')
    symlinkSync(join(home, 'real/python3.12'), place.path('python3.12'))
    symlinkSync('python3.12', place.path('python3'))
    const venv = join(home, 'venv/bin')
    mkdirSync(venv, { recursive: true })
    symlinkSync(join(home, 'real/python3.12'), join(venv, 'python'))
    const PATH = `${join(home, 'bin')}:${venv}`
    const all = await listPythons({ ...context, env: { ...context.env, PATH } })
    expect(all.map((python) => python.path)).toEqual([place.path('python3'), join(venv, 'python')])
  })

  test('of pyenv’s shims only python and python3 are run', async () => {
    const shims = join(home, 'pyenv/shims')
    const PATH = `${shims}:/usr/bin:/bin`
    const real = fakePython(place.pyenv('3.9.7'), '3.9.7')
    for (const name of ['python3', 'python3.9', 'python2.7']) {
      const shim = fakePython(join(shims, name), '3.9.7')
      writeFileSync(shim, `#!/bin/sh\necho ${name} >> ${home}/ran\nexec ${real} "$@"\n`)
      chmodSync(shim, 0o755)
    }
    const all = await listPythons({ ...context, env: { ...context.env, PATH } })
    const first = all.find((python) => python.version === '3.9.7')
    expect(first).toMatchObject({ origin: 'PATH', path: real })
    const { readFileSync } = await import('node:fs')
    expect(readFileSync(join(home, 'ran'), 'utf8')).toBe('python3\n')
  })

  test('several specs of one run ask each interpreter once', async () => {
    const command = fakePython(place.pyenv('3.12.1'), '3.12.1')
    writeFileSync(
      command,
      `#!/bin/sh\necho x >> ${home}/ran\nprintf 'fork-safety|cpython|3.12.1|||/p'\n`,
    )
    const ask = asker(context)
    for (const spec of ['3.12', '3.x', '>=3.9', '3.12.1']) await findPython(spec, context, ask)
    const { readFileSync } = await import('node:fs')
    expect(readFileSync(join(home, 'ran'), 'utf8')).toBe('x\n')
  })
})

describe('our own folder', () => {
  test.each([
    [{ RUNNER_TOOL_CACHE: '/c', HOME: '/h' }, '/c/fork-safety'],
    [{ AGENT_TOOLSDIRECTORY: '/a', RUNNER_TOOL_CACHE: '/c' }, '/a/fork-safety'],
    [{ XDG_CACHE_HOME: '/x', HOME: '/h' }, '/x/fork-safety'],
    [{ HOME: '/h' }, '/h/.cache/fork-safety'],
  ])('%j: %s', (env, folder) => expect(ownFolder(env as Record<string, string>)).toBe(folder))

  test('every name that is read is among those that a caller passes', () => {
    for (const name of Object.keys(context.env)) {
      if (name !== 'PATH' && name !== 'HOME') expect(contextVariables).toContain(name)
    }
  })
})
