import { split } from 'shlex'
import { type Command, isList, isWords, type SettingName, settingsOf } from './names.ts'
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
  const problems: string[] = []
  for (const name of settingsOf(command)) {
    const given = env[`INPUT_${name.toUpperCase()}`] ?? ''
    if (given === '') continue
    const lines = given.split(/\r?\n/).map((line) => line.trim())
    const filled = lines.filter((line) => line !== '')
    if (isWords(name)) values.set(name, wordsOf(name, given.trim(), problems))
    else if (!isList(name)) values.set(name, [given.trim() || given])
    else if (filled.length > 0) values.set(name, filled)
  }
  return { values, problems, show: (name) => name }
}

/** Words as a shell would split them. */
function wordsOf(name: string, text: string, problems: string[]): string[] {
  if (/[\r\n]/.test(text)) {
    problems.push(`${name}: is one line; for more, write bash -c '…'`)
    return []
  }
  try {
    return split(text)
  } catch {
    problems.push(`${name}: got ${text}, in which a quote or a backslash is not closed`)
    return []
  }
}
