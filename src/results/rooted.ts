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
  const cases = results.cases.map((one) => filesIn(one, (file) => fromRoot(file, folders)))
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

/** A copy of `value` in which each text called `file` is renamed. */
function filesIn<T>(value: T, rename: (file: string) => string): T {
  if (Array.isArray(value)) return value.map((one) => filesIn(one, rename)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).map(([key, one]) =>
    key === 'file' && typeof one === 'string' ? [key, rename(one)] : [key, filesIn(one, rename)],
  )
  return Object.fromEntries(entries) as T
}
