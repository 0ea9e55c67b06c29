import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../folders.ts'
import type { Results } from '../results/model.ts'
import { rooted } from '../results/rooted.ts'
import type { AnnotationOptions } from './annotations.ts'
import { attempt, type Lost } from './lost.ts'

/** Changes a text that is about to be written. */
type Mask = (text: string) => string

/**
 * Writes every form of the results into a folder, which is made where it does not exist. All but the
 * results themselves are for readers of the repository. Each is there whole or as it was before.
 * Returns those that could not be written.
 */
export async function writeFiles(
  results: Results,
  folder: string,
  mask: Mask,
  options: AnnotationOptions = {},
): Promise<Lost[]> {
  const [{ renderSummary }, { renderJunit }, { renderSarif }, { renderPage }] = await Promise.all([
    import('./summary.ts'),
    import('./junit.ts'),
    import('./sarif.ts'),
    import('./page/page.ts'),
  ])
  const lost: Lost[] = []
  attempt('the results', () => makeFolder(folder), lost)
  if (lost.length > 0) return lost
  const shown = rooted(results)
  const write = (name: string, render: () => string) =>
    attempt(name, () => writeWhole(join(folder, name), render()), lost)
  // JSON has masked texts already, and is not to be broken by what joins two of them.
  write('results.json', () => `${JSON.stringify(results, null, 2)}\n`)
  write('fork-safety.sarif', () => renderSarif(shown, options))
  write('summary.md', () => mask(renderSummary(shown, options)))
  write('report.html', () => mask(renderPage(shown, options)))
  write('junit.xml', () => mask(renderJunit(shown, options)))
  return lost
}

/**
 * Puts the file in place only when all of it is on the disk. By way of a name that nobody knows before:
 * a trial could have put a pipe there, which takes no end of time to open.
 */
export function writeWhole(path: string, text: string, mode?: number): void {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    writeFileSync(temporary, text, { flush: true, flag: 'wx', mode })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
