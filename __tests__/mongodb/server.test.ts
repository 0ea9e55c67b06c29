import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Document, deserialize } from 'bson'
import { listenOnLoopback, type Mongodb, startMongodb } from '../../src/mongodb/server.ts'
import { splitMessages } from '../../src/mongodb/wire.ts'
import { message, msg, query } from './frames.ts'

const hasIpv6 = Object.values(networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1')
const addresses = hasIpv6 ? ['127.0.0.1', '::1'] : ['127.0.0.1']

const running: Mongodb[] = []
const clients: Socket[] = []

async function start(options?: { replicaSet?: string }): Promise<Mongodb> {
  const mongodb = await startMongodb(options)
  running.push(mongodb)
  return mongodb
}

async function client(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host })
  clients.push(socket)
  await once(socket, 'connect')
  socket.on('error', () => {})
  return socket
}

/** The next `count` documents that the server sends. */
async function replies(socket: Socket, count: number): Promise<Document[]> {
  const found: Document[] = []
  for await (const one of splitMessages(socket.iterator({ destroyOnReturn: false }))) {
    found.push(deserialize(one.subarray(one.readInt32LE(12) === 1 ? 36 : 21)))
    if (found.length === count) break
  }
  return found
}

async function ask(socket: Socket, request: Buffer): Promise<Document> {
  socket.write(request)
  const [reply] = await replies(socket, 1)
  return reply!
}

/** Settles however the connection ends. */
function end(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.resume().once('close', resolve))
}

function portOf(uri: string): number {
  return Number(new URL(uri).port)
}

afterEach(async () => {
  for (const socket of clients.splice(0)) socket.destroy()
  await Promise.all(running.splice(0).map((mongodb) => mongodb.close()))
})

describe('answers', () => {
  const standaloneHello = {
    ismaster: true,
    isWritablePrimary: true,
    minWireVersion: 0,
    maxWireVersion: 25,
    ok: 1,
  }

  test.each(['hello', 'isMaster', 'ismaster'])('%s, in either framing', async (name) => {
    const { port } = await start()
    const socket = await client(port)
    const [byQuery, byMsg] = [
      await ask(socket, query({ [name]: 1 })),
      await ask(socket, msg({ [name]: 1, $db: 'admin' }, { flags: 0x10000 })),
    ]
    expect(byQuery).toMatchObject(standaloneHello)
    expect(byQuery).not.toHaveProperty('setName')
    expect(byMsg).toEqual(byQuery)
  })

  test('hello as the primary of a replica set', async () => {
    const { replicaSetUri } = await start({ replicaSet: 'a b' })
    const address = new URL(replicaSetUri).host
    expect(replicaSetUri).toBe(`mongodb://${address}/?replicaSet=a%20b`)
    const reply = await ask(await client(portOf(replicaSetUri)), query({ ismaster: 1 }))
    expect(reply).toMatchObject({
      ...standaloneHello,
      setName: 'a b',
      hosts: [address],
      me: address,
      primary: address,
      secondary: false,
    })
  })

  test.each(['ping', 'endSessions', 'buildInfo', 'serverStatus'])('%s', async (name) => {
    const { port } = await start()
    expect(await ask(await client(port), msg({ [name]: 1 }))).toMatchObject({ ok: 1 })
  })

  test.each(['nonsense', 'constructor', '__proto__', ''])('unknown command "%s"', async (name) => {
    const { port } = await start()
    const command = Object.fromEntries([[name, 1]])
    expect(await ask(await client(port), msg(command))).toEqual({
      ok: 0,
      errmsg: `no such command: '${name}'`,
      code: 59,
      codeName: 'CommandNotFound',
    })
  })

  test('a query of a collection with an error', async () => {
    const { port } = await start()
    const reply = await ask(await client(port), query({}, { collection: 'test.things' }))
    expect(reply).toEqual({ $err: 'only commands are served here', code: 59 })
  })

  test('nothing to a message that wants no reply', async () => {
    const { port } = await start()
    const socket = await client(port)
    socket.write(msg({ nonsense: 1 }, { flags: 2 }))
    expect(await ask(socket, msg({ ping: 1 }))).toEqual({ ok: 1 })
  })
})

