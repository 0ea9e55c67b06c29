/** MongoDB's wire protocol, as much of it as a handshake and simple commands need. */
import { type Document, deserialize, serialize } from 'bson'

/** What the server says it accepts, and holds clients to. Bytes. */
export const limits = { message: 48_000_000, document: 16 * 1024 * 1024 }

export const opcodes = { reply: 1, query: 2004, msg: 2013 }
const headerSize = 16
const queryFailure = 2
const awaitCapable = 8
const checksumPresent = 1
const moreToCome = 2
const knownRequiredFlags = checksumPresent | moreToCome

export interface Request {
  id: number
  /** `opcodes.query` or `opcodes.msg`; the reply is framed accordingly. */
  opcode: number
  /** Null for a query of a collection, which is no command. */
  command: Document | null
  /** False where the client said that it waits for no reply. */
  expectsReply: boolean
}

/** Length of the message at the start of `bytes`, or null where too little of it is there. */
function messageLength(bytes: Buffer): number | null {
  if (bytes.length < 4) return null
  const length = bytes.readInt32LE(0)
  if (length < headerSize || length > limits.message) throw new RangeError('bad message length')
  return length <= bytes.length ? length : null
}

/** Room for `needed` bytes: doubled, so that a message in many pieces costs linear time. */
function withRoom(buffer: Buffer, used: number, needed: number): Buffer {
  if (needed <= buffer.length) return buffer
  const room = Math.max(needed, Math.min(2 * buffer.length, limits.message))
  const larger = Buffer.allocUnsafe(room)
  buffer.copy(larger, 0, 0, used)
  return larger
}

/**
 * Cuts a byte stream into messages, however it arrives. Never holds more than one message and one
 * chunk; allocates for what has arrived, not for what a header promises.
 * Throws a RangeError where a length is impossible.
 */
export async function* splitMessages(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  let used = 0
  for await (const chunk of chunks) {
    held = withRoom(held, used, used + chunk.length)
    used += chunk.copy(held, used)
    let start = 0
    let length = messageLength(held.subarray(0, used))
    while (length !== null) {
      yield held.subarray(start, start + length)
      start += length
      length = messageLength(held.subarray(start, used))
    }
    if (start === 0) continue
    held = Buffer.from(held.subarray(start, used))
    used = held.length
  }
}

function documentAt(bytes: Buffer, offset: number): { document: Document; end: number } {
  const size = bytes.readInt32LE(offset)
  const end = offset + size
  if (size < 5 || size > limits.document || end > bytes.length) throw new RangeError('bad document')
  return { document: deserialize(bytes.subarray(offset, end)), end }
}

/** Some clients wrap a command to add a read preference. */
function unwrap(query: Document): Document {
  const [name] = Object.keys(query)
  return name === '$query' || name === 'query' ? Object(query[name]) : query
}

function readQuery(message: Buffer): Pick<Request, 'command' | 'expectsReply'> {
  const nameStart = headerSize + 4
  const nameEnd = message.indexOf(0, nameStart)
  if (nameEnd < 0) throw new RangeError('bad collection name')
  const name = message.toString('utf8', nameStart, nameEnd)
  const { document } = documentAt(message, nameEnd + 1 + 8)
  return { command: name.endsWith('.$cmd') ? unwrap(document) : null, expectsReply: true }
}

/** The end of a document sequence, whose content no command here wants. */
function skipSequence(bytes: Buffer, offset: number): number {
  const size = bytes.readInt32LE(offset)
  if (size < 5 || offset + size > bytes.length) throw new RangeError('bad section')
  return offset + size
}

function readMsg(message: Buffer): Pick<Request, 'command' | 'expectsReply'> {
  const flags = message.readUInt32LE(headerSize)
  if (flags & 0xffff & ~knownRequiredFlags) throw new RangeError('unknown flag')
  const sections = flags & checksumPresent ? message.subarray(0, -4) : message
  let command: Document | null = null
  for (let offset = headerSize + 4; offset < sections.length; ) {
    const kind = sections[offset++]
    if (kind === 0 && command === null) {
      const body = documentAt(sections, offset)
      command = body.document
      offset = body.end
    } else if (kind === 1) offset = skipSequence(sections, offset)
    else throw new RangeError('bad section')
  }
  if (command === null) throw new RangeError('no body')
  return { command, expectsReply: (flags & moreToCome) === 0 }
}

/** Reads one whole message; throws on a malformed one and on opcodes that were never offered. */
export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4)
  const opcode = message.readInt32LE(12)
  if (opcode === opcodes.query) return { id, opcode, ...readQuery(message) }
  if (opcode === opcodes.msg) return { id, opcode, ...readMsg(message) }
  throw new RangeError('unknown opcode')
}

function preamble(request: Request): Buffer {
  if (request.opcode === opcodes.msg) return Buffer.alloc(5)
  const fields = Buffer.alloc(20)
  fields.writeInt32LE(request.command === null ? queryFailure : awaitCapable, 0)
  fields.writeInt32LE(1, 16)
  return fields
}

/** The reply to `request`, framed the way the request was. */
export function writeReply(request: Request, document: Document, id: number): Buffer {
  const body = Buffer.concat([preamble(request), serialize(document)])
  const header = Buffer.alloc(headerSize)
  header.writeInt32LE(headerSize + body.length, 0)
  header.writeInt32LE(id, 4)
  header.writeInt32LE(request.id, 8)
  header.writeInt32LE(request.opcode === opcodes.msg ? opcodes.msg : opcodes.reply, 12)
  return Buffer.concat([header, body])
}
