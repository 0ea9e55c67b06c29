import { access, constants, stat } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** The folders of a PATH, each once. */
export function foldersOf(path: string | undefined): string[] {
  return [...new Set((path ?? '').split(delimiter).filter((folder) => folder !== ''))]
}

/** The program that a name stands for on this PATH, or null. */
export async function which(name: string, path: string | undefined): Promise<string | null> {
  for (const folder of foldersOf(path)) {
    const file = join(folder, name)
    if (await isProgram(file)) return file
  }
  return null
}

export async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK)
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}
