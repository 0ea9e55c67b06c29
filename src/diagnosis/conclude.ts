/** What the variants of one repro say together. */
import type { CaseResult, Conclusion, Diagnosis, Outcome } from '../results/model.ts'
import { boundWithoutHangs } from '../results/statistics.ts'
import { hazards } from './hazards.ts'

/**
 * One conclusion per repro, Python build and emulation of which the baseline was run. Each says
 * what to do, and names the variant that was the proof.
 */
export function conclude(cases: CaseResult[]): Conclusion[] {
  const groups = new Map<string, CaseResult[]>()
  for (const one of cases) {
    const key = groupKey(one, one.emulation)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap((group) => concludeGroup(group, groups))
}

function groupKey(
  { repro, python, leg, with: versions = [] }: CaseResult,
  emulation: string | null,
): string {
  const { implementation, version, freeThreaded, path } = python
  return JSON.stringify([
    leg,
    repro,
    implementation,
    version,
    freeThreaded,
    path,
    emulation,
    versions,
  ])
}

interface Group {
  baseline: CaseResult
  variant: (name: string) => CaseResult | null
  others: CaseResult[]
  /** The same repro and Python under the emulation, for a native group. */
  emulated: CaseResult | null
}

type Said = Pick<Conclusion, 'hazard' | 'text' | 'variant'>

function concludeGroup(group: CaseResult[], all: Map<string, CaseResult[]>): Conclusion[] {
  // A sweep makes what may happen happen: it changes nothing that could be a remedy.
  const run = group.filter((one) => one.outcome !== 'skipped' && one.trials > 0 && !one.sweep)
  const baseline = run.find((one) => one.variant === 'baseline')
  if (!baseline) return []
  const elsewhere = all.get(groupKey(baseline, 'getaddrinfo-lock')) ?? []
  const emulated = elsewhere.find((one) => one.variant === 'baseline' && one.outcome !== 'skipped')
  const said = say({
    baseline,
    variant: (name) => run.find((one) => one.variant === name) ?? longestDelay(run, name),
    others: run.filter((one) => one !== baseline),
    emulated: baseline.emulation === null ? (emulated ?? null) : null,
  })
  const { repro, emulation, python, leg } = baseline
  const { version, implementation, freeThreaded } = python
  const about = {
    ...{ repro, python: version, implementation, freeThreaded, emulation },
    ...(baseline.with ? { with: baseline.with } : {}),
  }
  return [{ ...about, ...said, ...(leg === undefined ? {} : { leg }) }]
}

/** Of several delays the longest is the one that helps, if any does. */
function longestDelay(run: CaseResult[], name: string): CaseResult | null {
  const delayed = run.filter(({ variant, delay }) => variant === `${name}=${delay}`)
  return delayed.sort((a, b) => b.delay! - a.delay!)[0] ?? null
}

function say(group: Group): Said {
  const { baseline } = group
  if (baseline.outcome === 'passed') return passing(group)
  const share = badTrials(baseline)
  if (isWithoutFork(baseline)) return withoutFork(baseline)
  if (share > 0 && share < baseline.trials) return race(group)
  return failing(group)
}

/** The observer saw the trial to its end and no fork in it. */
const isWithoutFork = ({ outcome, evidence }: CaseResult) =>
  outcome !== 'deadlocked' && evidence !== null && evidence?.forks.length === 0

function withoutFork(baseline: CaseResult): Said {
  const why = baseline.reason ? `: ${baseline.reason}` : ''
  const text = `The baseline ${verb(baseline.outcome)} without having forked${why}. Look at the script and its output.`
  return { hazard: 'not-fork', text, variant: 'baseline' }
}

const badTrials = ({ runs, hangs }: CaseResult) =>
  runs.length > 0 ? runs.filter((run) => run.outcome !== 'passed').length : hangs

function passing({ baseline, others, emulated }: Group): Said {
  const broken = others.find((one) => one.outcome !== 'passed')
  if (broken) {
    const text = `The baseline passes, but the variant ${broken.variant} ${verb(broken.outcome)}: look at what it changes.`
    return { hazard: 'variant', text, variant: broken.variant }
  }
  const bound = `no hang in ${baseline.trials} ${baseline.trials === 1 ? 'trial' : 'trials'}, so at most ${percent(boundWithoutHangs(baseline.trials))} of runs hang (95 % confidence)`
  if (emulated && emulated.outcome !== 'passed') {
    const text = `Safe here, not on a Mac of 2015: ${bound}; where a lookup holds the getaddrinfo lock, the baseline ${verb(emulated.outcome)}. Start what looks up names after the fork if such platforms matter.`
    return { hazard: 'safe-here', text, variant: 'baseline' }
  }
  const text = `Nothing found: ${bound}. Run more trials for a smaller bound.`
  return { hazard: 'safe', text, variant: 'baseline' }
}

const percent = (share: number) =>
  `${share < 0.1 ? (share * 100).toFixed(1) : Math.round(share * 100)} %`

function race(group: Group): Said {
  const { baseline } = group
  const { trials, hangRate } = baseline
  const bad = badTrials(baseline)
  const interval =
    hangRate && baseline.hangs === bad
      ? `, ${percent(hangRate.low)} to ${percent(hangRate.high)} with ${Math.round(hangRate.confidence * 100)} % confidence`
      : ''
  const what = `A race: the baseline ${verb(baseline.outcome)} in ${bad} of ${trials} trials${interval}${lockOf(baseline)}.`
  const proof = healer(group, ['preload', 'sleep', 'fork-first'])
  const text = proof
    ? `${what} The variant ${proof.variant} ${healed(proof)}. ${remedy(baseline, proof.variant)}`
    : `${what} ${remedy(baseline, '')}`
  return { hazard: 'race', text, variant: proof?.variant ?? 'baseline' }
}

function failing(group: Group): Said {
  const { baseline, variant } = group
  const [first, preload, sleep] = [variant('fork-first'), variant('preload'), variant('sleep')]
  const bad = `The baseline ${verb(baseline.outcome)} (${badTrials(baseline)} of ${baseline.trials})`
  if (first && first.outcome === baseline.outcome && badTrials(first) === first.trials) {
    const text = `${bad}, and so does fork-first, where no thread exists at the fork: the fork is not the cause. Look at the script itself.`
    return { hazard: 'not-fork', text, variant: 'fork-first' }
  }
  if (preload && heals(preload, baseline)) {
    const text = `${bad}; with the module imported beforehand (preload) it ${healed(preload)}: an import was in progress at the fork${lockOf(baseline)}. ${remedy(baseline, 'preload')}`
    return { hazard: 'import-lock', text, variant: 'preload' }
  }
  if (baseline.outcome === 'crashed') return crash(group, bad)
  const helps = sleep !== null && badTrials(sleep) < sleep.trials
  const cause = known(baseline)
  if (cause?.hazard === 'not-fork' && !helps) {
    const text = `${bad}: nothing that a fork took away would have ended the wait. ${adviceOf(cause)}`
    return { hazard: 'not-fork', text, variant: 'baseline' }
  }
  if (!sleep) return untold(group, bad)
  if (heals(sleep, baseline)) return transient(group, bad, sleep)
  if (badTrials(sleep) < sleep.trials) {
    const text = `${bad}, with a pause before the fork (${sleep.variant}) only ${badTrials(sleep)} of ${sleep.trials}: a lock that is held for a moment, sometimes longer than the pause${lockOf(baseline)}. ${remedy(baseline, 'sleep')}`
    return { hazard: 'transient-lock', text, variant: sleep.variant }
  }
  return lost(group, bad)
}

function transient({ baseline, variant }: Group, bad: string, sleep: CaseResult): Said {
  const lazy = variant('connect=False')
  const also =
    lazy && heals(lazy, baseline) ? ' So does connect=False, which connects after the fork.' : ''
  const text = `${bad}; after a pause before the fork (${sleep.variant}) it ${healed(sleep)}: a lock that a thread holds only for a moment${lockOf(baseline)}.${also} ${remedy(baseline, 'sleep')}`
  return { hazard: 'transient-lock', text, variant: sleep.variant }
}

function lost(group: Group, bad: string): Said {
  const { baseline, variant } = group
  const paused = variant('sleep')?.variant ?? 'sleep'
  const proof = healer(group, ['fork-first', 'connect=False'])
  const also = proof ? ` The variant ${proof.variant} ${healed(proof)}.` : ''
  if (baseline.outcome !== 'deadlocked' && !baseline.diagnosis) {
    const text = `${bad}, and so it does after a pause before the fork (${paused}); nothing was proven stuck.${also} Look at the output, the stacks, and what it waits for.`
    return { hazard: 'undetermined', text, variant: proof?.variant ?? paused }
  }
  const { diagnosis } = baseline
  if (diagnosis?.hazard === 'unknown' && diagnosis.lock) {
    const text = `${bad}, and so it does after a pause before the fork (${paused}): it waits for ${diagnosis.lock}.${also} ${adviceOf(diagnosis)}`
    return { hazard: 'undetermined', text, variant: paused }
  }
  const told = known(baseline)
  const cause = told?.hazard ?? 'lost-thread'
  const text = `${bad}, and so it does after a pause before the fork (${paused}): ${stillSo(baseline)}.${also} ${told ? adviceOf(told) : hazards[cause].advice}`
  return { hazard: cause, text, variant: paused }
}

/** What a pause that does not help says; how long a lock would have been held is not known. */
function stillSo(baseline: CaseResult): string {
  const cause = known(baseline)?.hazard
  if (cause === 'lost-thread') return 'the thread that would answer does not exist in the child'
  if (cause === 'native-lock')
    return `the lock was still held, or the library's own threads are gone${lockOf(baseline)}`
  if (cause)
    return `the lock was still held after the pause; for how long it is held is not known${lockOf(baseline)}`
  return 'a thread that is not in the child should answer, or a lock is held for longer than the pause'
}

const adviceOf = ({ remedy, hazard }: Diagnosis) => remedy ?? hazards[hazard].advice

/** What the baseline's own evidence says of the cause, where it says anything. */
function known({ diagnosis }: CaseResult): Diagnosis | null {
  return diagnosis && diagnosis.confidence !== 'low' && diagnosis.hazard !== 'unknown'
    ? diagnosis
    : null
}

function crash(group: Group, bad: string): Said {
  const proof = healer(group, ['fork-first', 'sleep', 'connect=False'])
  const also = proof ? ` The variant ${proof.variant} ${healed(proof)}.` : ''
  const text = `${bad}: the platform or a library does not stand a fork here.${also} Start the child with spawn or forkserver, which run a new program.`
  return { hazard: 'crash', text, variant: proof?.variant ?? 'baseline' }
}

/** Without `sleep` nothing tells a lock held for a moment from a lost thread. */
function untold({ baseline, others }: Group, bad: string): Said {
  const proof = others.find((one) => heals(one, baseline))
  const cause = baseline.diagnosis?.hazard ?? 'unknown'
  const hazard = cause === 'unknown' ? 'undetermined' : cause
  const text = proof
    ? `${bad}; the variant ${proof.variant} ${healed(proof)}: what it changes is the remedy.`
    : `${bad}${lockOf(baseline)}. Run the variant sleep too: it tells a lock held for a moment from a lost thread.`
  return { hazard, text, variant: proof?.variant ?? 'baseline' }
}

/** The first of `names` that heals the baseline. */
function healer({ baseline, variant }: Group, names: string[]): CaseResult | null {
  return names.map(variant).find((one) => one && heals(one, baseline)) ?? null
}

/** A variant heals if it passes, or at least never hangs where the baseline always does. */
function heals(one: CaseResult, baseline: CaseResult): boolean {
  if (one.outcome === 'passed') return true
  const otherwise = one.outcome === 'timed-out' || one.outcome === 'failed'
  return baseline.outcome === 'deadlocked' && one.hangs === 0 && otherwise
}

const healed = ({ outcome }: CaseResult) =>
  outcome === 'passed' ? 'passes' : `no longer hangs (it ${verb(outcome)})`

const verbs: Record<Outcome, string> = {
  deadlocked: 'hangs',
  crashed: 'crashes',
  'timed-out': 'does not end in time',
  failed: 'fails',
  passed: 'passes',
  skipped: 'was skipped',
}
const verb = (outcome: Outcome) => verbs[outcome]

function lockOf({ diagnosis }: CaseResult): string {
  if (!diagnosis?.lock || diagnosis.confidence === 'low') return ''
  return diagnosis.hazard === 'lost-thread' ? '' : `: ${diagnosis.lock}`
}

/** One remedy: the cause's own where the evidence tells it, else what the variant showed. */
function remedy(baseline: CaseResult, variant: string): string {
  if (variant === 'preload') return hazards['import-lock'].advice
  const cause = known(baseline)
  if (cause && cause.hazard !== 'not-fork') return adviceOf(cause)
  if (variant === 'fork-first')
    return 'Fork before the first thread starts, or use spawn or forkserver.'
  return 'Fork before the thread starts, or let it finish first; a longer pause only makes the hang rarer.'
}
