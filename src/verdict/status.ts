import type {
  CaseResult,
  Fault,
  FaultKind,
  Judged,
  Results,
  RunVerdict,
  RunVerdictName,
} from '../results/model.ts'
import type { Settings } from '../settings/settings.ts'

/** Exit statuses of the command. */
export const statuses = {
  ok: 0,
  unexpected: 1,
  wrong: 2,
  couldNotRun: 3,
  interrupted: 130,
} as const

/** Begins the reason of a case that the machine did not let run. */
export const couldNotBeRun = 'could not be run: '

/** What of the settings, and of what happened beside the cases, makes the verdict. */
export interface Rules {
  failOn: 'unexpected' | 'never'
  allowSkips: boolean
  failOnWarnings: boolean
  /** Whether the user named what to run, so that none of it may be skipped. */
  named: boolean
  /** Whether it is all right that there is nothing: a shard may be empty. */
  mayBeEmpty: boolean
  /** Results that could not be read. */
  unread: readonly string[]
}

/** The rules where nothing else is known. */
export const usualRules: Rules = {
  failOn: 'unexpected',
  allowSkips: false,
  failOnWarnings: false,
  named: false,
  mayBeEmpty: false,
  unread: [],
}

export const rulesOf = (settings: Settings): Rules => ({
  ...usualRules,
  failOn: settings.failOn,
  allowSkips: settings.allowSkips,
  failOnWarnings: settings.failOnWarnings,
  named: settings.repros.length > 0,
  mayBeEmpty: settings.shard !== null,
})

/** The verdict that the results carry; of results without one, that of the usual rules. */
export const verdictOf = (results: Results): RunVerdict =>
  results.verdict ?? judgeRun(results, usualRules)

/**
 * The one verdict on a run, or on a report of many. Whoever is told anything (exit status, step,
 * check run, comment, issue, first line) is told this.
 */
export const judgeRun = (results: Results, rules: Rules): RunVerdict =>
  verdictFrom(findFaults(results, rules), results)

/** The results when `lost` is what could not be written of them: no success, but hides no verdict. */
export function withLost(results: Judged, lost: readonly string[]): Judged {
  const unwritten = named('unwritten', lost, true)
  if (unwritten === null) return results
  const verdict = verdictFrom([...results.verdict.faults, unwritten], results)
  return { ...results, verdict }
}

/** The exit status of a command that ended with `status` before something was found to be wrong. */
export const noSuccess = (status: number): number =>
  status === statuses.ok ? statuses.couldNotRun : status

function verdictFrom(faults: Fault[], results: Results): RunVerdict {
  const joined = results.legs !== undefined
  const nameOf = ({ kind }: Fault) =>
    joined && kind === 'interrupted' ? 'could-not-run' : nameOfKind[kind]
  const worst = (some: Fault[]) => order.find((name) => some.some((one) => nameOf(one) === name))
  const failing = faults.filter(({ fails }) => fails)
  const is = worst(failing) ?? worst(faults) ?? 'as-expected'
  const status = failing.length === 0 ? statuses.ok : statusOf[is]
  const ran = results.cases.some(({ outcome }) => outcome !== 'skipped')
  const clean = is === 'as-expected' && ran
  return {
    is,
    status,
    conclusion: status !== statuses.ok ? 'failure' : clean ? 'success' : 'neutral',
    issue: clean ? 'close' : leavesIssue(is, faults) ? 'leave' : 'open',
    faults,
  }
}

const order = ['interrupted', 'unexpected', 'could-not-run'] as const

const nameOfKind: Record<FaultKind, (typeof order)[number]> = {
  interrupted: 'interrupted',
  regressions: 'unexpected',
  warnings: 'unexpected',
  tampering: 'could-not-run',
  invalid: 'could-not-run',
  prevented: 'could-not-run',
  'no-python': 'could-not-run',
  'failed-install': 'could-not-run',
  skipped: 'could-not-run',
  nothing: 'could-not-run',
  'missing-legs': 'could-not-run',
  'unread-files': 'could-not-run',
  unwritten: 'could-not-run',
}

const statusOf: Record<RunVerdictName, number> = {
  'as-expected': statuses.ok,
  unexpected: statuses.unexpected,
  'could-not-run': statuses.couldNotRun,
  interrupted: statuses.interrupted,
}

