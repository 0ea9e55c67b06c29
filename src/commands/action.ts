import { availableParallelism, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommandFiles, guardCommandFiles } from '../guard/commandfiles.ts'
import type { Variables } from '../guard/environment.ts'
import { masker } from '../guard/mask.ts'
import { shardMatrix } from '../plan/shard.ts'
import { findPythons } from '../python/pythons.ts'
import type { Results } from '../results/model.ts'
import { type Checked, checkSettings, kindOf } from '../settings/check.ts'
import { readInputs } from '../settings/inputs.ts'
import type { Settings } from '../settings/settings.ts'
import { exitStatus, statuses } from '../verdict/status.ts'
import { say } from './say.ts'
import { settled } from './settled.ts'
import { interruptedBySignals } from './signals.ts'
import { readSinks } from './sinks.ts'
import { fail, lastLook, runStep, unexpected } from './step.ts'

/** Runs the action as a step of a workflow and returns its exit status; never throws. */
export async function runAction(env: Variables): Promise<number> {
  const files = guardCommandFiles(env)
  const status = await runStep(env, () => work(env, files))
  return lastLook(files, status, (text) => fail(text, env))
}

async function work(env: Variables, commandFiles: CommandFiles): Promise<number> {
  if (platform() === 'win32') throw new Error('Windows has no fork(): there is nothing to test')
  const problems: string[] = []
  const sinks = readSinks(env, problems)
  const settings = withOutput(await settled(checkStep(env, problems)), env)
  const pythons = findPythons(settings, {
    env,
    log: (text) => void say(process.stdout, `${text}\n`),
  })
  const [core, { currentSystem }, { plan, run }, { showProgress }, { present, setOutput }] =
    await Promise.all([
      import('@actions/core'),
      import('../watchdog/currentsystem.ts'),
      import('../run/run.ts'),
      import('../reporting/live.ts'),
      import('./present.ts'),
    ])
  if (settings.shard)
    setOutput('matrix', JSON.stringify(shardMatrix(settings.shard.of)), env, commandFiles)
  const effects = {
    env,
    system: await currentSystem(),
    commandFiles,
    pythons,
    interrupt: interruptedBySignals(),
    temporary: temporaryFolder(env),
    log: (text: string) => void say(process.stdout, `${text}\n`),
  }
  if (settings.dryRun) {
    const { renderPlan } = await import('../reporting/plan.ts')
    await say(process.stdout, `${renderPlan((await plan(settings, effects)).cases)}\n`)
    return statuses.ok
  }
  core.startGroup('Trials')
  const progress = showProgress(process.stdout, masker(env))
  const results = await run(settings, { ...effects, ...progress }).finally(() => {
    progress.end()
    core.endGroup()
  })
  const lost = await present(
    results,
    { ...sinks, output: settings.output!, cwd: settings.cwd, failOn: settings.failOn },
    env,
    commandFiles,
  )
  const status = lost
    ? exitStatus(results, settings) || statuses.couldNotRun
    : exitStatus(results, settings)
  if (status !== statuses.ok) await fail(failureText(status, results), env)
  return status
}

/** Settings of the step; what is wrong with its sinks is listed with them. */
function checkStep(env: Variables, problems: readonly string[]): Checked {
  const raw = readInputs(env)
  const cwd = env.GITHUB_WORKSPACE || process.cwd()
  const machine = { cwd, cpus: availableParallelism(), kindOf }
  return checkSettings({ ...raw, problems: [...raw.problems, ...problems] }, machine)
}

const temporaryFolder = (env: Variables) => env.RUNNER_TEMP || tmpdir()

function withOutput(settings: Settings, env: Variables): Settings {
  if (settings.output) return settings
  return Object.freeze({ ...settings, output: join(temporaryFolder(env), 'fork-safety') })
}

function failureText(status: number, { counts, tampering = [] }: Results): string {
  if (status === statuses.couldNotRun && tampering.length > 0) return tampering.join('\n')
  if (status === statuses.interrupted) return 'interrupted before all was done'
  if (status === statuses.couldNotRun) return 'not everything could be run: see the skipped cases'
  return unexpected(counts.regressions)
}
