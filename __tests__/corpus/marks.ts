/** What the scripts of the corpus say is right: their head, and the lines that they mark. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnosis, Place } from '../../src/results/model.ts'
import { corpus } from './recording.ts'

interface Marks {
  hazard: string
  lock: string | null
  fork: string | null
  blocked: string | null
  holder: string | null
}

export const reproNames = readdirSync(corpus)
  .filter((name) => name.endsWith('.py'))
  .map((name) => name.slice(0, -'.py'.length))

const helpers = readdirSync(join(corpus, 'shop')).filter((name) => name.endsWith('.py'))
const helperLines = helpers.flatMap((name) => linesOf(`shop/${name}`))

function linesOf(file: string): [string, string][] {
  const text = readFileSync(join(corpus, file), 'utf8')
  return text.split('\n').map((line, i) => [`${file}:${i + 1}`, line])
}

const headOf = (repro: string, name: string) =>
  linesOf(`${repro}.py`)
    .map(([, line]) => new RegExp(`^# ${name}: (.*)$`).exec(line)?.[1])
    .find((one) => one) ?? null

export const emulationOf = (repro: string) => headOf(repro, 'emulate')

function marksOf(repro: string): Marks {
  const marked = (name: string) =>
    linesOf(`${repro}.py`).find(([, line]) => line.endsWith(`  # ${name}`))?.[0] ??
    helperLines.find(([, line]) =>
      new RegExp(`  # ${name} (?:.* )?${repro}(?: |$)`).test(line),
    )?.[0] ??
    null
  return {
    hazard: headOf(repro, 'hazard')!,
    lock: headOf(repro, 'lock'),
    fork: marked('fork'),
    blocked: marked('blocked'),
    holder: marked('holder'),
  }
}

const at = (found: Place | null | undefined) => (found ? `${found.file}:${found.line}` : null)

/** What is wrong with a diagnosis, for people; empty where all is right. */
export function wrongs(repro: string, diagnosis: Diagnosis | null): string[] {
  const marks = marksOf(repro)
  const found: Marks = {
    hazard: diagnosis?.hazard ?? 'none',
    lock: diagnosis?.lock ?? null,
    fork: at(diagnosis?.fork),
    blocked: at(diagnosis?.blocked),
    holder: at(diagnosis?.holder),
  }
  const keys = (Object.keys(marks) as (keyof Marks)[]).filter(
    (key) => marks[key] !== null || (key !== 'lock' && marks.hazard !== 'not-fork'),
  )
  const wrong = keys.filter((key) => marks[key] !== found[key])
  return wrong.map((key) => `${key} ${found[key]}, not ${marks[key]}`)
}
