import type { Variables } from '../guard/environment.ts'

/** Who is told, beyond the log: the inputs that the action and the report action share. */
export interface Sinks {
  token: string
  comment: boolean
  checkRun: boolean
}

/** Reads `token`, `comment` and `check-run`; what is wrong is added to `problems`. */
export function readSinks(env: Variables, problems: string[]): Sinks {
  const truth = (name: string): boolean => {
    const given = env[`INPUT_${name.toUpperCase()}`] ?? ''
    if (!/^(true|True|TRUE|false|False|FALSE)?$/.test(given)) {
      problems.push(`${name}: got '${given}', allowed is true or false`)
    }
    return given.toLowerCase() === 'true'
  }
  const sinks = {
    token: env.INPUT_TOKEN ?? '',
    comment: truth('comment'),
    checkRun: truth('check-run'),
  }
  if ((sinks.comment || sinks.checkRun) && sinks.token === '') {
    problems.push('token: is empty, but comment and check-run need one')
  }
  return sinks
}
