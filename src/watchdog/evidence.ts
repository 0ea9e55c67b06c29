import type { Evidence, NativeStack, Stack } from '../results.ts'
import type { Reaped } from './reaper.ts'
import type { System } from './system.ts'
import { readTrace, type Trace } from './trace.ts'
import { type Known, nameProcess, type Watch } from './watch.ts'

/** A process with thousands of threads must not make a report of it. */
const MAX_PROCESSES = 32
const MAX_NATIVE_STACKS = 64

export interface Gathering {
  folder: string
  program: Reaped
  watch: Watch
  system: System
  /** Pids that can never run again, the ones to explain first. */
  stuck: number[]
}

/** Collects what explains a hang, after the verdict: asking wakes the processes for a moment. */
export async function gatherEvidence(gathering: Gathering): Promise<Evidence> {
  const { folder, program, watch, system } = gathering
  const main = program.main() ?? -1
  const { living } = await watch.look(system.clock())
  const stuck = [...gathering.stuck].sort((one, other) => rank(one, main) - rank(other, main))
  const waits = watch.waits(living)
  const native = waits
    .filter((wait) => stuck.includes(wait.pid) && wait.kind === 'futex')
    .slice(0, MAX_NATIVE_STACKS)
    .map(({ pid, tid }) => system.nativeStack(pid, tid))
    .filter((stack): stack is NativeStack => stack !== null)
  const { stacks, missing } = await askAll(living.slice(0, MAX_PROCESSES), gathering)
  return {
    ...recorded(readTrace(`${folder}/trace`), main, watch),
    stacks,
    native,
    waits,
    stuck,
    missing: [...missing, ...watch.refused()],
  }
}

/** What the observer wrote, which is all there is of a trial that ended by itself. */
export function recorded(trace: Trace, main: number, watch: Watch): Evidence {
  const named = ({ pid, parent }: Known) => ({ pid, parent, name: nameProcess(pid, main, watch) })
  return {
    forks: trace.forks,
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

/** The main process hangs because another one does, more often than the other way round. */
const rank = (pid: number, main: number) => (pid === main ? 1 : 0)

async function askAll(
  pids: number[],
  { folder, system }: Gathering,
): Promise<{ stacks: Stack[]; missing: string[] }> {
  const stacks: Stack[] = []
  const missing: string[] = []
  // One at a time: their handlers write into one file.
  for (const pid of pids) {
    const answer = await system.askForStacks(pid, `${folder}/stacks`)
    if (typeof answer === 'string') missing.push(answer)
    else stacks.push(...answer)
  }
  return { stacks, missing }
}
