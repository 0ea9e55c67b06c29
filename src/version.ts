import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const toolName = 'fork-safety'

/** The program's folder, which lies above both `src/` and `dist/`. */
export const root = fileURLToPath(new URL('../', import.meta.url))

interface Manifest {
  version: string
  repository?: string | { url?: string }
}

/** The one place of what the program is. */
export const manifest: Manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

export const { version } = manifest
