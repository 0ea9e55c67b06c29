import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shownName } from '../filenames.ts'
import type { CommandFiles } from '../guard/commandfiles.ts'
import { installEnvironment, trialEnvironment, type Variables } from '../guard/environment.ts'
import { type Mask, maskDeep, masker, maskPieces } from '../guard/mask.ts'
import {
  type Case,
  isScenario,
  makeCases,
  makeExplainingCase,
  type Target,
  withPackages,
} from '../plan/plan.ts'
import type { Python } from '../plan/python.ts'
import { readPlan } from '../plan/read.ts'
import { type LengthOf, lengthsFrom, pickShard } from '../plan/shard.ts'
import { explainingVariants, isMeasuring } from '../plan/variants.ts'
import type { Chunk } from '../process/capture.ts'
import { folderName, type Tee, teeInto } from '../process/fulloutput.ts'
import { unlessAborted } from '../process/interrupt.ts'
import { both, printedLines } from '../process/printed.ts'
import { adoptingReapers, type Reapers } from '../process/reapers.ts'
import { type Run, spawnRun } from '../process/run.ts'
import { supervisedRun } from '../process/supervise.ts'
import { pythonName } from '../results/identity.ts'
import type { CaseResult, Diagnosis, Evidence, Judged, Results } from '../results/model.ts'
import { SettingsError } from '../settings/raw.ts'
import type { Settings } from '../settings/settings.ts'
import { couldNotBeRun, judgeRun, rulesOf } from '../verdict/status.ts'
import { unmatchedExpectations } from '../verdict/unmatched.ts'
import { toolName, version } from '../version.ts'
import { inOwnFolder, runTrials, type Trials } from '../watchdog/case.ts'
import type { Swept } from '../watchdog/sweep.ts'
import type { System } from '../watchdog/system.ts'
import type { TrialReport } from '../watchdog/trialreport.ts'
import { caseResult, interruptedEarly, skippedCase } from './caseresult.ts'
import { legOf } from './leg.ts'
import { describeMachine, systemName } from './machine.ts'
import { recordOf } from './record.ts'
import { runAll, type Task } from './schedule.ts'
import { foldersOf } from './source.ts'
import type { Explaining } from './sweepresult.ts'
import { NotPrepared, openWorkshop, type Prepared, type Workshop } from './workshop.ts'

/** What a run may use of the world. */
export interface Effects {
  env: Variables
  system: System
  commandFiles: CommandFiles
  /** Being found since the very start: that takes longer than all that comes before a trial. */
  pythons: Promise<Python[]>
  /** Ends the run early; what is finished by then is in the results. */
  interrupt: AbortSignal
  /** Where GitHub can be asked: the latest good results, for `baseline: auto`. */
  latestGood?: () => Promise<Results | null>
  /** Folder for what lives as long as the run. */
  temporary: string
  log: (text: string) => void
  /** How many cases there are now. */
  planned?: (cases: number) => void
  started?: (one: Case) => void
  finished?: (result: CaseResult) => void
  /** Whole lines that a command has printed. */
  printed?: (text: string) => void
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
  const baseline = await readBaseline(settings, effects)
  const lengthOf = lengthsFrom(baseline?.cases ?? [])
  const all = makeCases(repros, settings, target)
  const cases = settings.shard ? pickShard(all, settings.shard, lengthOf) : all
  return { cases, target, baseline, lengthOf }
}

