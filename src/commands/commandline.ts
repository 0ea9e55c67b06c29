import { availableParallelism, platform, tmpdir } from 'node:os'
import { type CommandFiles, guardCommandFiles } from '../guard/commandfiles.ts'
import { cleaner } from '../guard/mask.ts'
import { findPythons } from '../python/pythons.ts'
import { checkSettings } from '../settings/check.ts'
import { readFlags } from '../settings/flags.ts'
import { nearest } from '../settings/nearest.ts'
import { SettingsError } from '../settings/raw.ts'
import type { Settings } from '../settings/settings.ts'
import { kindOf } from '../settings/values.ts'
import { statuses } from '../verdict/status.ts'
import { needsFork } from './cannotrun.ts'
import { printReport, saveFiles } from './outcome.ts'
import { describeError, say } from './say.ts'
import { settled } from './settled.ts'
import { interruptedBySignals } from './signals.ts'
import { lastLook } from './step.ts'

const usage = `fork-safety run [REPRO…]      runs repros and their variants
fork-safety run -- COMMAND …      runs a command, such as python -m pytest
fork-safety report RESULTS.json…  joins the results of several jobs
fork-safety accept RESULTS.json…  writes today's outcomes into fork-safety.toml
fork-safety list                  scenarios, variants and Pythons found here
fork-safety --help | --version
`

type Command = (args: string[]) => Promise<number>

const commands: Record<string, Command> = {
  run: runCommand,
  report: async (args) => (await import('./reportcommand.ts')).reportCommand(args),
  accept: async (args) => (await import('./reportcommand.ts')).acceptCommand(args),
  list: async (args) => (await import('./list.ts')).listCommand(args),
}

/** Runs one command and returns the exit status; never throws. */
export async function commandLine([name = '', ...args]: string[]): Promise<number> {
  try {
    return await dispatch(name, args)
  } catch (error) {
    const wrong = error instanceof SettingsError
    await say(process.stderr, `${describeError(error)}\n`)
    return wrong ? statuses.wrong : statuses.couldNotRun
  }
}

async function dispatch(name: string, args: string[]): Promise<number> {
  if (name === '--version') {
    const { version } = await import('../version.ts')
    return print(`${version}\n`)
  }
  if (['--help', '-h', 'help'].includes(name) || args.includes('--help')) return print(await help())
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new SettingsError([await noSuchCommand(name, args)])
  if (name === 'run') needsFork(platform())
  return command(args)
}

/** The usage, and what was probably meant: a command, or `run` of what is something to run. */
async function noSuchCommand(name: string, args: readonly string[]): Promise<string> {
  if (name === '') return usage.trimEnd()
  const word = nearest(name, [...Object.keys(commands), '--help', '--version'])
  const meant = word && !kindOf(name) ? [word, ...args] : ['run', name, ...args]
  const told = word || (await isForRun(name)) ? `\n\ndid you mean: ${meant.join(' ')}` : ''
  return `got '${name}', allowed is one of:\n${usage.trimEnd()}${told}`
}

async function isForRun(name: string): Promise<boolean> {
  if (/^-|\.py$|[*/]/.test(name) || kindOf(name)) return true
  const [{ scenarioNames }, { scenariosFolder }] = await Promise.all([
    import('../plan/repros.ts'),
    import('../plan/read.ts'),
  ])
  return scenarioNames(scenariosFolder).includes(name)
}

async function help(): Promise<string> {
  const { optionHelp } = await import('../settings/help.ts')
  return `${usage}\n${optionHelp}`
}

async function runCommand(args: string[]): Promise<number> {
  const commandFiles = guardCommandFiles(process.env)
  const status = await runCases(args, commandFiles)
  return lastLook(commandFiles, status, (text) => say(process.stderr, `${text}\n`))
}

async function runCases(args: string[], commandFiles: CommandFiles): Promise<number> {
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
    commandFiles,
    pythons,
    interrupt,
    temporary: tmpdir(),
    log: () => {},
  }
  if (settings.dryRun) return dryRun((await plan(settings, effects)).cases)
  const { showProgress } = await import('../reporting/live.ts')
  const progress = showProgress(process.stderr, cleaner(process.env))
  const results = await run(settings, { ...effects, ...progress }).finally(progress.end)
  return tell(settings, results)
}

async function dryRun(cases: import('../plan/plan.ts').Case[]): Promise<number> {
  const { renderPlan } = await import('../reporting/plan.ts')
  return print(renderPlan(cases))
}

async function tell(
  settings: Settings,
  results: import('../results/model.ts').Judged,
): Promise<number> {
  const { renderTerminal } = await import('../reporting/terminal.ts')
  await printReport(renderTerminal, results)
  return saveFiles(results, settings.output)
}

async function print(text: string): Promise<number> {
  await say(process.stdout, text)
  return statuses.ok
}
