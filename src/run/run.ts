import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { guardCommandFiles } from '../guard/commandfiles.ts'
import {
  installEnvironment,
  maskDeep,
  masker,
  secretsIn,
  trialEnvironment,
  type Variables,
} from '../guard/environment.ts'
import { type Case, makeCases, makeExplainingCase, type Target } from '../plan/plan.ts'
import type { Python } from '../plan/python.ts'
import { readPlan } from '../plan/read.ts'
import { type LengthOf, lengthsFrom, pickShard } from '../plan/shard.ts'
import { explainingVariants } from '../plan/variants.ts'
import { folderName, type Tee, teeInto } from '../process/fulloutput.ts'
import { unlessAborted } from '../process/interrupt.ts'
import { keepReapers, type Reapers } from '../process/reaper.ts'
import { supervisedRun } from '../process/supervise.ts'
import type { CaseResult, Judged, Results } from '../results/model.ts'
import { SettingsError } from '../settings/raw.ts'
import type { Settings } from '../settings/settings.ts'
import { judgeRun, rulesOf } from '../verdict/status.ts'
import { unmatchedExpectations } from '../verdict/unmatched.ts'
import { toolName, version } from '../version.ts'
import { inOwnFolder, runTrials, type Trials } from '../watchdog/case.ts'
import type { System } from '../watchdog/system.ts'
import { caseResult, readSource, skippedCase } from './caseresult.ts'
import { legOf } from './leg.ts'
import { describeMachine, systemName } from './machine.ts'
import { runAll, type Task } from './schedule.ts'
import { NotPrepared, openWorkshop, type Workshop } from './workshop.ts'

/** What a run may use of the world. */
export interface Effects {
  env: Variables
  system: System
  /** Being found since the very start: that takes longer than all that comes before a trial. */
  pythons: Promise<Python[]>
  /** Ends the run early; what is finished by then is in the results. */
  interrupt: AbortSignal
  /** Folder for what lives as long as the run. */
  temporary: string
  log: (text: string) => void
  /** How many cases there are now. */
  planned?: (cases: number) => void
  started?: (one: Case) => void
  finished?: (result: CaseResult) => void
}

export interface Plan {
  cases: Case[]
  target: Target
  baseline: Results | null
  lengthOf: LengthOf
}

/** The cases that the settings ask for. Throws a SettingsError that lists all that is wrong. */
export async function plan(settings: Settings, effects: Effects): Promise<Plan> {
  const { repros, accepted } = await readPlan(settings)
  const target = { os: systemName(), pythons: await effects.pythons, accepted }
  const baseline = await readBaseline(settings)
  const lengthOf = lengthsFrom(baseline?.cases ?? [])
  const all = makeCases(repros, settings, target)
  const cases = settings.shard ? pickShard(all, settings.shard, lengthOf) : all
  return { cases, target, baseline, lengthOf }
}

async function readBaseline({ baseline }: Settings): Promise<Results | null> {
  if (baseline === null) return null
  const { parseResults } = await import('../results/validate.ts')
  try {
    return parseResults(readFileSync(baseline, 'utf8'))
  } catch (error) {
    throw new SettingsError([`baseline: ${baseline}: ${(error as Error).message}`])
  }
}

/** Runs all cases that the settings ask for, and judges what came of it. */
export async function run(settings: Settings, effects: Effects): Promise<Judged> {
  const planned = await plan(settings, effects)
  const found = await inOwnFolder(effects.temporary, async (temporary) => {
    const begun = effects.system.clock()
    return runCases({ settings, plan: planned, effects: { ...effects, temporary }, begun })
  })
  const { conclude } = await import('../diagnosis/conclude.ts')
  const results: Results = {
    schemaVersion: 1,
    tool: { name: toolName, version },
    environment: describeMachine(),
    cases: found,
    conclusions: conclude(found),
    counts: { cases: 0, regressions: 0, deadlocked: 0 },
    interrupted: effects.interrupt.aborted,
    leg: legOf(
      settings,
      effects.env,
      planned.target,
      planned.cases.map(({ repro }) => repro),
    ),
    notes: [...tampering(found), ...unmatched(planned.target, found)],
  }
  const compared = await compare(results, planned, settings)
  const judged = { ...compared, verdict: judgeRun(compared, rulesOf(settings)) }
  return maskDeep(judged, masker(effects.env))
}

/** Entries of the reviewed expectations that no case can have met: a misspelt variant, say. */
const unmatched = ({ accepted, os }: Target, cases: CaseResult[]): string[] =>
  unmatchedExpectations(
    accepted,
    cases.map((one) => ({ one, os })),
    false,
  )

/** What a trial did to the runner's files concerns the whole job, not only its case. */
function tampering(cases: CaseResult[]): string[] {
  return cases.flatMap(({ repro, variant, runs }) => {
    const said = runs
      .flatMap((run) => run.notes ?? [])
      .filter((note) => note.startsWith('tampering'))
    return [...new Set(said)].map((note) => `${repro} (${variant}): ${note}`)
  })
}

/** Counts, and where there is a baseline the change of each case and the verdict of both. */
async function compare(results: Results, planned: Plan, settings: Settings): Promise<Results> {
  const { countResults } = await import('../results/counts.ts')
  if (!planned.baseline) return countResults(results)
  const { compareWithBaseline } = await import('../verdict/baseline.ts')
  const everything = settings.repros.length === 0 && !settings.variants && !settings.shard
  return compareWithBaseline(results, planned.baseline, everything ? 'leg' : 'none')
}

