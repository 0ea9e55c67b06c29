import { isOdd } from '../filenames.ts'
import type { Rendezvous } from '../settings/replay.ts'
import { rendezvousKnob } from './sweep.ts'

/** The knobs that make a variant. Data: built-in variants use the same as those that users declare. */
export interface Knobs {
  /** Seconds to wait before every fork. */
  sleepBeforeFork?: number
  /** The seconds that it is run with, one variant each: of such a variant, all of them. */
  delays?: readonly number[]
  /** Keyword arguments added to calls, by the dotted name of the class or function. */
  keywords?: Record<string, Record<string, unknown>>
  /** Modules imported before the repro starts. */
  preload?: string[]
  /** Another script instead, relative to the repro's folder. */
  script?: string
  env?: Record<string, string>
  args?: string[]
  /** Every lock held at a fork, one after the other; `possible`: those that only we held count too. */
  sweep?: true | 'possible'
  /** One lock held at one fork: a line that a sweep has named. */
  replay?: string
  /** What the observer of one trial of these two is to do. */
  meeting?: 'ledger' | Rendezvous
}

/** Variants that any repro can be run with, where they apply. `fork-first` is always declared. */
export const builtIn: Readonly<Record<string, Knobs>> = {
  baseline: {},
  sleep: { sleepBeforeFork: 0.1 },
  'connect=False': { keywords: { 'pymongo.MongoClient': { connect: false } } },
  preload: { preload: ['encodings.idna'] },
  sweep: { sweep: true },
}

/** Names that mean something everywhere, so that a repro may have an expectation for them. */
export const knownVariants = [...Object.keys(builtIn), 'fork-first']

/** Added to a user's repro whose baseline does not pass: with them a conclusion can be drawn. */
export function explainingVariants(usesPymongo: boolean): string[] {
  return usesPymongo ? ['sleep', 'connect=False'] : ['sleep']
}

/** Whether it is one of several delays, which measure a rate: of those no outcome is wrong. */
export const isMeasuring = ({ delays, sleepBeforeFork }: Knobs) =>
  delays !== undefined && sleepBeforeFork !== undefined

/** The variant of one delay, where there are several: `sleep=0.03`. */
const delayed = (name: string, seconds: number) => `${name}=${seconds}`

/** The names that a variant is run under: its own, or one for each of its delays. */
export function namesOf(name: string, knobs: Knobs = {}): string[] {
  if (!knobs.delays || isMeasuring(knobs)) return [name]
  return knobs.delays.map((seconds) => delayed(name, seconds))
}

/** The variants, and beside each that has several delays one for each of them. */
export function withDelays(variants: Readonly<Record<string, Knobs>>): Record<string, Knobs> {
  const more = Object.entries(variants).flatMap(([name, knobs]) =>
    (knobs.delays ?? []).map((seconds): [string, Knobs] => [
      delayed(name, seconds),
      { ...knobs, sleepBeforeFork: seconds },
    ]),
  )
  return { ...variants, ...Object.fromEntries(more) }
}

/** Knobs that wait for so many seconds before every fork; for several one after the other. */
export function delaying(delays: readonly number[]): Pick<Knobs, 'sleepBeforeFork' | 'delays'> {
  return delays.length === 1
    ? { sleepBeforeFork: delays[0], delays: undefined }
    : { sleepBeforeFork: undefined, delays }
}

/** The knobs in the form that the observer reads: a Python literal. */
export function knobsLiteral(knobs: Knobs, emulation: string | null, folder: string): string {
  return pythonLiteral({
    ...(knobs.sleepBeforeFork === undefined ? {} : { sleep: knobs.sleepBeforeFork }),
    ...(knobs.keywords ? { keywords: knobs.keywords } : {}),
    ...(knobs.preload ? { preload: knobs.preload } : {}),
    ...(emulation ? { emulate: [emulation] } : {}),
    ...(knobs.meeting ? { sweep: sweepKnob(knobs.meeting) } : {}),
    // The observer knows its own where this one is no text.
    ...(isOdd(folder) ? {} : { folder }),
  })
}

const sweepKnob = (meeting: NonNullable<Knobs['meeting']>) =>
  meeting === 'ledger' ? { ledger: true } : rendezvousKnob(meeting)

/**
 * Writes plain data (what TOML can hold) as a Python expression without names: True and False are
 * names in Python 2, and the observer evaluates without any.
 */
export function pythonLiteral(value: unknown): string {
  if (value === true) return '(1==1)'
  if (value === false) return '(1==0)'
  if (value === null || value === undefined) return 'None'
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`
  if (typeof value === 'object' && !(value instanceof Date)) {
    const entries = Object.entries(value)
    return `{${entries.map(([key, one]) => `${JSON.stringify(key)}: ${pythonLiteral(one)}`).join(', ')}}`
  }
  if (typeof value !== 'number')
    return typeof value === 'bigint' ? `${value}` : JSON.stringify(value)
  if (Number.isNaN(value)) return '(1e999-1e999)'
  return Number.isFinite(value) ? `${value}` : `${Math.sign(value)}e999`
}
