import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Context } from '../../src/python/context.ts'
import { findPython } from '../../src/python/find.ts'
import { findOrInstall, installPython } from '../../src/python/install.ts'
import { installable } from '../../src/python/uv.ts'
import {
  basePython,
  contextIn,
  fakePython,
  listing,
  packPython,
  realUv,
  scratch,
  serve,
  sha256,
  toolsFolder,
} from './support.ts'

const base = basePython()
const [major = 0, minor = 0, patch = 0] = base.version.split('.').map(Number)
const release = '20260814'
const github = 'https://github.com/astral-sh/python-build-standalone/releases/download'
const file = (version: string) =>
  `/${release}/cpython-${version}+${release}-x86_64-unknown-linux-gnu-install_only_stripped.tar.gz`
let uv: string
let archive: Buffer
let server: Awaited<ReturnType<typeof serve>>
let home: string
let context: Context

/** uv's own list of Pythons, with the real addresses and the checksums of the archives here. */
function offers(checksum: string): Record<string, unknown> {
  const offer = (version: number[], os: string, variant: string | null = null) => {
    const [a, b, c] = version
    const name = variant ? `${a}.${b}.${c}+${variant}` : `${a}.${b}.${c}`
    const libc = os === 'linux' ? 'gnu' : 'none'
    const path = file(`${a}.${b}.${c}`).replace(/\+/g, '%2B')
    return {
      [`cpython-${name}-${os}-x86_64-${libc}`]: {
        ...{ name: 'cpython', arch: { family: 'x86_64', variant: null }, os, libc },
        ...{ major: a, minor: b, patch: c, prerelease: '', variant, build: release },
        ...{ url: `${github}${path}`, sha256: checksum },
      },
    }
  }
  return {
    ...offer([major, minor, patch], 'linux'),
    ...offer([major, minor - 1, 3], 'linux'),
    ...offer([major, minor + 1, 1], 'linux'),
    ...offer([major, minor + 2, 0], 'darwin'),
    ...offer([major, minor + 2, 0], 'linux', 'freethreaded'),
  }
}

beforeAll(async () => {
  uv = realUv()
  const folder = scratch()
  archive = packPython(base, folder)
  server = await serve({ [file(base.version)]: archive })
})
beforeEach(() => {
  home = scratch()
  server.requests.length = 0
  server.answers.length = 0
  mkdirSync(join(home, 'bin'))
  symlinkSync(uv, join(home, 'bin/uv'))
  context = serving({})
})
afterAll(async () => {
  await server.close()
})

function serving(env: Record<string, string>, checksum = sha256(archive)): Context {
  const list = join(home, 'pythons.json')
  writeFileSync(list, JSON.stringify(offers(checksum)))
  return contextIn(home, {
    PATH: `${join(home, 'bin')}:${toolsFolder()}`,
    UV_PYTHON_DOWNLOADS_JSON_URL: list,
    UV_PYTHON_INSTALL_MIRROR: server.url,
    UV_HTTP_RETRIES: '1',
    ...env,
  })
}
const outside = () => listing(home).filter((each) => !/^own[ /]/.test(each))
const nothingInstalled = () =>
  expect(listing(context.folder).filter((each) => /python3/.test(each))).toEqual([])

describe('a Python that is not here', () => {
  test('is installed from the mirror, runs, is found again, and changes nothing else', async () => {
    const before = outside()
    const python = await findOrInstall(base.version, context)
    const key = `cpython-${base.version}-linux-x86_64-gnu`
    const command = join(context.folder, 'python', key, 'bin/python3')
    expect(python).toMatchObject({ version: base.version, origin: 'installed', path: command })
    expect(server.requests).toEqual([file(base.version).replace(/\+/g, '%2B')])
    const program = 'import ssl, json, sys; print(sys.prefix)'
    const prefix = execFileSync(command, ['-B', '-c', program], { encoding: 'utf8' }).trim()
    expect(prefix).toBe(join(context.folder, 'python', key))
    expect(await findPython(base.version, context)).toEqual(python)
    expect(await findOrInstall(base.version, { ...context, offline: true })).toEqual(python)
    expect(server.requests).toHaveLength(1)
    expect(outside()).toEqual(before)
  })

  test('a 503 heals', async () => {
    server.answers.push('busy')
    expect(await installPython(base.version, context)).toMatchObject({ origin: 'installed' })
    expect(server.requests).toHaveLength(2)
  })

  test('a proxy is used', async () => {
    const through = { HTTP_PROXY: server.url, UV_PYTHON_INSTALL_MIRROR: 'http://pythons.invalid' }
    expect(await installPython(base.version, serving(through))).toMatchObject({
      origin: 'installed',
    })
    expect(server.requests[0]).toMatch(/^http:\/\/pythons\.invalid\/20260814\/cpython-/)
  })

  test('what PATH has is not installed', async () => {
    symlinkSync(base.executable, join(home, 'bin/python3'))
    expect(await findOrInstall(base.version, context)).toMatchObject({ origin: 'PATH' })
    expect(server.requests).toEqual([])
  })
})