interface Job {
  settings: Settings
  plan: Plan
  effects: Effects
  /** Milliseconds of the system's clock. */
  begun: number
}

async function runCases(job: Job): Promise<CaseResult[]> {
  const { cases } = job.plan
  const results = new Map<Case, CaseResult>()
  // A spare one for each lane.
  const reapers = keepReapers(reaperFor(cases), job.settings.jobs)
  const workshop = await openShop(job, reapers)
  const guard = guardCommandFiles(job.effects.env)
  const order = [...cases]
  job.effects.planned?.(order.length)
  try {
    const work: Work = { job, workshop, reapers, guard, results, order }
    await runAll(
      cases.map((one) => task(one, work)),
      job.settings.jobs,
    )
  } finally {
    await workshop.close()
    reapers.close()
  }
  return order.map((one) => results.get(one)!)
}

async function openShop({ settings, effects }: Job, reapers: Reapers): Promise<Workshop> {
  const { contextFor } = await import('../python/pythons.ts')
  const context = contextFor(
    settings,
    effects,
    supervisedRun(reapers, effects.interrupt),
    installEnvironment(effects.env, settings.passEnv),
  )
  return openWorkshop(settings, trialEnvironment(effects.env, settings.passEnv), context)
}

/** A CPython if there is one: others take ten times as long to start. */
function reaperFor(cases: Case[]): string {
  const usable = cases.filter((one) => one.skip === null).map((one) => one.python)
  const best = usable.find((python) => python.implementation === 'CPython') ?? usable[0]
  return best?.path ?? 'python3'
}

interface Work {
  job: Job
  workshop: Workshop
  reapers: Reapers
  guard: () => string[]
  results: Map<Case, CaseResult>
  /** All cases as they are shown; those that come up on the way beside their baseline. */
  order: Case[]
}

function task(one: Case, work: Work): Task {
  const { interrupt } = work.job.effects
  const ready = unlessAborted(work.workshop.prepare(one), interrupt, interruptedEarly())
  ready.catch(() => {})
  return {
    length: work.job.plan.lengthOf(one),
    exclusive: one.repro.metadata.exclusive,
    ready,
    run: async () => {
      work.job.effects.started?.(one)
      const result = await runCase(one, ready, work)
      work.results.set(one, result)
      work.job.effects.finished?.(result)
      return explaining(one, result, work)
    },
  }
}

const interruptedEarly = () => new NotPrepared('interrupted before its first trial had ended')

async function runCase(
  one: Case,
  ready: ReturnType<Workshop['prepare']>,
  { job, reapers, guard }: Work,
): Promise<CaseResult> {
  const { settings, effects } = job
  let trials: Trials
  try {
    const prepared = await ready
    trials = await runTrials(one, {
      ...prepared,
      system: effects.system,
      reapers,
      temporary: effects.temporary,
      interrupt: effects.interrupt,
      plan: { maxHangRate: settings.maxHangRate, wantsRate: isKnownRace(one) },
      overBudget: () => isOverBudget(job),
      tee: teeFor(one, job),
      after: guard,
    })
  } catch (error) {
    if (error instanceof NotPrepared) return skippedCase(one, error.message, error.install)
    throw error
  }
  const { diagnose } = await import('../diagnosis/diagnose.ts')
  return caseResult(one, trials, async (evidence, { repro, knobs }) =>
    diagnose(evidence, {
      folder: repro.folder,
      script: knobs.script ? join(repro.folder, knobs.script) : repro.file,
      cwd: settings.cwd,
      source: readSource,
    }),
  )
}

/** Where hanging and passing are both expected, it is the rate that may get worse. */
const isKnownRace = ({ expected, explains }: Case) =>
  !explains && expected.includes('deadlocked') && expected.includes('passed')

function teeFor(one: Case, { settings, effects }: Job): ((trial: number) => Tee) | null {
  if (!settings.fullOutput || settings.output === null) return null
  const python = `${one.python.implementation}-${one.python.version}`
  const name = folderName(one.repro.name, one.variant, python, one.emulation)
  const folder = join(settings.output, 'output', name)
  const secrets = secretsIn(effects.env)
  return (trial) => teeInto(folder, `trial-${trial}`, secrets)
}

function isOverBudget({ settings, effects, begun }: Job): boolean {
  return settings.budget !== null && effects.system.clock() - begun > settings.budget * 1000
}

/** More variants of a user's repro whose baseline does not pass: a conclusion needs them. */
function explaining(one: Case, result: CaseResult, work: Work): Task[] {
  const { repro, variant } = one
  const { settings, plan } = work.job
  const passes = result.outcome === 'passed' || result.outcome === 'skipped'
  if (variant !== 'baseline' || passes || settings.variants || repro.scenario) return []
  if (work.job.effects.interrupt.aborted) return []
  const declared = Object.keys(repro.metadata.variants)
  const added = explainingVariants(repro.usesPymongo)
    .filter((name) => !declared.includes(name))
    .map((name) => makeExplainingCase({ ...one, variant: name }, settings, plan.target))
  work.order.splice(work.order.indexOf(one) + 1, 0, ...added)
  work.job.effects.planned?.(work.order.length)
  return added.map((more) => task(more, work))
}
