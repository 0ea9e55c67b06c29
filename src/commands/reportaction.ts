import { join } from 'node:path'
import { guardCommandFiles } from '../guard/commandfiles.ts'
import type { Variables } from '../guard/environment.ts'
import { cleaner } from '../guard/mask.ts'
import { checkReport } from '../settings/check.ts'
import { readInputs } from '../settings/inputs.ts'
import { checkSinks } from '../settings/sinks.ts'
import { kindOf } from '../settings/values.ts'
import { ownPart, runStep } from './step.ts'

/** Runs the report action as a step of a workflow and returns its exit status; never throws. */
export const runReportAction = (env: Variables): Promise<number> => runStep(env, () => work(env))

async function work(env: Variables): Promise<number> {
  const raw = readInputs(env, 'report')
  const { sinks, problems } = checkSinks(raw)
  const cwd = env.GITHUB_WORKSPACE || process.cwd()
  const settings = checkReport({ ...raw, problems }, { cwd, kindOf })
  const folder = ['fork-safety-report', ownPart(env)].filter(Boolean).join('-')
  const output = settings.output ?? join(env.RUNNER_TEMP || cwd, folder)
  const [{ identify }, { runReport }, { present }] = await Promise.all([
    import('./identity.ts'),
    import('./reportrun.ts'),
    import('./present.ts'),
  ])
  const [core, { latestOf }] = await Promise.all([import('@actions/core'), import('./latest.ts')])
  const notice = (text: string) => core.notice(cleaner(env)(text))
  const { results } = await runReport(settings, () => latestOf(env, { token: sinks.token, notice }))
  const presenting = { ...sinks, ...identify(env, settings), output }
  return present(results, presenting, env, guardCommandFiles(env))
}
