/**
 * Real hazards on real Pythons: the lines that the diagnosis names against the lines that the
 * scripts mark with `# fork`, `# blocked` and `# holder` (in a helper: with the scripts' names).
 * One Python runs all of them, the others every eighth; `FORK_SAFETY_CORPUS=all` runs all on all.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import type { CaseResult, Place } from '../../src/results/model.ts'
import { folderWith, pythonsHere, readResults, root, runEntry } from '../e2e/driver.ts'
import { forEachOf } from '../each.ts'

const corpus = join(root, '__tests__', 'corpus')
const place = folderWith({})
afterAll(place.remove)

interface Marks {
  hazard: string
  lock: string | null
  fork: string | null
  blocked: string | null
  holder: string | null
}

const helpers = readdirSync(join(corpus, 'shop')).filter((name) => name.endsWith('.py'))
const helperLines = helpers.flatMap((name) => linesOf(`shop/${name}`))

function linesOf(file: string): [string, string][] {
  const text = readFileSync(join(corpus, file), 'utf8')
  return text.split('\n').map((line, i) => [`${file}:${i + 1}`, line])
}

function marksOf(repro: string): Marks {
  const own = linesOf(`${repro}.py`)
  const head = (name: string) =>
    own.map(([, line]) => new RegExp(`^# ${name}: (.*)$`).exec(line)?.[1]).find((one) => one) ??
    null
  const marked = (name: string) =>
    own.find(([, line]) => line.endsWith(`  # ${name}`))?.[0] ??
    helperLines.find(([, line]) =>
      new RegExp(`  # ${name} (?:.* )?${repro}(?: |$)`).test(line),
    )?.[0] ??
    null
  return {
    hazard: head('hazard')!,
    lock: head('lock'),
    fork: marked('fork'),
    blocked: marked('blocked'),
    holder: marked('holder'),
  }
}

const at = (found: Place | null | undefined) => (found ? `${found.file}:${found.line}` : null)

/** What is wrong with a diagnosis, for people; empty where all is right. */
function wrongs({ repro, diagnosis, python, outcome }: CaseResult): string[] {
  const marks = marksOf(repro)
  const found: Marks = {
    hazard: diagnosis?.hazard ?? `none, ${outcome}`,
    lock: diagnosis?.lock ?? null,
    fork: at(diagnosis?.fork),
    blocked: at(diagnosis?.blocked),
    holder: at(diagnosis?.holder),
  }
  const keys = (Object.keys(marks) as (keyof Marks)[]).filter(
    (key) => marks[key] !== null || (key !== 'lock' && marks.hazard !== 'not-fork'),
  )
  const wrong = keys.filter((key) => marks[key] !== found[key])
  return wrong.map((key) => `${python.version} ${repro}: ${key} ${found[key]}, not ${marks[key]}`)
}

const emulates = (repro: string) =>
  linesOf(`${repro}.py`).some(([, line]) => line === '# emulate: getaddrinfo-lock')
const repros = readdirSync(corpus)
  .filter((name) => name.endsWith('.py'))
  .map((name) => name.slice(0, -'.py'.length))

async function diagnosed(
  names: string[],
  python: string,
  options: string[],
): Promise<CaseResult[]> {
  const output = join(place.path, `${python.replaceAll('/', '_')}${options.length}`)
  const files = names.map((name) => `${name}.py`)
  const fixed = ['--variants', 'baseline', '--trials', '1', '--timeout', '5', '--jobs', '2']
  const args = ['run', ...files, '--python', python, '--output', output, ...fixed, ...options]
  const ended = await runEntry('cli', args, { cwd: corpus })
  expect([ended.stderr, [0, 1].includes(ended.status ?? -1)]).toEqual([ended.stderr, true])
  return readResults(output).cases
}

async function wrongsOn(
  python: string,
  part: (index: number) => boolean,
): Promise<[string[], number]> {
  const chosen = repros.filter((_, i) => part(i))
  const cases = [
    ...(await diagnosed(
      chosen.filter((one) => !emulates(one)),
      python,
      [],
    )),
    ...(await diagnosed(repros.filter(emulates), python, ['--emulate', 'getaddrinfo-lock'])),
  ]
  return [
    cases.flatMap((one) => (wrongs(one).length > 0 ? [wrongs(one).join('; ')] : [])),
    cases.length,
  ]
}

describe('lines of fork, blocked and holder in real hazards', () => {
  const all = process.env.FORK_SAFETY_CORPUS === 'all'
  const pythons = [...pythonsHere()].filter(([minor]) =>
    ['3.8', '3.11', '3.12', '3.13'].includes(minor),
  )
  const [first] = pythons.filter(([minor]) => minor === '3.11')
  forEachOf(pythons, 'CPython 3.8, 3.11, 3.12 or 3.13', ([minor, python]) =>
    test(`are right in at least 95 of 100 runs on ${minor}`, async () => {
      const part = (i: number) =>
        all || minor === first?.[0] || i % 8 === pythons.findIndex(([m]) => m === minor)
      const [wrong, count] = await wrongsOn(python, part)
      // The list is what a reader of a failure needs.
      expect({ wrong: wrong.length > count * 0.05 ? wrong : [], count }).toEqual({
        wrong: [],
        count,
      })
      expect(count).toBeGreaterThan(15)
    }, 400_000),
  )
})
