import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, delimiter, dirname, join, resolve } from 'node:path'
import type { FoundPython } from '../plan/python.ts'
import { foldersOf, which } from '../process/which.ts'
import type { Context } from './context.ts'
import { toolCaches } from './context.ts'
import { probe } from './probe.ts'
import type { Spec } from './spec.ts'
import { matches, newestFirst, parseSpec } from './spec.ts'

interface Candidate {
  command: string
  origin: string
}

/** Asks one candidate; null where it is no usable Python. */
export type Asker = (candidate: Candidate) => Promise<FoundPython | null>

const commandName = /^(?:python|pypy|graalpy)(\d+(?:\.\d+)?)?t?$/
const executables = ['python3', 'python', 'pypy3', 'pypy', 'graalpy'].map((name) => `bin/${name}`)

/**
 * The Python that `spec` means: a path, the name of a command (`python3.12`), or a version spec
 * (see `parseSpec`). Nothing is `python3` on PATH.
 *
 * A version is looked for on PATH, in the runner's tool cache, among pyenv's, uv's and our own.
 * Of all that match the newest wins, of equals the one found first in that order; so the
 * same spec gives the same interpreter as long as the same ones are installed. Free-threaded
 * builds and pre-releases match only where the spec asks for them.
 *
 * Throws one clear error where there is none. Several specs of one run share what `ask` learnt.
 */
export async function findPython(
  spec: string | null,
  context: Context,
  ask: Asker = asker(context),
): Promise<FoundPython> {
  const found = await searchPython(spec, context, ask)
  if (found) return found
  throw new Error(`no Python ${spec} here; ${await whatIsHere(context, ask)}`)
}

/** `here are CPython 3.13.0, 3.12.1, PyPy 3.9.16 (7.3.11)`. */
export async function whatIsHere(context: Context, ask: Asker = asker(context)): Promise<string> {
  const names = (await listPythons(context, ask)).map(nameOf)
  if (names.length === 0) return 'there is none at all'
  const kinds = names.map((name) => name.split(' ')[0])
  const brief = names.map((name, at) =>
    kinds[at] === kinds[at - 1] ? name.slice(kinds[at]!.length + 1) : name,
  )
  return `here ${names.length === 1 ? 'is' : 'are'} ${[...new Set(brief)].join(', ')}`
}

/** As `findPython`, but null where a version is not here. A path that is no Python still throws. */
export async function searchPython(
  spec: string | null,
  context: Context,
  ask: Asker = asker(context),
): Promise<FoundPython | null> {
  const command = commandOf(spec, context.cwd)
  if (!command) return newestOf(parseSpec(spec ?? ''), context, ask)
  if (command.includes('/')) return askStrictly({ command, origin: 'path' }, context)
  const file = (await which(command, context.env.PATH)) ?? command
  return askStrictly({ command: file, origin: 'PATH' }, context)
}

/** `python3`, `python3.12`, `./bin/python`, `~/x/python`: what is a command and no version. */
function commandOf(spec: string | null, cwd: string): string | null {
  const text = spec?.trim() ?? ''
  if (text === '') return 'python3'
  if (text.includes('/')) return resolve(cwd, text)
  return /^python[\d.]*t?$/.test(text) ? text : null
}

async function newestOf(spec: Spec, context: Context, ask: Asker): Promise<FoundPython | null> {
  const candidates = await candidatesFor(context, spec.minor)
  const asked = await Promise.all(candidates.map(ask))
  const found = asked.filter((python) => python !== null && matches(spec, python))
  // A stable sort: of equals the first place stays first.
  return (found as FoundPython[]).sort(newestFirst)[0] ?? null
}

/** All Pythons found here, each once: CPython before the others, newest first. */
export async function listPythons(
  context: Context,
  ask: Asker = asker(context),
): Promise<FoundPython[]> {
  const asked = await Promise.all((await candidatesFor(context, null)).map(ask))
  const unique = new Map<string, FoundPython>()
  for (const python of asked) {
    const key = python ? await identity(python.path) : ''
    if (python && !unique.has(key)) unique.set(key, python)
  }
  return [...unique.values()].sort(
    (a, b) =>
      a.implementation.localeCompare(b.implementation) ||
      newestFirst(a, b) ||
      Number(a.freeThreaded) - Number(b.freeThreaded),
  )
}

/** Probes a candidate once, however often it is asked. */
export function asker(context: Context): Asker {
  const known = new Map<string, Promise<FoundPython | null>>()
  return (candidate) => {
    const before = known.get(candidate.command)
    if (before) return before
    const asked = askOnce(candidate, context)
    known.set(candidate.command, asked)
    return asked
  }
}

async function askOnce(candidate: Candidate, context: Context): Promise<FoundPython | null> {
  try {
    return await askStrictly(candidate, context)
  } catch (error) {
    context.log(`not used: ${(error as Error).message}`)
    return null
  }
}

async function askStrictly({ command, origin }: Candidate, context: Context): Promise<FoundPython> {
  const { run, cwd } = context
  const env = libraryPath(command, context)
  return { ...(await probe(command, { run, cwd, env: { ...context.env, ...env }, origin })), env }
}

