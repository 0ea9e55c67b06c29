/** What the server answers: the handshake and a few harmless commands. */
import { type Document, Double } from 'bson'
import { limits } from './wire.ts'

/** How a server presents itself. */
export interface Identity {
  /** `host:port` under which clients reach it. */
  address: string
  /** Name of the replica set whose only member it is, or null for a standalone server. */
  replicaSet: string | null
}

const version = '8.0.0'
const success = { ok: new Double(1) }

function membership({ address, replicaSet }: Identity): Document {
  if (replicaSet === null) return {}
  return {
    setName: replicaSet,
    setVersion: 1,
    secondary: false,
    hosts: [address],
    primary: address,
    me: address,
  }
}

/**
 * Satisfies PyMongo 2.9 (which wants a minimum of at most 3) to 4.x (a maximum of at least 8).
 * Without a topologyVersion clients poll instead of keeping a reply open; without a session
 * time-out they start no sessions.
 */
function hello(identity: Identity): Document {
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    ...membership(identity),
    maxBsonObjectSize: limits.document,
    maxMessageSizeBytes: limits.message,
    maxWriteBatchSize: 100_000,
    minWireVersion: 0,
    maxWireVersion: 25,
    readOnly: false,
    ...success,
  }
}

function buildInfo(): Document {
  const versionArray = version.split('.').map(Number).concat(0)
  return { version, versionArray, bits: 64, maxBsonObjectSize: limits.document, ...success }
}

function serverStatus({ address }: Identity): Document {
  return { host: address, version, process: 'mongod', ...success }
}

const commands = new Map<string, (identity: Identity) => Document>([
  ['hello', hello],
  ['isMaster', hello],
  ['ismaster', hello],
  ['ping', () => success],
  ['endSessions', () => success],
  ['buildInfo', buildInfo],
  ['buildinfo', buildInfo],
  ['serverStatus', serverStatus],
])

function notFound(name: string): Document {
  const errmsg = `no such command: '${name.slice(0, 100)}'`
  return { ok: new Double(0), errmsg, code: 59, codeName: 'CommandNotFound' }
}

/** The reply to a command; null stands for a query of a collection, of which there are none. */
export function answer(command: Document | null, identity: Identity): Document {
  if (command === null) return { $err: 'only commands are served here', code: 59 }
  const name = Object.keys(command)[0] ?? ''
  return commands.get(name)?.(identity) ?? notFound(name)
}
