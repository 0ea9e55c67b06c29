import { availableParallelism, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CommandFiles, guardCommandFiles } from '../guard/commandfiles.ts'
import type { Variables } from '../guard/environment.ts'
import { cleaner } from '../guard/mask.ts'
import { shardMatrix } from '../plan/shard.ts'
import { findPythons } from '../python/pythons.ts'
import { type Checked, checkSettings } from '../settings/check.ts'
import { readInputs } from '../settings/inputs.ts'
import type { Raw } from '../settings/raw.ts'
import type { Settings } from '../settings/settings.ts'
import { checkSinks } from '../settings/sinks.ts'
import { kindOf } from '../settings/values.ts'
import { statuses } from '../verdict/status.ts'
import { needsFork } from './cannotrun.ts'
import { say } from './say.ts'
import { settled } from './settled.ts'
import { interruptedBySignals } from './signals.ts'
import { fail, lastLook, ownPart, runStep } from './step.ts'

/** Runs the action as a step of a workflow and returns its exit status; never throws. */
export async function runAction(env: Variables): Promise<number> {
  const files = guardCommandFiles(env)
  const status = await runStep(env, () => work(env, files))
  return lastLook(files, status, (text) => fail(text, env))
}

async function work(env: Variables, commandFiles: CommandFiles): Promise<number> {
  needsFork(platform())
  const raw = readInputs(env)
  const { sinks, problems } = checkSinks(raw)
  const settings = withOutput(await settled(checkStep(raw, problems, env)), env)
  const interrupt = interruptedBySignals()
  const log = (text: string) => void say(process.stdout, `${text}\n`)
  const pythons = findPythons(settings, { env, log, interrupt })
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
    interrupt,
    temporary: temporaryFolder(env),
    latestGood: async () => {
      const { latestOf } = await import('./latest.ts')
      const notice = (text: string) => core.notice(cleaner(env)(text))
      return latestOf(env, { token: sinks.token, interrupt, notice })
    },
    log,
  }
  if (settings.dryRun) {
    const { renderPlan } = await import('../reporting/plan.ts')
    await say(process.stdout, `${renderPlan((await plan(settings, effects)).cases)}\n`)
    return statuses.ok
  }
  core.startGroup('Trials')
  const progress = showProgress(process.stdout, cleaner(env))
  const results = await run(settings, { ...effects, ...progress }).finally(() => {
    progress.end()
    core.endGroup()
  })
  const { identify } = await import('./identity.ts')
  const presenting = {
    ...sinks,
    ...identify(env, settings),
    output: settings.output!,
    interrupt,
  }
  return present(results, presenting, env, commandFiles)
}

/** Settings of the step; what is wrong with its sinks is listed with them. */
function checkStep(raw: Raw, problems: readonly string[], env: Variables): Checked {
  const cwd = env.GITHUB_WORKSPACE || process.cwd()
  const machine = { cwd, cpus: availableParallelism(), kindOf }
  return checkSettings({ ...raw, problems: [...raw.problems, ...problems] }, machine)
}

const temporaryFolder = (env: Variables) => env.RUNNER_TEMP || tmpdir()

/** Each step of a job has a folder of its own. */
function withOutput(settings: Settings, env: Variables): Settings {
  if (settings.output) return settings
  const folder = ['fork-safety', ownPart(env)].filter(Boolean).join('-')
  return Object.freeze({ ...settings, output: join(temporaryFolder(env), folder) })
}
