import { join } from 'node:path'
import type { FoundPython } from '../plan/python.ts'
import type { Context } from './context.ts'
import { InstallError, lastLines } from './context.ts'
import type { Asker } from './find.ts'
import { searchPython, whatIsHere } from './find.ts'
import { probe } from './probe.ts'
import type { Spec } from './spec.ts'
import { matches, mayMeet, newestFirst, parseSpec } from './spec.ts'
import { askUv, installable, obtainUv, reasonOf, runUv, uvHere } from './uv.ts'

/** An entry of `uv python list --output-format json`. */
interface Listed {
  key: string
  version: string
  implementation: string
  variant: string
  url: string | null
  os: string
  arch: string
  libc: string
}

interface Offer {
  key: string
  version: string
  implementation: string
  freeThreaded: boolean
  build: string | null
  platform: string
}

/** The Python that is here, else the one that uv installs. See `findPython`, `installPython`. */
export async function findOrInstall(
  spec: string | null,
  context: Context,
  ask?: Asker,
): Promise<FoundPython> {
  const found = await searchPython(spec, context, ask)
  if (found) return found
  return installPython(spec ?? '', context).catch(async (error) => {
    if (!(error instanceof InstallError)) throw error
    throw new InstallError(`${error.message}; ${await whatIsHere(context, ask)}`, error.log)
  })
}

/**
 * Installs the newest Python that meets the version spec with `uv python install`, into our own
 * folder; nothing else changes. uv tries faulty connections again by itself and verifies what it
 * gets. Throws an InstallError: offline, no such version (naming the nearest, and the platforms
 * that have it), or uv's own reason.
 */
export async function installPython(
  text: string,
  context: Context,
  uv?: string,
): Promise<FoundPython> {
  const spec = parseSpec(text)
  const here = uv ?? (await uvHere(context))
  if (!here && !mayBeListed(spec, context)) {
    const minors = installable[spec.implementation] ?? []
    const range = `${spec.implementation} ${minors[0]} to ${minors.at(-1)}`
    throw new InstallError(`Python ${text} is not here, and uv installs only ${range}`)
  }
  if (context.offline) {
    throw new InstallError(`Python ${text} is not here, and --offline forbids to fetch it`)
  }
  const tool = here ?? (await obtainUv(context))
  const offers = await offersOf(tool, [], context)
  const offer = offers.filter((each) => matches(spec, each)).sort(newestFirst)[0]
  if (!offer) throw new InstallError(await notOffered(spec, offers, tool, context))
  context.log(`installing ${offer.key}`)
  const ended = await runUv(tool, ['python', 'install', offer.key], context)
  if (ended.code !== 0) {
    const reason = reasonOf(ended, context)
    throw new InstallError(
      `Python ${offer.version} could not be installed: ${reason}`,
      lastLines(ended.stderr),
    )
  }
  const command = join(context.folder, 'python', offer.key, 'bin', commandOf(offer))
  return { ...(await probe(command, { ...context, origin: 'installed' })), env: {} }
}

/** So that no uv is fetched to be told that it has no such Python; a list of the user's own may have. */
const mayBeListed = (spec: Spec, { env }: Context) =>
  Boolean(env.UV_PYTHON_DOWNLOADS_JSON_URL) || mayMeet(spec, installable[spec.implementation] ?? [])

function commandOf({ implementation }: Offer): string {
  return { PyPy: 'pypy3', GraalPy: 'graalpy' }[implementation] ?? 'python3'
}

async function offersOf(uv: string, args: string[], context: Context): Promise<Offer[]> {
  const command = [
    'python',
    'list',
    '--only-downloads',
    '--all-versions',
    '--output-format',
    'json',
  ]
  const ended = await askUv(uv, [...command, ...args], context)
  try {
    return (JSON.parse(ended.stdout) as Listed[]).flatMap(offerOf)
  } catch {
    const reason = reasonOf(ended, context)
    throw new InstallError(`uv cannot list Pythons: ${reason}`, lastLines(ended.stderr))
  }
}

const names: Record<string, string> = { cpython: 'CPython', pypy: 'PyPy', graalpy: 'GraalPy' }

/** PyPy's and GraalPy's own version is only in the archive's name. */
function offerOf(listed: Listed): Offer[] {
  const implementation = names[listed.implementation]
  if (!implementation || !/^(default|freethreaded)$/.test(listed.variant)) return []
  const file = listed.url?.split('/').at(-1) ?? ''
  const build = /(?:pypy[\d.]*-v|graalpy[\d.]*-)(\d[\w.]*)-/.exec(file)?.[1] ?? null
  const { key, version } = listed
  const libc = listed.libc === 'none' ? '' : ` ${listed.libc}`
  const platform = `${listed.os} ${listed.arch}${libc}`
  return [
    {
      key,
      version,
      implementation,
      freeThreaded: listed.variant === 'freethreaded',
      build,
      platform,
    },
  ]
}

/** Why there is nothing to install: the nearest versions here, and where else it exists. */
async function notOffered(
  spec: Spec,
  offers: Offer[],
  uv: string,
  context: Context,
): Promise<string> {
  const near = nearest(spec, offers).join(', ')
  const os = context.platform === 'darwin' ? 'macos' : context.platform
  return [
    `uv knows no Python ${spec.text} for ${os} ${context.arch}`,
    near ? `the nearest are ${near}` : `it knows no ${spec.implementation} there`,
    ...(await elsewhere(spec, uv, context)),
  ].join('; ')
}

/** Not asked for a range without a lower part in common: all that uv knows is a megabyte. */
async function elsewhere(spec: Spec, uv: string, context: Context): Promise<string[]> {
  const request = spec.implementation === 'CPython' ? spec.minor : spec.implementation.toLowerCase()
  if (!request) return []
  const offers = await offersOf(uv, ['--all-platforms', '--all-arches', request], context)
  const having = offers.filter((offer) => matches(spec, offer)).map((offer) => offer.platform)
  const platforms = [...new Set(having)].sort().join(', ')
  return [platforms ? `it exists for ${platforms}` : 'it exists for no platform']
}

/** Up to three versions of the same implementation and build kind, in ascending order. */
function nearest(spec: Spec, offers: Offer[]): string[] {
  const wanted = weight(spec.near)
  const distance = (offer: Offer) => Math.abs(weight(offer.version) - wanted)
  return offers
    .filter((offer) => offer.implementation === spec.implementation)
    .filter((offer) => offer.freeThreaded === spec.freeThreaded)
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 3)
    .sort((a, b) => -newestFirst(a, b))
    .map(({ version, build }) => (build ? `${version} (${build})` : version))
}

function weight(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version
    .split('.')
    .map((part) => Number.parseInt(part, 10))
  return major * 1e6 + minor * 1e3 + patch
}
