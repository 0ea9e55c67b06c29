import { availableParallelism, platform, tmpdir } from 'node:os'
import { findPythons } from '../python/pythons.ts'
import { checkSettings, kindOf } from '../settings/check.ts'
import { readFlags } from '../settings/flags.ts'
import { SettingsError } from '../settings/raw.ts'
import type { Settings } from '../settings/settings.ts'
import { statuses } from '../verdict/status.ts'
import { CannotRun, needsFork } from './cannotrun.ts'
import { settled } from './settled.ts'
import { interruptedBySignals } from './signals.ts'

const usage = `fork-safety run [REPRO…]      runs repros and their variants
fork-safety report RESULTS.json…  joins the results of several jobs
fork-safety accept RESULTS.json…  writes today's outcomes into fork-safety.toml
fork-safety list                  scenarios, variants and Pythons found here
fork-safety --help | --version
`

type Command = (args: string[]) => Promise<number>

const commands: Record<string, Command> = {
  run: runCommand,
  report: async (args) => (await import('./report.ts')).reportCommand(args),
  accept: async (args) => (await import('./report.ts')).acceptCommand(args),
  list: async (args) => (await import('./list.ts')).listCommand(args),
}

/** Runs one command and returns the exit status; never throws. */
export async function commandLine([name = '', ...args]: string[]): Promise<number> {
  try {
    return await dispatch(name, args)
  } catch (error) {
    const wrong = error instanceof SettingsError
    const why = error instanceof CannotRun ? error.message : ((error as Error).stack ?? error)
    const text = wrong ? error.problems.join('\n') : `fork-safety: ${why}`
    await say(process.stderr, `${text}\n`)
    return wrong ? statuses.wrong : statuses.couldNotRun
  }
}

async function dispatch(name: string, args: string[]): Promise<number> {
  if (name === '--version') {
    const { version } = await import('../version.ts')
    return print(`${version}\n`)
  }
  if (name === '--help' || name === 'help' || args.includes('--help')) return print(await help())
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new SettingsError([`got '${name}', allowed is one of:\n${usage.trimEnd()}`])
  if (name === 'run') needsFork(platform())
  return command(args)
}

async function help(): Promise<string> {
  const { optionHelp } = await import('../settings/help.ts')
  return `${usage}\n${optionHelp}`
}

async function runCommand(args: string[]): Promise<number> {
  const machine = { cwd: process.cwd(), cpus: availableParallelism(), kindOf }
  const settings = await settled(checkSettings(readFlags(args), machine))
  const interrupt = interruptedBySignals()
  const pythons = findPythons(settings, { env: process.env, log: () => {}, interrupt })
  const [{ currentSystem }, { plan, run }] = await Promise.all([
    import('../watchdog/currentsystem.ts'),
    import('../run/run.ts'),
  ])
  const effects = {
    env: process.env,
    system: await currentSystem(),
    pythons,
    interrupt,
    temporary: tmpdir(),
    log: () => {},
  }
  if (settings.dryRun) return dryRun((await plan(settings, effects)).cases)
  const { showProgress } = await import('../reporting/live.ts')
  const progress = showProgress(process.stderr)
  const results = await run(settings, { ...effects, ...progress }).finally(progress.end)
  await tell(settings, results)
  return results.verdict.status
}

async function dryRun(cases: import('../plan/plan.ts').Case[]): Promise<number> {
  const { renderPlan } = await import('../reporting/plan.ts')
  return print(renderPlan(cases))
}

async function tell(
  settings: Settings,
  results: import('../results/model.ts').Results,
): Promise<void> {
  const { renderTerminal } = await import('../reporting/terminal.ts')
  if (settings.output) {
    const { writeFiles } = await import('../reporting/files.ts')
    await writeFiles(results, settings.output)
  }
  const { stdout } = process
  const color = stdout.isTTY && !process.env.NO_COLOR
  await print(renderTerminal(results, { width: stdout.columns || 100, color }))
}

async function print(text: string): Promise<number> {
  await say(process.stdout, text)
  return statuses.ok
}

const say = (stream: NodeJS.WriteStream, text: string) =>
  new Promise<void>((resolve) => {
    stream.once('error', () => resolve()) // nobody reads any more
    stream.write(text, () => resolve())
  })
