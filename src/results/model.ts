/**
 * The data model that everything shares: what a case is, what was seen of it, what is said of it.
 * `CaseResult` and `Results` are the published form (`schema/results.schema.json`); fields are
 * added, never changed.
 */

export const outcomes = ['deadlocked', 'crashed', 'timed-out', 'failed', 'passed'] as const
/** What happened in a trial, worst first as in `outcomes`; `skipped` where none was run. */
export type Outcome = (typeof outcomes)[number] | 'skipped'
/** How sure a `deadlocked` is. */
export type Proof = 'proven' | 'likely' | 'none'
/** `invalid` where a case tested nothing: nothing forked, or it failed before its first fork. */
export type Verdict = 'ok' | 'regression' | 'fixed' | 'skipped' | 'invalid'
/** A case against the same case of the baseline. */
export type Change =
  | 'new-hang'
  | 'worse-rate'
  | 'new-failure'
  | 'fixed'
  | 'unchanged'
  | 'new'
  | 'gone'
export type Emulation = 'getaddrinfo-lock'
export type Confidence = 'high' | 'medium' | 'low'

export type Hazard =
  | 'import-lock'
  | 'orphaned-lock'
  | 'buffer-lock'
  | 'emulated-lock'
  | 'native-lock'
  | 'lost-thread'
  | 'not-fork'
  | 'unknown'

/** A line of source. `file` is relative to the working directory where it lies below it. */
export interface Place {
  file: string
  line: number
  function: string
  /** The line as it stands in the file, where it could be read. */
  text?: string
}

export interface ThreadPlace extends Place {
  thread: string
}

/** A lock that somebody held at a fork and that a frame reaches by a name. */
export interface LockNote {
  /** Index of the frame in its stack. */
  frame: number
  /** The code's own path to it: `self._lock`; for an import lock `import lock of MODULE`. */
  path: string
  /** Address of the Python object: the same in the parent and, as a copy, in the child. */
  object: string
  kind: 'Lock' | 'RLock' | 'import'
  /** `ident` of the thread that the lock names as its owner; a plain Lock names none. */
  owner: string | null
  /**
   * Which part of its line the frame was about: line, end, column and end of the source, or before
   * Python 3.11 the opcode alone.
   */
  spot?: number[] | null
}

/** One Python thread's frames, innermost first. */
export interface Stack {
  pid: number
  /** `threading.get_ident()`, as decimal text (it exceeds a double's integers). */
  ident: string | null
  /** The kernel's thread id, where Python knows it. */
  tid: number | null
  name: string | null
  frames: Place[]
  /** At a fork, where there were other threads: the held locks in reach of its frames. */
  locks?: LockNote[]
}

/** One fork, as the parent saw it just before. Times are seconds since the epoch. */
export interface Fork {
  pid: number
  child: number | null
  time: number
  /** `ident` of the thread that forked. */
  ident: string | null
  stacks: Stack[]
  /** The test that forked, where its runner says so. */
  test?: string | null
  /** Native code forked, unseen by Python: of its threads nothing is known. */
  native?: boolean
}

/** A blocked system call of one thread of a stuck process. */
export interface Wait {
  pid: number
  tid: number
  kind: 'futex' | 'process' | 'pipe' | 'shared-futex' | 'gil' | 'other'
  /** For people: `futex 0x7f… private, untimed, value 0`. */
  text: string
  address: string | null
  /** The mapping that holds `address`: `[heap]`, `libgomp.so.1`, … */
  mapping: string | null
  /** The thread id that the lock names as its owner, and whether it exists in this process. */
  owner: { tid: number; alive: boolean } | null
  /** The Python object (`LockNote.object`) whose lock it is, where the fork's notes have it. */
  lock?: string | null
  /** The thread (`Stack.ident`) that the memory of the lock names as its owner, where a fork lost it. */
  holder?: string
  /** Of a wait on descriptors: the processes that have another end of them open. */
  ends?: number[]
}

/** Native frames of one thread, innermost first, where a debugger could be used. */
export interface NativeStack {
  pid: number
  tid: number
  frames: { function: string; library: string | null }[]
}

/** What was asked of a lock the harness can see (`lookup` records): by whom, in which order. */
export interface LockEvent {
  lock: string
  did: 'asked' | 'got' | 'released'
  pid: number
  ident: string | null
  thread: string | null
  time: number
  place: Place | null
}

/** All that was seen of one trial that explains it. Kept beside the diagnosis. */
export interface Evidence {
  forks: Fork[]
  /** Python stacks at the hang, of every process that could be asked. */
  stacks: Stack[]
  native: NativeStack[]
  waits: Wait[]
  trace: LockEvent[]
  /** Processes proven (or likely) stuck; the first is the one to explain. */
  stuck: number[]
  uncaught: { pid: number; type: string; text: string; frames: Place[] }[]
  /** The trial's processes with names for people (`main`, `child 1`, …), and what signal ended one. */
  processes: { pid: number; parent: number; name: string; signal?: string }[]
  /** What could not be read, and why. */
  missing: string[]
}

