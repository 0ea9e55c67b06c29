import { arch, platform } from 'node:os'
import { trialEnvironment, type Variables } from '../guard/environment.ts'
import type { Python } from '../plan/python.ts'
import { unlessAborted } from '../process/interrupt.ts'
import { type Run, spawnRun } from '../process/run.ts'
import { SettingsError } from '../settings/raw.ts'
import type { Settings } from '../settings/settings.ts'
import { type Context, contextVariables, ownFolder } from './context.ts'
import type { Asker } from './find.ts'
import { probe } from './probe.ts'

interface World {
  env: Variables
  log: (text: string) => void
  /** Ends the search. */
  interrupt: AbortSignal
}

/** What finding and installing may use, with the variables that say where Pythons are. */
export function contextFor(
  settings: Pick<Settings, 'cwd' | 'offline'>,
  { env, log }: Pick<World, 'env' | 'log'>,
  run: Run,
  variables: Record<string, string>,
): Context {
  const own = contextVariables.flatMap((name) => (env[name] ? [[name, env[name]]] : []))
  const all = { ...variables, ...Object.fromEntries(own) }
  return {
    env: all,
    cwd: settings.cwd,
    platform: platform(),
    arch: arch(),
    offline: settings.offline,
    run,
    folder: ownFolder(all),
    log,
  }
}

/**
 * The Pythons that were asked for: found here, else installed. The plain case, `python3` on PATH,
 * loads nothing but the probe.
 */
export function findPythons(
  settings: Pick<Settings, 'pythons' | 'pythonVersionFile' | 'cwd' | 'offline' | 'passEnv'>,
  world: World,
): Promise<Python[]> {
  const finding = findAll(settings, world)
  // Whoever waits for it hears of a failure; until then it must not end the process.
  finding.catch(() => {})
  return finding
}

async function findAll(
  settings: Parameters<typeof findPythons>[0],
  world: World,
): Promise<Python[]> {
  const variables = trialEnvironment(world.env, settings.passEnv)
  const { interrupt } = world
  const run: Run = (command, options) => spawnRun(command, { ...options, interrupt })
  const context = contextFor(settings, world, run, variables)
  const specs = [...settings.pythons, ...(await fromFile(settings))]
  const wanted = specs.length > 0 ? specs : ['python3']
  // Shared by all specs, so that no candidate is asked twice.
  let ask: Promise<Asker> | null = null
  const askOnce = () => {
    ask ??= import('./find.ts').then(({ asker }) => asker(context))
    return ask
  }
  const search = (spec: string) =>
    unlessAborted(findOne(spec, context, askOnce), interrupt, new Error('interrupted')).catch(
      (error) => missing(spec, error),
    )
  const found = await Promise.all(wanted.map(search))
  return distinct(found)
}

async function fromFile(settings: Pick<Settings, 'pythonVersionFile' | 'cwd'>): Promise<string[]> {
  if (settings.pythonVersionFile === null) return []
  const { readVersionFile } = await import('./version-file.ts')
  return readVersionFile(settings.pythonVersionFile, settings.cwd).catch((error: Error) => {
    throw new SettingsError([`python-version-file: ${error.message}`])
  })
}

async function findOne(
  spec: string,
  context: Context,
  askOnce: () => Promise<Asker>,
): Promise<Python> {
  if (spec === 'python3' || spec.includes('/')) {
    const origin = spec === 'python3' ? 'PATH' : 'path'
    const command = spec.includes('/') ? pathFrom(context.cwd, spec) : spec
    return { ...(await probe(command, { ...context, origin })), env: {} }
  }
  const { findOrInstall } = await import('./install.ts')
  return findOrInstall(spec, context, await askOnce())
}

const missing = (spec: string, error: Error): Python => ({
  ...unknown,
  version: spec,
  missing: error.message + hintOf(spec),
})

/** YAML reads an unquoted `3.10` as the number 3.1. */
const hintOf = (spec: string) =>
  /^3\.[12]$/.test(spec)
    ? `; should it be 3.${spec.at(-1)}0? Write it in quotes, since YAML reads 3.${spec.at(-1)}0 as ${spec}`
    : ''

const pathFrom = (cwd: string, path: string) => (path.startsWith('/') ? path : `${cwd}/${path}`)

const unknown = {
  implementation: 'unknown',
  freeThreaded: false,
  path: '',
  env: {} as Record<string, string>,
}

/** Two specs may mean one interpreter. */
function distinct(pythons: Python[]): Python[] {
  const key = (one: Python) => one.path || `${one.version}: ${one.missing}`
  return [...new Map(pythons.map((one) => [key(one), one])).values()]
}
