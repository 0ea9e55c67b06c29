import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../folders.ts'
import type { Results } from '../results/model.ts'
import { rooted } from '../results/rooted.ts'
import type { AnnotationOptions } from './annotations.ts'

/** Changes a text that is about to be written. */
type Mask = (text: string) => string

/**
 * Writes every form of the results into a folder, which is made where it does not exist. All but the
 * results themselves are for readers of the repository. Each is there whole or as it was before.
 * Returns a sentence for each that could not be written.
 */
export async function writeFiles(
  results: Results,
  folder: string,
  mask: Mask,
  options: AnnotationOptions = {},
): Promise<string[]> {
  const [{ renderSummary }, { renderJunit }, { renderSarif }, { renderPage }] = await Promise.all([
    import('./summary.ts'),
    import('./junit.ts'),
    import('./sarif.ts'),
    import('./page/page.ts'),
  ])
  try {
    makeFolder(folder)
  } catch (error) {
    return [`the results could not be written: ${(error as Error).message}`]
  }
  const shown = rooted(results)
  const write = (name: string, render: () => string): string[] => {
    try {
      writeWhole(join(folder, name), render())
      return []
    } catch (error) {
      return [`${name} could not be written: ${(error as Error).message}`]
    }
  }
  return [
    // JSON has masked texts already, and is not to be broken by what joins two of them.
    ...write('results.json', () => `${JSON.stringify(results, null, 2)}\n`),
    ...write('fork-safety.sarif', () => renderSarif(shown, options)),
    ...write('summary.md', () => mask(renderSummary(shown, options))),
    ...write('report.html', () => mask(renderPage(shown, options))),
    ...write('junit.xml', () => mask(renderJunit(shown, options))),
  ]
}

/** Puts the file in place only when all of it is on the disk. */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    writeFileSync(temporary, text, { flush: true })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}
