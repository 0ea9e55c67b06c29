import { type End, guarded, type Hang } from './course.ts'
import { gather } from './evidence.ts'
import { orphanedBySweep } from './ledger.ts'
import type { Course, Running } from './running.ts'
import { orphanedByTrace } from './trace.ts'
import type { Explained, Look, Stuck, Watch } from './watch.ts'

/** The stuck processes whose wait the fork explains, while others could still end it. */
export async function explainStuck(stuck: Stuck, running: Running): Promise<number[]> {
  const { course } = running
  if (stuck.alone) return []
  const key = `${stuck.pids} ${stuck.since}`
  if (course.asked.key === key) return course.asked.explained
  const found = await explainWaits(stuck.pids, running)
  const pids = [...new Set(found.map((one) => one.pid))]
  course.asked = { key, explained: pids }
  for (const pid of stuck.pids) course.everStuck.add(pid)
  return pids
}

/** Its own program may end what is explained: what is to be seen of it is seen before that. */
export async function keepEvidence(stuck: Stuck, explained: number[], running: Running) {
  const { course, watch } = running
  const hang = guarded(stuck, explained, stuck.since)
  const [pid] = hang.pids
  if (course.explained || course.kept === MAX_KEPT) return
  course.kept++
  course.explained = { hang, waits: waitsOf(pid!, watch), evidence: null }
  course.explained.evidence = await gather(running, hang.pids, 'before')
}

/** How often the stacks of processes are asked for before a verdict. */
const MAX_KEPT = 3

const waitsOf = (pid: number, watch: Watch) =>
  JSON.stringify(watch.waits([pid]).filter((one) => one.kind === 'futex'))

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

/** A process that was explained and waits for something else by now was no hang. */
export function forgetIfGoing({ living }: Look, { course, watch }: Running): void {
  const pid = course.explained?.hang.pids[0]
  if (pid === undefined || !living.includes(pid)) return
  if (waitsOf(pid, watch) !== course.explained?.waits) course.explained = null
}

/** The hang that was explained and that its own program ended: it noticed, and late. */
export function endedByItsProgram({ course, program, trace }: Running, now: number): Hang | null {
  const hang = course.explained?.hang
  if (!hang) return null
  const raw = program.statuses.get(hang.pids[0]!) ?? trace().statuses.get(hang.pids[0]!)
  // Whoever ended well went on, by a handler that gave the lock back.
  if (raw === undefined || raw === 0) return null
  return { ...hang, since: now, reason: hang.reason ?? 'its own program ended it' }
}

/** What was seen of a hang when it was explained: its processes may have ended since. */
export const seenBefore = (end: End, { explained, living }: Course) =>
  end.kind === 'stuck' && !living.includes(end.pids[0]!) ? explained?.evidence : null
