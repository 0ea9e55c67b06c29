import type { Running } from './running.ts'

/** Milliseconds that the reaper gets to end everything before its trial is hunted by hand. */
const REAPER_PATIENCE = 5000
const STRAY_PATIENCE = 2000

/** What a trial did to be rid of its watchdog. */
export interface Evasion {
  /** It ended or disabled the reaper: something of it may live on that nobody ever saw. */
  lostReaper: boolean
  /** Pids that could not be ended. */
  strays: number[]
}

/** Ends all that is left of a trial. */
export async function finish(running: Running): Promise<Evasion> {
  const { request, program, watch, system } = running
  program.end()
  await untilOver(running)
  // A reaper that was killed, or cannot adopt, leaves what had been below it to us.
  const whole = program.isOver() && program.wasEmpty() && program.adopts()
  const mark = `FORK_SAFETY_TRIAL=${request.folder}`
  const strays = whole ? [] : await system.endStrays(watch.known(), mark, STRAY_PATIENCE)
  await program.closed(500)
  program.abandon()
  return { lostReaper: program.adopts() && !whole, strays }
}

async function untilOver({ program, system, bell }: Running): Promise<void> {
  const deadline = system.clock() + REAPER_PATIENCE
  while (!program.isOver() && system.clock() < deadline) await bell.wait(deadline - system.clock())
}

/** Each begins with `tampering`: it concerns the whole run. */
export function tamperingOf({ lostReaper, strays }: Evasion): string[] {
  const lost = 'tampering: it ended the process that watches over it; something of it may live on'
  return [
    ...(lostReaper ? [lost] : []),
    ...(strays.length > 0 ? [`tampering: could not end its processes ${strays.join(', ')}`] : []),
  ]
}
