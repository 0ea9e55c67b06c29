import { join } from 'node:path'
import { guardCommandFiles } from '../guard/commandfiles.ts'
import type { Variables } from '../guard/environment.ts'
import { readReportInputs } from '../settings/report.ts'
import { statuses } from '../verdict/status.ts'
import { readSinks } from './sinks.ts'
import { fail, runStep, unexpected } from './step.ts'

/** Runs the report action as a step of a workflow and returns its exit status; never throws. */
export const runReportAction = (env: Variables): Promise<number> => runStep(env, () => work(env))

async function work(env: Variables): Promise<number> {
  const problems: string[] = []
  const sinks = readSinks(env, problems)
  const cwd = env.GITHUB_WORKSPACE || process.cwd()
  const settings = readReportInputs(env, cwd, problems)
  const output = settings.output ?? join(env.RUNNER_TEMP || cwd, 'fork-safety-report')
  const [{ runReport }, { present }] = await Promise.all([
    import('./reportrun.ts'),
    import('./present.ts'),
  ])
  const { results, status } = await runReport(settings)
  const presenting = { ...sinks, output, cwd, failOn: settings.failOn }
  const lost = await present(results, presenting, env, guardCommandFiles(env))
  if (status !== statuses.ok) await fail(failureText(status, results.counts.regressions), env)
  return lost ? status || statuses.couldNotRun : status
}

function failureText(status: number, regressions: number): string {
  if (status !== statuses.unexpected) return 'not all legs could be run or read: see the summary'
  return unexpected(regressions)
}
