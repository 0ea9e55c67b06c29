/** A small MongoDB on the loopback interface, so that PyMongo has something to talk to. */
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { answer, type Identity } from './commands.ts'
import { readRequest, splitMessages, writeReply } from './wire.ts'

export interface Mongodb {
  /** Of the standalone server. */
  uri: string
  /** Of the replica set's only member, which is its primary. */
  replicaSetUri: string
  /** Of the standalone server. */
  port: number
  /** Ends all connections at once; settles when the ports are free. May be called again. */
  close(): Promise<void>
}

/** One port, on every loopback address there is. */
interface Listener {
  port: number
  close(): Promise<void>
}

type Serve = (socket: Socket, port: number) => void

const attempts = 20

async function* replies(chunks: AsyncIterable<Buffer>, identity: Identity) {
  let id = 0
  for await (const message of splitMessages(chunks)) {
    const request = readRequest(message)
    id = (id + 1) & 0x7fffffff
    if (request.expectsReply) yield writeReply(request, answer(request.command, identity), id)
  }
}

/** Serves one connection; what is wrong with it, from resets to nonsense, ends it and only it. */
function serve(socket: Socket, identity: Identity): void {
  // The pipeline listens for errors only while it runs.
  socket.on('error', () => {})
  pipeline(socket, (chunks) => replies(chunks, identity), socket).catch(() => socket.destroy())
}

/** Listens on one address; throws the system's error. */
async function listen(host: string, wanted: number, serveOn: Serve): Promise<Listener> {
  const sockets = new Set<Socket>()
  const server: Server = createServer({ noDelay: true })
  await once(server.listen({ host, port: wanted }), 'listening')
  const { port } = server.address() as AddressInfo
  // An accept can fail later, for want of descriptors; the client sees that, and tries again.
  server.on('error', () => {})
  server.on('connection', (socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)))
    serveOn(socket, port)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { port, close }
}

function join(port: number, parts: Listener[]): Listener {
  return { port, close: async () => void (await Promise.all(parts.map((part) => part.close()))) }
}

/**
 * Listens on 127.0.0.1 and, where IPv6 exists, on the same port of ::1: `localhost` may mean
 * either, and a client that gets the wrong one waits or fails. `pickPort` names the port to try
 * next; 0 lets the system choose.
 */
export async function listenOnLoopback(
  serveOn: Serve,
  pickPort: () => number = () => 0,
): Promise<Listener> {
  for (let attempt = 1; ; attempt++) {
    const v4 = await listen('127.0.0.1', pickPort(), serveOn)
    try {
      return join(v4.port, [v4, await listen('::1', v4.port, serveOn)])
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return v4
      await v4.close()
      if (attempt === attempts) throw error
    }
  }
}

function listenAs(replicaSet: string | null): Promise<Listener> {
  return listenOnLoopback((socket, port) =>
    serve(socket, { address: `localhost:${port}`, replicaSet }),
  )
}

/**
 * Starts a standalone server and a replica set of one member (called `rs0` unless told otherwise),
 * each on a free port. Rejects with the system's error where no port can be had.
 */
export async function startMongodb({ replicaSet = 'rs0' } = {}): Promise<Mongodb> {
  const standalone = await listenAs(null)
  try {
    const member = await listenAs(replicaSet)
    const query = `replicaSet=${encodeURIComponent(replicaSet)}`
    return {
      uri: `mongodb://localhost:${standalone.port}`,
      replicaSetUri: `mongodb://localhost:${member.port}/?${query}`,
      ...join(standalone.port, [standalone, member]),
    }
  } catch (error) {
    await standalone.close()
    throw error
  }
}