/** Linux builds of the tool cache look for libpython where they were built to lie. */
function libraryPath(command: string, { env, platform }: Context): Record<string, string> {
  const cached = toolCaches(env).some((cache) => command.startsWith(join(cache, 'Python/')))
  if (!cached || platform !== 'linux') return {}
  const own = join(dirname(dirname(command)), 'lib')
  const before = env.LD_LIBRARY_PATH
  return { LD_LIBRARY_PATH: before ? `${own}${delimiter}${before}` : own }
}

/** All that may be a Python, in the order of the places, each interpreter once. */
async function candidatesFor(context: Context, minor: string | null): Promise<Candidate[]> {
  const places = await Promise.all([
    onPath(context, minor),
    inToolCaches(context, minor),
    inVersions(pyenvRoot(context.env), 'pyenv', minor),
    inVersions(uvRoot(context.env), 'uv', minor),
    inVersions(join(context.folder, 'python'), 'installed', minor),
  ])
  const unique = new Map<string, Candidate>()
  for (const candidate of places.flat()) {
    const key = await identity(candidate.command)
    if (!unique.has(key)) unique.set(key, candidate)
  }
  return [...unique.values()]
}

/** `python`, `python3` and `python3.11` of one folder are one; a venv's is not its base's. */
async function identity(command: string): Promise<string> {
  const [folder, file] = await Promise.all([
    realpath(dirname(command)).catch(() => dirname(command)),
    realpath(command).catch(() => command),
  ])
  return join(folder, basename(file))
}

/** May something of this name be that minor? A name without a minor may be any. */
function mayBe(name: string, minor: string | null): boolean {
  const named = /(\d+\.\d+)/.exec(name)?.[1]
  return minor === null || named === undefined || named === minor || name.startsWith('graalpy')
}

async function onPath({ env }: Context, minor: string | null): Promise<Candidate[]> {
  const found = foldersOf(env.PATH).map(async (folder) => {
    const names = (await entries(folder)).filter((name) => commandName.test(name))
    const wanted = names.filter((name) => mayBe(name, minor) && !isMereShim(folder, name))
    return wanted.map((name) => ({ command: join(folder, name), origin: 'PATH' }))
  })
  return (await Promise.all(found)).flat()
}

/** pyenv has a slow shim for every name of every version; its versions are found where they are. */
function isMereShim(folder: string, name: string): boolean {
  return basename(folder) === 'shims' && !/^python3?$/.test(name)
}

/**
 * The layout of the runner's tool cache, read directly: `Python/3.12.14/x64`, complete where
 * `x64.complete` stands beside it.
 */
async function inToolCaches(context: Context, minor: string | null): Promise<Candidate[]> {
  const kinds = toolCaches(context.env).flatMap((cache) =>
    ['Python', 'PyPy', 'GraalPy'].map((kind) => join(cache, kind)),
  )
  const versions = kinds.map(async (kind) => {
    const names = await entries(kind)
    const wanted = kind.endsWith('GraalPy') ? names : names.filter((name) => mayBe(name, minor))
    return wanted.map((name) => join(kind, name))
  })
  const folders = (await Promise.all(versions)).flat()
  return (await Promise.all(folders.map((folder) => inToolCacheVersion(folder, context)))).flat()
}

async function inToolCacheVersion(folder: string, context: Context): Promise<Candidate[]> {
  const names = await entries(folder)
  const builds = [context.arch, `${context.arch}-freethreaded`]
  const complete = builds.filter((arch) => names.includes(`${arch}.complete`))
  const found = complete.map((arch) => inPrefix(join(folder, arch), 'tool-cache'))
  return (await Promise.all(found)).flat()
}

function pyenvRoot(env: Context['env']): string | null {
  const root = env.PYENV_ROOT ?? (env.HOME && join(env.HOME, '.pyenv'))
  return root ? join(root, 'versions') : null
}

function uvRoot(env: Context['env']): string | null {
  if (env.UV_PYTHON_INSTALL_DIR) return env.UV_PYTHON_INSTALL_DIR
  const data = env.XDG_DATA_HOME ?? (env.HOME && join(env.HOME, '.local/share'))
  return data ? join(data, 'uv/python') : null
}

/**
 * Interpreters in folders that name their version, as pyenv and uv keep them: `3.12.1`,
 * `pypy3.10-7.3.12`, `cpython-3.12.14-linux-x86_64-gnu`. Links (uv's per minor) and other names
 * (virtual environments, Conda) are left out.
 */
async function inVersions(
  root: string | null,
  origin: string,
  minor: string | null,
): Promise<Candidate[]> {
  if (!root) return []
  const found = (await readdir(root, { withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isDirectory() && /^(\d|cpython|pypy|graalpy)/.test(entry.name))
    .filter((entry) => mayBe(entry.name, minor))
    .map((entry) => entry.name)
    .sort()
  return (await Promise.all(found.map((name) => inPrefix(join(root, name), origin)))).flat()
}

/** The one interpreter of an installation, or none. */
async function inPrefix(prefix: string, origin: string): Promise<Candidate[]> {
  for (const name of executables) {
    const command = join(prefix, name)
    if (await stat(command).catch(() => null)) return [{ command, origin }]
  }
  return []
}

async function entries(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort()
}

/** For people: `CPython 3.13.0t`, `PyPy 3.10.14 (7.3.17)`. */
export function nameOf(python: Omit<FoundPython, 'env' | 'path'>): string {
  const build = python.build ? ` (${python.build})` : ''
  return `${python.implementation} ${python.version}${python.freeThreaded ? 't' : ''}${build}`
}
