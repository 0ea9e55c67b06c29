import { access, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Ended } from '../process/run.ts'
import { toolkitRun } from '../process/toolkit.ts'
import { isProgram, which } from '../process/which.ts'
import type { Context } from './context.ts'
import { InstallError, lastLines } from './context.ts'
import type { Net } from './download.ts'

/** Which uv is fetched where PATH has none, and how it is known to be the right one. */
export interface UvRelease {
  version: string
  /** Folder of all releases; `FORK_SAFETY_UV_MIRROR` replaces it. */
  url: string
  /** SHA-256 of `uv-<target>.tar.gz`, by target. */
  sha256: Readonly<Record<string, string>>
}

export const pinned: UvRelease = {
  version: '0.12.5',
  url: 'https://github.com/astral-sh/uv/releases/download',
  sha256: {
    'aarch64-apple-darwin': '5bb0e5fe008a773c3dbcb97ff79cd89e1241464fe9d2f986d52ad8f1b037bd62',
    'aarch64-unknown-linux-gnu': '9bf43b4d1a07665bf64d4c4e710930b382321a785e0eb10aac07f46471f86a31',
    'aarch64-unknown-linux-musl':
      '8767a0e77f2cd45436401b1b42bf7e9ed5a4a91a74a5305d6fe93249d0f6dbc5',
    'x86_64-apple-darwin': 'b3b2137477cf96c9686ebfb71524614cec780c673fd73e59bce099aef02e70e8',
    'x86_64-unknown-linux-gnu': '68a509da24b06b4223a1c0175fb5eb5bc79342b76cbeff0cfe51ac3f5b17b6b2',
    'x86_64-unknown-linux-musl': 'a4742988791c9aeae68c78150d6cba762062ad2a47e53738c2779d2b596bfcdb',
  },
}

/** The minors that the pinned release installs, on some platform. */
export const installable: Readonly<Record<string, readonly string[]>> = {
  CPython: ['3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14', '3.15'],
  PyPy: ['3.8', '3.9', '3.10', '3.11'],
  GraalPy: ['3.8', '3.10', '3.11', '3.12'],
}

const realNet = (log: Net['log']): Net => ({
  fetch: globalThis.fetch,
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000)),
  log,
})

/** uv's path: from PATH, or fetched before; null where there is none. */
export async function uvHere(context: Context, release = pinned): Promise<string | null> {
  const kept = keptAt(context, release)
  return (await which('uv', context.env.PATH)) ?? ((await isProgram(kept)) ? kept : null)
}

/**
 * uv's path: from PATH, else the pinned release, fetched once, verified and kept in our folder.
 * Throws an InstallError where it cannot be had.
 */
export async function obtainUv(
  context: Context,
  release: UvRelease = pinned,
  net: Net = realNet(context.log),
): Promise<string> {
  const here = await uvHere(context, release)
  if (here) return here
  if (context.offline)
    throw new InstallError('uv is not on PATH, and --offline forbids to fetch it')
  const begun = fetching.get(context)
  if (begun) return begun
  const fetched = fetchUv(context, release, net).finally(() => fetching.delete(context))
  fetching.set(context, fetched)
  return fetched
}

/** Several Pythons of one run wait for one download. */
const fetching = new WeakMap<Context, Promise<string>>()

