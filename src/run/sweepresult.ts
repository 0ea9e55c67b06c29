/** What is published of a sweep. */
import type { Facts } from '../diagnosis/facts.ts'
import type { Whereabouts } from '../diagnosis/scene.ts'
import { diagnoseSwept, placesOf, type Seen, sceneOfLock } from '../diagnosis/swept.ts'
import type { Case } from '../plan/plan.ts'
import type { CaseResult, Evidence, Sweep, SweepLock } from '../results/model.ts'
import { replayLine } from '../settings/replay.ts'
import { isHanging } from '../verdict/sweep.ts'
import {
  countsPossible,
  isAccepted,
  lockName,
  type Swept,
  type SweptLock,
} from '../watchdog/sweep.ts'

export interface Explaining {
  context: Whereabouts
  /** What the sources say that a trial's stacks name. */
  factsOf: (evidence: Evidence) => Promise<Facts>
}

const noFacts: Facts = { library: [], files: {} }

/** The case with its locks, and with the story of the first that hangs. */
export async function withSweep(
  result: CaseResult,
  one: Case,
  swept: Swept,
  { context, factsOf }: Explaining,
): Promise<CaseResult> {
  const told = await Promise.all(
    swept.locks.map(async (lock) => {
      const seen = seenOf(lock)
      const hangs = lock.answer === 'hangs'
      const facts = hangs && seen.evidence ? await factsOf(seen.evidence) : noFacts
      return { lock, seen, facts }
    }),
  )
  const all = told.map(({ lock, seen, facts }) => published(lock, one, seen, { context, facts }))
  const first = all.findIndex(isCounted)
  const diagnosis = all[first]?.diagnosis ?? result.diagnosis
  const evidence = told[first]?.seen.evidence ?? result.evidence
  const locks = all.map((lock, at) => (at === first ? lock : apart(lock)))
  const { seconds, left, replays } = swept
  const sweep: Sweep = { locks, seconds, left, ...(replays === undefined ? {} : { replays }) }
  // The hangs of a swept command are those of its locks.
  const { incidents: _, ...alone } = result
  return {
    ...{ ...alone, ...missed(one, locks) },
    ...{ hangRate: one.knobs.replay ? result.hangRate : null, diagnosis, evidence, sweep },
  }
}

/** The evidence is that of the first that hangs: no other speaks of its records. */
const apart = ({ diagnosis, ...lock }: SweepLock): SweepLock =>
  diagnosis ? { ...lock, diagnosis: { ...diagnosis, seen: undefined } } : lock

/** A replay that did not come about says nothing of what it was to show. */
function missed({ knobs }: Case, [lock]: SweepLock[]): Partial<CaseResult> {
  if (!knobs.replay || lock?.answer !== 'not-reached') return {}
  return { verdict: 'invalid', reason: `the replay did not come about: ${lock.reason}` }
}

const isCounted = (lock: SweepLock) => isHanging(lock) && !lock.accepted

/** The wait that is told: of the stuck process, and there of its main thread first. */
function seenOf(swept: SweptLock): Seen {
  const { lock, meeting, report } = swept
  const waits = meeting.inVain.length > 0 ? meeting.inVain : meeting.asks
  const stuck = report.evidence?.stuck ?? []
  const ask =
    waits.find(({ pid, thread }) => stuck.includes(pid) && thread === 'MainThread') ??
    waits.find(({ pid }) => stuck.includes(pid)) ??
    waits[0] ??
    null
  const made = lock?.made ?? meeting.met?.made ?? []
  const kind = kindOf(swept)
  return { name: lockName(swept), kind, made, met: meeting.met, ask, evidence: report.evidence }
}

const kindOf = ({ lock, meeting }: SweptLock) => lock?.kind ?? meeting.met?.kind ?? 'Lock'

function published(
  swept: SweptLock,
  one: Case,
  seen: Seen,
  { context, facts }: { context: Whereabouts; facts: Facts },
): SweepLock {
  const { lock, rendezvous, answer, reason, meeting, report } = swept
  const scene = sceneOfLock(seen, context, facts)
  const places = placesOf(scene, seen)
  const hangs = answer === 'hangs'
  return {
    name: seen.name,
    kind: seen.kind,
    ...{ answer, reason, possible: rendezvous.standIn },
    ...(rendezvous.standIn && countsPossible(one) ? { counts: true } : {}),
    ...places,
    hook: seen.ask?.hook ?? null,
    predictedRate: lock && !rendezvous.standIn ? lock.share : null,
    replay: meeting.met ? replayLine(rendezvous) : null,
    seconds: report.seconds,
    ...(hangs ? { diagnosis: diagnoseSwept(scene, seen, places) } : {}),
    ...(hangs && isAccepted(swept, one) ? { accepted: true } : {}),
  }
}
