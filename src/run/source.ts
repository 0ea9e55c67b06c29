import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
} from 'node:fs'
import { dirname, isAbsolute, relative } from 'node:path'

/** Reads a source file for an explanation; null where it may not be read, or is none. */
export type ReadSource = (file: string) => string | null

const MAX_SOURCE = 2 << 20

/** The folders that hold what a Python runs: its own, also where its executable is a link. */
export function foldersOf(python: string): string[] {
  if (!existsSync(python)) return []
  const prefixes = [python, realpathSync(python)].map((file) => dirname(dirname(file)))
  return prefixes.map((prefix) => (prefix === '/' ? '/lib' : prefix))
}

/**
 * Reads regular files below `folders` only. The records of a trial name the files, and the trial can
 * write there what it likes: a device, a pipe, a file that never ends, a link that leads elsewhere.
 */
export function sourceReader(folders: readonly string[]): ReadSource {
  const tops = folders.filter((folder) => existsSync(folder)).map((top) => realpathSync(top))
  return (file) => {
    try {
      const real = realpathSync(file)
      return tops.some((top) => isBelow(real, top)) ? readRegular(real) : null
    } catch {
      return null
    }
  }
}

function isBelow(file: string, top: string): boolean {
  const path = relative(top, file)
  return path !== '' && path !== '..' && !path.startsWith('../') && !isAbsolute(path)
}

/** Only as much as the file says it has: those of `/proc` say nothing, and may never end. */
function readRegular(real: string): string | null {
  const file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW)
  try {
    const stat = fstatSync(file)
    // The second question: a folder on the way may have become a link since the first.
    if (!stat.isFile() || stat.size > MAX_SOURCE || realpathSync(real) !== real) return null
    const bytes = Buffer.alloc(stat.size)
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, stat.size, 0))
  } finally {
    closeSync(file)
  }
}
