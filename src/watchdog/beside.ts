/** At the end: what is stuck although others of the trial run? */
import type { Hang } from './course.ts'
import { explainWaits } from './explained.ts'
import { withoutHolder } from './ledger.ts'
import type { Running } from './running.ts'
import { alarmOf } from './trace.ts'
import type { Explained, Look, Watch } from './watch.ts'

/** Milliseconds in which a thread that takes a lock has gone on. */
const SETTLED = 200

/**
 * A child of a sweep whose main thread waits for the very lock that a lost thread held, beside
 * threads that poll: none of them can give it back, and no signal would run code in it.
 */
export function hangBeforeTheEnd(running: Running, { living }: Look, now: number): Hang | null {
  // In others the trace, which may be large, is not read at each look.
  if (!running.request.meets) return null
  const trace = running.trace()
  const epoch = Date.now() / 1000
  const pids = withoutHolder(trace.sweep).filter(
    (pid) =>
      living.includes(pid) &&
      trace.handlers.get(pid)?.size === 0 &&
      alarmOf(trace, pid, epoch) === 'off' &&
      isStill(pid, running.watch, now),
  )
  return besideTheLiving(
    pids.map((pid) => ({ pid, tid: pid, lock: null, holder: null, owner: true })),
    now,
  )
}

/** Whether its main thread waits for a lock, without limit, and has not run for a while. */
const isStill = (pid: number, watch: Watch, now: number) =>
  watch.isIdleSince?.(pid, pid, now - SETTLED) === true &&
  watch.waits([pid]).some(({ tid, kind }) => tid === pid && kind === 'futex')

/** What hangs beside the living where a trial was `left` by its main process or is at its limit. */
export async function hangAtTheEnd(
  running: Running,
  look: Look,
  end: 'limit' | 'left',
  now: number,
): Promise<Hang | null> {
  const explained = await explainWaits(look.living, running)
  const idleSince = now - (running.request.timeout * 1000) / 2
  const isIdle = ({ pid, tid }: Explained) =>
    end === 'limit' && running.watch.isIdleSince?.(pid, tid, idleSince) === true
  return (
    besideTheLiving(
      explained.filter((one) => one.owner || isIdle(one)),
      now,
    ) ?? searchOnce(look, running.watch, now)
  )
}

/**
 * Threads that are blocked for good while others of their process run: they wait for a lock whose
 * holder the fork took away, and the lock says so or they have not moved in the last half of the limit.
 */
function besideTheLiving(found: Explained[], since: number): Hang | null {
  if (found.length === 0) return null
  const owner = found.some((one) => one.owner)
  const pids = [...new Set(found.map((one) => one.pid))]
  return owner
    ? {
        kind: 'stuck',
        pids,
        explained: pids,
        roots: pids,
        proof: 'proven',
        since,
        reason: ownerGone,
      }
    : {
        kind: 'stuck',
        pids,
        explained: pids,
        roots: pids,
        proof: 'likely',
        since,
        reason: holderGone,
      }
}

const ownerGone = "the rest of the process still runs, but the lock's owner does not exist in it"
const holderGone =
  'the rest of the process still runs, but the thread that held the lock at the fork does not exist in it'

async function searchOnce(look: Look, watch: Watch, since: number): Promise<Hang | null> {
  const stuck = (await watch.search?.(look.living)) ?? null
  const reason = 'this system cannot prove it'
  return (
    stuck && {
      ...{ kind: 'stuck', pids: stuck.pids, explained: [], roots: stuck.roots },
      proof: 'likely',
      since,
      reason,
    }
  )
}