async function fetchUv(context: Context, release: UvRelease, net: Net): Promise<string> {
  const { download, throughProxy } = await import('./download.ts')
  const target = await targetOf(context)
  const sha256 = release.sha256[target]
  if (!sha256) throw new InstallError(`uv ${release.version} is not pinned for ${target}`)
  const base = (context.env.FORK_SAFETY_UV_MIRROR || release.url).replace(/\/+$/, '')
  const url = `${base}/${release.version}/uv-${target}.tar.gz`
  await mkdir(context.folder, { recursive: true })
  const folder = await mkdtemp(join(context.folder, '.uv-'))
  const file = join(folder, 'uv.tar.gz')
  try {
    await throughProxy(context.env, () => download({ url, sha256, file }, net))
    await unpack(file, folder, context)
    await keep(join(folder, `uv-${target}`), keptAt(context, release))
  } catch (error) {
    if (error instanceof InstallError) throw error
    throw new InstallError(`uv could not be fetched: ${(error as Error).message}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return keptAt(context, release)
}

async function unpack(file: string, folder: string, context: Context): Promise<void> {
  const command = ['tar', '-xzf', file, '-C', folder]
  const ended = await toolkitRun(command, { env: { ...context.env }, timeout: 60 })
  if (ended.code !== 0) throw new InstallError('uv could not be unpacked', lastLines(ended.stderr))
}

/** Moves the folder into place; another process may have been faster. */
async function keep(folder: string, place: string): Promise<void> {
  const kept = join(place, '..')
  await mkdir(join(kept, '..'), { recursive: true })
  await rename(folder, kept).catch(async (error) => {
    if (!(await isProgram(place))) throw error
  })
}

function keptAt({ folder, arch }: Context, { version }: UvRelease): string {
  return join(folder, 'uv', version, arch, 'uv')
}

async function targetOf({ platform, arch }: Context): Promise<string> {
  const cpu = { x64: 'x86_64', arm64: 'aarch64' }[arch] ?? arch
  if (platform === 'darwin') return `${cpu}-apple-darwin`
  if (platform !== 'linux') return `${cpu}-${platform}`
  const musl = await access(`/lib/ld-musl-${cpu}.so.1`).then(
    () => true,
    () => false,
  )
  return `${cpu}-unknown-linux-${musl ? 'musl' : 'gnu'}`
}

/** Settings of uv that are the user's to make; all others would change what is installed where. */
const usersOwn = /INDEX|FIND_LINKS|MIRROR|JSON_URL|HTTP_|INSECURE_HOST|_CERTS|_TLS|KEYRING/
/** What pip's settings are called in uv, which does not read them. */
const fromPip = [
  ['PIP_INDEX_URL', 'UV_DEFAULT_INDEX'],
  ['PIP_EXTRA_INDEX_URL', 'UV_INDEX'],
  ['PIP_FIND_LINKS', 'UV_FIND_LINKS'],
  ['PIP_CERT', 'SSL_CERT_FILE'],
] as const

/** The environment of every uv: all that it writes lies below our folder. */
export function uvEnvironment(context: Context): Record<string, string> {
  const entries = Object.entries(context.env)
  const env = Object.fromEntries(
    entries.filter(([name]) => !name.startsWith('UV_') || usersOwn.test(name)),
  )
  for (const [pip, uv] of fromPip) if (env[pip]) env[uv] ??= env[pip].trim()
  if (env.PIP_FIND_LINKS) env.UV_FIND_LINKS = env.UV_FIND_LINKS!.replace(/\s+/g, ',')
  delete env.VIRTUAL_ENV
  return {
    ...env,
    UV_CACHE_DIR: join(context.folder, 'uv-cache'),
    UV_CREDENTIALS_DIR: join(context.folder, 'uv-credentials'),
    UV_PYTHON_INSTALL_DIR: join(context.folder, 'python'),
    UV_PYTHON_INSTALL_BIN: '0',
    UV_PYTHON_DOWNLOADS: 'manual',
    UV_NO_CONFIG: '1',
    UV_NO_MODIFY_PATH: '1',
    UV_NO_PROGRESS: '1',
    NO_COLOR: '1',
    // What a build runs must not leave byte code in the interpreter's own library.
    PYTHONDONTWRITEBYTECODE: '1',
    ...(context.offline ? { UV_OFFLINE: '1' } : {}),
  }
}

/** Asks uv for what it knows, which changes nothing and ends by itself. */
export function askUv(uv: string, args: string[], context: Context): Promise<Ended> {
  const options = { env: uvEnvironment(context), cwd: context.cwd, timeout: limitOf(context) }
  return toolkitRun([uv, ...args], options)
}

/** Runs uv within the context's limit. */
export function runUv(
  uv: string,
  args: string[],
  context: Context,
  added: Record<string, string> = {},
): Promise<Ended> {
  const env = { ...uvEnvironment(context), ...added }
  return context.run([uv, ...args], { env, cwd: context.cwd, timeout: limitOf(context) })
}

/** Seconds that one command of an install may take. */
export function limitOf({ timeout }: Context): number {
  return timeout ?? 600
}

/** The tool's own reason in one line: its innermost `cause`, else its last line. */
export function reasonOf(ended: Ended, context: Context): string {
  if (ended.timedOut) return `not done within ${limitOf(context)} s`
  const lines = lastLines(ended.stderr || ended.stdout).split('\n')
  const said = lines.filter((line) => /^\s*(cause|caused by|error):/i.test(line))
  return (said.at(-1) ?? lines.at(-1) ?? '').trim().replace(/^(cause|caused by|error):\s*/i, '')
}
