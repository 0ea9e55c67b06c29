import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Mongodb, startMongodb } from '../../src/mongodb/server.ts'

const run = promisify(execFile)

const program = `
import json, sys
import pymongo
version = pymongo.version_tuple[0]
limit = {} if version == 2 else {'serverSelectionTimeoutMS': 10000}
client = getattr(pymongo, sys.argv[1])(sys.argv[2], **limit)
ping = client.admin.command('ping')
try:
    client.admin.command('nonsense')
    code = None
except pymongo.errors.OperationFailure as error:
    code = error.code
primary = client.primary if version > 2 or sys.argv[1] == 'MongoReplicaSetClient' else None
info = client.server_info()['version']
client.close()
print(json.dumps({'pymongo': version, 'ping': ping['ok'], 'code': code, 'primary': primary, 'info': info}))
`

/** Runs the program above with a fixture's PyMongo against `uri`. */
async function talk(python: string, fixture: string, kind: string, uri: string) {
  const folder = fileURLToPath(new URL(`../../.cache/${fixture}`, import.meta.url))
  if (!existsSync(folder)) throw new Error(`${folder} is missing: run node scripts/fixtures.mjs`)
  const env = { ...process.env, PYTHONPATH: folder, PYTHONWARNINGS: 'ignore' }
  const options = { env, timeout: 60_000, killSignal: 'SIGKILL' as const }
  const { stdout } = await run(python, ['-c', program, kind, uri], options)
  return JSON.parse(stdout)
}

/** `python2.7` on PATH, or one that pyenv has installed; null where there is none. */
async function findPython2(): Promise<string | null> {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const installed = existsSync(versions) ? readdirSync(versions) : []
  const own = installed.filter((name) => /^2\.7\.\d+$/.test(name))
  const candidates = ['python2.7', ...own.map((name) => join(versions, name, 'bin', 'python'))]
  for (const candidate of candidates) {
    const ran = run(candidate, ['-c', ''])
    if (await ran.then(Boolean, () => false)) return candidate
  }
  return null
}

const python2 = await findPython2()

let mongodb: Mongodb
beforeAll(async () => {
  mongodb = await startMongodb()
})
afterAll(() => mongodb.close())

const expected = { ping: 1, code: 59, info: '8.0.0' }

describe.each([
  ['python3', 'pymongo-4', 4],
  ['python3', 'pymongo-3.12', 3],
])('%s with %s', (python, fixture, major) => {
  test('standalone', async () => {
    const said = await talk(python, fixture, 'MongoClient', mongodb.uri)
    expect(said).toEqual({ ...expected, pymongo: major, primary: null })
  })

  test('replica set', async () => {
    const said = await talk(python, fixture, 'MongoClient', mongodb.replicaSetUri)
    const { hostname, port } = new URL(mongodb.replicaSetUri)
    expect(said).toEqual({ ...expected, pymongo: major, primary: [hostname, Number(port)] })
  })
})

const withPython2 = python2 ? describe : describe.skip
withPython2('python2.7 with pymongo-2.9', () => {
  test('MongoClient, standalone and replica set', async () => {
    for (const uri of [mongodb.uri, mongodb.replicaSetUri]) {
      const said = await talk(python2!, 'pymongo-2.9', 'MongoClient', uri)
      expect(said).toEqual({ ...expected, pymongo: 2, primary: null })
    }
  })

  test('MongoReplicaSetClient', async () => {
    const { hostname, port } = new URL(mongodb.replicaSetUri)
    const said = await talk(python2!, 'pymongo-2.9', 'MongoReplicaSetClient', mongodb.replicaSetUri)
    expect(said).toEqual({ ...expected, pymongo: 2, primary: [hostname, Number(port)] })
  })
})
