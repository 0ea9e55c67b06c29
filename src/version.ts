import { readFileSync } from 'node:fs'

export const toolName = 'fork-safety'

/** From package.json, which lies above both `src/` and `dist/`. */
export const version: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version
