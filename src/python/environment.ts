import { cp, lstat, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises'
import { basename, delimiter, join, relative, resolve } from 'node:path'
import type { FoundPython } from '../plan/python.ts'
import type { Ended } from '../process/run.ts'
import type { Context } from './context.ts'
import { InstallError, lastLines } from './context.ts'
import { limitOf, reasonOf, runUv, uvHere } from './uv.ts'

/** What runs a case: the executable, what its environment must have, what the install printed. */
export interface Prepared {
  python: string
  env: Record<string, string>
  log: string
  /** What to remove afterwards; null where nothing was made. */
  folder: string | null
}

export interface Environments {
  prepare: (python: FoundPython, requirements: readonly string[]) => Promise<Prepared>
  /** Removes them all. */
  remove: () => Promise<void>
}

interface Job {
  python: FoundPython
  /** Arguments for uv or pip. */
  args: string[]
  folder: string
  context: Context
}

/**
 * Environments of one run, each made once for all cases that need the same of the same Python.
 * One that failed fails for all of these with the same error.
 */
export function environments(context: Context): Environments {
  const made = new Map<string, Promise<Prepared>>()
  return {
    async prepare(python, requirements) {
      const key = await keyOf(python, requirements)
      const before = made.get(key)
      if (before) return before
      const prepared = prepareEnvironment(python, requirements, context)
      made.set(key, prepared)
      return prepared
    },
    async remove() {
      for (const each of made.values()) {
        const folder = await each.then((prepared) => prepared.folder).catch(() => null)
        if (folder) await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

async function keyOf(python: FoundPython, requirements: readonly string[]): Promise<string> {
  const { path, version, build, freeThreaded } = python
  const file = await realpath(path).catch(() => path)
  const needs = [...new Set(requirements.map((each) => each.trim()))].sort()
  // A virtual environment's python is a link to its base's, but has other packages.
  return JSON.stringify([path, file, version, build, freeThreaded, needs])
}

/**
 * Installs requirements (`name>=1`, `-r file`, `.`, `./folder[extra]`) into a new environment
 * below our folder, with uv where it is on PATH or was fetched, else with venv and pip, else with
 * `pip install --target`. Without requirements it is the interpreter itself. Never writes
 * into the interpreter's site-packages or a project's folder. Throws an InstallError whose `log`
 * holds the tool's last 40 lines.
 */
export async function prepareEnvironment(
  python: FoundPython,
  requirements: readonly string[],
  context: Context,
): Promise<Prepared> {
  if (requirements.length === 0) {
    return { python: python.path, env: python.env, log: '', folder: null }
  }
  const root = join(context.folder, 'environments')
  await mkdir(root, { recursive: true })
  const folder = await mkdtemp(join(root, `${python.version}-`))
  try {
    return await make(python, requirements, folder, context)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function make(
  python: FoundPython,
  requirements: readonly string[],
  folder: string,
  context: Context,
): Promise<Prepared> {
  const args: string[] = []
  for (const each of requirements) args.push(...(await argumentsOf(each.trim(), folder, context)))
  const job = { python, args, folder, context }
  return (await withUv(job)) ?? (await withVenv(job)) ?? withTarget(job)
}

async function withUv(job: Job): Promise<Prepared | null> {
  const { python, args, folder, context } = job
  const uv = python.version.startsWith('2.') ? null : await uvHere(context)
  if (!uv) return null
  const venv = join(folder, 'venv')
  const create = ['venv', '--no-project', '--python', python.path, venv]
  const created = await runUv(uv, create, context, python.env)
  if (created.code !== 0) return notMade(created, 'uv venv', job)
  const command = join(venv, 'bin/python')
  const index = context.env.PIP_NO_INDEX ? ['--no-index'] : []
  const install = ['pip', 'install', ...compiling(python), '--python', command, ...index, ...args]
  const installed = await runUv(uv, install, context, python.env)
  return prepared(installed, { python: command, env: python.env }, job)
}

/** So that the first trial imports no slower than the others. uv cannot do it for Python 3.6. */
function compiling({ version }: FoundPython): string[] {
  return version.startsWith('3.6.') ? [] : ['--compile-bytecode']
}

async function withVenv(job: Job): Promise<Prepared | null> {
  const { python, args, folder } = job
  if (python.version.startsWith('2.')) return null
  const venv = join(folder, 'venv')
  const created = await runPython(python.path, ['-m', 'venv', '--clear', venv], job)
  if (created.code !== 0) return notMade(created, 'venv', job)
  const command = join(venv, 'bin/python')
  const installed = await runPython(command, ['-m', 'pip', 'install', ...args], job)
  return prepared(installed, { python: command, env: python.env }, job)
}

/** The packages lie in a folder that PYTHONPATH names. */
async function withTarget(job: Job): Promise<Prepared> {
  const { python, args, folder, context } = job
  const target = join(folder, 'packages')
  const install = ['-m', 'pip', 'install', '--target', target, ...args]
  const installed = await runPython(python.path, install, job)
  const before = context.env.PYTHONPATH
  const PYTHONPATH = before ? `${target}${delimiter}${before}` : target
  return prepared(installed, { python: python.path, env: { ...python.env, PYTHONPATH } }, job)
}

function notMade(ended: Ended, tool: string, { python, context }: Job): null {
  context.log(`${tool} does not work with Python ${python.version}: ${reasonOf(ended, context)}`)
  return null
}

function prepared(
  ended: Ended,
  made: Pick<Prepared, 'python' | 'env'>,
  { folder, context }: Job,
): Prepared {
  const log = lastLines(`${ended.stdout}\n${ended.stderr}`)
  if (ended.code === 0) return { ...made, log, folder }
  throw new InstallError(`the install failed: ${reasonOf(ended, context)}`, log)
}

/** Settings of pip that would install elsewhere. */
const elsewhere = ['PIP_TARGET', 'PIP_PREFIX', 'PIP_ROOT', 'PIP_USER', 'PIP_REQUIRE_VIRTUALENV']

function runPython(command: string, args: string[], { python, context }: Job): Promise<Ended> {
  const env: Record<string, string> = {
    ...context.env,
    ...python.env,
    PIP_CACHE_DIR: join(context.folder, 'pip-cache'),
    PIP_NO_INPUT: '1',
    PIP_DISABLE_PIP_VERSION_CHECK: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...(context.offline ? { PIP_NO_INDEX: '1' } : {}),
  }
  for (const name of elsewhere) delete env[name]
  return context.run([command, ...args], { env, cwd: context.cwd, timeout: limitOf(context) })
}

async function argumentsOf(text: string, folder: string, context: Context): Promise<string[]> {
  const option = /^(-r|--requirement|-c|--constraint)[\s=]*(\S.*)$/.exec(text)
  if (option) return [option[1] ?? '', resolve(context.cwd, option[2] ?? '')]
  if (text.startsWith('-'))
    throw new InstallError(`${text} is no requirement; of options only -r and -c are taken`)
  const path = /^([./][^[]*)(\[.*\])?$/.exec(text)
  if (!path) return [text]
  const source = resolve(context.cwd, path[1] ?? '')
  return [`${await staged(source, folder, context)}${path[2] ?? ''}`]
}

const leftOut = ['node_modules', '.venv', 'venv', '.tox', '.nox', '__pycache__']

/**
 * A copy of the project, since a build writes into the folder it is run in. What a requirements
 * file itself names by path is built where it lies.
 */
async function staged(source: string, folder: string, context: Context): Promise<string> {
  const info = await lstat(source).catch((error: Error) => {
    throw new InstallError(`${source} cannot be installed: ${error.message}`)
  })
  if (!info.isDirectory()) return source
  const copy = await mkdtemp(join(folder, 'project-'))
  const place = join(copy, basename(await realpath(source)))
  await mkdir(place)
  for (const name of await readdir(source)) {
    const from = join(source, name)
    // Never a folder into itself.
    const holdsOurs = !relative(from, context.folder).startsWith('..')
    if (!holdsOurs) await cp(from, join(place, name), { ...copying, filter: isPart })
  }
  return place
}

const copying = { recursive: true, verbatimSymlinks: true }

async function isPart(from: string): Promise<boolean> {
  if (leftOut.includes(basename(from))) return false
  const info = await lstat(from)
  return info.isFile() || info.isDirectory() || info.isSymbolicLink()
}
