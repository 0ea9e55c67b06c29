import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Context } from '../../src/python/context.ts'
import { obtainUv, pinned, uvEnvironment, uvHere } from '../../src/python/uv.ts'
import { contextIn, listing, realUv, scratch, serve, sha256 } from './support.ts'

// The pinned release cannot be had without a network: an archive of the same layout takes its
// place, with the real program in it and its own checksum.
const target = 'x86_64-unknown-linux-gnu'
const folder = scratch()
const name = `/0.0.1/uv-${target}.tar.gz`
let archive: Buffer
let server: Awaited<ReturnType<typeof serve>>
let context: Context
let home: string

beforeAll(async () => {
  mkdirSync(join(folder, `uv-${target}`))
  copyFileSync(realUv(), join(folder, `uv-${target}`, 'uv'))
  execFileSync('tar', [
    '-C',
    folder,
    '-I',
    'gzip -1',
    '-cf',
    join(folder, 'uv.tar.gz'),
    `uv-${target}`,
  ])
  archive = readFileSync(join(folder, 'uv.tar.gz'))
  server = await serve({ [name]: archive })
})
beforeEach(() => {
  home = scratch()
  server.requests.length = 0
  server.answers.length = 0
  context = contextIn(home, { FORK_SAFETY_UV_MIRROR: `${server.url}/` })
})
afterAll(async () => {
  await server.close()
})

const release = (checksum = sha256(archive)) => ({
  version: '0.0.1',
  url: 'http://127.0.0.1:9',
  sha256: { [target]: checksum },
})
const net = { fetch, wait: async () => undefined, log: () => undefined }
const obtain = (given = context, checksum?: string) => obtainUv(given, release(checksum), net)

describe('uv', () => {
  test('is fetched once for all who ask at a time, also in vain', async () => {
    const both = await Promise.all([obtain(), obtain()])
    expect(new Set(both).size).toBe(1)
    expect(server.requests).toEqual([name])
    const other = { ...context, folder: `${context.folder}-other` }
    const failed = await Promise.allSettled([obtain(other, 'wrong'), obtain(other, 'wrong')])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await obtain(other)).toContain('-other')
  })

  test('is fetched once, verified, and runs', async () => {
    server.answers.push('busy')
    const uv = await obtain()
    expect(uv).toBe(join(context.folder, 'uv/0.0.1/x64/uv'))
    expect(execFileSync(uv, ['--version'], { encoding: 'utf8' })).toMatch(/^uv \d/)
    expect(await obtain()).toBe(uv)
    expect(server.requests).toEqual([name, name])
    expect(listing(home).filter((each) => !/^(home|own|own\/uv.*) /.test(each))).toEqual([])
  })

  test('two at the same time do not disturb each other', async () => {
    const [one, two] = await Promise.all([obtain(), obtain()])
    expect(one).toBe(two)
    expect(existsSync(one)).toBe(true)
  })

  test('with a wrong checksum is not kept', async () => {
    await expect(obtain(context, '0'.repeat(64))).rejects.toMatchObject({
      name: 'InstallError',
      message: expect.stringMatching(/^uv could not be fetched: .* has the wrong checksum/),
    })
    expect(listing(context.folder)).toEqual([])
  })

  test('cut off for good is not kept', async () => {
    server.answers.push('cut', 'cut', 'cut', 'cut')
    await expect(obtain()).rejects.toThrow(/could not be downloaded: .*\(4 attempts\)/)
    expect(listing(context.folder)).toEqual([])
  })

  test('an archive that is none is not kept', async () => {
    const junk = await serve({ [name]: Buffer.from('junk') })
    const env = { ...context.env, FORK_SAFETY_UV_MIRROR: junk.url }
    const checksum = sha256(Buffer.from('junk'))
    await expect(obtain({ ...context, env }, checksum)).rejects.toThrow('uv could not be unpacked')
    expect(listing(context.folder)).toEqual([])
    await junk.close()
  })

  test('from PATH goes first', async () => {
    const bin = join(home, 'bin')
    mkdirSync(bin)
    copyFileSync(realUv(), join(bin, 'uv'))
    const env = { ...context.env, PATH: `${bin}:/usr/bin:/bin` }
    expect(await obtain({ ...context, env })).toBe(join(bin, 'uv'))
    expect(server.requests).toEqual([])
  })

  test('is not fetched offline', async () => {
    expect(await uvHere(context)).toBeNull()
    await expect(obtain({ ...context, offline: true })).rejects.toThrow(
      /not on PATH, and --offline/,
    )
    expect(server.requests).toEqual([])
  })

  test('is not fetched for a platform that is not pinned', async () => {
    await expect(obtain({ ...context, platform: 'freebsd' })).rejects.toThrow(
      'uv 0.0.1 is not pinned for x86_64-freebsd',
    )
  })

  test('is pinned for every platform of a runner', () => {
    expect(Object.keys(pinned.sha256)).toHaveLength(6)
    for (const checksum of Object.values(pinned.sha256)) expect(checksum).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('its environment', () => {
  test('keeps the index, and nothing that moves an install', () => {
    const env = uvEnvironment({
      ...context,
      env: {
        ...{ PATH: '/bin', VIRTUAL_ENV: '/v', UV_PYTHON: '2', UV_TARGET: '/t', UV_PROJECT: '/p' },
        ...{ UV_PYTHON_INSTALL_DIR: '/i', UV_PYTHON_INSTALL_MIRROR: 'm', HTTPS_PROXY: 'h' },
        ...{ PIP_INDEX_URL: 'i', PIP_FIND_LINKS: 'a b', PIP_CERT: '/c', UV_SYSTEM_PYTHON: '1' },
      },
    })
    expect(env).toMatchObject({
      ...{ PATH: '/bin', UV_PYTHON_INSTALL_MIRROR: 'm', HTTPS_PROXY: 'h' },
      ...{ UV_DEFAULT_INDEX: 'i', UV_FIND_LINKS: 'a,b', SSL_CERT_FILE: '/c' },
    })
    for (const name of [
      'VIRTUAL_ENV',
      'UV_PYTHON',
      'UV_TARGET',
      'UV_PROJECT',
      'UV_SYSTEM_PYTHON',
    ]) {
      expect(env).not.toHaveProperty(name)
    }
    const folders = Object.entries(env).filter(([key]) => /^UV_.*_DIR$/.test(key))
    expect(folders).toHaveLength(3)
    for (const [, value] of folders) expect(value.startsWith(context.folder)).toBe(true)
  })
})
