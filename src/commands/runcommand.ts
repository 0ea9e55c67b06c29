import { availableParallelism, tmpdir } from 'node:os'
import { type CommandFiles, guardCommandFiles } from '../guard/commandfiles.ts'
import { cleaner } from '../guard/mask.ts'
import type { Python } from '../plan/python.ts'
import { findPythons } from '../python/pythons.ts'
import type { Judged } from '../results/model.ts'
import { type Checked, checkSettings } from '../settings/check.ts'
import { readFlags } from '../settings/flags.ts'
import type { Settings } from '../settings/settings.ts'
import { kindOf } from '../settings/values.ts'
import { statuses } from '../verdict/status.ts'
import { printReport, saveFiles } from './outcome.ts'
import { say } from './say.ts'
import { settled } from './settled.ts'
import { interruptedBySignals } from './signals.ts'
import { lastLook } from './step.ts'

/** What a command runs cases with. */
export interface Means {
  commandFiles: CommandFiles
  interrupt: AbortSignal
  pythons: Promise<Python[]>
}

/** `fork-safety run [REPRO…]`; returns the exit status. */
export async function runCommand(args: string[]): Promise<number> {
  const commandFiles = guardCommandFiles(process.env)
  const status = await runCases(args, commandFiles)
  return lastLook(commandFiles, status, (text) => say(process.stderr, `${text}\n`))
}

/** The settings that these arguments of `run` ask for. */
export function settingsFrom(args: readonly string[]): Checked {
  const machine = { cwd: process.cwd(), cpus: availableParallelism(), kindOf }
  return checkSettings(readFlags(args), machine)
}

async function runCases(args: string[], commandFiles: CommandFiles): Promise<number> {
  const settings = await settled(settingsFrom(args))
  const interrupt = interruptedBySignals()
  const pythons = findPythons(settings, { env: process.env, log: () => {}, interrupt })
  const means = { commandFiles, interrupt, pythons }
  return settings.dryRun ? dryRun(settings, means) : runAndReport(settings, means)
}

/** Runs the cases that are asked for and reports them; returns the exit status. */
export async function runAndReport(settings: Settings, means: Means): Promise<number> {
  const results = await runShown(settings, means)
  const { renderTerminal } = await import('../reporting/terminal.ts')
  await printReport(renderTerminal, results)
  return saveFiles(results, settings.output)
}

async function effectsOf(means: Means) {
  const { currentSystem } = await import('../watchdog/currentsystem.ts')
  return {
    ...means,
    env: process.env,
    system: await currentSystem(),
    temporary: tmpdir(),
    log: () => {},
  }
}

/** Runs the cases that are asked for, and shows meanwhile how far they are. */
export async function runShown(settings: Settings, means: Means): Promise<Judged> {
  const [effects, { run }] = await Promise.all([effectsOf(means), import('../run/run.ts')])
  const { showProgress } = await import('../reporting/live.ts')
  const progress = showProgress(process.stderr, cleaner(process.env))
  return run(settings, { ...effects, ...progress }).finally(progress.end)
}

async function dryRun(settings: Settings, means: Means): Promise<number> {
  const [effects, { plan }, { renderPlan }] = await Promise.all([
    effectsOf(means),
    import('../run/run.ts'),
    import('../reporting/plan.ts'),
  ])
  await say(process.stdout, renderPlan((await plan(settings, effects)).cases))
  return statuses.ok
}
