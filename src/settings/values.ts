import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { bytesOf } from '../filenames.ts'
import type { Emulation } from '../results/model.ts'
import { readReplay } from './replay.ts'

/** What a setting, or a key of a repro's block, may be: how it is read, and what is allowed in words. */
export interface Value<T> {
  allowed: string
  /** Null for what is not allowed. */
  read(text: string): T | null
}

/** Seconds: a day. */
const LONGEST = 86_400
const MOST_TRIALS = 100_000
const PLAIN_NUMBER = /^\d+(\.\d+)?$/

function real(text: string, most: number): number | null {
  const value = PLAIN_NUMBER.test(text) ? Number(text) : Number.NaN
  return value > 0 && value <= most ? value : null
}

function whole(text: string, least: number, most: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : null
}

const seconds = `a number of seconds above 0, at most ${LONGEST}`
/** In seconds. */
export const timeLimit: Value<number> = { allowed: seconds, read: (text) => real(text, LONGEST) }
/** In seconds, for all trials together. */
export const budget: Value<number> = { allowed: seconds, read: (text) => real(text, 7 * LONGEST) }

export const trialCount: Value<number | 'auto'> = {
  allowed: `a whole number from 1 to ${MOST_TRIALS}, or auto`,
  read: (text) => (text === 'auto' ? text : whole(text, 1, MOST_TRIALS)),
}

export const jobCount: Value<number> = {
  allowed: 'a whole number from 1 to 1024',
  read: (text) => whole(text, 1, 1024),
}

/** YAML 1.2's words, as the toolkit's own boolean inputs take them. */
export const truth: Value<boolean> = {
  allowed: 'true or false',
  read: (text) =>
    /^(true|True|TRUE)$/.test(text) ? true : /^(false|False|FALSE)$/.test(text) ? false : null,
}

export const aCommand = 'a program and its arguments, such as python -m pytest'
export const isCommand = (words: readonly string[]) =>
  words[0] !== undefined && words[0].trim() !== '' && !words.some((word) => word.includes('\0'))

export const fraction: Value<number> = {
  allowed: 'a number above 0 and below 1',
  read(text) {
    const value = real(text, 1)
    return value !== null && value < 1 ? value : null
  },
}

export const names: Value<string[]> = {
  allowed: 'names, separated by commas',
  read(text) {
    const found = text.split(/[,\n]/).map((name) => name.trim())
    return found.every((name) => name !== '') ? [...new Set(found)] : null
  },
}

/** In seconds, ascending. */
export const delays: Value<number[]> = {
  allowed: 'numbers of seconds from 0 to 600, separated by commas',
  read(text) {
    const found = names.read(text)
    const good = found?.every((one) => PLAIN_NUMBER.test(one) && Number(one) <= 600)
    return good ? [...new Set(found!.map(Number))].sort((a, b) => a - b) : null
  },
}

export const replayed: Value<string> = {
  allowed: "a line of a sweep, such as 'app/cache.py:12 Thread-1 2'",
  read: (text) => (readReplay(text) ? text.trim() : null),
}

const emulationNames = ['none', 'getaddrinfo-lock']
export const emulations: Value<(Emulation | null)[]> = {
  allowed: `${emulationNames.join(', ')}, or both, by comma`,
  read(text) {
    const found = names.read(text)
    if (!found?.every((name) => emulationNames.includes(name))) return null
    return found.map((name) => (name === 'none' ? null : (name as Emulation)))
  },
}

export const title: Value<string> = {
  allowed: 'one line of at most 100 characters',
  read: (text) => (/^\S.{0,99}$/u.test(text) ? text : null),
}

export const failOn: Value<'unexpected' | 'never'> = {
  allowed: 'unexpected or never',
  read: (text) => (text === 'unexpected' || text === 'never' ? text : null),
}

export const shard: Value<{ index: number; of: number }> = {
  allowed: 'I/N with 1 ≤ I ≤ N ≤ 1000',
  read(text) {
    const match = /^(\d{1,4})\/(\d{1,4})$/.exec(text)
    const [index, of] = [Number(match?.[1]), Number(match?.[2])]
    return index >= 1 && index <= of && of <= 1000 ? { index, of } : null
  },
}

export const mongodbUri: Value<string> = {
  allowed: 'mongodb://… or mongodb+srv://…',
  read: (text) => (/^mongodb(\+srv)?:\/\/[^\s/]+/.test(text) ? text : null),
}

/** The values of a job of a matrix as JSON; empty outside of one, where the workflow says `null`. */
export const matrix: Value<string> = {
  allowed: 'JSON',
  read(text) {
    try {
      const value: unknown = JSON.parse(text)
      return value === null ? '' : JSON.stringify(value)
    } catch {
      return ''
    }
  },
}

/** A package and the versions of it that are compared. */
export interface Compared {
  name: string
  versions: readonly string[]
}

export const compared: Value<Compared> = {
  allowed: 'NAME=VERSION,VERSION, such as pymongo=3.13,4.9',
  read(text) {
    const [, name, list = ''] = /^\s*([A-Za-z0-9][\w.-]*)\s*=\s*([^=]+)$/.exec(text) ?? []
    const versions = list.split(',').map((version) => version.trim())
    const good = name !== undefined && versions.every((one) => /^\d[\w.]*$/.test(one))
    return good ? { name, versions: [...new Set(versions)] } : null
  },
}

const neverPassed =
  /^(INPUT_.*|ACTIONS_.*|STATE_.*|NODE_OPTIONS|GITHUB_(ENV|PATH|OUTPUT|STATE|STEP_SUMMARY|ARTIFACTS.*))$/

export const passedVariable: Value<string> = {
  allowed: 'a name of a variable, none of the runner’s own (INPUT_*, ACTIONS_*, its command files)',
  read: (name) => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !neverPassed.test(name) ? name : null),
}

/** An entry of a list that holds more than spaces. */
export const filled = (allowed: string): Value<string> => ({
  allowed,
  read: (text) => text.trim() || null,
})

/** What the check may ask of the machine. */
export interface Machine {
  cwd: string
  cpus: number
  kindOf(path: string): 'file' | 'folder' | null
}

export function kindOf(path: string): 'file' | 'folder' | null {
  try {
    return statSync(bytesOf(path)).isDirectory() ? 'folder' : 'file'
  } catch {
    return null // not there, not to be reached, or no path at all
  }
}

/** What paths are relative to, and what is there. */
export type Base = Pick<Machine, 'cwd' | 'kindOf'>

/** Absolute paths. */
export const existingFile = ({ cwd, kindOf }: Base): Value<string> => ({
  allowed: 'a file that exists',
  read: (text) =>
    text !== '' && kindOf(resolve(cwd, text)) === 'file' ? resolve(cwd, text) : null,
})

/** A results file to compare with, or the latest good one of the default branch. */
export const baseline = (place: Base): Value<string> => {
  const file = existingFile(place)
  return {
    allowed: `${file.allowed}, or auto`,
    read: (text) => (text === 'auto' ? text : file.read(text)),
  }
}

export const existingFolder = ({ cwd, kindOf }: Base): Value<string> => ({
  allowed: 'a folder that exists',
  read: (text) => (kindOf(resolve(cwd, text)) === 'folder' ? resolve(cwd, text) : null),
})

export const outputFolder = ({ cwd, kindOf }: Base): Value<string> => ({
  allowed: 'a folder, which is made where it does not exist',
  read: (text) =>
    text.trim() !== '' && kindOf(resolve(cwd, text)) !== 'file' ? resolve(cwd, text) : null,
})
