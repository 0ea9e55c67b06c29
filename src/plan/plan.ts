import { dirname, join, relative, resolve } from 'node:path'
import { shownName } from '../filenames.ts'
import { type Emulation, type Outcome, outcomes } from '../results/model.ts'
import { didYouMean } from '../settings/nearest.ts'
import type { Settings } from '../settings/settings.ts'
import { type Accepted, expectedOutcomes } from './accepted.ts'
import { type Metadata, type ParseToml, readMetadata } from './metadata.ts'
import type { Python } from './python.ts'
import { findScripts, type Places, type Script } from './repros.ts'
import { matches, parseSelector } from './selector.ts'
import { builtIn, type Knobs } from './variants.ts'

export interface Repro extends Script {
  folder: string
  /** As reports show it: relative to the working directory where it lies below it. */
  shown: string
  metadata: Metadata
  usesPymongo: boolean
  /** Every variant it may be run with, by name. */
  variants: Readonly<Record<string, Knobs>>
}

/** One thing to run: repro × Python × variant × emulation. */
export interface Case {
  repro: Repro
  variant: string
  knobs: Knobs
  emulation: Emulation | null
  python: Python
  /** Seconds a trial. */
  timeout: number
  trials: number | 'auto'
  expected: Outcome[]
  /** True where it is run only to explain another, so that no outcome is wrong. */
  explains?: boolean
  /** Why it cannot be run, as far as the plan knows. */
  skip: string | null
}

const DEFAULT_TRIALS = 5
const DEFAULT_TIMEOUT = 30

/** Reads the repros that were asked for; what is wrong is added to `problems`. */
export async function readRepros(
  settings: Pick<Settings, 'repros' | 'variants' | 'trials' | 'maxHangRate'>,
  places: Places,
  parseToml: ParseToml,
  problems: string[],
): Promise<Repro[]> {
  const scripts = await findScripts(settings.repros, places, problems)
  const repros = scripts.map((script) => readRepro(script, places, parseToml, problems))
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
    settings.repros.some((one) => resolve(places.cwd, one) === repro.file)
  return repros.filter((repro) => !scriptsOfOthers.has(repro.file) || named(repro))
}

function readRepro(
  script: Script,
  places: Places,
  parseToml: ParseToml,
  problems: string[],
): Repro {
  const below = relative(places.cwd, script.file)
  const shown = shownName(below.startsWith('..') ? script.file : below)
  const folder = dirname(script.file)
  const metadata = readMetadata(script.source, shown, parseToml, problems)
  for (const [name, { script: other }] of Object.entries(metadata.variants)) {
    if (other && places.kindOf(join(folder, other)) !== 'file') {
      problems.push(
        `${shown}: tool.fork-safety.variants.${name}.script: no file '${other}' beside it`,
      )
    }
  }
  const range = metadata.requiresPython
  if (range !== null && typeof parseSelector(rangeKey(range)) === 'string') {
    problems.push(`${shown}: requires-python: '${range}' is no range such as >=3.9`)
  }
  const usesPymongo =
    /^\s*(import|from)\s+pymongo\b/m.test(script.source) ||
    [...metadata.dependencies, ...metadata.needs].some((one) => /^pymongo\b/i.test(one))
  const { 'connect=False': connect, ...general } = builtIn
  const applicable = usesPymongo && connect ? { ...general, 'connect=False': connect } : general
  const variants = { ...applicable, ...metadata.variants }
  return { ...script, folder, shown, metadata, usesPymongo, variants }
}

const rangeKey = (range: string) => `python${range.replaceAll(' ', '')}`

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
  return repros.flatMap((repro) =>
    target.pythons.flatMap((python) =>
      settings.emulations.flatMap((emulation) =>
        variantsOf(repro, settings.variants).map((variant) =>
          makeCase({ repro, python, emulation, variant }, settings, target),
        ),
      ),
    ),
  )
}

type Choice = Pick<Case, 'repro' | 'python' | 'emulation' | 'variant'>

export function makeCase(choice: Choice, settings: Settings, target: Target): Case {
  const { repro, python, emulation, variant } = choice
  const { metadata } = repro
  const where = { variant, os: target.os, emulation, python }
  return {
    ...choice,
    knobs: repro.variants[variant]!,
    timeout: settings.timeout ?? metadata.timeout ?? DEFAULT_TIMEOUT,
    trials: settings.trials ?? metadata.trials ?? DEFAULT_TRIALS,
    expected: expectedOutcomes(target.accepted, repro.name, metadata.expect, where),
    skip: python.missing ?? unmetPython(metadata.requiresPython, where),
  }
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
  return said ? one : { ...one, expected: [...outcomes], explains: true }
}

/** The variants that were asked for, as far as this repro has them; else those it declares. */
function variantsOf(repro: Repro, wanted: readonly string[] | null): string[] {
  if (wanted) return wanted.filter((name) => Object.hasOwn(repro.variants, name))
  return ['baseline', ...Object.keys(repro.metadata.variants)]
}

function unmetPython(
  range: string | null,
  where: { os: string; emulation: Emulation | null; python: Python },
): string | null {
  if (range === null) return null
  const selector = parseSelector(rangeKey(range))
  const met = typeof selector !== 'string' && matches(selector, where)
  return met ? null : `requires Python ${range}, this is ${where.python.version}`
}
