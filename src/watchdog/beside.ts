import type { Hang } from './course.ts'
import { explainWaits } from './explained.ts'
import type { Following } from './running.ts'
import type { Look, Watch } from './watch.ts'

/**
 * At the end: a thread that is blocked for good while others of its process run. It waits for a
 * lock whose holder the fork took away, and has not moved in the last half of the limit.
 */
export async function besideTheLiving(
  following: Following,
  { living }: Look,
  end: 'limit' | 'left',
  now: number,
): Promise<Hang | null> {
  const { watch, request } = following
  const idleSince = now - (request.timeout * 1000) / 2
  const found = (await explainWaits(living, following)).filter(
    ({ pid, tid, owner }) =>
      owner || (end === 'limit' && watch.isIdleSince?.(pid, tid, idleSince) === true),
  )
  if (found.length === 0) return null
  const owner = found.some((one) => one.owner)
  return {
    kind: 'stuck',
    pids: [...new Set(found.map((one) => one.pid))],
    proof: owner ? 'proven' : 'likely',
    since: now,
    reason: owner ? ownerGone : holderGone,
  }
}

const ownerGone = "the rest of the process still runs, but the lock's owner does not exist in it"
const holderGone =
  'the rest of the process still runs, but the thread that held the lock at the fork does not exist in it'

export async function searchOnce(look: Look, watch: Watch, now: number): Promise<Hang | null> {
  const stuck = (await watch.search?.(look.living)) ?? null
  const reason = 'this system cannot prove it'
  return stuck && { kind: 'stuck', pids: stuck.pids, proof: 'likely', since: now, reason }
}
