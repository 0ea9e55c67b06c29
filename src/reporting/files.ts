import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Results } from '../results/model.ts'
import { rooted } from '../results/rooted.ts'
import type { AnnotationOptions } from './annotations.ts'

/**
 * Writes every form of the results into a folder, which is made where it does not exist. All but the
 * results themselves are for readers of the repository.
 */
export async function writeFiles(
  results: Results,
  folder: string,
  options: AnnotationOptions = {},
): Promise<void> {
  const [{ renderSummary }, { renderJunit }, { renderSarif }] = await Promise.all([
    import('./summary.ts'),
    import('./junit.ts'),
    import('./sarif.ts'),
  ])
  const shown = rooted(results)
  mkdirSync(folder, { recursive: true })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  write('results.json', `${JSON.stringify(results, null, 2)}\n`)
  write('summary.md', renderSummary(shown, options))
  write('junit.xml', renderJunit(shown, options))
  write('fork-safety.sarif', renderSarif(shown, options))
}
