import {
  chmodSync,
  closeSync,
  constants,
  lstatSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { harness } from '../assets.ts'
import { makeFolder } from '../folders.ts'
import type { Case } from '../plan/plan.ts'
import { endedBy, type TrialPlan } from '../plan/stopping.ts'
import { knobsLiteral } from '../plan/variants.ts'
import type { Tee } from '../process/fulloutput.ts'
import type { Reapers } from '../process/reapers.ts'
import { readHeldBy } from './readheld.ts'
import type { TrialRequest } from './running.ts'
import type { System } from './system.ts'
import { runTrial } from './trial.ts'
import type { TrialReport } from './trialreport.ts'

/** Where and with what a case's trials run, beyond what the case itself says. */
export interface Bench {
  system: System
  /** The executable that runs the repro, in an environment of the case's own where it has one. */
  python: string
  reapers: Reapers
  /** Variables of the trial: allow-list, the interpreter's, what the user named. */
  env: Record<string, string>
  /** Folder for the trials' own folders. */
  temporary: string
  interrupt: AbortSignal
  plan: Omit<TrialPlan, 'trials'>
  /** Whether the first hang ends a command. */
  stopAtFirst?: boolean
  /** Trials of a sweep that may run at once; one where it is not said. */
  lanes?: number
  /** Whether the time for the whole run is used up. */
  overBudget: () => boolean
  /** Where all that trials print goes, by the number of the trial; null if nowhere. */
  tee: ((trial: number) => Tee | null) | null
  /** Called after each trial; what it returns is noted with the trial. */
  after?: () => string[]
}

export interface Trials {
  reports: TrialReport[]
  endedBy: string
  /** Of the trial that was under way when the run was interrupted. */
  brokenOff: TrialReport | null
}

/**
 * Runs a case's trials, one after the other, until a rule ends them; `prevented` where the machine let
 * no further one be run, but those before have shown what was not expected.
 * @throws where the machine let one not be run, and nothing is known without it.
 */
export async function runTrials(one: Case, bench: Bench): Promise<Trials> {
  const plan = { ...bench.plan, trials: one.trials }
  const reports: TrialReport[] = []
  let brokenOff: TrialReport | null = null
  for (;;) {
    const provenHangs = reports.filter((report) => report.proof === 'proven').length
    const so = { trials: reports.length, provenHangs, overBudget: bench.overBudget() }
    const rule = bench.interrupt.aborted ? 'interrupted' : endedBy(plan, so)
    if (rule) return { reports, endedBy: rule, brokenOff }
    // One explained hang is enough; the others only count.
    const debug = !reports.some((one) => one.outcome === 'deadlocked')
    const report = await runOne(one, bench, { number: reports.length + 1, debug }).catch(
      (error) => {
        const telling = reports.find(({ outcome }) => !one.expected.includes(outcome))
        if (error.code === undefined || !telling) throw error
        telling.notes.push(`no further trial could be run: ${error.message}`)
      },
    )
    if (!report) return { reports, endedBy: 'prevented', brokenOff }
    // What a command has shown by then is not lost with the rest of it.
    if (!report.interrupted || report.incidents.length > 0) reports.push(report)
    else brokenOff = report
  }
}

/** Runs one trial of a case in a folder of its own. `number` counts from 1 within the case. */
export async function runOne(
  one: Case,
  bench: Bench,
  { number, debug }: { number: number; debug: boolean },
): Promise<TrialReport> {
  const tee = bench.tee?.(number) ?? null
  const report = await inOwnFolder(bench.temporary, (folder) =>
    runIn(folder, { ...trialRequest(one, bench, folder), debug, tee }, bench),
  )
  report.notes.push(...[tee?.problem() ?? []].flat(), ...(bench.after?.() ?? []))
  return report
}

function runIn(
  folder: string,
  request: TrialRequest,
  { system, interrupt }: Bench,
): Promise<TrialReport> {
  needsRoom(join(folder, 'trace'))
  for (const name of ['trace', 'stacks']) writeFileSync(join(folder, name), '')
  return runTrial(request, system, interrupt)
}

/** Bytes that a trial's records may well take. */
const ROOM = Buffer.alloc(1 << 18)

/** @throws where the records have no room: a trial without them looks as if nothing had happened. */
function needsRoom(file: string): void {
  writeFileSync(file, ROOM)
}

/** Works in a new folder below `parent`, which is removed whatever was done to it. */
export async function inOwnFolder<T>(
  parent: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  // A trial can remove that too.
  makeFolder(parent)
  const folder = mkdtempSync(join(parent, 'fork-safety-'))
  try {
    return await work(folder)
  } finally {
    removeWhole(folder)
  }
}

/** A trial can forbid to look into its folder; that must not end the run. */
function removeWhole(folder: string): void {
  for (const step of [allowListing, remove]) {
    try {
      step(folder)
    } catch {
      // It lies in the run's own folder, and is left with it.
    }
  }
}

const remove = (folder: string) => rmSync(folder, { recursive: true, force: true })

const O_PATH = 0x200000

/** Of the folder itself, never of what a link in its place leads to. */
function allowListing(folder: string): void {
  if (!lstatSync(folder).isDirectory()) return
  if (platform() !== 'linux') {
    chmodSync(folder, 0o700)
    return
  }
  // A trial that runs beside this may put a link there in between.
  const { O_DIRECTORY, O_NOFOLLOW } = constants
  const opened = openSync(folder, O_PATH | O_DIRECTORY | O_NOFOLLOW)
  try {
    chmodSync(`/proc/self/fd/${opened}`, 0o700)
  } finally {
    closeSync(opened)
  }
}

/** A name that begins with a dash would be an option of the interpreter. */
const asArgument = (name: string) => (name.startsWith('-') ? `./${name}` : name)

function argumentsOf({ repro, knobs }: Case, { python }: Bench): string[] {
  const args = knobs.args ?? []
  if (repro.kind === 'command') return [...repro.words, ...args]
  const script = knobs.script ?? repro.file.slice(repro.folder.length + 1)
  return [python, asArgument(script), ...args]
}

/** What a command prints goes into a log. */
const plain = { NO_COLOR: '1' }

function variablesOf({ repro, knobs }: Case, bench: Bench): Record<string, string> {
  const ofCommand = repro.kind === 'command' ? { ...plain, ...bench.env, ...repro.env } : bench.env
  return { ...ofCommand, ...knobs.env }
}

function trialRequest(one: Case, bench: Bench, folder: string) {
  const { repro, knobs, emulation } = one
  const env = variablesOf(one, bench)
  const observer = join(harness, 'observer')
  return {
    reapers: bench.reapers,
    command: argumentsOf(one, bench),
    cwd: repro.folder,
    timeout: one.timeout,
    meets: knobs.meeting !== undefined && knobs.meeting !== 'ledger',
    suite: one.repro.kind === 'command' ? { stopAtFirst: bench.stopAtFirst ?? false } : null,
    readHeld: readHeldBy(bench.python),
    folder,
    env: {
      ...env,
      PYTHONPATH: env.PYTHONPATH ? `${observer}:${env.PYTHONPATH}` : observer,
      FORK_SAFETY_TRIAL: folder,
      FORK_SAFETY_KNOBS: knobsLiteral(knobs, emulation, repro.folder),
    },
  }
}
