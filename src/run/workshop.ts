import { resolve } from 'node:path'
import type { Case } from '../plan/plan.ts'
import type { Context } from '../python/context.ts'
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

/** `context` is for installs. */
export function openWorkshop(
  settings: Needed,
  { env, temporary }: Room,
  context: Context,
): Workshop {
  const environments = once(async () => {
    const { environments } = await import('../python/environment.ts')
    return environments(context)
  })
  const mongodb = once(async () => (await import('../mongodb/server.ts')).startMongodb())
  const checks = new Map<string, Promise<string | null>>()
  const lists = new Map<string, Promise<Record<string, string>>>()

  async function unmet(python: Prepared, requirements: readonly string[]): Promise<string | null> {
    if (requirements.length === 0) return null
    const key = JSON.stringify([python.python, requirements])
    const check = checks.get(key) ?? ask(python, requirements)
    checks.set(key, check)
    return check
  }

  async function ask(python: Prepared, requirements: readonly string[]): Promise<string | null> {
    const { satisfied } = await import('../python/requirements.ts')
    return satisfied({ path: python.python, env: python.env }, requirements, context.run)
  }

  async function install(one: Case): Promise<Prepared> {
    const bare = { python: one.python.path, env: { ...env, ...one.python.env } }
    const { dependencies } = one.repro.metadata
    const versions = one.with.map(({ name, version }) => `${name}==${version}.*`)
    const wanted = [...dependencies, ...versions]
    const missing = await unmet(bare, wanted)
    if (settings.install.length === 0 && missing === null) return bare
    if (settings.offline) throw new NotPrepared(`${missing ?? 'install'}, and --offline is given`)
    try {
      const made = await (await environments()).prepare(one.python, [
        ...settings.install,
        ...wanted,
      ])
      return { python: made.python, env: { ...env, ...made.env } }
    } catch (error) {
      const { message, log } = error as Error & { log?: string }
      throw new NotPrepared(message, log ?? null)
    }
  }

  /** The scenarios' own server, unless a real one was named. */
  async function server(one: Case): Promise<Record<string, string>> {
    if (!one.repro.usesPymongo) return {}
    if (settings.mongodbUri) return { MONGODB_URI: settings.mongodbUri }
    const { uri, replicaSetUri } = await mongodb()
    return { MONGODB_URI: uri, MONGODB_REPLICA_SET_URI: replicaSetUri }
  }

  /** The chosen Python and the scripts of its environment come first where a command looks. */
  async function onPath({ words, folder }: Words, { python, env }: Prepared): Promise<Prepared> {
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

  return {
    prepare: async (one) => {
      if (one.skip !== null) throw new NotPrepared(one.skip)
      const prepared = await install(one)
      const missing = await unmet(prepared, one.repro.metadata.needs)
      if (missing !== null) throw new NotPrepared(missing)
      const ready = { python: prepared.python, env: { ...prepared.env, ...(await server(one)) } }
      return one.repro.kind === 'command' ? onPath(one.repro, ready) : ready
    },
    packages: (prepared) => {
      const key = JSON.stringify([prepared.python, prepared.env.PYTHONPATH])
      const asked = lists.get(key) ?? listed(prepared, context)
      lists.set(key, asked)
      return asked
    },
    close: async () => {
      if (mongodb.wasCalled()) await (await mongodb()).close()
      if (environments.wasCalled()) await (await environments()).remove()
    },
  }
}

interface Words {
  words: readonly string[]
  folder: string
}

const toHaveIt = 'what is to be installed for a command is named by install or its dependencies'

/** A Python that cannot be asked any longer is no reason to lose what it has shown. */
async function listed(
  { python, env }: Prepared,
  { run }: Context,
): Promise<Record<string, string>> {
  const { packagesOf } = await import('../python/requirements.ts')
  return packagesOf({ path: python, env }, run).catch(() => ({}))
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
