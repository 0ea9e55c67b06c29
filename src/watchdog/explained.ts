import type { Evidence } from '../results/model.ts'
import { type End, guarded } from './course.ts'
import { gather } from './evidence.ts'
import { orphanedBySweep } from './ledger.ts'
import type { Course, Running, Suspect } from './running.ts'
import { orphanedByTrace } from './trace.ts'
import type { Explained, Look, Stuck, Watch } from './watch.ts'

/** The stuck processes whose wait the fork explains, while others could still end it. */
export async function explainStuck(stuck: Stuck, running: Running): Promise<number[]> {
  const { course, request } = running
  // A script ends with it, whoever is explained.
  if (stuck.alone && !request.suite) return []
  const key = `${stuck.pids} ${stuck.since}`
  if (course.asked.key === key) return course.asked.explained
  const found = await explainWaits(stuck.pids, running)
  const pids = [...new Set(found.map((one) => one.pid))]
  course.asked = { key, explained: pids }
  if (!stuck.alone) for (const pid of stuck.pids) course.everStuck.add(pid)
  return pids
}

/** Its own program may end what is explained: what is to be seen of it is seen before that. */
export async function keepEvidence(stuck: Stuck, explained: number[], running: Running) {
  const { course, watch, request, trace } = running
  const { suspects } = course
  // Of a script the first hang is all that is told.
  const news = request.suite ? explained.filter((pid) => !suspects.has(pid)) : explained.slice(0, 1)
  for (const pid of news) {
    if (suspects.has(pid) || course.suspected === mostSuspects(running)) return
    course.suspected++
    const hang = guarded(stuck, [pid], stuck.since)
    const suspect: Suspect = {
      ...{ hang, waits: waitsOf([pid], watch).get(pid)!, evidence: null },
      ...{ kills: trace().kills.length, gone: null },
    }
    suspects.set(pid, suspect)
    suspect.evidence = await gather(running, hang.pids, 'before')
  }
}

/** How often the stacks of processes are asked for before a verdict. */
const mostSuspects = ({ request }: Running) => (request.suite ? 100 : 3)

/** What each of those processes waits for, as a text that changes when that does. */
function waitsOf(pids: number[], watch: Watch): Map<number, string> {
  const waits = watch.waits(pids).filter(({ kind }) => kind === 'futex')
  return new Map(pids.map((pid) => [pid, JSON.stringify(waits.filter((one) => one.pid === pid))]))
}

/** Waits of those processes for a lock that the fork took the holder of. */
export async function explainWaits(
  pids: number[],
  { watch, trace, request }: Running,
): Promise<Explained[]> {
  const orphans = new Set([...orphanedByTrace(trace()), ...orphanedBySweep(trace().sweep)])
  const emulated = watch.waits(pids).filter(({ pid, kind }) => kind === 'futex' && orphans.has(pid))
  const found = await watch.explain?.(pids, trace().forks, request.readHeld)
  return [
    ...emulated.map(({ pid, tid }) => ({ pid, tid, lock: null, holder: null, owner: true })),
    ...(found ?? []),
  ]
}

/**
 * A process that was explained and waits for something else by now was no hang. That of a command is
 * remembered for a moment: its program may just have told it to end.
 */
export function forgetIfGoing({ living }: Look, { course, watch, request }: Running, now: number) {
  const pids = [...course.suspects.keys()]
  const waits = pids.length > 0 ? waitsOf(pids, watch) : new Map()
  for (const pid of pids) {
    const suspect = course.suspects.get(pid)!
    const moved = living.includes(pid) && waits.get(pid) !== suspect.waits
    if (moved && !request.suite) course.suspects.delete(pid)
    else if (moved || !living.includes(pid)) suspect.gone ??= { at: now, moved }
  }
}

/** Hangs that were explained and that their own program has ended: it noticed, and late. */
export function endedByItsProgram(running: Running, now: number): Suspect[] {
  return [...running.course.suspects].flatMap(([pid, suspect]) => {
    const proof = endingOf(pid, suspect, running, now)
    if (proof === null) return []
    const reason = running.request.suite ? byItsProgram : (suspect.hang.reason ?? byItsProgram)
    return { ...suspect, hang: { ...suspect.hang, proof, since: now, reason } }
  })
}

/** Milliseconds after which the status of a process that is gone is known, if it ever is. */
const GRACE = 500

/** How sure it is that its program ended it; null where it did not, or may still be about to. */
function endingOf(pid: number, suspect: Suspect, running: Running, now: number) {
  const { program, trace, request, course } = running
  const { hang, gone, kills } = suspect
  const raw = program.statuses.get(pid) ?? trace().statuses.get(pid)
  if (raw !== undefined && raw !== 0) return hang.proof
  // Whoever ended well went on, by a handler that gave the lock back.
  if (!request.suite || !gone || now < gone.at + GRACE) return null
  course.suspects.delete(pid)
  // Or it was told to end and did, by a handler that gave up the wait.
  if (
    trace()
      .kills.slice(kills)
      .some((one) => one.to === pid && tells(one.signal))
  )
    return 'likely'
  return gone.moved || raw === 0 ? null : hang.proof
}

/** INT, QUIT, ABRT, KILL, TERM: by these a program is asked to end, and by nothing else. */
const tells = (signal: number) => [2, 3, 6, 9, 15].includes(signal)

const byItsProgram = 'its own program ended it'

/** What was seen of a hang when it was explained: its processes may have ended since. */
export function seenBefore(end: End, { suspects, living }: Course): Evidence | null | undefined {
  if (end.kind !== 'stuck' || living.includes(end.pids[0]!)) return null
  return suspects.get(end.pids[0]!)?.evidence
}
