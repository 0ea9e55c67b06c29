import { resolve } from 'node:path'
import type { Case } from '../plan/plan.ts'
import type { Context } from '../python/context.ts'
import type { Environments } from '../python/environment.ts'
import type { Settings } from '../settings/settings.ts'

/** What a case runs with. */
export interface Prepared {
  python: string
  env: Record<string, string>
}

/** Why a case cannot be run, with an install's last lines. */
export class NotPrepared extends Error {
  readonly install: string | null

  constructor(reason: string, install: string | null = null) {
    super(reason)
    this.name = 'NotPrepared'
    this.install = install
  }
}

export interface Workshop {
  /** Makes what a case needs, once for all that need the same. Rejects with NotPrepared. */
  prepare(one: Case): Promise<Prepared>
  /** What a case that was prepared had installed; asked once for all that had the same. */
  packages(prepared: Prepared): Promise<Record<string, string>>
  /** Ends and removes what was made. */
  close(): Promise<void>
}

type Needed = Pick<Settings, 'install' | 'mongodbUri' | 'offline'>

export interface Room {
  /** What every trial may see. */
  env: Record<string, string>
  /** Folder that lives as long as the run. */
  temporary: string
}

/** What a workshop has: what is made in it is made once. */
interface Shop extends Room {
  settings: Needed
  /** For installs. */
  context: Context
  environments: Once<Environments>
  mongodb: Once<Mongodb>
  checks: Map<string, Promise<string | null>>
  lists: Map<string, Promise<Record<string, string>>>
}

type Mongodb = Awaited<ReturnType<typeof import('../mongodb/server.ts').startMongodb>>

/** `context` is for installs. */
export function openWorkshop(settings: Needed, room: Room, context: Context): Workshop {
  const shop: Shop = {
    ...{ ...room, settings, context, checks: new Map(), lists: new Map() },
    environments: once(async () => {
      const { environments } = await import('../python/environment.ts')
      return environments(context)
    }),
    mongodb: once(async () => (await import('../mongodb/server.ts')).startMongodb()),
  }
  return {
    prepare: (one) => prepare(one, shop),
    packages: (prepared) => packages(prepared, shop),
    close: async () => {
      const { mongodb, environments } = shop
      if (mongodb.wasCalled()) await (await mongodb()).close()
      if (environments.wasCalled()) await (await environments()).remove()
    },
  }
}

async function prepare(one: Case, shop: Shop): Promise<Prepared> {
  if (one.skip !== null) throw new NotPrepared(one.skip)
  const { python, env } = await install(one, shop)
  const missing = await unmet({ python, env }, one.repro.metadata.needs, shop)
  if (missing !== null) throw new NotPrepared(missing)
  const ready = { python, env: { ...env, ...(await server(one, shop)) } }
  return one.repro.kind === 'command' ? onPath(one.repro, ready, shop) : ready
}

async function unmet(
  { python, env }: Prepared,
  requirements: readonly string[],
  { checks, context }: Shop,
): Promise<string | null> {
  if (requirements.length === 0) return null
  const { satisfied } = await import('../python/requirements.ts')
  const key = JSON.stringify([python, requirements])
  const check = checks.get(key) ?? satisfied({ path: python, env }, requirements, context.run)
  checks.set(key, check)
  return check
}

async function install(one: Case, shop: Shop): Promise<Prepared> {
  const { settings, env, environments } = shop
  const bare = { python: one.python.path, env: { ...env, ...one.python.env } }
  const versions = one.with.map(({ name, version }) => `${name}==${version}.*`)
  const wanted = [...one.repro.metadata.dependencies, ...versions]
  const missing = await unmet(bare, wanted, shop)
  if (settings.install.length === 0 && missing === null) return bare
  if (settings.offline) throw new NotPrepared(`${missing ?? 'install'}, and --offline is given`)
  try {
    const all = [...settings.install, ...wanted]
    const made = await (await environments()).prepare(one.python, all)
    return { python: made.python, env: { ...env, ...made.env } }
  } catch (error) {
    const { message, log } = error as Error & { log?: string }
    throw new NotPrepared(message, log ?? null)
  }
}

/** The scenarios' own server, unless a real one was named. */
async function server(
  { repro }: Case,
  { settings, mongodb }: Shop,
): Promise<Record<string, string>> {
  // What a suite imports cannot be told from here.
  const wants = repro.usesPymongo || repro.kind === 'command'
  if (wants && settings.mongodbUri) return { MONGODB_URI: settings.mongodbUri }
  if (!repro.usesPymongo) return {}
  const { uri, replicaSetUri } = await mongodb()
  return { MONGODB_URI: uri, MONGODB_REPLICA_SET_URI: replicaSetUri }
}

/** The chosen Python and the scripts of its environment come first where a command looks. */
async function onPath(
  { words, folder }: Words,
  { python, env }: Prepared,
  { temporary }: Room,
): Promise<Prepared> {
  const [{ pathFor }, { isProgram, which }] = await Promise.all([
    import('../python/scripts.ts'),
    import('../process/which.ts'),
  ])
  const PATH = await pathFor(python, env, temporary)
  const [program = ''] = words
  const isThere = program.includes('/')
    ? await isProgram(resolve(folder, program))
    : await which(program, PATH)
  if (!isThere) throw new NotPrepared(`there is no program ${program} here; ${toHaveIt}`)
  return { python, env: { ...env, PATH } }
}

interface Words {
  words: readonly string[]
  folder: string
}

const toHaveIt = 'what is to be installed for a command is named by install or its dependencies'

/** A Python that cannot be asked any longer is no reason to lose what it has shown. */
async function packages(
  { python, env }: Prepared,
  { lists, context }: Shop,
): Promise<Record<string, string>> {
  const { packagesOf } = await import('../python/requirements.ts')
  const key = JSON.stringify([python, env.PYTHONPATH])
  const asked = lists.get(key) ?? packagesOf({ path: python, env }, context.run).catch(() => ({}))
  lists.set(key, asked)
  return asked
}

interface Once<T> {
  (): Promise<T>
  wasCalled(): boolean
}

function once<T>(make: () => Promise<T>): Once<T> {
  let made: Promise<T> | null = null
  const get = () => {
    made ??= make()
    return made
  }
  return Object.assign(get, { wasCalled: () => made !== null })
}
