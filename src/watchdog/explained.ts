import type { Evidence } from '../results/model.ts'
import { type End, guarded } from './course.ts'
import { gather } from './evidence.ts'
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
  const { course, watch, request } = running
  const { suspects } = course
  // Of a script the first hang is all that is told.
  const news = request.suite ? explained.filter((pid) => !suspects.has(pid)) : explained.slice(0, 1)
  for (const pid of news) {
    if (suspects.has(pid) || course.suspected === mostSuspects(running)) return
    course.suspected++
    const hang = guarded(stuck, [pid], stuck.since)
    const suspect: Suspect = { hang, waits: waitsOf([pid], watch).get(pid)!, evidence: null }
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
  const orphans = orphanedByTrace(trace())
  const emulated = watch.waits(pids).filter(({ pid, kind }) => kind === 'futex' && orphans.has(pid))
  const found = await watch.explain?.(pids, trace().forks, request.readHeld)
  return [
    ...emulated.map(({ pid, tid }) => ({ pid, tid, lock: null, holder: null, owner: true })),
    ...(found ?? []),
  ]
}

/** A process that was explained and waits for something else by now was no hang. */
export function forgetIfGoing({ living }: Look, { course, watch }: Running): void {
  const pids = [...course.suspects.keys()].filter((pid) => living.includes(pid))
  if (pids.length === 0) return
  const waits = waitsOf(pids, watch)
  for (const pid of pids) {
    if (waits.get(pid) !== course.suspects.get(pid)!.waits) course.suspects.delete(pid)
  }
}

/** Hangs that were explained and that their own program has ended: it noticed, and late. */
export function endedByItsProgram({ course, program, trace }: Running, now: number): Suspect[] {
  return [...course.suspects].flatMap(([pid, suspect]) => {
    const raw = program.statuses.get(pid) ?? trace().statuses.get(pid)
    // Whoever ended well went on, by a handler that gave the lock back.
    if (raw === undefined || raw === 0) return []
    const { hang } = suspect
    return { ...suspect, hang: { ...hang, since: now, reason: hang.reason ?? byItsProgram } }
  })
}

const byItsProgram = 'its own program ended it'

/** What was seen of a hang when it was explained: its processes may have ended since. */
export function seenBefore(end: End, { suspects, living }: Course): Evidence | null | undefined {
  if (end.kind !== 'stuck' || living.includes(end.pids[0]!)) return null
  return suspects.get(end.pids[0]!)?.evidence
}
