import type { Variables } from '../guard/environment.ts'

/** Who is told, beyond the log: the inputs that the action and the report action share. */
export interface Sinks {
  token: string
  /** On a schedule, or where `issue` was asked for, the tracking issue instead. */
  comment: boolean | 'issue'
  checkRun: boolean
}

/** Reads `token`, `comment` and `check-run`; what is wrong is added to `problems`. */
export function readSinks(env: Variables, problems: string[]): Sinks {
  const input = (name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim()
  const truth = (name: string): boolean => {
    const given = input(name)
    const allowed = name === 'comment' ? 'true, false or issue' : 'true or false'
    if (!/^(true|True|TRUE|false|False|FALSE)?$/.test(given)) {
      problems.push(`${name}: got '${given}', allowed is ${allowed}`)
    }
    return given.toLowerCase() === 'true'
  }
  const sinks: Sinks = {
    token: input('token'),
    comment: input('comment') === 'issue' ? 'issue' : truth('comment'),
    checkRun: truth('check-run'),
  }
  if ((sinks.comment || sinks.checkRun) && sinks.token === '') {
    problems.push('token: is empty, but comment and check-run need one')
  }
  return sinks
}
