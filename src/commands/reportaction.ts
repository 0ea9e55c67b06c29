import { join } from 'node:path'
import { SettingsError } from '../settings/raw.ts'
import { readReportInputs } from '../settings/report.ts'
import { statuses } from '../verdict/status.ts'
import { masker, type Variables } from '../watchdog/environment.ts'
import { readSinks } from './sinks.ts'

/** Runs the report action as a step of a workflow and returns its exit status; never throws. */
export async function runReportAction(env: Variables): Promise<number> {
  try {
    return await runStep(env)
  } catch (error) {
    const wrong = error instanceof SettingsError
    const text = wrong ? error.problems.join('\n') : `${(error as Error).stack ?? error}`
    await fail(masker(env)(text))
    return wrong ? statuses.wrong : statuses.couldNotRun
  }
}

async function runStep(env: Variables): Promise<number> {
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
  await present(results, { ...sinks, output, cwd, failOn: settings.failOn }, env)
  if (status !== statuses.ok) await fail(failureText(status, results.counts.regressions))
  return status
}

async function fail(text: string): Promise<void> {
  const { setFailed } = await import('@actions/core')
  setFailed(text)
}

function failureText(status: number, regressions: number): string {
  if (status !== statuses.unexpected) return 'not all legs could be run or read: see the summary'
  return regressions === 1
    ? '1 case is not as expected'
    : `${regressions} cases are not as expected`
}