describe('an install that cannot be', () => {
  const failure = async (spec: string, given = context) => {
    const before = outside()
    const error = await installPython(spec, given).catch((each) => each)
    expect(error.name).toBe('InstallError')
    nothingInstalled()
    expect(outside()).toEqual(before)
    return error as Error & { log: string }
  }

  test('wrong checksum', async () => {
    const error = await failure(base.version, serving({}, '0'.repeat(64)))
    expect(error.message).toMatch(/could not be installed: Hash mismatch/)
    expect(error.log).toMatch(sha256(archive))
  })

  test('cut off', async () => {
    server.answers.push('cut', 'cut', 'cut')
    const error = await failure(base.version)
    expect(error.message).toMatch(`Python ${base.version} could not be installed: `)
    expect(server.requests).toHaveLength(2)
  })

  test('404', async () => {
    server.answers.push('missing')
    expect((await failure(base.version)).message).toMatch(/could not be installed: .*404/)
    expect(server.requests).toHaveLength(1)
  })

  test('no network at all', async () => {
    const given = serving({ UV_PYTHON_INSTALL_MIRROR: 'http://127.0.0.1:9', UV_HTTP_RETRIES: '0' })
    expect((await failure(base.version, given)).message).toMatch(/Connection refused/)
  })

  test('offline is one clear error, and nothing is asked', async () => {
    const error = await failure(base.version, { ...context, offline: true })
    expect(error.message).toBe(
      `Python ${base.version} is not here, and --offline forbids to fetch it`,
    )
    expect(server.requests).toEqual([])
  })

  test('a limit', async () => {
    const error = await failure(base.version, { ...context, timeout: 0.001 })
    expect(error.message).toMatch(/not done within 0.001 s/)
  })

  test('a version that does not exist names the nearest', async () => {
    const wanted = `${major}.${minor}.99`
    expect((await failure(wanted)).message).toBe(
      `uv knows no Python ${wanted} for linux x64; the nearest are ${major}.${minor - 1}.3, ` +
        `${base.version}, ${major}.${minor + 1}.1; it exists for no platform`,
    )
  })

  test('one that exists elsewhere names the platforms', async () => {
    const { message } = await failure(`${major}.${minor + 2}`)
    expect(message).toMatch(/; it exists for macos x86_64$/)
  })

  test('an implementation that uv has none of', async () => {
    const { message } = await failure('pypy3.10')
    expect(message).toMatch('uv knows no Python pypy3.10 for linux x64; it knows no PyPy there')
  })
})

describe('what is neither here nor to be had', () => {
  const alone = () => {
    const { UV_PYTHON_DOWNLOADS_JSON_URL: _, ...env } = context.env
    fakePython(join(home, 'python/python3'), '3.12.1')
    const PATH = `${join(home, 'python')}:${toolsFolder()}`
    return { ...context, env: { ...env, PATH, FORK_SAFETY_UV_MIRROR: 'http://127.0.0.1:9' } }
  }
  const said = async (spec: string, given: Context) =>
    (await findOrInstall(spec, given).catch((error) => error)).message

  test('is told at once, with what is here and what can be installed, and nothing is fetched', async () => {
    for (const spec of ['3.99', '3.4', '>=3.99', '~=3.4.0', '3.99-dev', '2.6.1']) {
      expect(await said(spec, alone())).toBe(
        `Python ${spec} is not here, and uv installs only CPython 3.8 to 3.15; here is CPython 3.12.1`,
      )
    }
    expect(await said('pypy2.6', alone())).toMatch(/uv installs only PyPy 3\.8 to 3\.11; here is /)
    expect(await said('3.4', { ...alone(), offline: true })).toMatch(
      /uv installs only .*; here is /,
    )
  })

  test('is asked for where it may be had', async () => {
    for (const spec of [
      '3',
      '>=3.9',
      '3.15.0rc1',
      '3.14-dev',
      'pypy3.10',
      'graalpy-24.1',
      '3.13t',
    ]) {
      await expect(installPython(spec, { ...alone(), offline: true })).rejects.toThrow(
        /is not here, and --offline forbids to fetch it/,
      )
    }
  })

  test('is known, as far as uv installs it', async () => {
    const command = ['python', 'list', '--only-downloads', '--all-versions', '--all-platforms']
    const text = execFileSync(uv, [...command, '--output-format', 'json'], { encoding: 'utf8' })
    for (const [name, minors] of Object.entries(installable)) {
      const listed = (JSON.parse(text) as { implementation: string; version: string }[])
        .filter(({ implementation }) => implementation === name.toLowerCase())
        .map(({ version }) => version.split('.').slice(0, 2).join('.'))
      expect(listed).toEqual(expect.arrayContaining([...minors]))
    }
  })
})

test('what the real uv offers is read: PyPy’s own version, builds, pre-releases', async () => {
  const { UV_PYTHON_DOWNLOADS_JSON_URL: _, ...env } = context.env
  const real = { ...context, env }
  const message = async (spec: string) => (await installPython(spec, real).catch((e) => e)).message
  expect(await message('3.7.99')).toMatch(
    /the nearest are 3\.\d+\.\d+, 3\.\d+\.\d+, 3\.\d+\.\d+; it exists for no/,
  )
  expect(await message('3.12.99t')).toMatch(/the nearest are 3\.13\.\d+, 3\.13\.\d+, 3\.13\.\d+/)
  expect(await message('pypy3.9-v7.3.99')).toMatch(/the nearest are .*3\.9\.19 \(7\.3\.16\)/)
  expect(await message('pypy2.7')).toMatch(/it exists for no platform|it exists for /)
})
