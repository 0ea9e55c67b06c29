import { caseName } from '../reporting/names.ts'
import { renderCase, renderTerminal, type TerminalOptions } from '../reporting/terminal.ts'
import type { CaseResult, Results } from '../results/model.ts'
import { readResultFiles } from '../results/read.ts'
import { SettingsError } from '../settings/raw.ts'
import { printReport } from './outcome.ts'

/** `fork-safety show results.json [WORD…]`: the report again, or the cases that have all these words. */
export async function showCommand(args: readonly string[]): Promise<number> {
  const [path, ...words] = args
  if (path === undefined || args.some((one) => one.startsWith('-'))) {
    throw new SettingsError([
      'show: takes a results.json, and words of a case: show results.json sleep',
    ])
  }
  const { files, problems } = await readResultFiles([path], process.cwd())
  const [file] = files
  if (!file || problems.length > 0) {
    throw new SettingsError(
      [...problems, ...(file ? [] : [`'${path}' does not exist`])].map((text) => `show: ${text}`),
    )
  }
  const found = casesWith(file.results, words)
  const render = (results: Results, options: TerminalOptions) =>
    found.map((one) => renderCase(one, results, options)).join('\n')
  await printReport(words.length === 0 ? renderTerminal : render, file.results)
  return 0
}

/** @throws SettingsError where no case has all these words. */
function casesWith({ cases }: Results, words: readonly string[]): CaseResult[] {
  const wanted = words.map((word) => word.toLowerCase())
  const found = cases.filter((one) => {
    const name = caseName(one).toLowerCase()
    return wanted.every((word) => name.includes(word))
  })
  if (found.length > 0) return found
  const names = [...new Set(cases.map(({ repro, variant }) => `${repro} ${variant}`))]
  throw new SettingsError([
    `show: no case has '${words.join(' ')}'; there are: ${names.join(', ')}`,
  ])
}
