import { existsSync, realpathSync } from 'node:fs'
import { dirname } from 'node:path'

/** The folders that hold what a Python runs: its own, also where its executable is a link. */
export function foldersOf(python: string): string[] {
  if (!existsSync(python)) return []
  const prefixes = [python, realpathSync(python)].map((file) => dirname(dirname(file)))
  return prefixes.map((prefix) => (prefix === '/' ? '/lib' : prefix))
}
