import type { SettingName } from './names.ts'

/** What was given, by the setting's name, before it is checked. A flag without value gives `true`. */
export interface Raw {
  values: ReadonlyMap<SettingName, readonly string[]>
  /** Wrong beyond any setting: an unknown option, a missing value. */
  problems: readonly string[]
  /** How a setting is written where these came from: `--trials`, `trials`. */
  show: (name: SettingName) => string
}

/** Everything that is wrong with what was asked, a line each. Exit status 2. */
export class SettingsError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'SettingsError'
    this.problems = problems
  }
}
