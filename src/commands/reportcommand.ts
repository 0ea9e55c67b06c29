import { acceptedFile } from '../plan/accepted.ts'
import { checkReport } from '../settings/check.ts'
import { readFlags } from '../settings/flags.ts'
import { kindOf } from '../settings/values.ts'
import { printReport, saveFiles } from './outcome.ts'
import { say } from './say.ts'

/** `fork-safety report RESULTS.json…`: prints one result for all; returns the exit status. */
export async function reportCommand(args: readonly string[]): Promise<number> {
  const settings = checkReport(readFlags(args, 'report'), { cwd: process.cwd(), kindOf })
  const [{ runReport }, { renderTerminal }] = await Promise.all([
    import('./reportrun.ts'),
    import('../reporting/terminal.ts'),
  ])
  const { results } = await runReport(settings)
  await printReport(renderTerminal, results)
  return saveFiles(results, settings.output)
}

/** `fork-safety accept RESULTS.json…`: writes expectations, and prints those that are new. */
export async function acceptCommand(args: readonly string[]): Promise<number> {
  const { SettingsError } = await import('../settings/raw.ts')
  const flags = args.filter((text) => text.startsWith('-'))
  if (flags.length > 0) throw new SettingsError(flags.map((flag) => `${flag}: no such option`))
  const { runAccept } = await import('./reportrun.ts')
  const lines = await runAccept(args, process.cwd())
  const what = lines.length > 0 ? `accepted:\n${lines.join('\n')}` : 'nothing new to accept'
  await say(process.stdout, `${acceptedFile}: ${what}\n`)
  return 0
}
