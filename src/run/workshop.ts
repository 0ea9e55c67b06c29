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
  /** Ends and removes what was made. */
  close(): Promise<void>
}

type Needed = Pick<Settings, 'install' | 'mongodbUri' | 'offline'>

/** Tells what of the requirements a Python does not meet, each question asked once; null for nothing. */
function requirementCheck({ run }: Context) {
  const checks = new Map<string, Promise<string | null>>()
  const ask = async ({ python, env }: Prepared, requirements: readonly string[]) => {
    const { satisfied } = await import('../python/requirements.ts')
    return satisfied({ path: python, env }, requirements, run)
  }
  return async (python: Prepared, requirements: readonly string[]): Promise<string | null> => {
    if (requirements.length === 0) return null
    const key = JSON.stringify([python.python, requirements])
    const check = checks.get(key) ?? ask(python, requirements)
    checks.set(key, check)
    return check
  }
}

/** `env` is what every trial may see; `context` is for installs. */
export function openWorkshop(
  settings: Needed,
  env: Record<string, string>,
  context: Context,
): Workshop {
  const environments = once(async () => {
    const { environments } = await import('../python/environment.ts')
    return environments(context)
  })
  const mongodb = once(async () => (await import('../mongodb/server.ts')).startMongodb())
  const unmet = requirementCheck(context)

  async function install(one: Case): Promise<Prepared> {
    const bare = { python: one.python.path, env: { ...env, ...one.python.env } }
    const { dependencies } = one.repro.metadata
    const missing = await unmet(bare, dependencies)
    if (settings.install.length === 0 && missing === null) return bare
    if (settings.offline) throw new NotPrepared(`${missing ?? 'install'}, and --offline is given`)
    try {
      const made = await (await environments()).prepare(one.python, [
        ...settings.install,
        ...dependencies,
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

  return {
    prepare: async (one) => {
      if (one.skip !== null) throw new NotPrepared(one.skip)
      const prepared = await install(one)
      const missing = await unmet(prepared, one.repro.metadata.needs)
      if (missing !== null) throw new NotPrepared(missing)
      return { python: prepared.python, env: { ...prepared.env, ...(await server(one)) } }
    },
    close: async () => {
      if (mongodb.wasCalled()) await (await mongodb()).close()
      if (environments.wasCalled()) await (await environments()).remove()
    },
  }
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
