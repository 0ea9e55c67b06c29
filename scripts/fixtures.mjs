/**
 * Installs what the tests need beside the npm packages: three versions of PyMongo under `.cache/`,
 * each complete when its stamp file is there. Run by `npm pretest`.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const cache = fileURLToPath(new URL('../.cache/', import.meta.url))

/** What is installed where; a Python's extension modules do no harm to another, which skips them. */
export const fixtures = [
  { name: 'pymongo-4', requirement: 'pymongo>=4,<5', python: /^3\./, options: [] },
  { name: 'pymongo-3.12', requirement: 'pymongo==3.12.3', python: /^3\./, options: ['--no-deps'] },
  { name: 'pymongo-2.9', requirement: 'pymongo==2.9.5', python: /^2\.7\./, options: ['--no-deps'] },
]

function pyenvRoot() {
  try {
    return execFileSync('pyenv', ['root'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return null
  }
}

function candidates() {
  const root = pyenvRoot()
  const versions = root ? join(root, 'versions') : ''
  const installed = existsSync(versions) ? readdirSync(versions) : []
  const named = /^(python[23](\.\d+t?)?|pypy[23]?(\.\d+)?)$/
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => existsSync(folder) && !folder.endsWith('/shims'))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => named.test(file))
        .map((file) => join(folder, file)),
    )
  return [...installed.map((version) => join(versions, version, 'bin', 'python')), ...onPath]
}

const question =
  'import platform, sys; print("|".join([platform.python_implementation(), ' +
  'platform.python_version(), sys.executable]))'

function ask(path) {
  try {
    const answer = execFileSync(path, ['-c', question], { encoding: 'utf8', stdio: 'pipe' })
    const [implementation, version, executable] = answer.trim().split('|')
    return { implementation, version, path: executable || path }
  } catch {
    return null
  }
}

function newestFirst(a, b) {
  return b.version.localeCompare(a.version, 'en', { numeric: true })
}

/** Pythons of this machine, one for each implementation and version, newest first. */
export function findPythons() {
  const found = new Map()
  for (const path of candidates()) {
    const python = ask(path)
    const key = python && `${python.implementation} ${python.version}`
    if (python && !found.has(key)) found.set(key, python)
  }
  return [...found.values()].sort(newestFirst)
}

/** The folder to put into PYTHONPATH for a fixture of `fixtures`, or null if it is not there. */
export function fixtureFolder(name) {
  const folder = join(cache, name)
  return existsSync(join(folder, '.complete')) ? folder : null
}

function install(fixture, python) {
  const folder = join(cache, fixture.name)
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  const args = ['-m', 'pip', 'install', '--disable-pip-version-check', '--quiet']
  const env = { ...process.env, PIP_REQUIRE_VIRTUALENV: '0' }
  execFileSync(
    python.path,
    [...args, '--target', unfinished, ...fixture.options, fixture.requirement],
    { stdio: ['ignore', 'inherit', 'inherit'], env },
  )
  writeFileSync(join(unfinished, '.complete'), `${fixture.requirement}\n`)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
}

function installMissing() {
  const missing = fixtures.filter((fixture) => !fixtureFolder(fixture.name))
  if (missing.length === 0) return
  mkdirSync(cache, { recursive: true })
  const pythons = findPythons()
  for (const fixture of missing) {
    const python = pythons.find(
      (one) => one.implementation === 'CPython' && fixture.python.test(one.version),
    )
    if (python) install(fixture, python)
    else console.error(`fixtures: no Python ${fixture.python.source} for ${fixture.requirement}`)
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) installMissing()
