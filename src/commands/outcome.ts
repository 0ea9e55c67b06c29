import { maskDeep, masker } from '../guard/mask.ts'
import type { TerminalOptions } from '../reporting/terminal.ts'
import type { Judged, Results } from '../results/model.ts'
import { withLost } from '../verdict/status.ts'
import { say } from './say.ts'

type Render = (results: Results, options: TerminalOptions) => string

/** The results as a command prints them. */
export async function printReport(render: Render, results: Results): Promise<void> {
  const { stdout } = process
  const color = Boolean(stdout.isTTY) && !process.env.NO_COLOR
  const text = render(results, { width: stdout.columns || 100, color })
  await say(stdout, text, color ? 'colors' : 'nothing')
}

/**
 * Writes the results' files where that was asked for. Returns the exit status, in which a file that
 * could not be written counts.
 */
export async function saveFiles(results: Judged, folder: string | null): Promise<number> {
  if (folder === null) return results.verdict.status
  const [{ writeFiles }, { lostSentences }] = await Promise.all([
    import('../reporting/files.ts'),
    import('../reporting/lost.ts'),
  ])
  const mask = masker(process.env)
  const problems = lostSentences(await writeFiles(maskDeep(results, mask), folder, mask))
  for (const text of problems) await say(process.stderr, `fork-safety: ${text}\n`)
  return withLost(results, problems).verdict.status
}
