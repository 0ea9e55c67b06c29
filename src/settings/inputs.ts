import { type Command, isList, type SettingName, settingsOf } from './names.ts'
import type { Raw } from './raw.ts'

/**
 * Reads the inputs of an action from the environment, as the runner sets them: `INPUT_` and the name
 * in upper case, hyphens kept; empty where the workflow says nothing. Lists have one entry a line.
 */
export function readInputs(
  env: Readonly<Record<string, string | undefined>>,
  command: Command = 'run',
): Raw {
  const values = new Map<SettingName, readonly string[]>()
  for (const name of settingsOf(command)) {
    const given = env[`INPUT_${name.toUpperCase()}`] ?? ''
    if (given === '') continue
    const lines = given.split(/\r?\n/).map((line) => line.trim())
    const filled = lines.filter((line) => line !== '')
    if (!isList(name)) values.set(name, [given.trim() || given])
    else if (filled.length > 0) values.set(name, filled)
  }
  return { values, problems: [], show: (name) => name }
}
