/** Cases and results for tests: complete and valid, each with what a test overrides. */
import type {
  CaseResult,
  Diagnosis,
  Evidence,
  PythonInfo,
  Results,
  Stack,
  Sweep,
  SweepLock,
  TrialResult,
} from '../src/results/model.ts'

export function aPython(overrides: Partial<PythonInfo> = {}): PythonInfo {
  return {
    implementation: 'CPython',
    version: '3.13.0',
    freeThreaded: false,
    path: '/usr/bin/python3',
    origin: 'PATH',
    ...overrides,
  }
}

export function aRun(overrides: Partial<TrialResult> = {}): TrialResult {
  return {
    outcome: 'passed',
    proof: 'none',
    seconds: 0.31,
    secondsToVerdict: null,
    exitCode: 0,
    signal: null,
    survivors: 0,
    stdout: '',
    stderr: '',
    ...overrides,
  }
}

/** A case that passed five times. */
export function aCase(overrides: Partial<CaseResult> = {}): CaseResult {
  return {
    repro: 'getaddrinfo',
    file: 'tests/fork_getaddrinfo.py',
    variant: 'sleep',
    emulation: null,
    python: aPython(),
    outcome: 'passed',
    proof: 'none',
    expected: ['passed'],
    verdict: 'ok',
    reason: null,
    trials: 5,
    hangs: 0,
    hangRate: { low: 0, high: 0.52, confidence: 0.95 },
    warnings: [],
    diagnosis: null,
    runs: [aRun()],
    ...overrides,
  }
}

/** The same case deadlocked five times, which nobody expected. */
export function aHang(overrides: Partial<CaseResult> = {}): CaseResult {
  const hung = { outcome: 'deadlocked', proof: 'proven', exitCode: null } as const
  return aCase({
    variant: 'baseline',
    outcome: 'deadlocked',
    proof: 'proven',
    verdict: 'regression',
    hangs: 5,
    hangRate: { low: 0.48, high: 1, confidence: 0.95 },
    diagnosis: aDiagnosis(),
    evidence: anEvidence(),
    runs: [aRun({ ...hung, secondsToVerdict: 0.12, stdout: 'looking up\n', stderr: '' })],
    ...overrides,
  })
}

const file = 'tests/fork_getaddrinfo.py'

export function aDiagnosis(overrides: Partial<Diagnosis> = {}): Diagnosis {
  return {
    hazard: 'import-lock',
    lock: 'import lock of encodings.idna',
    fork: { file, line: 12, function: '<module>' },
    blocked: { file, line: 17, function: '<module>', thread: 'MainThread', pid: 4711 },
    holder: { file, line: 8, function: 'lookup', thread: 'Thread-1 (lookup)' },
    summary:
      'The child waits for the import lock of encodings.idna. Thread-1 (lookup) held it when the main thread forked; that thread does not exist in the child, so nobody can release it.',
    confidence: 'high',
    because: [
      'The child’s only thread waits in a futex without limit.',
      'At the fork, Thread-1 (lookup) was importing encodings.idna.',
    ],
    frames: {
      fork: [{ file, line: 12, function: '<module>' }],
      blocked: [
        { file: '<frozen importlib._bootstrap>', line: 216, function: '_acquire' },
        { file, line: 17, function: '<module>' },
      ],
      holder: [
        { file: '<frozen importlib._bootstrap>', line: 1007, function: '_find_and_load' },
        { file, line: 8, function: 'lookup' },
      ],
    },
    diagram: null,
    page: 'import-lock',
    seen: { fork: 0, blocked: 0, holder: 1 },
    ...overrides,
  }
}

const main: Stack = {
  pid: 4710,
  ident: '1001',
  tid: 4710,
  name: 'MainThread',
  frames: [{ file, line: 12, function: '<module>' }],
}
const lookup: Stack = {
  pid: 4710,
  ident: '1002',
  tid: 4712,
  name: 'Thread-1 (lookup)',
  frames: [{ file, line: 8, function: 'lookup' }],
}

