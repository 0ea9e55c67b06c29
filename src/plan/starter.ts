import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { version } from '../version.ts'
import { parseRange } from './range.ts'
import { parseToml, type Table, type TomlError } from './toml.ts'

/** A project's own package. */
export interface Package {
  /** As it is installed: `my-lib`. */
  name: string
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
 * The package that a project's pyproject.toml names, and the module of it that is there.
 * @throws Error for people where there is none.
 */
export function packageOf(folder: string): Package {
  const place = join(folder, file)
  if (!existsSync(place)) throw new Error(`${file} is not here, which names the package to test`)
  let data: Table
  try {
    data = parseToml(readFileSync(place, 'utf8')).data
  } catch (error) {
    const { line, message } = error as TomlError
    throw new Error(`${file}, line ${line}: ${message}`)
  }
  const project = tableAt(data, ['project'])
  const poetry = tableAt(data, ['tool', 'poetry'])
  const name = project.name ?? poetry.name
  if (typeof name !== 'string' || !/^[A-Za-z0-9][\w.-]*$/.test(name)) {
    throw new Error(`${file} names no package: [project] has no name`)
  }
  const range = project['requires-python']
  const isRange = typeof range === 'string' && parseRange(range) !== null
  return { name, module: moduleOf(name, folder), requiresPython: isRange ? range : null }
}

function tableAt(data: Table, keys: readonly string[]): Table {
  const found = keys.reduce<unknown>((table, key) => (table as Table | undefined)?.[key], data)
  return typeof found === 'object' && found !== null ? (found as Table) : {}
}

/** The module of the package's own name, else the only package that is there. */
function moduleOf(name: string, folder: string): string {
  const plain = name.replace(/[-.]+/g, '_')
  const found = ['src', '.'].flatMap((place) => modulesIn(join(folder, place)))
  const own = found.find((module) => module.toLowerCase() === plain.toLowerCase())
  const packages = found.filter((module) => !/^(tests?|docs?|examples?|setup)$/.test(module))
  return own ?? (packages.length === 1 ? packages[0]! : plain)
}

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
  const range =
    requiresPython === null ? '' : `# requires-python = ${JSON.stringify(requiresPython)}\n`
  const text = `# /// script
${range}# [tool.fork-safety]
# needs = [${JSON.stringify(name)}]
# timeout = 10
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

export const starterWorkflow = (): StarterFile => ({
  path: '.github/workflows/fork-safety.yml',
  text: `name: Fork Safety
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
      # OWNER is where Fork Safety lives; in earnest, name a commit instead of ${major}.
      - uses: OWNER/fork-safety@${major}
        with:
          repro: ${starterFolder}
          install: .
`,
})

export const starterMatrix = (): StarterFile => ({
  path: '.github/workflows/fork-safety-matrix.yml',
  text: `name: Fork Safety matrix
on:
  workflow_dispatch:
  schedule:
    - cron: '23 4 * * 1'
permissions: {}
jobs:
  forks:
    # OWNER is where Fork Safety lives; in earnest, name a commit instead of ${major}.
    uses: OWNER/fork-safety/.github/workflows/matrix.yml@${major}
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
`,
})
