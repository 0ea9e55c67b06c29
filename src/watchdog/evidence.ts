import type { Reaped } from '../process/reaper.ts'
import type { Evidence, Fork, NativeStack, Stack } from '../results/model.ts'
import type { System } from './system.ts'
import type { Trace } from './trace.ts'
import { nameProcess, type SeenProcess, type Watch } from './watch.ts'

/** A process with thousands of threads must not make a report of it. */
const MAX_PROCESSES = 32
const MAX_NATIVE_STACKS = 64
/** Milliseconds after which no further process is asked; those that are stopped never answer. */
const PATIENCE = 4000

export interface Gathering {
  folder: string
  program: Reaped
  watch: Watch
  system: System
  trace: Trace
  /** Pids that can never run again, the ones to explain first. */
  stuck: number[]
  /** The processes to be asked for their stacks; null for all that live. */
  ask: number[] | null
  /** Whether debuggers are to be asked too: they take a second. */
  debug: boolean
}

/** Processes that a debugger is asked about. */
const MAX_DEBUGGED = 2

/** Collects what explains a hang: asking wakes the processes for a moment. */
export async function gatherEvidence(gathering: Gathering): Promise<Evidence> {
  const { program, watch, system, trace } = gathering
  const main = program.main() ?? -1
  const { living } = await watch.look(system.clock())
  const stuck = [...gathering.stuck].sort((one, other) => rank(one, main) - rank(other, main))
  const waits = watch.waits(living, trace.forks)
  const scanned = waits
    .filter((wait) => stuck.includes(wait.pid) && wait.kind === 'futex')
    .slice(0, MAX_NATIVE_STACKS)
    .map(({ pid, tid }) => system.nativeStack(pid, tid))
    .filter((stack): stack is NativeStack => stack !== null)
  const known = { forks: trace.forks, waits }
  const { stacks, missing } = await askAll(
    (gathering.ask ?? living).slice(0, MAX_PROCESSES),
    gathering,
    known,
  )
  const debugged = gathering.debug ? await askGdb(stuck, system) : []
  // A debugger's stack has names; the scan stays for threads that it did not show.
  const named = new Set(debugged.map((stack) => stack.tid))
  const native = [...debugged, ...scanned.filter((stack) => !named.has(stack.tid))]
  return {
    ...recorded(trace, main, watch),
    stacks,
    native,
    waits,
    stuck,
    missing: [...missing, ...watch.refused()],
  }
}

/** Children of the trial that were forked and of which no Python knows. */
function nativeForks({ forks }: Trace, main: number, watch: Watch): Fork[] {
  const silent = new Set(forks.filter((fork) => fork.child === null).map((fork) => fork.pid))
  return watch
    .known()
    .filter(({ pid, parent }) => pid !== main && !silent.has(parent))
    .filter(({ pid }) => watch.madeBy?.(pid) === 'fork')
    .filter(({ pid }) => !forks.some((fork) => fork.child === pid))
    .map(({ pid, parent }) => ({
      ...{ pid: parent, child: pid, time: Date.now() / 1000 },
      ...{ ident: null, stacks: [], native: true },
    }))
}

/** What the observer wrote, which is all there is of a trial that ended by itself. */
export function recorded(trace: Trace, main: number, watch: Watch): Evidence {
  const named = ({ pid, parent }: SeenProcess) => ({
    pid,
    parent,
    name: nameProcess(pid, main, watch),
  })
  return {
    forks: [...trace.forks, ...nativeForks(trace, main, watch)],
    stacks: [],
    native: [],
    waits: [],
    trace: trace.events,
    stuck: [],
    uncaught: trace.uncaught,
    processes: watch.known().map(named),
    missing: [],
  }
}

async function askGdb(stuck: number[], system: System): Promise<NativeStack[]> {
  const answers: NativeStack[] = []
  for (const pid of stuck.slice(0, MAX_DEBUGGED)) {
    const answer = await system.debuggers.nativeStacks(pid)
    if (typeof answer !== 'string') answers.push(...answer)
  }
  return answers
}

/** The main process hangs because another one does, more often than the other way round. */
const rank = (pid: number, main: number) => (pid === main ? 1 : 0)

type Happened = Pick<Evidence, 'forks' | 'waits'>

async function askAll(
  pids: number[],
  { folder, system, debug }: Gathering,
  known: Happened,
): Promise<{ stacks: Stack[]; missing: string[] }> {
  const stacks: Stack[] = []
  const missing: string[] = []
  const deadline = system.clock() + PATIENCE
  // One at a time: their handlers write into one file.
  for (const pid of pids) {
    if (system.clock() > deadline) {
      missing.push(`process ${pid} and those after it were not asked for their stacks`)
      break
    }
    const own = await system.askForStacks(pid, `${folder}/stacks`)
    const other = debug && typeof own === 'string' ? await system.debuggers.pythonStacks(pid) : own
    if (typeof other !== 'string') stacks.push(...existing(other, pid, known))
    else missing.push(...new Set([own, other].filter((text) => typeof text === 'string')))
  }
  return { stacks, missing }
}

/**
 * A debugger reads the interpreter's own list of threads, in which old versions keep those that a
 * fork did not copy. Where a child has one thread, it is the one that forked.
 */
function existing(stacks: Stack[], pid: number, { forks, waits }: Happened): Stack[] {
  const forker = forks.find((fork) => fork.child === pid)?.ident
  const alone = waits.filter((wait) => wait.pid === pid).length === 1
  const its = stacks.filter((stack) => stack.ident === forker)
  return alone && its.length > 0 ? its : stacks
}
