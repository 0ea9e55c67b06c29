import { capture } from '../process/capture.ts'
import { Prevented } from '../process/prevented.ts'
import type { Reaped } from '../process/reaper.ts'
import { createBell } from './bell.ts'
import { gather, seenBefore, stuckIn } from './explained.ts'
import { finish } from './finish.ts'
import { follow } from './follow.ts'
import { crashedProcess } from './outcome.ts'
import type { Course, TrialRequest } from './running.ts'
import type { System } from './system.ts'
import { alarmOf, traceReader, wasRefused } from './trace.ts'
import { report, type TrialReport } from './trialreport.ts'

const HEAD_BYTES = 32 << 10
const TAIL_BYTES = 96 << 10

/** Runs a program once, to its end, a proven deadlock or the limit; leaves nothing of it behind. */
export async function runTrial(
  request: TrialRequest,
  system: System,
  interrupt: AbortSignal,
): Promise<TrialReport> {
  const start = system.clock()
  const begun = Date.now()
  const output = capture(HEAD_BYTES, TAIL_BYTES)
  const bell = createBell()
  const program = request.reapers.start(request, {
    output: (stream, bytes) => {
      output.add(stream, bytes, (system.clock() - start) / 1000)
      request.tee?.write(stream, bytes)
    },
    changed: bell.ring,
  })
  interrupt.addEventListener('abort', bell.ring)
  const trace = traceReader(`${request.folder}/trace`)
  const watch = system.watch({
    root: program.pid,
    own: program.own,
    connection: program.connection,
    alarm: (pid) => alarmOf(trace(), pid, Date.now() / 1000),
  })
  const course: Course = {
    ...{ start, mainEnded: null, living: [], everStuck: new Set<number>() },
    ...{ asked: { key: '', explained: [] }, explained: null, kept: 0 },
  }
  const following = { request, program, watch, system, bell, interrupt, course, trace }
  const end = await follow(following).catch(async (error) => {
    await finish(request, program, watch, system, bell)
    throw error
  })
  interrupt.removeEventListener('abort', bell.ring)
  const verdictAt = system.clock()
  // Asking for stacks can bring a process that runs to a fall.
  program.settle()
  const evidence =
    end.kind === 'stuck' || end.kind === 'limit'
      ? (seenBefore(end, course) ?? (await gather(following, stuckIn(end, course))))
      : null
  const evasion = await finish(request, program, watch, system, bell)
  request.tee?.close()
  const prevented = program.prevented()
  if (prevented !== null && end.kind !== 'interrupted') throw new Prevented(prevented)
  const crash = await crashNote(program, system, begun)
  const reported = report({
    request,
    program,
    watch,
    course,
    end,
    evidence,
    trace: trace(),
    output,
    verdictAt,
    evasion,
    crash,
    system,
  })
  if (reported.outcome === 'failed' && wasRefused(trace())) throw new Prevented(refusal)
  return reported
}

const refusal =
  'the machine gave it no further process or thread; what limits that is RLIMIT_NPROC or pids.max, say'

/** What the system itself says of a crash, where it does. `begun` in milliseconds of the epoch. */
async function crashNote(program: Reaped, system: System, begun: number): Promise<string[]> {
  const pid = crashedProcess(program.statuses)
  const text = pid === null ? null : await system.crashText?.(pid, begun)
  return text ? [text] : []
}
