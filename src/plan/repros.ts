import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { bytesOf, nameOf, shownName } from '../filenames.ts'
import type { Command } from './commands.ts'
import { hasBlock } from './metadata.ts'

/** A script that was asked for. */
export interface Script {
  kind: 'script'
  /** Path relative to the argument that named it, without `.py`. */
  name: string
  /** Absolute. */
  file: string
  source: string
  scenario: boolean
}

export interface Places {
  cwd: string
  /** Folder of the scenarios that ship. */
  scenarios: string
  kindOf(path: string): 'file' | 'folder' | null
  glob(pattern: string, cwd: string): Promise<string[]>
}

/** Scripts of the scenarios' folder that are variants of others, not scenarios. */
const isVariantScript = (name: string) => name.endsWith('_fork_first')

/** Names of the scenarios that ship. */
export function scenarioNames(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.py'))
    .map((name) => name.slice(0, -3))
    .filter((name) => !isVariantScript(name))
    .sort()
}

/**
 * Finds everything that the arguments name: scripts, and commands by their names. None means the
 * declared commands, or where there are none all scenarios.
 */
export async function findRepros(
  args: readonly string[],
  commands: readonly Command[],
  places: Places,
  problems: string[],
): Promise<(Script | Command)[]> {
  const scenarios = scenarioNames(places.scenarios)
  const declared = commands.map(({ name }) => name)
  const all = declared.length > 0 ? declared : scenarios
  const wanted = args.length > 0 ? args : all
  const found = await Promise.all(
    wanted.map(async (argument) => {
      const command = commands.find(({ name }) => name === argument)
      if (command) return [command]
      if (scenarios.includes(argument)) return [scenario(argument, places)]
      const scripts = await findIn(argument, places).catch((error: Error) => {
        problems.push(`repro: '${argument}' cannot be read: ${error.message}`)
        return null
      })
      if (scripts === null) return []
      const named = [...scenarios, ...declared]
      if (scripts.length === 0) problems.push(nothingFound(argument, named, places))
      return scripts
    }),
  )
  return distinct(found.flat(), places, problems)
}

function scenario(name: string, places: Places): Script {
  const file = join(places.scenarios, `${name}.py`)
  return { kind: 'script', name, file, source: readFileSync(bytesOf(file), 'utf8'), scenario: true }
}

function nothingFound(argument: string, scenarios: string[], places: Places): string {
  const kind = places.kindOf(resolve(places.cwd, argument))
  const what =
    kind === 'folder'
      ? 'is a folder without scripts'
      : 'is no file, folder, glob or scenario that exists'
  return `repro: '${argument}' ${what}; scenarios are ${scenarios.join(', ')}`
}

async function findIn(argument: string, places: Places): Promise<Script[]> {
  const path = resolve(places.cwd, argument)
  const kind = places.kindOf(path)
  if (kind === 'file') return [read(path, dirname(path))]
  if (kind === 'folder')
    return filesBelow(path)
      .map((file) => read(file, path))
      .filter(isRepro(path))
  if (!/[*?[{]/.test(argument)) return []
  const base = resolve(places.cwd, argument.split('/').filter(isFixed).join('/') || '.')
  const files = await places.glob(argument, places.cwd)
  return files.filter((file) => file.endsWith('.py')).map((file) => read(file, base))
}

/** The leading parts of a glob that hold no pattern; the rest is what names are relative to. */
const isFixed = (_: string, index: number, parts: string[]) =>
  parts.slice(0, index + 1).every((part) => !/[*?[{]/.test(part))

function read(file: string, base: string): Script {
  const name = shownName(relative(base, file).split(sep).join('/').replace(/\.py$/, ''))
  return {
    kind: 'script',
    name,
    file,
    source: readFileSync(bytesOf(file), 'utf8'),
    scenario: false,
  }
}

const skippedFolders = new Set(['__pycache__', 'node_modules', 'site-packages', 'venv'])

function entriesOf(folder: string): { name: string; isFolder: boolean }[] {
  return readdirSync(bytesOf(folder), { withFileTypes: true, encoding: 'buffer' })
    .map((entry) => ({ name: nameOf(entry.name), isFolder: entry.isDirectory() }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

function filesBelow(folder: string): string[] {
  return entriesOf(folder).flatMap(({ name, isFolder }) => {
    const path = join(folder, name)
    if (isFolder) return name.startsWith('.') || skippedFolders.has(name) ? [] : filesBelow(path)
    return name.endsWith('.py') && name !== '__init__.py' ? [path] : []
  })
}

/** Directly in the folder, or with a block of metadata, or named so; helpers in packages are none. */
const isRepro =
  (folder: string) =>
  ({ file, source }: Script): boolean => {
    const home = dirname(file)
    if (home === folder || hasBlock(source)) return true
    const inPackage = entriesOf(home).some(({ name }) => name === '__init__.py')
    return basename(file).startsWith('fork_') && !inPackage
  }

function distinct<T extends Script | Command>(
  repros: T[],
  places: Places,
  problems: string[],
): T[] {
  const keyOf = (one: T) => (one.kind === 'script' ? one.file : one)
  const byFile = [...new Map(repros.map((one) => [keyOf(one), one])).values()]
  const byName = new Map<string, T>()
  for (const one of byFile) {
    const other = byName.get(one.name)
    const show = (one: T) =>
      one.kind === 'script' ? shownName(relative(places.cwd, one.file)) : one.shown
    if (other) {
      problems.push(
        `repro: two are named '${one.name}': ${show(other)} and ${show(one)}; ` +
          'name the folder that holds both, or run them one by one',
      )
    }
    byName.set(one.name, one)
  }
  return [...byName.values()]
}
