import { platform } from 'node:os'
import { type Idle, type Listener, openReaper, type Program, type Reaped } from './reaper.ts'

/** Starts reapers ahead of time: an interpreter's start is most of what a trial costs. */
export interface Reapers {
  /** @throws where the machine gives no further process. */
  start(program: Program, listener: Listener): Reaped
  close(): void
}

/**
 * Reapers that run on the first of the Pythons on which they can adopt orphans; of the `others`, which
 * take long to find, only where those cannot. On the first of all where none can.
 */
export async function adoptingReapers(
  pythons: readonly string[],
  others: () => Promise<string[]>,
  spare: number,
): Promise<Reapers> {
  const found =
    platform() === 'linux'
      ? ((await firstThatAdopts(pythons)) ??
        (await firstThatAdopts((await others()).filter((one) => !pythons.includes(one)))))
      : null
  return found ? keepReapers(found.python, spare, [found.idle]) : keepReapers(pythons[0]!, spare)
}

async function firstThatAdopts(pythons: readonly string[]) {
  for (const python of new Set(pythons)) {
    const idle = openReaper(python)
    if (await idle.adopts) return { python, idle }
    idle.close()
  }
  return null
}

/** Keeps up to `spare` reapers waiting, from the first start on. */
export function keepReapers(python: string, spare: number, waiting: Idle[] = []): Reapers {
  let open = true
  const refill = () => {
    if (!open || waiting.length >= spare) return
    try {
      waiting.push(openReaper(python))
    } catch {
      return // the machine is full; the next start says so
    }
    setImmediate(refill)
  }
  return {
    start: (program, listener) => {
      while (waiting[0]?.isThere() === false) waiting.shift()!.close()
      const started = (waiting.shift() ?? openReaper(python)).start(program, listener)
      setImmediate(refill)
      return started
    },
    close: () => {
      open = false
      for (const idle of waiting) idle.close()
    },
  }
}