export function anEvidence(overrides: Partial<Evidence> = {}): Evidence {
  const lock = 'import lock of encodings.idna'
  const place = { file, line: 8, function: 'lookup' }
  const holder = { lock, pid: 4710, ident: '1002', thread: 'Thread-1 (lookup)' }
  const child = { lock, pid: 4711, ident: '1001', thread: 'MainThread' }
  return {
    forks: [{ pid: 4710, child: 4711, time: 100.2, ident: '1001', stacks: [main, lookup] }],
    stacks: [{ ...main, pid: 4711, frames: [{ file, line: 17, function: '<module>' }] }],
    native: [],
    waits: [
      {
        pid: 4711,
        tid: 4711,
        kind: 'futex',
        text: 'futex 0x7f2a private, untimed, value 0',
        address: '0x7f2a',
        mapping: '[heap]',
        owner: null,
      },
    ],
    trace: [
      { ...holder, did: 'asked', time: 100.1, place },
      { ...holder, did: 'got', time: 100.11, place },
      { ...child, did: 'asked', time: 100.21, place: { file, line: 17, function: '<module>' } },
      { ...holder, did: 'released', time: 100.3, place },
    ],
    stuck: [4711],
    uncaught: [],
    processes: [
      { pid: 4710, parent: 4700, name: 'main' },
      { pid: 4711, parent: 4710, name: 'child 1' },
    ],
    missing: [],
    ...overrides,
  }
}

/** Results of the given cases (two, if none are given), counted. */
export function results(overrides: Partial<Results> = {}): Results {
  const cases = overrides.cases ?? [aHang(), aCase()]
  const count = (test: (one: CaseResult) => boolean) => cases.filter(test).length
  return {
    schemaVersion: 1,
    tool: { name: 'fork-safety', version: '0.1.0' },
    environment: { os: 'linux', release: '6.8.0', arch: 'x64', libc: 'glibc 2.36', cpus: 2 },
    cases,
    conclusions: [],
    counts: {
      cases: cases.length,
      regressions: count(({ verdict }) => verdict === 'regression'),
      deadlocked: count(({ outcome }) => outcome === 'deadlocked'),
      skipped: count(({ outcome }) => outcome === 'skipped'),
      fixed: count(({ verdict }) => verdict === 'fixed'),
    },
    ...overrides,
  }
}

/** A lock of a sweep that hangs. */
export function aLock(overrides: Partial<SweepLock> = {}): SweepLock {
  const { fork, blocked, holder } = aDiagnosis()
  return {
    ...{ name: 'app.cache.LOCK', kind: 'Lock', answer: 'hangs', reason: null, possible: false },
    ...{ made: { file: 'app/cache.py', line: 12, function: '<module>' }, fork, blocked, holder },
    ...{ hook: null, predictedRate: 0.002, replay: 'app/cache.py:12 Thread-1 2', seconds: 0.14 },
    diagnosis: aDiagnosis({ hazard: 'orphaned-lock', lock: overrides.name ?? 'app.cache.LOCK' }),
    ...overrides,
  }
}

/** A case that was swept; its outcome is that of its locks. */
export function aSweep(locks: SweepLock[], overrides: Partial<CaseResult> = {}): CaseResult {
  const hangs = locks.filter((one) => one.answer === 'hangs' && !one.possible && !one.accepted)
  const hung = hangs.length > 0
  const sweep: Sweep = { locks, seconds: 2, left: 0 }
  return aCase({
    ...{ variant: 'sweep', sweep, hangRate: null, trials: 1 + locks.length, hangs: hangs.length },
    ...(hung ? { outcome: 'deadlocked', proof: 'proven', verdict: 'regression' } : {}),
    ...{ unended: hangs.length, diagnosis: hangs[0]?.diagnosis ?? null },
    ...overrides,
  })
}
