import { posix } from 'node:path'
import type { Folders, Results } from './model.ts'

/**
 * The results with every file named from the root of the repository, as readers of a repository
 * want it, instead of from the working directory. What lies elsewhere, or in a checkout of this
 * program within the repository, is named from the root of the file system.
 */
export function rooted<T extends Results>(results: T): T {
  const { folders, ...leg } = results.leg ?? {}
  if (!folders) return results
  const cases = results.cases.map((one) => {
    const names = new Map<string, string>()
    const renamed = filesIn(one, (file) => {
      const name = fromRoot(file, folders)
      if (name !== file) names.set(file, name)
      return name
    })
    return names.size > 0 ? told(renamed, namer(names)) : renamed
  })
  return { ...results, leg: leg as Results['leg'], cases }
}

export function fromRoot(file: string, { cwd, repository, tool }: Folders): string {
  if (file.startsWith('<')) return file // Python's own, such as <frozen importlib._bootstrap>
  const path = posix.resolve(cwd, file)
  if (path === repository) return '.'
  const foreign = isBelow(tool, repository) && isBelow(path, tool)
  return isBelow(path, repository) && !foreign ? posix.relative(repository, path) : path
}

const isBelow = (path: string, folder: string) =>
  path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)

/** A copy of `value` in which each text called `file` is renamed; packages have names of their own. */
function filesIn<T>(value: T, rename: (file: string) => string): T {
  if (Array.isArray(value)) return value.map((one) => filesIn(one, rename)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) => {
    if (key === 'packages') return [key, one]
    return key === 'file' && typeof one === 'string'
      ? [key, rename(one)]
      : [key, filesIn(one, rename)]
  })
  return Object.fromEntries(entries) as T
}

/** Renames the files of which a sentence names a line. */
function namer(names: ReadonlyMap<string, string>): (text: string) => string {
  const longestFirst = [...names.keys()].sort((one, other) => other.length - one.length)
  const any = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  const place = new RegExp(`(?<![\\w./-])(?:${any})(?=:\\d)`, 'g')
  return (text) => text.replace(place, (name) => names.get(name)!)
}

/** The parts of a case that are sentences of ours: what a program printed stays as it is. */
const sentences = new Set(['diagnosis', 'reason'])

function told<T>(value: T, name: (text: string) => string, ours = false): T {
  if (typeof value === 'string') return (ours ? name(value) : value) as T
  if (Array.isArray(value)) return value.map((one) => told(one, name, ours)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    key === 'file' ? one : told(one, name, ours || sentences.has(key)),
  ])
  return Object.fromEntries(entries) as T
}
