import { split } from 'shlex'
import { settingKinds } from './names.ts'
import type { Raw } from './raw.ts'

/**
 * Reads an action's inputs from the environment, as the runner sets them: `INPUT_` and the name in
 * upper case, hyphens kept; empty where the workflow says nothing. Lists have one entry a line.
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Raw {
  const values = new Map<string, readonly string[]>()
  const problems: string[] = []
  for (const [name, kind] of Object.entries(settingKinds)) {
    const given = env[`INPUT_${name.toUpperCase()}`] ?? ''
    if (given === '') continue
    const lines = given.split(/\r?\n/).map((line) => line.trim())
    if (kind === 'words') {
      values.set(name, wordsOf(name, given, problems))
    } else if (kind !== 'list') {
      values.set(name, [given.trim() || given])
    } else if (lines.some((line) => line !== ''))
      values.set(
        name,
        lines.filter((line) => line !== ''),
      )
  }
  return { values, problems, show: (name) => name }
}

/** Words as a shell would split them. */
function wordsOf(name: string, text: string, problems: string[]): string[] {
  if (/[\r\n]/.test(text.trim())) {
    problems.push(`${name}: is one line; for more, write bash -c '…'`)
    return []
  }
  try {
    return split(text.trim())
  } catch {
    problems.push(`${name}: got ${text.trim()}, in which a quote or a backslash is not closed`)
    return []
  }
}
