import { readStatus } from '../process/waitstatus.ts'
import type { Evidence, Fork, NativeStack, Stack, Wait } from '../results/model.ts'
import type { Running } from './running.ts'
import type { System } from './system.ts'
import type { Trace } from './trace.ts'
import { nameProcess, type Known as Seen, type Watch } from './watch.ts'

/** A process with thousands of threads must not make a report of it. */
const MAX_PROCESSES = 32
const MAX_NATIVE_STACKS = 64
/** Milliseconds after which no further process is asked; those that are stopped never answer. */
const PATIENCE = 4000

/** `before` a verdict only what is stuck may be asked, and nothing may be stopped. */
type When = 'before' | 'after'

/** What is to be gathered of a trial. */
interface Gathering extends Running {
  /** Pids that can never run again, the ones to explain first. */
  stuck: number[]
  when: When
}

/**
 * Collects what explains a hang of the processes `stuck`; null where the run is broken off meanwhile.
 * Asking wakes the processes for a moment.
 */
export function gather(
  running: Running,
  stuck: number[],
  when: When = 'after',
): Promise<Evidence | null> {
  return unlessAborted(running.interrupt, gatherEvidence({ ...running, stuck, when }))
}

async function unlessAborted<T>(interrupt: AbortSignal, work: Promise<T>): Promise<T | null> {
  let give = () => {}
  const aborted = new Promise<null>((resolve) => {
    give = () => resolve(null)
  })
  interrupt.addEventListener('abort', give)
  if (interrupt.aborted) give()
  try {
    return await Promise.race([work, aborted])
  } finally {
    interrupt.removeEventListener('abort', give)
  }
}

/** Processes that a debugger is asked about. */
const MAX_DEBUGGED = 2

async function gatherEvidence(gathering: Gathering): Promise<Evidence> {
  const { program, watch, system, when, trace } = gathering
  const { forks, ...rest } = trace()
  const main = program.main() ?? -1
  const { living } = await watch.look(system.clock())
  const stuck = [...gathering.stuck].sort((one, other) => rank(one, main) - rank(other, main))
  const waits = await withHolders(watch.waits(living, forks), stuck, gathering)
  const asked = (when === 'before' ? gathering.stuck : living).slice(0, MAX_PROCESSES)
  const scanned = scanStacks(waits, stuck, system)
  const { stacks, missing } = await askAll(asked, gathering, { forks, waits })
  const debugged = mayStop(gathering) ? await askGdb(stuck, system) : []
  return {
    ...recorded({ forks, ...rest }, main, watch),
    stacks,
    native: preferNamed(debugged, scanned),
    waits,
    stuck,
    missing: [...missing, ...watch.refused()],
  }
}

/** Says of the waits of the stuck which thread that a fork lost is named in the lock itself. */
async function withHolders(
  waits: Wait[],
  stuck: number[],
  { watch, trace, request }: Gathering,
): Promise<Wait[]> {
  const found = request.debug
    ? await watch.explain?.(stuck, trace().forks, request.readHeld)
    : undefined
  return waits.map((wait) => {
    const its = found?.find(({ pid, tid }) => pid === wait.pid && tid === wait.tid)
    const ident = its?.owner ? its.holder?.ident : null
    return ident ? { ...wait, holder: ident } : wait
  })
}

const mayStop = ({ when, request }: Gathering) => when === 'after' && request.debug === true

function scanStacks(waits: Wait[], stuck: number[], system: System): NativeStack[] {
  return waits
    .filter((wait) => stuck.includes(wait.pid) && wait.kind === 'futex')
    .slice(0, MAX_NATIVE_STACKS)
    .flatMap(({ pid, tid }) => system.nativeStack(pid, tid) ?? [])
}

/** A debugger's stack has names; the scan stays for threads that it did not show. */
function preferNamed(debugged: NativeStack[], scanned: NativeStack[]): NativeStack[] {
  const named = new Set(debugged.map((stack) => stack.tid))
  return [...debugged, ...scanned.filter((stack) => !named.has(stack.tid))]
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
  const named = ({ pid, parent }: Seen) => ({
    ...{ pid, parent, name: nameProcess(pid, main, watch) },
    ...signalOf(pid, trace),
  })
  return {
    forks: [...trace.forks, ...nativeForks(trace, main, watch)],
    stacks: [],
    native: [],
    waits: [],
    trace: trace.events,
    stuck: [],
    uncaught: trace.uncaught,
    processes: [...watch.known().map(named), ...unseen(trace, watch)],
    missing: [],
  }
}

/** The signal that ended a process, as its parent was told. */
function signalOf(pid: number, { statuses }: Trace): { signal?: string } {
  const { signal } = readStatus(statuses.get(pid) ?? 0)
  return signal ? { signal } : {}
}

/** Forked processes that ended before they could be looked at. */
function unseen(trace: Trace, watch: Watch): Evidence['processes'] {
  const seen = new Set(watch.known().map((one) => one.pid))
  return trace.forks.flatMap(({ pid: parent, child: pid }) =>
    pid !== null && trace.statuses.has(pid) && !seen.has(pid)
      ? [{ pid, parent, name: 'a child', ...signalOf(pid, trace) }]
      : [],
  )
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

type Known = Pick<Evidence, 'forks' | 'waits'>

async function askAll(
  pids: number[],
  gathering: Gathering,
  known: Known,
): Promise<{ stacks: Stack[]; missing: string[] }> {
  const { system } = gathering
  const stacks: Stack[] = []
  const missing: string[] = []
  const deadline = system.clock() + PATIENCE
  // One at a time: their handlers write into one file.
  for (const pid of pids) {
    if (system.clock() > deadline) {
      missing.push(`process ${pid} and those after it were not asked for their stacks`)
      break
    }
    const answers = await ask(pid, gathering)
    for (const one of answers) {
      if (typeof one === 'string') missing.push(one)
      else stacks.push(...existing(one, pid, known))
    }
  }
  return { stacks, missing }
}

/** The stacks of one process, by itself or by a debugger; or why there are none. */
async function ask(pid: number, gathering: Gathering): Promise<(Stack[] | string)[]> {
  const { request, system } = gathering
  const own = await system.askForStacks(pid, `${request.folder}/stacks`)
  const other =
    mayStop(gathering) && typeof own === 'string' ? await system.debuggers.pythonStacks(pid) : own
  return typeof other === 'string' ? [...new Set([own, other])] : [other]
}

/**
 * A debugger reads the interpreter's own list of threads, in which old versions keep those that a
 * fork did not copy. Where a child has one thread, it is the one that forked.
 */
function existing(stacks: Stack[], pid: number, { forks, waits }: Known): Stack[] {
  const forker = forks.find((fork) => fork.child === pid)?.ident
  const alone = waits.filter((wait) => wait.pid === pid).length === 1
  const its = stacks.filter((stack) => stack.ident === forker)
  return alone && its.length > 0 ? its : stacks
}