export interface Warning {
  /** Stable, e.g. `cpython-multithreaded-fork`. */
  id: string
  text: string
  /** What to do about it, where that is known. */
  remedy?: string
  url?: string | null
}

export interface Diagnosis {
  hazard: Hazard
  lock: string | null
  fork: Place | null
  blocked: (ThreadPlace & { pid: number }) | null
  /** The thread that held the lock, or that was to serve the child. */
  holder: ThreadPlace | null
  summary: string
  /** What to do about it, one sentence: the summary ends with it. */
  remedy?: string
  confidence: Confidence
  /** What each claim rests on, one sentence each. */
  because?: string[]
  /** The deeper frames behind the three places, innermost first. */
  frames?: { fork: Place[]; blocked: Place[]; holder: Place[] }
  /**
   * Of which records of the case's evidence it speaks: `forks[fork]`, `stacks[blocked]` and
   * `forks[fork].stacks[holder]`.
   */
  seen?: { fork: number | null; blocked: number | null; holder: number | null }
  /** Mermaid source of the sequence, drawn from the evidence. */
  diagram?: string | null
  /** Page of `docs/hazards/`, without folder and ending. */
  page?: string | null
}

/** A hang in a command, which may have several. */
export interface Incident {
  /** The test that ran there, where its runner says so. */
  test: string | null
  diagnosis: Diagnosis | null
  proof: Proof
  pid: number
  /** From the trial's start to the verdict. */
  seconds: number
  secondsToVerdict: number | null
  /** Why it is not proven, or who ended it; null where there is nothing to say. */
  reason: string | null
  /** In which trials (from 1), and how many processes hung so: in this test, at these lines. */
  trials: number[]
  processes: number
}

export interface TrialResult {
  outcome: Outcome
  proof: Proof
  seconds: number
  secondsToVerdict: number | null
  exitCode: number | null
  signal: string | null
  survivors: number
  stdout: string
  stderr: string
  reason?: string | null
  /** A stuck process that its own program ended, tampering with the runner's files, … */
  notes?: string[]
  /** The last of what was printed, in order of arrival; seconds since the trial's start. */
  output?: { seconds: number; stream: 'stdout' | 'stderr'; text: string }[]
}

export interface PythonInfo {
  implementation: string
  version: string
  freeThreaded: boolean
  /** PyPy's or GraalPy's own version; null for CPython. */
  build?: string | null
  path: string
  /** Where it came from: `path`, `PATH`, `tool-cache`, `pyenv`, `uv`. */
  origin?: string
}

export interface Rate {
  low: number
  high: number
  confidence: number
}

/**
 * What becomes of a child that is forked while another thread holds the lock. `protected`: the fork
 * waited for it; `not-reached`: it could not be held at a fork, and `reason` says why.
 */
export const sweepAnswers = [
  'hangs',
  'fails',
  'renewed',
  'protected',
  'not-asked-for',
  'not-reached',
] as const
export type SweepAnswer = (typeof sweepAnswers)[number]

/** `import`: of a module; `buffer`: of stdout or stderr; `emulated`: of name lookups. */
export type LockKind = 'Lock' | 'RLock' | 'import' | 'buffer' | 'emulated'

/** One lock of a sweep. */
export interface SweepLock {
  /** By what holds it: `app.cache.LOCK`, `Monitor._thread_lock`; else the place that made it. */
  name: string
  kind: LockKind
  made: Place | null
  answer: SweepAnswer
  reason: string | null
  /** No other thread was seen to take it: a thread of the sweep's own held it. */
  possible: boolean
  /** It counts all the same, since that was asked for. */
  counts?: boolean
  /** Where the thread took it that held it at the fork. */
  holder: ThreadPlace | null
  blocked: (ThreadPlace & { pid: number }) | null
  fork: Place | null
  /** The function given to `os.register_at_fork` that asked for it. */
  hook: string | null
  /** Share of its life for which threads other than the forking one held it, 0 to 1. */
  predictedRate: number | null
  /** Brings the same about again: `app/cache.py:12 Thread-1 2`. */
  replay: string | null
  seconds: number
  /** It hangs, and that was accepted by its name. */
  accepted?: boolean
  /** It hangs, and did not in the baseline. */
  change?: 'new-hang'
  /** The story of one that hangs. */
  diagnosis?: Diagnosis | null
}

export interface Sweep {
  locks: SweepLock[]
  /** From the start of the pilot to the end of the last trial. */
  seconds: number
  /** How many locks were not tried for want of time. */
  left: number
  /** How often the one lock was held, where a line of a sweep was replayed. */
  replays?: number
}