describe('connections', () => {
  test.each(addresses)('on %s, both servers', async (host) => {
    const { port, replicaSetUri } = await start()
    for (const one of [port, portOf(replicaSetUri)])
      expect(await ask(await client(one, host), query({ ping: 1 }))).toEqual({ ok: 1 })
  })

  test('a message in pieces, and several at once', async () => {
    const { port } = await start()
    const socket = await client(port)
    socket.setNoDelay(true)
    for (const byte of query({ ping: 1 })) {
      socket.write(Buffer.from([byte]))
      await new Promise(setImmediate)
    }
    expect(await replies(socket, 1)).toEqual([{ ok: 1 }])
    socket.write(Buffer.concat(Array.from({ length: 500 }, () => msg({ ping: 1 }))))
    expect(await replies(socket, 500)).toHaveLength(500)
  })

  test('a client that has finished writing still gets its replies', async () => {
    const { port } = await start()
    const socket = await client(port)
    socket.end(Buffer.concat(Array.from({ length: 20_000 }, () => msg({ ping: 1 }))))
    expect(await replies(socket, 20_000)).toHaveLength(20_000)
  })

  const tooLong = Buffer.alloc(16)
  tooLong.writeInt32LE(48_000_001)
  test.each([
    ['an absurd length', tooLong],
    ['a length of 0', Buffer.alloc(16)],
    ['compression, which was not offered', message(2012, Buffer.alloc(20))],
    ['another protocol', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ['a broken document', message(2013, Buffer.alloc(12))],
  ])('%s ends that connection only', async (_, bytes) => {
    const { port } = await start()
    const [bad, good] = [await client(port), await client(port)]
    const closed = end(bad)
    bad.write(bytes)
    await closed
    expect(await ask(good, msg({ ping: 1 }))).toEqual({ ok: 1 })
  })

  test('resets harm nobody', async () => {
    const { port } = await start()
    const good = await client(port)
    for (let i = 0; i < 20; i++) {
      const bad = await client(port)
      bad.write(Buffer.concat([msg({ ping: 1 }), msg({ ping: 1 }).subarray(0, i)]))
      bad.resetAndDestroy()
    }
    expect(await ask(good, msg({ ping: 1 }))).toEqual({ ok: 1 })
  })
})

describe('closing', () => {
  test('ends clients at once, frees the ports, keeps nothing alive, and may be repeated', async () => {
    const mongodb = await start()
    const idle = await client(mongodb.port)
    const halfway = await client(portOf(mongodb.replicaSetUri), addresses.at(-1))
    halfway.write(msg({ ping: 1 }).subarray(0, 20))
    const ended = [idle, halfway].map(end)
    await Promise.all([mongodb.close(), mongodb.close()])
    await Promise.all(ended)
    await mongodb.close()
    expect(process.getActiveResourcesInfo().filter((name) => name.startsWith('TCP'))).toEqual([])
    await expect(client(mongodb.port)).rejects.toThrow('ECONNREFUSED')
  })
})

const ipv6Test = hasIpv6 ? test : test.skip
ipv6Test('a port that is taken on ::1 is not used', async () => {
  const blocker = createServer().listen({ host: '::1', port: 0, ipv6Only: true })
  await once(blocker, 'listening')
  const taken = (blocker.address() as { port: number }).port
  const wanted = [taken]
  const listener = await listenOnLoopback(
    (socket) => socket.destroy(),
    () => wanted.pop() ?? 0,
  )
  try {
    expect(wanted).toEqual([])
    expect(listener.port).not.toBe(taken)
    await expect(client(taken)).rejects.toThrow('ECONNREFUSED')
  } finally {
    await listener.close()
    blocker.close()
  }
})
