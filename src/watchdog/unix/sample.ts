/** What `/usr/bin/sample` of macOS saw of one thread during its second. */
export interface SampledThread {
  tid: number
  /** True where all samples show the same stack. */
  still: boolean
  /** Innermost first. Of a thread that moved, the first stack that was seen. */
  frames: { function: string; library: string | null }[]
}

/** What a thread waits for, as far as the name of its innermost function tells. */
export type Leaf = 'lock' | 'process' | 'gil' | 'alive'

const threadLine = /^ {4}(\d+) Thread_(0x[0-9a-f]+|\d+)/
const frameLine = /^( {4}[ +!:|]*)(\d+) (.+?) {2}\(in (.+?)\)/

interface Frame {
  depth: number
  samples: number
  function: string
  library: string
}

/**
 * Parses the call graph of `sample`, or returns null where there is none: it can end well and
 * leave it out (seen on hosted runners with macOS 15).
 */
export function parseSample(text: string): SampledThread[] | null {
  const at = /^Call graph:$/m.exec(text)
  if (!at) return null
  const threads: { tid: number; samples: number; frames: Frame[] }[] = []
  for (const line of text.slice(at.index).split('\n').slice(1)) {
    if (line.startsWith('Total number') || /^\S/.test(line)) break
    const thread = threadLine.exec(line)
    if (thread) {
      threads.push({ tid: Number(thread[2]), samples: Number(thread[1]), frames: [] })
      continue
    }
    const frame = parseFrame(line)
    if (frame) threads.at(-1)?.frames.push(frame)
  }
  return threads.length === 0 ? null : threads.map(describe)
}

function parseFrame(line: string): Frame | null {
  const match = frameLine.exec(line)
  if (!match) return null
  const [, rails, samples, name, library] = match
  return { depth: rails!.length, samples: Number(samples), function: name!, library: library! }
}

function describe(thread: { tid: number; samples: number; frames: Frame[] }): SampledThread {
  const { tid, samples, frames } = thread
  const branch = frames.findIndex((one, at) => at > 0 && one.depth <= frames[at - 1]!.depth)
  const first = branch < 0 ? frames : frames.slice(0, branch)
  return {
    tid,
    still: branch < 0 && frames.every((frame) => frame.samples === samples),
    frames: first.reverse().map((frame) => ({ function: frame.function, library: frame.library })),
  }
}

/**
 * Waits for a lock of pthreads, of the system (`os_unfair_lock`), of dispatch, of multiprocessing; for a
 * thread's end.
 */
const locks =
  /^__(psynch_(cvwait|mutexwait|rw_(rd|wr)lock)|ulock_wait2?)$|^semaphore_wait_(signal_)?trap$|^sem_wait(_nocancel)?$/
const processes = /^_*(wait4|waitid)(_nocancel)?$/
const limited = /timed_?wait|wait_until|wait_for\b/i
/** `take_gil` may be part of its callers, which wait on a condition for nothing else. */
const asksForGil = /^(take_gil|_?PyEval_(AcquireLock|AcquireThread|RestoreThread))$/
const ofLibraries = /^libsystem_/

/**
 * Classifies a thread by its stack. A lock with a time limit waits in the same system call as one
 * without; only where a function's name tells is the limit seen. Whatever is not known to be a
 * wait within the program counts as alive.
 */
export function classify({ still, frames }: SampledThread): Leaf {
  const caller = frames.find(({ library }) => !ofLibraries.test(library ?? ''))
  if (asksForGil.test(caller?.function ?? '')) return 'gil'
  const leaf = frames[0]?.function ?? ''
  if (!still || frames.some((frame) => limited.test(frame.function))) return 'alive'
  if (locks.test(leaf)) return 'lock'
  return processes.test(leaf) ? 'process' : 'alive'
}