export interface CaseResult {
  repro: string
  file: string
  /** The words of a repro that is a command line. */
  command?: string[]
  variant: string
  /** Seconds that every fork was delayed by; left out where it was not. */
  delay?: number
  emulation: Emulation | null
  python: PythonInfo
  outcome: Outcome
  proof: Proof
  expected: Outcome[]
  verdict: Verdict
  change?: Change
  /** The same case of the baseline. */
  baseline?: {
    outcome: Outcome
    trials: number
    hangs: number
    /** How likely so many more hangs are by chance (Fisher). */
    chance: number
    /** When the baseline was run, and of which commit. */
    startedAt?: string | null
    commit?: string | null
    /** What differs since: `pymongo 4.9.1 -> 4.10.0`, `image …`, `Python …`, `kernel …`. */
    changed?: string[]
  } | null
  /** What was asked to be installed in this column: `pymongo 4.9`. */
  with?: string[]
  /** The distributions that the case had, by their normalized names, with their versions. */
  packages?: Record<string, string>
  reason: string | null
  trials: number
  hangs: number
  hangRate: Rate | null
  /** Trials that did not end by themselves: deadlocked or timed out. `hangRate` counts them. */
  unended?: number
  warnings: Warning[]
  diagnosis: Diagnosis | null
  /** Of a command: each hang in it, of which `diagnosis` explains the first. */
  incidents?: Incident[]
  evidence?: Evidence | null
  /** Which rule ended the trials: `fixed`, `proven`, `bound`, `budget`, `interrupted`. */
  endedBy?: string
  /** What a sweep says of each lock. */
  sweep?: Sweep
  /** Last lines of an install that failed. */
  install?: string | null
  /** The leg this case came from, in a report that joins several. */
  leg?: string
  runs: TrialResult[]
}

export interface Conclusion {
  repro: string
  /** Version as `results.cases[].python.version`. */
  python: string
  implementation?: string
  freeThreaded?: boolean
  emulation?: Emulation | null
  /** As `cases[].with`. */
  with?: string[]
  /** `transient-lock`, `lost-thread`, `not-fork`, `import-lock`, `race`, `safe`, `safe-here`, … */
  hazard: string
  text: string
  /** The variant that was the proof. */
  variant?: string | null
  /** The leg it holds for, in a report that joins several. */
  leg?: string
}

export interface Environment {
  os: string
  release: string
  arch: string
  libc: string | null
  cpus: number
  /** When the run began: ISO 8601, UTC. */
  startedAt?: string
  /** The commit that was tested; null where there is none. */
  commit?: string | null
  /** The page of the workflow run; null outside of one. */
  run?: string | null
  /** Name and version of the runner's image: `ubuntu24 20261120.1.0`; null elsewhere. */
  image?: string | null
  /** Why nothing can be proven on this machine, in one sentence. */
  blind?: string | null
}

export type RunVerdictName = 'as-expected' | 'unexpected' | 'could-not-run' | 'interrupted'

export type FaultKind =
  | 'interrupted'
  | 'tampering'
  | 'regressions'
  | 'warnings'
  | 'invalid'
  | 'prevented'
  | 'no-python'
  | 'failed-install'
  | 'skipped'
  | 'nothing'
  | 'missing-legs'
  | 'unread-files'
  | 'unwritten'

/** One kind of thing that keeps a run from being as expected. */
export interface Fault {
  kind: FaultKind
  /** How many cases, legs or files it concerns. */
  count: number
  /** Reasons or names, each once. */
  texts: string[]
  /** False where the settings forgive it. */
  fails: boolean
}

/** What is said of a whole run, wherever it is told. */
export interface RunVerdict {
  is: RunVerdictName
  /** Exit status. The step fails where it is not 0. */
  status: number
  /** Of a check run. */
  conclusion: 'success' | 'failure' | 'neutral'
  /** What becomes of the tracking issue of a schedule. */
  issue: 'open' | 'close' | 'leave'
  /** In the order in which they are told. */
  faults: Fault[]
}

/** What places a file. Absolute. */
export interface Folders {
  /** The working directory: what files in results are relative to. */
  cwd: string
  /** The root of the repository: what its readers want files to be relative to. */
  repository: string
  /** Where this program is. */
  tool: string
}

export interface Results {
  schemaVersion: 1
  tool: { name: string; version: string }
  environment: Environment
  cases: CaseResult[]
  conclusions: Conclusion[]
  counts: {
    cases: number
    regressions: number
    deadlocked: number
    skipped?: number
    fixed?: number
    invalid?: number
  }
  verdict?: RunVerdict
  /** True where a signal ended the run before all was done. */
  interrupted?: boolean
  /** Things about the whole run that a reader should know. */
  notes?: string[]
  /** What the code under test did to the run itself; among the notes too. Such a run is never green. */
  tampering?: string[]
  /** Which job of a matrix wrote this, and in which attempt (from 1): what a report joins by. */
  leg?: {
    /** Null where only the results' file or folder tells it. */
    name: string | null
    attempt: number
    /** The same for all attempts of one step, and for no other step or job of a matrix. */
    job?: string
    /** Left out where the files are named from the repository's root already. */
    folders?: Folders
  }
  /** The legs that a report joined, and those that it missed. */
  legs?: {
    name: string
    environment: Environment | null
    missing: boolean
    attempt?: number
    /** What the leg itself came to. */
    verdict?: RunVerdict
  }[]
}

/** Results of a whole run or report, with what is said of it. */
export type Judged = Results & { verdict: RunVerdict }