/** What says nothing of the code neither opens the tracking issue nor closes it. */
function leavesIssue(is: RunVerdictName, faults: Fault[]): boolean {
  if (is === 'unexpected') return false
  const nothing = faults.some(({ kind }) => kind === 'nothing')
  return is !== 'could-not-run' || nothing || faults.every(({ kind }) => kind === 'unwritten')
}

/** In the order in which they are told. */
function findFaults(results: Results, rules: Rules): Fault[] {
  const { legs = [] } = results
  const cases = results.cases.filter(({ change }) => change !== 'gone')
  const unexpectedFails = rules.failOn !== 'never'
  const skipped = cases.filter((one) => one.outcome === 'skipped')
  const noPython = skipped.filter((one) => one.python.path === '')
  const badInstall = skipped.filter((one) => typeof one.install === 'string')
  const prevented = skipped.filter(({ reason }) => reason?.startsWith(couldNotBeRun))
  const told = new Set([...noPython, ...badInstall, ...prevented])
  const others = skipped.filter((one) => !told.has(one))
  const all = skipped.length === cases.length && told.size === 0
  const counts = !rules.allowSkips && (rules.named || all || legHas(results, 'skipped'))
  // That it was interrupted says so already.
  const wasCut = results.interrupted && results.legs === undefined
  const warned = rules.failOnWarnings || legHas(results, 'warnings')
  const missing = legs.filter((leg) => leg.missing).map(({ name }) => name)
  const found: (Fault | null)[] = [
    results.interrupted ? { kind: 'interrupted', count: 1, texts: [], fails: true } : null,
    named('tampering', results.tampering ?? [], true),
    fault(
      'regressions',
      cases.filter(({ verdict }) => verdict === 'regression'),
      unexpectedFails,
    ),
    warned ? fault('warnings', cases.filter(hasWarning), unexpectedFails) : null,
    fault(
      'invalid',
      cases.filter(({ verdict }) => verdict === 'invalid'),
      true,
    ),
    fault('prevented', prevented, !rules.allowSkips),
    fault('no-python', noPython, !rules.allowSkips),
    fault('failed-install', badInstall, !rules.allowSkips),
    counts && !wasCut ? fault('skipped', others, true) : null,
    cases.length === 0 && !rules.mayBeEmpty ? nothing(results, rules) : null,
    named('missing-legs', missing, !isEmptyReport(results, rules)),
    named('unread-files', rules.unread, true),
  ]
  return found.filter((one) => one !== null)
}

const hasWarning = ({ warnings }: CaseResult) => warnings.length > 0

/** What a leg was told to fail for, which its cases do not show. */
const legHas = ({ legs = [] }: Results, kind: FaultKind) =>
  legs.some(({ verdict }) => verdict?.faults.some((one) => one.kind === kind && one.fails))

/** A report that is never to fail, of a run that brought nothing, has nothing to say. */
const isEmptyReport = ({ cases, legs }: Results, { failOn, unread }: Rules) =>
  legs !== undefined && cases.length === 0 && failOn === 'never' && unread.length === 0

const nothing = (results: Results, rules: Rules): Fault => ({
  kind: 'nothing',
  count: 0,
  texts: [],
  fails: !isEmptyReport(results, rules),
})

function fault(kind: FaultKind, cases: CaseResult[], fails: boolean): Fault | null {
  if (cases.length === 0) return null
  const texts = cases.flatMap(textsOf[kind] ?? reasonOf)
  return { kind, count: cases.length, texts: [...new Set(texts)], fails }
}

/** Regressions have words of their own. */
const textsOf: Partial<Record<FaultKind, (one: CaseResult) => string[]>> = {
  regressions: () => [],
  warnings: ({ repro, warnings }) => warnings.map(({ id }) => `${id} in ${repro}`),
  prevented: ({ reason }) => [reason!.slice(couldNotBeRun.length)],
}

const reasonOf = ({ reason }: CaseResult) => reason ?? 'no reason given'

function named(kind: FaultKind, texts: readonly string[], fails: boolean): Fault | null {
  return texts.length === 0 ? null : { kind, count: texts.length, texts: [...texts], fails }
}
