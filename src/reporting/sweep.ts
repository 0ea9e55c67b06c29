/** What is told of a sweep: one sentence of all locks, and a story of each that hangs. */
import {
  type CaseResult,
  type Sweep,
  type SweepAnswer,
  type SweepLock,
  sweepAnswers,
} from '../results/model.ts'
import { isHanging } from '../verdict/sweep.ts'
import { duration, percent, plural } from './format.ts'
import { placeName } from './names.ts'

const words: Record<SweepAnswer, string> = {
  hangs: 'hangs',
  fails: 'fails',
  renewed: 'renewed',
  protected: 'protected',
  'not-asked-for': 'not asked for',
  'not-reached': 'not reached',
}

/** What becomes of the child; what only a thread of the sweep's own held is not a hang of the program. */
export const answerWords = (lock: SweepLock): string =>
  lock.answer === 'hangs' && !isHanging(lock) ? 'would hang' : words[lock.answer]

/** `swept 15 locks in 2 s: 1 hangs, 12 renewed, 2 not asked for`; empty for other cases. */
export function sweepSentence({ sweep }: CaseResult): string {
  if (!sweep) return ''
  const { locks, seconds, left, replays } = sweep
  if (replays !== undefined) return replaySentence(sweep, replays)
  const counts = sweepAnswers
    .map((answer) => ({ answer, count: ofAnswer(locks, answer).length }))
    .filter(({ count }) => count > 0)
    .map(({ answer, count }) => `${count} ${words[answer]}`)
  const could = locks.filter((one) => one.answer === 'hangs' && !isHanging(one)).length
  const parts = [
    ...counts,
    could > 0 && `${could} would hang if another thread took ${could === 1 ? 'it' : 'them'}`,
    left > 0 && `${left} not tried`,
  ].filter(Boolean)
  const told = parts.length > 0 ? `: ${parts.join(', ')}` : ''
  return `swept ${plural(locks.length, 'lock')} in ${duration(seconds)}${told}`
}

/** `replayed 20 times in 3 s: app.cache.LOCK hangs`. */
function replaySentence({ locks: [lock], seconds }: Sweep, replays: number): string {
  const told = lock
    ? `: ${lock.name} ${lock.answer === 'hangs' ? '' : 'is '}${words[lock.answer]}`
    : ''
  return `replayed ${plural(replays, 'time')} in ${duration(seconds)}${told}`
}

/** Those that only a thread of ours held are told apart where they hang. */
const ofAnswer = (locks: SweepLock[], answer: SweepAnswer) =>
  locks.filter((one) => one.answer === answer && (answer !== 'hangs' || isHanging(one)))

/** A case for each lock that hangs, so that each is told by itself; other cases as they are. */
export function byLock(one: CaseResult): CaseResult[] {
  const hanging = (one.sweep?.locks ?? []).filter((lock) => isHanging(lock) && !lock.accepted)
  if (!one.sweep || hanging.length === 0) return [one]
  return hanging.map((lock, at) => ({
    ...one,
    diagnosis: lock.diagnosis ?? one.diagnosis,
    // The evidence is that of the first.
    evidence: at === 0 ? one.evidence : null,
    sweep: { ...one.sweep!, locks: [lock] },
  }))
}

/** The one lock of a case as `byLock` gives it; null of any other case. */
export function toldLock({ sweep }: CaseResult): SweepLock | null {
  const [lock, ...others] = sweep?.locks ?? []
  return lock && others.length === 0 && isHanging(lock) ? lock : null
}

/** What is known of the one lock of a case as `byLock` gives it. */
export function lockFacts(one: CaseResult): [string, string][] {
  const lock = toldLock(one)
  if (!lock) return []
  const { made, hook, predictedRate, replay } = lock
  const facts: [string, string | null][] = [
    ['made', made && placeName(made)],
    ['hook', hook],
    ['held', predictedRate === null ? null : `${percent(predictedRate)} of the time`],
    ['replay', replay && replayOption(replay)],
  ]
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]))
}

/** For a shell: whoever names a thread must not write the command that others copy. */
export const replayOption = (line: string) => `--replay '${line.replaceAll("'", "'\\''")}'`

/** A line for each lock whose answer is not told elsewhere and not good. */
export function lockLines({ sweep }: CaseResult): string[] {
  return (sweep?.locks ?? []).flatMap((lock) => {
    const { name, answer, reason, accepted, blocked, replay } = lock
    const at = blocked ? ` at ${placeName(blocked)}` : ''
    const again = replay ? `: ${replayOption(replay)}` : ''
    if (answer === 'hangs' && accepted) return [`${name} hangs${at}, which is accepted${again}`]
    if (answer === 'hangs' && !isHanging(lock))
      return [`${name} would hang${at}, if a thread held it; none was seen to${again}`]
    if (answer === 'fails') return [`${name}: the child fails for want of it${at}: ${reason}`]
    return answer === 'not-reached' ? [`${name} could not be held at a fork: ${reason}`] : []
  })
}
