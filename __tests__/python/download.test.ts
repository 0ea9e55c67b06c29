import { existsSync, readFileSync, rmSync } from 'node:fs'
import * as http from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { download, throughProxy } from '../../src/python/download.ts'
import { scratch, serve, sha256 } from './support.ts'

const content = Buffer.alloc(300_000, 'python')
const folder = scratch()
const file = join(folder, 'archive')
let server: Awaited<ReturnType<typeof serve>>
let waited: number[]

beforeAll(async () => {
  server = await serve({ '/archive': content })
})
beforeEach(() => {
  waited = []
  server.answers.length = 0
  server.requests.length = 0
  rmSync(file, { force: true })
})
afterAll(async () => {
  await server.close()
})

const get = (url = `${server.url}/archive`, expected = sha256(content)) =>
  download(
    { url, sha256: expected, file },
    {
      fetch,
      log: () => undefined,
      wait: async (seconds) => {
        waited.push(seconds)
      },
    },
  )

describe('a download', () => {
  test('arrives whole', async () => {
    await get()
    expect(readFileSync(file).equals(content)).toBe(true)
    expect(waited).toEqual([])
  })

  test('a 503 that heals is waited for, longer each time', async () => {
    server.answers.push('busy', 'busy')
    await get()
    expect(readFileSync(file).equals(content)).toBe(true)
    expect(waited).toEqual([1, 2])
  })

  test('a cut-off one is fetched again', async () => {
    server.answers.push('cut')
    await get()
    expect(readFileSync(file).equals(content)).toBe(true)
    expect(waited).toEqual([1])
  })

  test('one that stays broken is given up after four attempts', async () => {
    server.answers.push('busy', 'cut', 'busy', 'busy', 'ok')
    await expect(get()).rejects.toThrow(/\/archive could not be downloaded: 503 .*\(4 attempts\)$/)
    expect(waited).toEqual([1, 2, 4])
    expect(existsSync(file)).toBe(false)
  })

  test('a 404 is final', async () => {
    server.answers.push('missing')
    await expect(get()).rejects.toThrow(/could not be downloaded: 404 Not Found$/)
    expect(server.requests).toHaveLength(1)
  })

  test('a wrong checksum is final, and nothing is written', async () => {
    const wrong = '0'.repeat(64)
    const message = `has the wrong checksum: expected ${wrong}, got ${sha256(content)}`
    await expect(get(undefined, wrong)).rejects.toThrow(message)
    expect(server.requests).toHaveLength(1)
    expect(existsSync(file)).toBe(false)
  })

  test('a refused connection is tried again, and named', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as { port: number }
    await new Promise((resolve) => closed.close(resolve))
    await expect(get(`http://127.0.0.1:${port}/x`)).rejects.toThrow(/ECONNREFUSED.*\(4 attempts\)$/)
    expect(waited).toEqual([1, 2, 4])
  })
})

describe('a proxy', () => {
  const direct = async () => 'done'
  const able = 'setGlobalProxyFromEnv' in http

  test('without one nothing is asked of Node', async () => {
    expect(await throughProxy({}, direct)).toBe('done')
  })

  const old = able ? test.skip : test
  old('a Node that cannot use it says so and what helps', async () => {
    const env = { HTTPS_PROXY: 'http://127.0.0.1:9' }
    const message = /proxy is set, which Node .* cannot use.*put uv on PATH/
    await expect(throughProxy(env, direct)).rejects.toThrow(message)
  })

  const recent = able ? test : test.skip
  recent('is used where Node can', async () => {
    const env = { HTTP_PROXY: server.url }
    await throughProxy(env, () => get('http://releases.invalid/archive'))
    expect(server.requests).toEqual(['CONNECT releases.invalid:80', '/archive'])
    await expect(fetch('http://releases.invalid/archive')).rejects.toThrow('fetch failed')
  })
})
