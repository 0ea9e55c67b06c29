import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manifest, version } from '../version.ts'
import { parseRange } from './range.ts'
import { parseToml, type Table, type TomlError } from './toml.ts'

/** A project's own package. */
export interface Package {
  /** As it is installed: `my-lib`; null where only setup.py knows. */
  name: string | null
  /** As it is imported: `my_lib`. */
  module: string
  requiresPython: string | null
}

export interface StarterFile {
  /** Relative to the project's folder. */
  path: string
  text: string
}

const file = 'pyproject.toml'

/**
 * The package that a project's pyproject.toml names, and the module of it that is there; of a project with a
 * setup.py the only package that is there.
 * @throws Error for people where there is none.
 */
export function packageOf(folder: string): Package {
  const { name, requiresPython } = namedIn(folder)
  if (name !== null) return { name, module: moduleOf(name, folder), requiresPython }
  const [module, ...others] = packagesOf(folder)
  if (module && others.length === 0) return { name, module, requiresPython }
  throw new Error(
    'setup.py is here, but not one package beside it or in src, which is to be tested',
  )
}

type Named = Omit<Package, 'module'>

function namedIn(folder: string): Named {
  const data = readProject(join(folder, file))
  const project = tableAt(data, ['project'])
  const name = project.name ?? tableAt(data, ['tool', 'poetry']).name
  const range = project['requires-python']
  const isRange = typeof range === 'string' && parseRange(range) !== null
  const requiresPython = isRange ? range : null
  if (isName(name)) return { name, requiresPython }
  if (existsSync(join(folder, 'setup.py'))) return { name: null, requiresPython }
  throw new Error(
    data
      ? `${file} names no package: [project] has no name`
      : `neither ${file} nor setup.py is here, which tell the package to test`,
  )
}

const isName = (name: unknown): name is string =>
  typeof name === 'string' && /^[A-Za-z0-9][\w.-]*$/.test(name)

function readProject(place: string): Table | undefined {
  if (!existsSync(place)) return undefined
  try {
    return parseToml(readFileSync(place, 'utf8')).data
  } catch (error) {
    const { line, message } = error as TomlError
    throw new Error(`${file}, line ${line}: ${message}`)
  }
}

function tableAt(data: Table | undefined, keys: readonly string[]): Table {
  const found = keys.reduce<unknown>((table, key) => (table as Table | undefined)?.[key], data)
  return typeof found === 'object' && found !== null ? (found as Table) : {}
}

/** The module of the package's own name, else the only package that is there. */
function moduleOf(name: string, folder: string): string {
  const plain = name.replace(/[-.]+/g, '_')
  const own = modulesOf(folder).find((module) => module.toLowerCase() === plain.toLowerCase())
  const packages = packagesOf(folder)
  return own ?? (packages.length === 1 ? packages[0]! : plain)
}

const modulesOf = (folder: string) =>
  ['src', '.'].flatMap((place) => modulesIn(join(folder, place)))

const packagesOf = (folder: string) =>
  modulesOf(folder).filter((module) => !/^(tests?|docs?|examples?|setup|conftest)$/.test(module))

function modulesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const all = readdirSync(folder, { withFileTypes: true })
  return all.flatMap((one) => {
    const name = one.name.replace(/\.py$/, '')
    if (!/^[A-Za-z_]\w*$/.test(name)) return []
    const isModule = one.isDirectory()
      ? existsSync(join(folder, name, '__init__.py'))
      : one.name.endsWith('.py')
    return isModule ? [name] : []
  })
}

/** Where the first repro of a project goes. */
export const starterFolder = 'tests/forks'

export function starterRepro({ name, module, requiresPython }: Package): StarterFile {
  const line = (key: string, value: unknown) => `# ${key} = ${JSON.stringify(value)}\n`
  const range = requiresPython === null ? '' : line('requires-python', requiresPython)
  const needs = name === null ? '' : `# needs = [${JSON.stringify(name)}]\n`
  const text = `# /// script
${range}# [tool.fork-safety]
${needs}# timeout = 10
# ///
"""Does ${module} survive a fork? A thread uses it, the main thread forks, and the child uses it."""
import os
import sys
import threading

import ${module}


def use():
    """What your users do with it: put a call here that logs, connects, or takes a lock."""
    for name in dir(${module}):
        getattr(${module}, name)


in_use = threading.Event()
over = threading.Event()


def keep_using():
    while not over.is_set():
        in_use.set()
        use()


threading.Thread(target=keep_using).start()
in_use.wait()

child = os.fork()
if child == 0:
    use()
    os._exit(0)

_, status = os.waitpid(child, 0)
over.set()
sys.exit(status != 0)
`
  return { path: `${starterFolder}/fork_${module}.py`, text }
}

const major = `v${version.split('.')[0]}`

/**
 * Where this program lives on GitHub, `owner/name`: what its package.json says, else where the clone it runs from
 * came from. Null where neither does.
 */
export function homeOf(root: string, { repository } = manifest): string | null {
  const said = typeof repository === 'string' ? repository : repository?.url
  return onGitHub(said) ?? onGitHub(originOf(join(root, '.git/config')))
}

const onGitHub = (url = '') =>
  /\bgithub(?:\.com)?[:/]([\w-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? null

function originOf(config: string): string | undefined {
  if (!existsSync(config)) return undefined
  return /^\[remote "origin"\]\n(?:\s+.*\n)*?\s+url = (.*)$/m.exec(
    readFileSync(config, 'utf8'),
  )?.[1]
}

/** A line that says what is still to be done, and the name for `uses`. */
const calling = (home: string | null, path: string) => ({
  todo: `# ${home ? 'In' : 'OWNER is where Fork Safety lives; in'} earnest, name a commit instead of ${major}.`,
  uses: `uses: ${home ?? 'OWNER/fork-safety'}${path}@${major}`,
})

export function starterWorkflow(home: string | null): StarterFile {
  const { todo, uses } = calling(home, '')
  const text = `name: Fork Safety
on: [push, pull_request]
permissions: {}
jobs:
  forks:
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@v7
        with: { persist-credentials: false }
      ${todo}
      - ${uses}
        with:
          repro: ${starterFolder}
          install: .
`
  return { path: '.github/workflows/fork-safety.yml', text }
}

export function starterMatrix(home: string | null): StarterFile {
  const { todo, uses } = calling(home, '/.github/workflows/matrix.yml')
  const text = `name: Fork Safety matrix
on:
  workflow_dispatch:
  schedule:
    - cron: '23 4 * * 1'
permissions: {}
jobs:
  forks:
    ${todo}
    ${uses}
    permissions:
      contents: read
      actions: read # for the last good results
      issues: write # for the one issue that a regression opens
    with:
      runners: '["ubuntu-24.04", "macos-15"]'
      pythons: '["3.12", "3.14"]'
      repros: ${starterFolder}
      install: .
      baseline: auto
      comment: true
`
  return { path: '.github/workflows/fork-safety-matrix.yml', text }
}
