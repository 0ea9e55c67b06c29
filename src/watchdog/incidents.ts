/** What becomes of a hang in a command: an incident; what hangs is ended alone, and the rest goes on. */
import type { Evidence } from '../results/model.ts'
import type { End, Hang } from './course.ts'
import { gather } from './evidence.ts'
import { endedByItsProgram } from './explained.ts'
import type { Running, SeenIncident } from './running.ts'
import { testOf } from './testname.ts'
import type { SeenProcess, Watch } from './watch.ts'

/** A command in which what is ended comes again and hangs again has an end too. */
const MAX_INCIDENTS = 50

/**
 * Ends what hangs in a command, after its evidence was taken, and tells whether the rest goes on. It
 * does not where it is a script's, at the end, or where it is the command's own process that hangs.
 */
export async function goesOn(end: End, running: Running): Promise<boolean> {
  const { request, program, system, course } = running
  if (!request.suite || end.kind !== 'stuck') return false
  const bereft = leftWaiting(end, running)
  const pids = bereft.length > 0 ? bereft : chosen(end, running)
  if (bereft.length === 0) await note(pids, end, running)
  const isAtEnd =
    course.mainEnded !== null || system.clock() >= course.start + request.timeout * 1000
  const isLast = request.suite.stopAtFirst || course.incidents.length >= MAX_INCIDENTS
  if (isAtEnd || isLast || pids.includes(program.main() ?? -1)) return false
  for (const pid of pids) {
    const parent = parentOf(pid, running)
    if (parent !== undefined) course.bereft.set(parent, mainWait(parent, running.watch))
    await endOne(pid, running)
  }
  return true
}

/**
 * A process that waits as it did when its child was ended: nobody will ever tell it. No hang of its
 * own, and nothing goes on as long as it is there.
 */
function leftWaiting({ explained, roots }: Hang, { course, watch }: Running): number[] {
  if (explained.length > 0) return []
  const waits = (pid: number) => mainWait(pid, watch) === course.bereft.get(pid)
  return roots.filter((pid) => course.bereft.has(pid) && waits(pid)).slice(-1)
}

function mainWait(pid: number, watch: Watch): string {
  const wait = watch.waits([pid]).find((one) => one.tid === pid)
  return JSON.stringify([wait?.text, wait?.address])
}

/** What is to be ended: each process that is explained, else the youngest of those at the root. */
function chosen({ explained, roots }: Hang, { program }: Running): number[] {
  if (explained.length > 0) return explained
  const others = roots.filter((pid) => pid !== program.main())
  return (others.length > 0 ? others : roots).slice(-1)
}

async function note(pids: number[], hang: Hang, running: Running): Promise<void> {
  const at = running.system.clock()
  const evidence = await gather(running, hang.pids, 'before')
  for (const pid of pids) add(pid, { hang, at, evidence }, running)
}

/** Hangs that the command has ended by itself: a server's time-out, a pool that was given up. */
export function noteEnded(running: Running, now: number): void {
  if (!running.request.suite) return
  const { told } = running.course
  for (const { hang, evidence } of endedByItsProgram(running, now)) {
    const pid = hang.pids[0]!
    const one = seen(pid, running)
    const key = `${pid} ${one?.start}`
    // Whoever is told to end may wait for the same once more before it does.
    if (!told.has(key)) add(pid, { hang, at: now, evidence }, running)
    told.add(key)
  }
}

interface Seen {
  hang: Hang
  /** When it was said, in milliseconds of the system's clock. */
  at: number
  evidence: Evidence | null
}

function add(pid: number, { hang, at, evidence }: Seen, running: Running): void {
  const { course, watch, trace } = running
  course.suspects.delete(pid)
  course.everStuck.delete(pid)
  if (course.incidents.length >= MAX_INCIDENTS) return
  const known = watch.known()
  const parents = new Map(known.map((one) => [one.pid, one.parent]))
  course.incidents.push({
    ...{ pid, proof: hang.proof, reason: hang.reason },
    test: testOf(pid, { trace: trace(), parents, stacks: evidence?.stacks ?? [] }),
    seconds: (at - course.start) / 1000,
    secondsToVerdict: Math.max(0, at - hang.since) / 1000,
    evidence: evidence && ofProcess(pid, evidence, parents),
  })
}

/** What of the evidence is about that process and those that led to it: a suite has thousands. */
function ofProcess(
  pid: number,
  evidence: Evidence,
  parents: ReadonlyMap<number, number>,
): Evidence {
  const line = new Set<number>()
  for (let at: number | undefined = pid; at !== undefined && !line.has(at); at = parents.get(at)) {
    line.add(at)
  }
  const isIts = (one: { pid: number }) => line.has(one.pid)
  return {
    ...evidence,
    forks: evidence.forks.filter((fork) => fork.child !== null && line.has(fork.child)),
    stacks: evidence.stacks.filter(isIts),
    native: evidence.native.filter(isIts),
    waits: evidence.waits.filter(isIts),
    trace: evidence.trace.filter(isIts),
    stuck: [pid, ...evidence.stuck.filter((one) => one !== pid && line.has(one))],
    uncaught: evidence.uncaught.filter(isIts),
    processes: evidence.processes.filter(isIts),
  }
}

const seen = (pid: number, { watch }: Running): SeenProcess | undefined =>
  watch.known().findLast((one) => one.pid === pid)

const parentOf = (pid: number, running: Running) => seen(pid, running)?.parent

async function endOne(pid: number, running: Running): Promise<void> {
  const one = seen(pid, running)
  if (one) await running.system.endOne(one)
}

/** What is said of the whole command: the surest of its incidents. */
export function surest(incidents: readonly SeenIncident[]): SeenIncident | null {
  return incidents.find(({ proof }) => proof === 'proven') ?? incidents[0] ?? null
}
