import { describe, expect, test } from '@jest/globals'
import { deserialize, serialize } from 'bson'
import { limits, opcodes, readRequest, splitMessages, writeReply } from '../../src/mongodb/wire.ts'
import { message, msg, query, section } from './frames.ts'

async function* stream(chunks: Buffer[]) {
  yield* chunks
}

async function split(chunks: Buffer[]): Promise<string[]> {
  const found: string[] = []
  for await (const one of splitMessages(stream(chunks))) found.push(one.toString('hex'))
  return found
}

describe('splitting a stream into messages', () => {
  const three = [query({ ismaster: 1 }), msg({ ping: 1 }), message(2013, Buffer.alloc(70_000, 7))]
  const whole = Buffer.concat(three)
  const expected = three.map((one) => one.toString('hex'))

  test.each([1, 3, 16, 17, 4096, whole.length])('in chunks of %i bytes', async (size) => {
    const chunks: Buffer[] = []
    for (let at = 0; at < whole.length; at += size) chunks.push(whole.subarray(at, at + size))
    expect(await split(chunks)).toEqual(expected)
  })

  test('keeps an incomplete message back', async () => {
    expect(await split([whole.subarray(0, -1)])).toEqual(expected.slice(0, 2))
  })

  test.each([0, -1, 15, limits.message + 1, 0x7fffffff])('refuses length %i', async (length) => {
    const chunk = Buffer.alloc(16)
    chunk.writeInt32LE(length)
    await expect(split([chunk])).rejects.toThrow('bad message length')
  })

  test('takes the largest length, and allocates only for what has come', async () => {
    const start = Buffer.alloc(16)
    start.writeInt32LE(limits.message)
    const before = process.memoryUsage().arrayBuffers
    let grown = Number.NaN
    async function* promise() {
      yield start
      grown = process.memoryUsage().arrayBuffers - before
    }
    for await (const _ of splitMessages(promise())) throw new Error('nothing is complete')
    expect(grown).toBeLessThan(1_000_000)
  })
})

describe('reading requests', () => {
  test('a query of $cmd is a command', () => {
    expect(readRequest(query({ ismaster: 1 }, { id: 9 }))).toEqual({
      id: 9,
      opcode: opcodes.query,
      command: { ismaster: 1 },
      expectsReply: true,
    })
  })

  test.each(['$query', 'query'])('a command may be wrapped in %s', (key) => {
    const wrapped = { [key]: { ping: 1 }, $readPreference: { mode: 'nearest' } }
    expect(readRequest(query(wrapped)).command).toEqual({ ping: 1 })
  })

  test('a query of a collection is none', () => {
    expect(readRequest(query({}, { collection: 'test.things' })).command).toBeNull()
  })

  test.each([
    ['plain', msg({ ping: 1 })],
    ['a checksum', msg({ ping: 1 }, { flags: 1, tail: Buffer.alloc(4, 9) })],
    ['exhaustAllowed', msg({ ping: 1 }, { flags: 0x10000 })],
    ['a sequence before', msg({ ping: 1 }, { head: section('documents', [{ a: 1 }, {}]) })],
    ['a sequence behind', msg({ ping: 1 }, { tail: section('documents', []) })],
  ])('a message with %s', (_, bytes) => {
    expect(readRequest(bytes)).toMatchObject({ command: { ping: 1 }, expectsReply: true })
  })

  test('a message with more to come wants no reply', () => {
    expect(readRequest(msg({ ping: 1 }, { flags: 2 })).expectsReply).toBe(false)
  })

  const body = Buffer.concat([Buffer.from([0]), serialize({ ping: 1 })])
  const lying = Buffer.concat([Buffer.alloc(5), Buffer.from([0xff, 0xff, 0, 0, 0])])
  const tooShort = Buffer.from([1, 4, 0, 0, 0])
  test.each([
    ['compressed', message(2012, Buffer.alloc(20))],
    ['of an unknown opcode', message(7, Buffer.alloc(20))],
    ['nothing but a header', message(2013, Buffer.alloc(0))],
    ['a query with an endless name', message(2004, Buffer.alloc(20, 0x61))],
    ['a query without a document', message(2004, Buffer.alloc(5))],
    ['without a body', message(2013, Buffer.alloc(4))],
    ['with two bodies', msg({ ping: 1 }, { tail: body })],
    ['with an unknown section', msg({ ping: 1 }, { tail: Buffer.from([3]) })],
    ['with an unknown required flag', msg({ ping: 1 }, { flags: 4 })],
    ['with a document longer than itself', message(2013, lying)],
    ['with a sequence too short to have a name', msg({ ping: 1 }, { tail: tooShort })],
    ['with BSON that is none', message(2013, Buffer.from([0, 0, 0, 0, 0, 6, 0, 0, 0, 99, 0]))],
  ])('refuses one %s', (_, bytes) => {
    expect(() => readRequest(bytes)).toThrow()
  })
})

describe('replies are framed as their requests were', () => {
  test('to a query', () => {
    const reply = writeReply(readRequest(query({ ping: 1 }, { id: 5 })), { ok: 1 }, 77)
    const header = [0, 4, 8, 12, 16, 20, 24, 28, 32].map((at) => reply.readInt32LE(at))
    expect(header).toEqual([reply.length, 77, 5, opcodes.reply, 8, 0, 0, 0, 1])
    expect(deserialize(reply.subarray(36))).toEqual({ ok: 1 })
  })

  test('to a query of a collection, as a failure', () => {
    const request = readRequest(query({}, { collection: 'test.things' }))
    expect(writeReply(request, {}, 1).readInt32LE(16)).toBe(2)
  })

  test('to a message', () => {
    const reply = writeReply(readRequest(msg({ ping: 1 }, { id: 6 })), { ok: 1 }, 78)
    const header = [0, 4, 8, 12, 16].map((at) => reply.readInt32LE(at))
    expect(header).toEqual([reply.length, 78, 6, opcodes.msg, 0])
    expect(reply[20]).toBe(0)
    expect(deserialize(reply.subarray(21))).toEqual({ ok: 1 })
  })
})
