import type { Ask } from '../../process/reaper.ts'
import type { Thread } from './processes.ts'

/** What is known of the sockets that threads wait on. */
export interface Sockets {
  /**
   * Name of the other end of the socket `own`, or null where it is not known. It is then asked
   * for, so that a later look may know it.
   */
  peer(pid: number, thread: Thread, fd: number, own: string): string | null
  /** How many answers there were: after one, another search may find more. */
  answers(): number
}

interface Entry {
  own: string
  switches: string
  peer: string | null
  /** Not to be asked again before that. */
  rest: number
}

/** Milliseconds before the same is asked again where there was no answer. */
const ASK_AGAIN = 1000

/**
 * Remembers what was asked for. An answer is good for one wait, while its thread does not run: the
 * next one may have a time limit.
 */
export function createSockets(
  ask: Ask = async () => null,
  clock: () => number = () => performance.now(),
): Sockets {
  const entries = new Map<string, Entry>()
  let answers = 0

  async function find(entry: Entry, pid: number, fd: number): Promise<void> {
    const found = await ask(pid, fd)
    const known = found !== null && found.own === entry.own
    entry.rest = known ? 0 : clock() + ASK_AGAIN
    if (!known) return
    entry.peer = found.peer
    answers++
  }

  return {
    peer: (pid, { tid, switches }, fd, own) => {
      const key = `${pid} ${tid} ${fd}`
      const last = entries.get(key)
      if (last?.own === own && last.switches === switches && last.peer) return last.peer
      if (last?.own === own && clock() < last.rest) return null
      const entry = { own, switches, peer: null, rest: Number.POSITIVE_INFINITY }
      entries.set(key, entry)
      void find(entry, pid, fd)
      return null
    },
    answers: () => answers,
  }
}
