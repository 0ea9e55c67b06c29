import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from '../results/model.ts'

/** Writes every form of the results into a folder, which is made where it does not exist. */
export async function writeFiles(results: Results, folder: string): Promise<void> {
  const [{ renderSummary }, { renderJunit }, { renderSarif }] = await Promise.all([
    import('./summary.ts'),
    import('./junit.ts'),
    import('./sarif.ts'),
  ])
  mkdirSync(folder, { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('results.json', `${JSON.stringify(results, null, 2)}\n`)
  write('summary.md', renderSummary(results))
  write('junit.xml', renderJunit(results))
  write('fork-safety.sarif', renderSarif(results))
}
