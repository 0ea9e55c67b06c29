/** When does a trial end, or has to be said of it that it hangs? */
import { hangAtTheEnd, hangBeforeTheEnd } from './beside.ts'
import { decide, type End } from './course.ts'
import { endedByItsProgram, explainStuck, forgetIfGoing, keepEvidence } from './explained.ts'
import { noteEnded } from './incidents.ts'
import type { Running } from './running.ts'
import type { Look } from './watch.ts'

/** Milliseconds between two looks. */
const LOOK_EVERY = 20
/** A look may cost at most a fifth of the time between two. */
const LOOK_SHARE = 5
/** Of a suite that works, a fiftieth, but in milliseconds no longer than this: what hangs is idle. */
const BUSY_SHARE = 50
const LONGEST = 400

/**
 * Looks at a trial until there is something to say of it. All that it knows is the trial's course:
 * called again after what hung was ended, it follows the rest.
 */
export async function follow(running: Running): Promise<End> {
  const { system, bell } = running
  for (;;) {
    const now = system.clock()
    const end = await step(running, now)
    if (end) return end
    await bell.wait(pause(running, system.clock() - now))
  }
}

/** How long to wait for the next look after one that has cost so much. In milliseconds. */
function pause({ request, course }: Running, cost: number): number {
  const isBusySuite = request.suite && course.busy
  const wanted = cost * LOOK_SHARE
  const most = isBusySuite ? Math.max(wanted, Math.min(LONGEST, cost * BUSY_SHARE)) : wanted
  return Math.max(LOOK_EVERY, most)
}

/** One look at a trial and what it leads to; null where the trial has to go on. */
export async function step(running: Running, now: number): Promise<End | null> {
  const { request, watch, interrupt, course } = running
  if (interrupt.aborted) return { kind: 'interrupted' }
  const look = await watch.look(now)
  forgetIfGoing(look, running, now)
  const ended = request.suite ? null : endedByItsProgram(running, now)[0]?.hang
  noteEnded(running, now)
  if (isOver(running, look)) return ended ?? { kind: 'over' }
  course.living = look.living
  course.busy = look.busy
  const explained = look.stuck ? await explainStuck(look.stuck, running) : []
  const end =
    decide({ ...momentOf(running, look, now), explained }) ?? hangBeforeTheEnd(running, look, now)
  if (end?.kind === 'limit' || (end?.kind === 'left' && look.living.length > 0)) {
    return ended ?? (await hangAtTheEnd(running, look, end.kind, now)) ?? end
  }
  if (!end && look.stuck && explained.length > 0) await keepEvidence(look.stuck, explained, running)
  return end
}

/** Where orphans do not come to the reaper, its end is not the end of all. */
const isOver = ({ program }: Running, { living }: Look) =>
  program.isOver() && (program.adopts() || living.length === 0)

function momentOf({ program, request, course }: Running, { living, stuck }: Look, now: number) {
  const main = program.main()
  if (main !== null && program.statuses.has(main)) course.mainEnded ??= now
  const { mainEnded, start } = course
  const isSettled = mainEnded !== null || (main !== null && living.includes(main))
  return { now, limit: start + request.timeout * 1000, mainEnded, isSettled, stuck }
}
