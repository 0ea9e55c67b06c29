import type { CommandFiles } from '../guard/commandfiles.ts'
import type { Variables } from '../guard/environment.ts'
import { cleaner } from '../guard/mask.ts'
import { SettingsError } from '../settings/raw.ts'
import { noSuccess, statuses } from '../verdict/status.ts'
import { describeError } from './say.ts'

/** Runs a step of a workflow and returns its exit status; never throws. */
export async function runStep(env: Variables, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const wrong = error instanceof SettingsError
    await fail(describeError(error), env)
    return wrong ? statuses.wrong : statuses.couldNotRun
  }
}

/**
 * The last thing that a command does: what changed the runner's command files since the trials makes
 * it fail. Returns the exit status.
 */
export async function lastLook(
  files: CommandFiles,
  status: number,
  tell: (text: string) => Promise<void>,
): Promise<number> {
  const changed = files.check()
  for (const text of changed) await tell(text)
  return changed.length > 0 ? noSuccess(status) : status
}

/** Loaded only here: the toolkit is most of what a step would load at its start. */
export async function fail(text: string, env: Variables): Promise<void> {
  const { setFailed } = await import('@actions/core')
  setFailed(cleaner(env)(text))
}

/**
 * What tells a step from the others of its job: its `id`, or the number that the runner gives to the
 * second and later uses of one action. Nothing for the first.
 */
export function ownPart({ GITHUB_ACTION: step = '' }: Variables): string {
  const own = step.startsWith('__') ? (/_(\d+)$/.exec(step)?.[1] ?? '') : step
  return own.replace(/[^A-Za-z0-9._-]/g, '_')
}
