import { masker, type Variables } from '../guard/environment.ts'
import { SettingsError } from '../settings/raw.ts'
import { statuses } from '../verdict/status.ts'
import { CannotRun } from './cannotrun.ts'

/** Runs a step of a workflow and returns its exit status; never throws. */
export async function runStep(env: Variables, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const wrong = error instanceof SettingsError
    const plain = error instanceof CannotRun ? error.message : `${(error as Error).stack ?? error}`
    const text = wrong ? error.problems.join('\n') : plain
    await fail(masker(env)(text))
    return wrong ? statuses.wrong : statuses.couldNotRun
  }
}

/** Loaded only here: the toolkit is most of what a step would load at its start. */
export async function fail(text: string): Promise<void> {
  const { setFailed } = await import('@actions/core')
  setFailed(text)
}

/**
 * What tells a step from the others of its job: its `id`, or the number that the runner gives to the
 * second and later uses of one action. Nothing for the first.
 */
export function ownPart({ GITHUB_ACTION: step = '' }: Variables): string {
  const own = step.startsWith('__') ? (/_(\d+)$/.exec(step)?.[1] ?? '') : step
  return own.replace(/[^A-Za-z0-9._-]/g, '_')
}