async function readBaseline(
  { baseline }: Settings,
  { latestGood }: Effects,
): Promise<Results | null> {
  if (baseline === null) return null
  if (baseline === 'auto') {
    if (latestGood) return latestGood()
    throw new SettingsError(['baseline: auto is for the action, which can ask GitHub; name a file'])
  }
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
  const scripts = planned.cases.map(({ repro }) => repro)
  const leg = legOf(settings, effects.env, planned.target, scripts)
  const record = recordOf(effects.env, leg.folders!.repository, new Date())
  const found = await inOwnFolder(effects.temporary, async (temporary) => {
    const begun = effects.system.clock()
    return runCases({ settings, plan: planned, effects: { ...effects, temporary }, begun })
  })
  const { conclude } = await import('../diagnosis/conclude.ts')
  const tampering = tamperingIn(found, effects.commandFiles)
  const results: Results = {
    schemaVersion: 1,
    tool: { name: toolName, version },
    environment: { ...describeMachine(), ...(await record), blind: effects.system.blind ?? null },
    cases: found,
    conclusions: conclude(found.filter((one) => isCompared(one, found))),
    counts: { cases: 0, regressions: 0, deadlocked: 0 },
    interrupted: effects.interrupt.aborted,
    leg,
    tampering,
    notes: [
      ...tampering,
      ...unmatched(planned.target, found),
      ...found
        .filter(isDoubtful)
        .map(({ repro, python, reason }) => `${repro}, ${pythonName(python)}: ${reason}`),
    ],
  }
  const compared = await compare(results, planned, settings)
  const judged = { ...compared, verdict: judgeRun(compared, rulesOf(settings)) }
  const mask = masker(effects.env)
  return maskDeep(judged, (text) => mask(shownName(text)))
}

/** A command that was run once has nothing to be compared with; its incidents say what there is. */
const isCompared = ({ repro, command }: CaseResult, all: CaseResult[]) =>
  !command || all.some((one) => one.repro === repro && one.variant !== 'baseline')

/** Passed, and yet there is something to be said of it. */
const isDoubtful = ({ outcome, verdict, variant, reason }: CaseResult) =>
  variant === 'baseline' && outcome === 'passed' && verdict !== 'invalid' && reason !== null

/** Entries of the reviewed expectations that no case can have met: a misspelt variant, say. */
const unmatched = ({ accepted, os }: Target, cases: CaseResult[]): string[] =>
  unmatchedExpectations(
    accepted,
    cases.map((one) => ({ one, os })),
    false,
  )

/** What a trial did to the runner's files or its watchdog concerns the whole job. */
function tamperingIn(cases: CaseResult[], files: CommandFiles): string[] {
  files.check()
  const ofCases = cases.flatMap(({ repro, variant, runs }) => {
    const said = runs
      .flatMap((run) => run.notes ?? [])
      .filter((note) => note.startsWith('tampering'))
    return [...new Set(said)].map((note) => ({ note, where: `${repro} (${variant})` }))
  })
  const told = new Set(ofCases.map(({ note }) => note))
  const between = files.tampering().filter((note) => !told.has(note))
  return [...ofCases.map(({ note, where }) => `${where}: ${note}`), ...between]
}

