import { dirname, join, relative, resolve } from 'node:path'
import { shownName } from '../filenames.ts'
import { outcomes as allOutcomes, type Emulation, type Outcome } from '../results/model.ts'
import { didYouMean } from '../settings/nearest.ts'
import type { Settings } from '../settings/settings.ts'
import { type Accepted, expectationFor } from './accepted.ts'
import { type Command, givenCommand } from './commands.ts'
import { type Metadata, readMetadata } from './metadata.ts'
import type { Python } from './python.ts'
import { isInRange } from './range.ts'
import { findRepros, type Places, type Script } from './repros.ts'
import type { ParseToml } from './toml.ts'
import { builtIn, delaying, isMeasuring, type Knobs, namesOf, withDelays } from './variants.ts'

/** A script or a command, and all that is known of it before anything runs. */
export type Repro = (Script | Command) & {
  /** In which it runs. */
  folder: string
  /** As reports show it: relative to the working directory where it lies below it. */
  shown: string
  metadata: Metadata
  usesPymongo: boolean
  /** Every variant it may be run with, by name. */
  variants: Readonly<Record<string, Knobs>>
}

/** Whether it ships with this program. */
export const isScenario = (repro: Repro) => repro.kind === 'script' && repro.scenario

/** A version of a package, or the beginning of one: the newest that begins so is meant. */
export interface Version {
  name: string
  version: string
}

/** One thing to run: repro × Python × variant × emulation. */
export interface Case {
  repro: Repro
  variant: string
  knobs: Knobs
  emulation: Emulation | null
  /** The versions that this case is to have of packages that are compared. */
  with: readonly Version[]
  python: Python
  /** Seconds a trial. */
  timeout: number
  trials: number | 'auto'
  expected: Outcome[]
  /** Names of locks that may hang in its sweep. */
  acceptedLocks?: string[]
  /** True where it is run only to explain another, so that no outcome is wrong. */
  explains: boolean
  /** Why it cannot be run, as far as the plan knows. */
  skip: string | null
}

/** What holds where nothing else was said: a script is small, a command is a whole suite. */
const defaults = { script: { trials: 5, timeout: 30 }, command: { trials: 1, timeout: 600 } }

type Asked = Pick<Settings, 'repros' | 'command' | 'variants' | 'sleep' | 'trials' | 'maxHangRate'>

/**
 * Reads the repros that were asked for, of which `commands` are declared; what is wrong is added to
 * `problems`.
 */
export async function readRepros(
  settings: Asked,
  commands: readonly Command[],
  places: Places & { parseToml: ParseToml },
  problems: string[],
): Promise<Repro[]> {
  const found = settings.command
    ? [givenCommand(settings.command, places.cwd)]
    : await findRepros(settings.repros, commands, places, problems)
  const read = found.map((one) =>
    one.kind === 'script' ? readScript(one, places, problems) : readCommand(one, places.cwd),
  )
  const { sleep } = settings
  const repros = sleep ? read.map((repro) => withSleep(repro, sleep)) : read
  const scriptsOfOthers = new Set(
    repros.flatMap((repro) =>
      Object.values(repro.variants).flatMap(({ script }) =>
        script ? [join(repro.folder, script)] : [],
      ),
    ),
  )
  checkVariantNames(settings.variants, repros, problems)
  checkHangRate(settings, repros, problems)
  const named = (repro: Repro) =>
    repro.kind === 'command' ||
    !scriptsOfOthers.has(repro.file) ||
    settings.repros.some((one) => resolve(places.cwd, one) === repro.file)
  return repros.filter(named)
}

function readCommand(command: Command, cwd: string): Repro {
  const { dependencies, needs, variants } = command.metadata
  const usesPymongo = [...dependencies, ...needs].some(isPymongo)
  return {
    ...command,
    folder: cwd,
    usesPymongo,
    variants: { ...builtInFor(usesPymongo), ...variants },
  }
}

const isPymongo = (requirement: string) => /^pymongo\b/i.test(requirement)

function builtInFor(usesPymongo: boolean): Record<string, Knobs> {
  const { 'connect=False': connect, ...general } = builtIn
  return usesPymongo && connect ? { ...general, 'connect=False': connect } : general
}

function readScript(
  script: Script,
  places: Places & { parseToml: ParseToml },
  problems: string[],
): Repro {
  const below = relative(places.cwd, script.file)
  const shown = shownName(below.startsWith('..') ? script.file : below)
  const folder = dirname(script.file)
  const metadata = readMetadata(script.source, shown, places.parseToml, problems)
  for (const [name, { script: other }] of Object.entries(metadata.variants)) {
    if (other && places.kindOf(join(folder, other)) !== 'file') {
      problems.push(
        `${shown}: tool.fork-safety.variants.${name}.script: no file '${other}' beside it`,
      )
    }
  }
  const usesPymongo =
    /^\s*(import|from)\s+pymongo\b/m.test(script.source) ||
    [...metadata.dependencies, ...metadata.needs].some(isPymongo)
  const variants = withDelays({ ...builtInFor(usesPymongo), ...metadata.variants })
  return { ...script, folder, shown, metadata, usesPymongo, variants }
}

/** The repro as if it declared the variant `sleep` with these delays, in seconds. */
function withSleep(repro: Repro, delays: readonly number[]): Repro {
  const { metadata } = repro
  const sleep = { ...repro.variants.sleep, ...delaying(delays) }
  const variants = withDelays({ ...repro.variants, sleep })
  return {
    ...repro,
    variants,
    metadata: { ...metadata, variants: { ...metadata.variants, sleep } },
  }
}

