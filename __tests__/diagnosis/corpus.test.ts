/**
 * Real hazards on real Pythons, of every kind one: the whole way from the program to the lines that
 * the diagnosis names, against those that the scripts mark. All of the corpus, as it was recorded, is
 * in `replay.test.ts`; `FORK_SAFETY_CORPUS=all` runs all of it here.
 */
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import type { CaseResult } from '../../src/results/model.ts'
import { emulationOf, kindOf, reproNames, wrongs } from '../corpus/marks.ts'
import { corpus } from '../corpus/recording.ts'
import { folderWith, pythonsHere, readResults, runEntry } from '../e2e/driver.ts'
import { forEachOf } from '../each.ts'

const place = folderWith({})
afterAll(place.remove)

async function diagnosed(names: string[], python: string, emulation: string | null) {
  if (names.length === 0) return []
  const output = join(place.path, `${python.replaceAll('/', '_')}-${emulation}`)
  const files = names.map((name) => `${name}.py`)
  const fixed = ['--variants', 'baseline', '--trials', '1', '--timeout', '5', '--jobs', '2']
  const emulate = emulation ? ['--emulate', emulation] : []
  const args = ['run', ...files, '--python', python, '--output', output, ...fixed, ...emulate]
  const ended = await runEntry('cli', args, { cwd: corpus })
  expect([ended.stderr, [0, 1].includes(ended.status ?? -1)]).toEqual([ended.stderr, true])
  return readResults(output).cases
}

const wrongOf = ({ repro, diagnosis, outcome }: CaseResult) =>
  wrongs(repro, diagnosis).map((wrong) => `${repro} (${outcome}): ${wrong}`)

/** The kinds of scripts, each with its own in the order of their names. */
const kinds = [...new Set(reproNames.map(kindOf))].map((kind) =>
  reproNames.filter((name) => kindOf(name) === kind),
)
const all = process.env.FORK_SAFETY_CORPUS === 'all'

/** The newest Python meets every kind, each other one a part of them, by another script. */
function chosen(index: number, count: number): string[] {
  if (all) return reproNames
  return kinds
    .filter((_, at) => index === 0 || at % count === index)
    .map((scripts) => scripts[index % scripts.length]!)
}

const here = pythonsHere()
const pythons = ['3.13', '3.12', '3.11', '3.8'].filter((minor) => here.has(minor))
const rows = pythons.map((minor, index) => ({ minor, python: here.get(minor)!, index }))
forEachOf(rows, 'CPython 3.8, 3.11, 3.12 or 3.13', ({ minor, python, index }) =>
  test(`are right in at least 95 of 100 runs on ${minor}`, async () => {
    const names = chosen(index, pythons.length)
    expect(names.length).toBeGreaterThan(5)
    const cases = [
      ...(await diagnosed(
        names.filter((one) => !emulationOf(one)),
        python,
        null,
      )),
      ...(await diagnosed(names.filter(emulationOf), python, 'getaddrinfo-lock')),
    ]
    expect(cases).toHaveLength(names.length)
    const wrong = cases.map(wrongOf).filter((one) => one.length > 0)
    // A busy machine can make a race of another kind; the list is what a reader needs.
    expect(wrong.length > names.length * 0.05 ? wrong : []).toEqual([])
  }, 400_000),
)