/** Counts, and where there is a baseline the change of each case and the verdict of both. */
async function compare(results: Results, planned: Plan, settings: Settings): Promise<Results> {
  const { countResults } = await import('../results/counts.ts')
  if (!planned.baseline) return countResults(results)
  const { compareWithBaseline } = await import('../verdict/baseline.ts')
  const everything =
    settings.repros.length === 0 && !settings.variants && !settings.sleep && !settings.shard
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
  const reapers = await adoptingReapers(pythonsOf(cases), () => othersHere(job), job.settings.jobs)
  const workshop = await openShop(job, reapers)
  const order = [...cases]
  job.effects.planned?.(order.length)
  try {
    const work: Work = { job, workshop, reapers, results, order }
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
  const env = trialEnvironment(effects.env, settings.passEnv)
  return openWorkshop(settings, { env, temporary: effects.temporary }, context)
}

/** The cases' own, and one more; CPythons first, since others take ten times as long to start. */
function pythonsOf(cases: Case[]): string[] {
  const usable = cases.filter((one) => one.skip === null).map((one) => one.python)
  const isOther = ({ implementation }: Python) => Number(implementation !== 'CPython')
  const sorted = usable.sort((one, other) => isOther(one) - isOther(other))
  return [...new Set(sorted.map(({ path }) => path)), 'python3']
}

/** All Pythons of this machine. */
async function othersHere({ settings, effects }: Job): Promise<string[]> {
  const [{ contextFor }, { listPythons }] = await Promise.all([
    import('../python/pythons.ts'),
    import('../python/find.ts'),
  ])
  const run: Run = (command, options) =>
    spawnRun(command, { ...options, interrupt: effects.interrupt })
  const env = trialEnvironment(effects.env, settings.passEnv)
  const found = await listPythons(contextFor(settings, effects, run, env))
  return found.map(({ path }) => path)
}

interface Work {
  job: Job
  workshop: Workshop
  reapers: Reapers
  results: Map<Case, CaseResult>
  /** All cases as they are shown; those that come up on the way beside their baseline. */
  order: Case[]
}

function task(one: Case, work: Work): Task {
  const { interrupt } = work.job.effects
  const ready = unlessAborted(work.workshop.prepare(one), interrupt, notReady())
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

const notReady = () => new NotPrepared(interruptedEarly)

async function runCase(
  one: Case,
  ready: ReturnType<Workshop['prepare']>,
  work: Work,
): Promise<CaseResult> {
  const { settings, effects } = work.job
  const { job, reapers } = work
  let trials: Trials
  let prepared: Prepared
  let packages: Record<string, string>
  let having: Case
  try {
    prepared = await ready
    packages = await work.workshop.packages(prepared)
    having = withPackages(one, packages, work.job.plan.target)
    const runCaseTrials = await runnerOf(one)
    trials = await runCaseTrials(having, {
      ...prepared,
      system: effects.system,
      reapers,
      temporary: effects.temporary,
      interrupt: effects.interrupt,
      plan: {
        maxHangRate: settings.maxHangRate,
        wantsRate: isKnownRace(one) || isMeasuring(one.knobs),
      },
      stopAtFirst: settings.stopAtFirst,
      lanes: isAlone(one, work) ? settings.jobs : 1,
      overBudget: () => isOverBudget(job),
      tee: outputOf(one, job),
      after: effects.commandFiles.check,
    })
  } catch (error) {
    if (error instanceof NotPrepared) return skippedCase(one, error.message, error.install)
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    // A full disk, say: what the other cases have shown is not lost with it.
    return skippedCase(one, `${couldNotBeRun}${message}`)
  }
  // Before anything is cut out of it, as after all was cleaned.
  const mask = masker(effects.env)
  const reports = maskReports(trials.reports, mask)
  const brokenOff = trials.brokenOff && maskDeep(trials.brokenOff, mask)
  const result = await caseResult(having, { ...trials, reports, brokenOff }, (evidence) =>
    explain(evidence, one, work, prepared).catch((error) => unexplained(evidence, error)),
  )
  if (!isSwept(trials) || result.outcome === 'skipped') return { ...result, packages }
  return { ...(await swept(result, having, trials, { work, prepared })), packages }
}

const isSwept = (trials: Trials): trials is Swept => 'locks' in trials

/** Whether no other case wants a core, nor this one the machine for itself. */
const isAlone = ({ repro }: Case, { order }: Work) =>
  order.length === 1 && !repro.metadata.exclusive

/** What runs the trials of a case, which for most of them is the same. */
async function runnerOf({ knobs }: Case): Promise<typeof runTrials> {
  if (!knobs.sweep && !knobs.replay) return runTrials
  const { runReplay, runSweep } = await import('../watchdog/sweep.ts')
  return knobs.sweep ? runSweep : runReplay
}

async function swept(
  result: CaseResult,
  one: Case,
  trials: Swept,
  { work, prepared }: { work: Work; prepared: Prepared },
): Promise<CaseResult> {
  const { withSweep } = await import('./sweepresult.ts')
  const { context, factsOf } = questionsOf(one, work, prepared)
  return withSweep(result, one, trials, { context, factsOf })
}

/** A full disk again, say: what was seen is not lost with it. */
function unexplained(evidence: Evidence, error: NodeJS.ErrnoException): null {
  if (error.code === undefined) throw error
  evidence.missing.push(`it could not be explained: ${error.message}`)
  return null
}

async function explain(
  evidence: Evidence,
  one: Case,
  work: Work,
  prepared: Prepared,
): Promise<Diagnosis | null> {
  const { diagnose } = await import('../diagnosis/diagnose.ts')
  const { context, factsOf } = questionsOf(one, work, prepared)
  return diagnose(evidence, context, await factsOf(evidence))
}

/** The sources are read after the verdict, by the Python that the case ran on. */
function questionsOf(
  one: Case,
  { job: { settings, effects }, reapers }: Work,
  prepared: Prepared,
): Explaining {
  const { repro, knobs } = one
  const { python, env } = prepared
  const below = sourceFolders(one, prepared, settings)
  const script = repro.kind === 'script' ? repro.file : null
  const context = {
    folder: repro.folder,
    script: knobs.script ? join(repro.folder, knobs.script) : script,
    cwd: settings.cwd,
  }
  const run = supervisedRun(reapers, effects.interrupt)
  const factsOf = async (evidence: Evidence) => {
    const { readFacts } = await import('../diagnosis/read.ts')
    return inOwnFolder(effects.temporary, (folder) =>
      readFacts(evidence, context, { run, python, env, folder, below }),
    )
  }
  return { context, factsOf }
}

function maskReports(reports: TrialReport[], mask: Mask): TrialReport[] {
  return reports.map((report) => {
    const masked = maskDeep(report, mask)
    const { chunks, stdout, stderr } = report.captured
    return {
      ...masked,
      captured: { stdout: mask(stdout), stderr: mask(stderr), chunks: maskChunks(chunks, mask) },
    }
  })
}

/** Each stream's as one text: a value may begin in one chunk and end in another. */
function maskChunks(chunks: readonly Chunk[], mask: Mask): Chunk[] {
  const masked = [...chunks]
  for (const stream of ['stdout', 'stderr']) {
    const own = chunks.flatMap((chunk, at) => (chunk.stream === stream ? [at] : []))
    const texts = maskPieces(
      own.map((at) => chunks[at]!.text),
      mask,
    )
    own.forEach((at, index) => {
      masked[at] = { ...chunks[at]!, text: texts[index]! }
    })
  }
  return masked
}

/** Where the code of a case can come from. */
function sourceFolders(one: Case, { python, env }: Prepared, { cwd }: Settings): string[] {
  const added = (env.PYTHONPATH ?? '').split(':').filter((folder) => folder.startsWith('/'))
  return [cwd, one.repro.folder, ...foldersOf(one.python.path), ...foldersOf(python), ...added]
}

/** Where hanging and passing are both expected, it is the rate that may get worse. */
const isKnownRace = ({ expected, explains }: Case) =>
  !explains && expected.includes('deadlocked') && expected.includes('passed')

/** What a trial prints goes to files where that was asked for, and a command's to who watches. */
function outputOf(one: Case, job: Job): ((trial: number) => Tee | null) | null {
  const files = teeFor(one, job)
  const { printed } = job.effects
  if (one.repro.kind === 'script' || !printed) return files
  return (trial) => both(files?.(trial) ?? null, printedLines(printed))
}
const withText = (versions: Case['with']) =>
  versions.map(({ name, version }) => `${name}-${version}`).join(' ')

function teeFor(one: Case, { settings, effects }: Job): ((trial: number) => Tee) | null {
  if (!settings.fullOutput || settings.output === null) return null
  const python = `${one.python.implementation}-${one.python.version}`
  const name = folderName(one.repro.name, one.variant, python, withText(one.with), one.emulation)
  const folder = join(settings.output, 'output', name)
  const mask = masker(effects.env)
  return (trial) => teeInto(folder, `trial-${trial}`, mask)
}

function isOverBudget({ settings, effects, begun }: Job): boolean {
  return settings.budget !== null && effects.system.clock() - begun > settings.budget * 1000
}

/** More variants of a user's repro whose baseline does not pass: a conclusion needs them. */
function explaining(one: Case, result: CaseResult, work: Work): Task[] {
  const { repro, variant } = one
  const { settings, plan } = work.job
  const passes = result.outcome === 'passed' || result.outcome === 'skipped'
  const tells = !passes && result.verdict !== 'invalid'
  if (variant !== 'baseline' || !tells || settings.variants || isScenario(repro)) return []
  // A suite is not run again for it: what hangs is named by its incidents.
  if (repro.kind === 'command') return []
  if (work.job.effects.interrupt.aborted) return []
  const declared = Object.keys(repro.metadata.variants)
  const added = explainingVariants(repro.usesPymongo)
    .filter((name) => !declared.includes(name))
    .map((name) => makeExplainingCase({ ...one, variant: name }, settings, plan.target))
  work.order.splice(work.order.indexOf(one) + 1, 0, ...added)
  work.job.effects.planned?.(work.order.length)
  return added.map((more) => task(more, work))
}
