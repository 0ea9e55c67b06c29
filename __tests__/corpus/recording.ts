/** What was recorded of the corpus, without any path of the machine that it was recorded on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { harness } from '../../src/assets.ts'
import type { Facts, FileFacts } from '../../src/diagnosis/facts.ts'
import type { Whereabouts } from '../../src/diagnosis/scene.ts'
import type { Evidence } from '../../src/results/model.ts'

export const root = dirname(harness)
export const corpus = join(root, '__tests__', 'corpus')
const recorded = join(corpus, 'recorded')

export interface Recording {
  origin: { python: string; kernel: string }
  /** By the repro's name; `files` are those that the reader was asked for. */
  cases: Record<string, { evidence: Evidence; files: string[] }>
  library: string[]
  /** What the reader said of each file. */
  files: Record<string, FileFacts | null>
}

export const contextOf = (name: string): Whereabouts & { script: string } => ({
  folder: corpus,
  script: join(corpus, `${name}.py`),
  cwd: corpus,
})

const ROOT = '/repository'
const PREFIX = '/python'

export const toPlaceholders = (text: string, prefix: string) =>
  text.replaceAll(`${root}/`, `${ROOT}/`).replaceAll(`${prefix}/`, `${PREFIX}/`)

/** Every recording, as if it had been made in this checkout. */
export function recordings(): Recording[] {
  const names = existsSync(recorded) ? readdirSync(recorded).sort() : []
  return names.map((name) => {
    const text = gunzipSync(readFileSync(join(recorded, name))).toString()
    return JSON.parse(text.replaceAll(`${ROOT}/`, `${root}/`)) as Recording
  })
}

/** What the reader said for one case. */
export function factsOf({ library, files }: Recording, asked: string[]): Facts {
  return { library, files: Object.fromEntries(asked.map((file) => [file, files[file] ?? null])) }
}
