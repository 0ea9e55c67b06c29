import { besideTheLiving, searchOnce } from './beside.ts'
import type { End } from './course.ts'
import { decide } from './course.ts'
import { endedByItsProgram, explainStuck, forgetIfGoing, keepEvidence } from './explained.ts'
import type { Following } from './running.ts'

const LOOK_EVERY = 20
/** A look may cost at most a fifth of the time between two. */
const LOOK_SHARE = 5

export async function follow(following: Following): Promise<End> {
  const { request, program, watch, system, bell, interrupt, course } = following
  const limit = course.start + request.timeout * 1000
  for (;;) {
    const now = system.clock()
    if (interrupt.aborted) return { kind: 'interrupted' }
    const look = await watch.look(now)
    forgetIfGoing(look, following)
    // Where orphans do not come to the reaper, its end is not the end of all.
    const isOver = program.isOver() && (program.adopts() || look.living.length === 0)
    if (isOver) return endedByItsProgram(following, now) ?? { kind: 'over' }
    course.living = look.living
    const main = program.main()
    if (main !== null && program.statuses.has(main)) course.mainEnded ??= now
    const { mainEnded } = course
    const isSettled = mainEnded !== null || (main !== null && look.living.includes(main))
    const explained = look.stuck ? await explainStuck(look.stuck, following) : []
    const end = decide({ now, limit, mainEnded, isSettled, stuck: look.stuck, explained })
    if (end?.kind === 'limit' || (end?.kind === 'left' && look.living.length > 0)) {
      return (
        endedByItsProgram(following, now) ??
        (await besideTheLiving(following, look, end.kind, now)) ??
        (await searchOnce(look, watch, now)) ??
        end
      )
    }
    if (end) return end
    if (explained.length > 0) await keepEvidence(look.stuck!, explained, following)
    const cost = system.clock() - now
    await bell.wait(Math.max(LOOK_EVERY, cost * LOOK_SHARE))
  }
}