function checkVariantNames(
  wanted: readonly string[] | null,
  repros: Repro[],
  problems: string[],
): void {
  const known = new Set(repros.flatMap((repro) => Object.keys(repro.variants)))
  for (const name of wanted ?? []) {
    if (known.has(name) || repros.length === 0) continue
    const told = didYouMean(name, [...known]) || `; ${howToDeclare(name)}`
    problems.push(`variants: got '${name}', these repros have ${[...known].join(', ')}${told}`)
  }
}

/** A key of TOML is quoted where it has to be. */
function howToDeclare(name: string): string {
  const key = /^[\w-]+$/.test(name) ? name : JSON.stringify(name)
  const table = `[tool.fork-safety.variants.${key}]`
  return `declare it in a repro's block: ${table} with script = "fork_first.py"`
}

/** Whatever was asked of the trials by setting was checked before. */
function checkHangRate(
  { trials, maxHangRate }: Pick<Settings, 'trials' | 'maxHangRate'>,
  repros: Repro[],
  problems: string[],
): void {
  if (maxHangRate === null || trials !== null || repros.length === 0) return
  if (repros.some(({ metadata }) => metadata.trials === 'auto')) return
  problems.push('max-hang-rate: decides how many trials are run, so trials must be auto')
}

export interface Target {
  os: string
  pythons: Python[]
  /** The project's reviewed expectations, which win over a repro's own. */
  accepted: Accepted
}

/** Every case, in the order in which it is shown. */
export function makeCases(repros: Repro[], settings: Settings, target: Target): Case[] {
  const columns = target.pythons.flatMap((python) =>
    combinations(settings.with).flatMap((versions) =>
      settings.emulations.map((emulation) => ({ python, with: versions, emulation })),
    ),
  )
  return repros.flatMap((repro) =>
    columns.flatMap((column) =>
      variantsOf(repro, settings).map((variant) =>
        (isMeasuring(knobsOf(repro, variant, settings)) ? makeExplainingCase : makeCase)(
          { ...column, repro, variant },
          settings,
          target,
        ),
      ),
    ),
  )
}

/** One version of each package, in every way. */
function combinations(compared: Settings['with']): Version[][] {
  return compared.reduce<Version[][]>(
    (all, { name, versions }) =>
      all.flatMap((before) => versions.map((version) => [...before, { name, version }])),
    [[]],
  )
}

/** A line to replay takes the place of all variants. */
const knobsOf = ({ variants }: Repro, variant: string, { replay }: Settings): Knobs =>
  replay === null ? variants[variant]! : { replay }

type Choice = Pick<Case, 'repro' | 'python' | 'emulation' | 'with' | 'variant'>

export function makeCase(choice: Choice, settings: Settings, target: Target): Case {
  const { repro, python, variant } = choice
  const { metadata } = repro
  return {
    ...choice,
    knobs: knobsOf(repro, variant, settings),
    timeout: settings.timeout ?? metadata.timeout ?? defaults[repro.kind].timeout,
    trials: settings.trials ?? metadata.trials ?? defaults[repro.kind].trials,
    ...allowed(choice, {}, target),
    explains: false,
    skip: python.missing ?? unmetPython(metadata.requiresPython, python),
  }
}

/** The case with the outcomes that it may have with what it turned out to have installed. */
export function withPackages(
  one: Case,
  packages: Readonly<Record<string, string>>,
  target: Target,
): Case {
  if (one.explains) return one
  return { ...one, ...allowed(one, packages, target) }
}

/** What a case may come to with these packages. */
function allowed(
  { repro, variant, emulation, python }: Choice,
  packages: Readonly<Record<string, string>>,
  { accepted, os }: Target,
): Pick<Case, 'expected' | 'acceptedLocks'> {
  const where = { variant, os, emulation, python, packages }
  const found = expectationFor(accepted, repro.name, repro.metadata.expect, where)
  return { expected: [...found.outcomes], acceptedLocks: [...found.locks] }
}

/**
 * A case that is run only to explain another: where nothing was said of its variant, no outcome of
 * it is wrong.
 */
export function makeExplainingCase(choice: Choice, settings: Settings, target: Target): Case {
  const { repro, variant } = choice
  const said = [target.accepted[repro.name], repro.metadata.expect].some(
    (table) => table && Object.hasOwn(table, variant),
  )
  const one = makeCase(choice, settings, target)
  return said ? one : { ...one, expected: [...allOutcomes], explains: true }
}

/**
 * The variants that were asked for, as far as this repro has them; else those it declares. Delays
 * that were asked for are a wish for `sleep`.
 */
function variantsOf(
  { variants, metadata }: Repro,
  { variants: wanted, sleep, replay }: Pick<Settings, 'variants' | 'sleep' | 'replay'>,
): string[] {
  if (replay !== null) return ['replay']
  const asked = wanted
    ? [...wanted.filter((name) => Object.hasOwn(variants, name)), ...(sleep ? ['sleep'] : [])]
    : ['baseline', ...Object.keys(metadata.variants)]
  return [...new Set(asked.flatMap((name) => namesOf(name, variants[name])))]
}

function unmetPython(range: string | null, { version }: Python): string | null {
  if (range === null || isInRange(version, range)) return null
  return `requires Python ${range}, this is ${version}`
}
