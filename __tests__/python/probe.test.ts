import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { Run } from '../../src/process/run.ts'
import { spawnRun } from '../../src/process/run.ts'
import { probe } from '../../src/python/probe.ts'
import { forEachOf } from '../each.ts'
import { fakePython, scratch } from './support.ts'

const env = process.env as Record<string, string>
const deps = { run: spawnRun, env, cwd: '/', origin: 'path' }
const versions = join(env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
const installed = existsSync(versions)
  ? readdirSync(versions).filter((name) => /^\d/.test(name))
  : []
const pypy = ['/usr/bin/pypy3', '/usr/local/bin/pypy3'].find((file) => existsSync(file))

describe('probe', () => {
  test('the default Python is a real one, by its own path', async () => {
    const python = await probe('python3', { ...deps, origin: 'PATH' })
    expect(python).toMatchObject({ implementation: 'CPython', build: null, origin: 'PATH' })
    expect(python.path).toMatch(/^\//)
    expect(python.path).not.toMatch('shims')
  })

  forEachOf(installed, 'a Python of pyenv', (version) =>
    test(`CPython ${version}`, async () => {
      const command = join(versions, version, 'bin/python')
      const expected = { implementation: 'CPython', version, freeThreaded: false, origin: 'path' }
      expect(await probe(command, deps)).toMatchObject({ ...expected, path: command })
    }),
  )

  const withPypy = pypy ? test : test.skip
  withPypy('PyPy gives both its versions', async () => {
    const python = await probe(pypy!, deps)
    expect(python.implementation).toBe('PyPy')
    expect(python.version).toMatch(/^[23]\.\d+\.\d+$/)
    expect(python.build).toMatch(/^\d+\.\d+\.\d+/)
  })

  test.each([
    ['3.15.0rc1', { flags: '' }, { version: '3.15.0rc1', freeThreaded: false }],
    ['3.13.0', { flags: 't' }, { version: '3.13.0', freeThreaded: true }],
    ['3.13.0', { flags: 'td' }, { freeThreaded: true }],
    [
      '3.12.0',
      { name: 'graalpy', build: '25.0.1' },
      { implementation: 'GraalPy', build: '25.0.1' },
    ],
  ])('reads the answer of %s %j', async (version, rest, expected) => {
    const command = fakePython(join(scratch(), 'python'), version, rest)
    expect(await probe(command, deps)).toMatchObject({ ...expected, path: command })
  })
})

describe('what is no Python', () => {
  const broken = (script: string) => {
    const file = fakePython(join(scratch(), 'python'), '3.9.1')
    writeFileSync(file, `#!/bin/sh\n${script}\n`)
    return file
  }
  const impatient: Run = (command, options) => spawnRun(command, { ...options, timeout: 0.3 })

  test.each([
    ['/no/such/python', /^\/no\/such\/python could not be started: .*ENOENT/],
    ['/bin/echo', /^\/bin\/echo is no Python: it ran, but gave no version$/],
    [
      broken('echo first >&2; echo second >&2; exit 127'),
      /no usable Python: exit status 127: first$/,
    ],
    [broken('kill -SEGV $$'), /no usable Python: it was ended by SIGSEGV$/],
  ])('%s', async (command, message) => {
    await expect(probe(command, deps)).rejects.toThrow(message)
  })

  test('one that hangs is given up', async () => {
    const command = broken('sleep 600')
    const message = /did not answer within 10 s: is it a Python\?$/
    await expect(probe(command, { ...deps, run: impatient })).rejects.toThrow(message)
  })
})
