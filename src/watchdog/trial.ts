import { capture } from '../process/capture.ts'
import { Prevented } from '../process/prevented.ts'
import type { Reaped } from '../process/reaper.ts'
import type { Evidence } from '../results/model.ts'
import { createBell } from './bell.ts'
import type { End } from './course.ts'
import { gather } from './evidence.ts'
import { seenBefore } from './explained.ts'
import { finish } from './finish.ts'
import { follow } from './follow.ts'
import { goesOn } from './incidents.ts'
import { crashedProcess } from './outcome.ts'
import { newCourse, type Running, type TrialRequest } from './running.ts'
import type { System } from './system.ts'
import { alarmOf, runsPython, wasRefused } from './trace.ts'
import { traceReader } from './tracefile.ts'
import { report, type TrialReport } from './trialreport.ts'

const HEAD_BYTES = 32 << 10
const TAIL_BYTES = 96 << 10

/**
 * Runs a program once, to its end, a proven deadlock or the limit; leaves nothing of it behind.
 *
 * @throws Prevented where the machine, and not the program, kept it from its end.
 */
export async function runTrial(
  request: TrialRequest,
  system: System,
  interrupt: AbortSignal,
): Promise<TrialReport> {
  const begun = Date.now()
  const running = begin(request, system, interrupt)
  const { program } = running
  const seen = await observe(running).catch(async (error) => {
    await finish(running)
    throw error
  })
  const evasion = await finish(running)
  request.tee?.close()
  const prevented = program.prevented()
  if (prevented !== null && seen.end.kind !== 'interrupted') throw new Prevented(prevented)
  const crash = await crashNote(program, system, begun)
  const trace = running.trace()
  const reported = report({ ...running, ...seen, trace, evasion, crash })
  if (reported.outcome === 'failed' && wasRefused(trace)) throw new Prevented(refusal)
  return reported
}

const refusal =
  'the machine gave it no further process or thread; what limits that is RLIMIT_NPROC or pids.max, say'

function begin(request: TrialRequest, system: System, interrupt: AbortSignal): Running {
  const start = system.clock()
  const output = capture(HEAD_BYTES, TAIL_BYTES)
  const bell = createBell()
  const program = request.reapers.start(request, {
    output: (stream, bytes) => {
      output.add(stream, bytes, (system.clock() - start) / 1000)
      request.tee?.write(stream, bytes)
    },
    changed: bell.ring,
  })
  const trace = traceReader(`${request.folder}/trace`)
  const watch = system.watch({
    root: program.pid,
    own: program.own,
    connection: program.connection,
    alarm: (pid) => alarmOf(trace(), pid, Date.now() / 1000),
    runsPython: (pid, signal) => runsPython(trace(), pid, signal),
  })
  const course = newCourse(start)
  return { request, program, watch, system, bell, interrupt, trace, output, course }
}

/** How a trial ended, or came to hang, and what was seen of it then. */
interface Seen {
  end: End
  /** In milliseconds of the system's clock. */
  verdictAt: number
  evidence: Evidence | null
}

/**
 * Follows a trial until there is something to say of it. A hang still stands then, and what explains
 * it was gathered.
 */
async function observe(running: Running): Promise<Seen> {
  const { system, program, bell, interrupt } = running
  interrupt.addEventListener('abort', bell.ring)
  const end = await followOn(running).finally(() => {
    interrupt.removeEventListener('abort', bell.ring)
  })
  const verdictAt = system.clock()
  // Asking for stacks can bring a process that runs to a fall.
  program.settle()
  return { end, verdictAt, evidence: await evidenceOf(end, running) }
}

async function followOn(running: Running): Promise<End> {
  let end = await follow(running)
  while (await goesOn(end, running)) end = await follow(running)
  return end
}

async function evidenceOf(end: End, running: Running): Promise<Evidence | null> {
  const { course, request } = running
  if (end.kind === 'interrupted') return whatRuns(running)
  if (request.suite && end.kind === 'stuck') return null // its incidents have it
  if (end.kind === 'limit') return gather(running, [...course.everStuck])
  if (end.kind === 'stuck') return seenBefore(end, course) ?? gather(running, end.pids)
  return null
}

/** Where all of it stood when it was broken off, without debuggers, which take a second. */
const whatRuns = ({ request, ...running }: Running) =>
  gather(
    { ...running, request: { ...request, debug: false }, interrupt: new AbortController().signal },
    [],
  )

/** What the system itself says of a crash, where it does. `begun` in milliseconds of the epoch. */
async function crashNote(program: Reaped, system: System, begun: number): Promise<string[]> {
  const pid = crashedProcess(program.statuses)
  const text = pid === null ? null : await system.crashText?.(pid, begun)
  return text ? [text] : []
}
