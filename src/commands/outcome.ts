import { maskDeep, masker } from '../guard/mask.ts'
import type { TerminalOptions } from '../reporting/terminal.ts'
import type { Results } from '../results/model.ts'
import { statuses } from '../verdict/status.ts'
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
 * Writes the results' files where that was asked for. Returns the exit status: a file that could not be
 * written is no success, but hides no verdict.
 */
export async function saveFiles(
  results: Results,
  folder: string | null,
  status: number,
): Promise<number> {
  if (folder === null) return status
  const { writeFiles } = await import('../reporting/files.ts')
  const mask = masker(process.env)
  const problems = await writeFiles(maskDeep(results, mask), folder, mask)
  for (const text of problems) await say(process.stderr, `fork-safety: ${text}\n`)
  return problems.length > 0 && status === statuses.ok ? statuses.couldNotRun : status
}
