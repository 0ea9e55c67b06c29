/** A client's side of the wire protocol, written independently of the server's. */
import { type Document, serialize } from 'bson'

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

export function message(opcode: number, body: Uint8Array, id = 1): Buffer {
  return Buffer.concat([int32(16 + body.length), int32(id), int32(0), int32(opcode), body])
}

export function query(document: Document, { collection = 'admin.$cmd', id = 1 } = {}): Buffer {
  const name = Buffer.from(`${collection}\0`)
  const body = [int32(0), name, int32(0), int32(-1), serialize(document)]
  return message(2004, Buffer.concat(body), id)
}

const none: Buffer = Buffer.alloc(0)

export function msg(
  document: Document,
  { flags = 0, id = 1, head = none, tail = none } = {},
): Buffer {
  const body = [int32(flags), head, Buffer.from([0]), serialize(document), tail]
  return message(2013, Buffer.concat(body), id)
}

/** A document sequence. */
export function section(name: string, documents: Document[]): Buffer {
  const content = Buffer.concat([
    Buffer.from(`${name}\0`),
    ...documents.map((one) => serialize(one)),
  ])
  return Buffer.concat([Buffer.from([1]), int32(4 + content.length), content])
}
