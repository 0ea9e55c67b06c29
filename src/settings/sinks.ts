import { asker } from './ask.ts'
import type { Raw } from './raw.ts'
import { truth, type Value } from './values.ts'

/** Who is told, beyond the log: the inputs that only the actions have. */
export interface Sinks {
  token: string
  /** On a schedule, or where `issue` was asked for, the tracking issue instead. */
  comment: boolean | 'issue'
  checkRun: boolean
}

const token: Value<string> = { allowed: 'a token', read: (text) => text }
const commented: Value<boolean | 'issue'> = {
  allowed: 'true, false or issue',
  read: (text) => (text === 'issue' ? text : truth.read(text)),
}

/** Reads `token`, `comment` and `check-run`, and what is wrong with them. */
export function checkSinks(raw: Raw): { sinks: Sinks; problems: string[] } {
  const problems: string[] = []
  const ask = asker(raw, problems)
  const sinks: Sinks = {
    token: ask.one('token', token)?.trim() ?? '',
    comment: ask.one('comment', commented) ?? false,
    checkRun: ask.one('check-run', truth) ?? false,
  }
  if ((sinks.comment || sinks.checkRun) && sinks.token === '') {
    problems.push('token: is empty, but comment and check-run need one')
  }
  return { sinks, problems }
}
