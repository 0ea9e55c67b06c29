import type { Checked } from '../settings/check.ts'
import type { Settings } from '../settings/settings.ts'

/**
 * The settings, if nothing is wrong with them.
 * @throws SettingsError that lists all that is wrong, also in the repros that were named.
 */
export async function settled({ settings, problems }: Checked): Promise<Settings> {
  if (problems.length > 0) {
    const { readPlan } = await import('../plan/read.ts')
    await readPlan(settings, problems)
  }
  return settings
}
