import { readFileSync, statSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Results } from './model.ts'

/** One results file, read and checked. */
export interface LegFile {
  /** Where it was read from, with `/`: names its leg where its content does not. */
  path: string
  results: Results
}

/** What is read at most: bytes of a file and of all, and files. */
export const limits = { file: 64 * 2 ** 20, all: 256 * 2 ** 20, files: 1000 }

export interface ReadFiles {
  files: LegFile[]
  /** Files that were there but could not be used, and why; one sentence each. */
  problems: string[]
}

const isGlob = (text: string) => /[*?[{]/.test(text)

/**
 * Absolute paths of the JSON files that a path, folder or glob names. Links are passed over: they
 * could lead out of what was downloaded.
 */
async function findFiles(pattern: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, pattern)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat?.isFile()) return [path]
  if (!stat && !isGlob(pattern)) return []
  const { glob } = await import('tinyglobby')
  const patterns = stat ? '**/*.json' : pattern
  const found = await glob(patterns, {
    cwd: stat ? path : cwd,
    absolute: true,
    dot: true,
    deep: 8,
    followSymbolicLinks: false,
    onlyFiles: true,
    expandDirectories: false,
  })
  return found.sort()
}

/** Why a file is not read; null where it may be. */
function refusal(path: string, used: number): string | null {
  const { size } = statSync(path)
  if (size > limits.file) return `larger than ${limits.file} bytes`
  return used + size > limits.all ? `all files together are larger than ${limits.all} bytes` : null
}

/**
 * Reads results files of unknown origin: `patterns` are files, folders (all `*.json` below) and
 * globs. What is too large or no results file is a problem, never an exception.
 */
export async function readResultFiles(
  patterns: readonly string[],
  cwd: string,
): Promise<ReadFiles> {
  const { parseResults } = await import('./validate.ts')
  const found = (await Promise.all(patterns.map((pattern) => findFiles(pattern, cwd)))).flat()
  const paths = [...new Set(found)]
  const files: LegFile[] = []
  const problems: string[] = []
  let used = 0
  for (const path of paths.slice(0, limits.files)) {
    const shown = relative(cwd, path).split(sep).join('/')
    try {
      const refused = refusal(path, used)
      if (refused) throw new Error(refused)
      const text = readFileSync(path, 'utf8')
      used += text.length
      files.push({ path: shown, results: parseResults(text) })
    } catch (error) {
      problems.push(`${shown}: ${(error as Error).message}`)
    }
  }
  const left = paths.length - limits.files
  if (left > 0) problems.push(`${left} files more than ${limits.files} were not read`)
  return { files, problems }
}

/** The patterns that name nothing at all. */
export async function findMissing(patterns: readonly string[], cwd: string): Promise<string[]> {
  const counts = await Promise.all(patterns.map((pattern) => findFiles(pattern, cwd)))
  return patterns.filter((pattern, index) => counts[index]!.length === 0 && !isGlob(pattern))
}
