import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPythons, type Python } from '../../scripts/fixtures.mjs'
import type { Case } from '../../src/plan/plan.ts'
import type { Knobs } from '../../src/plan/variants.ts'
import { keepReapers } from '../../src/process/reapers.ts'
import type { CaseResult, SweepLock } from '../../src/results/model.ts'
import { caseResult } from '../../src/run/caseresult.ts'
import { withSweep } from '../../src/run/sweepresult.ts'
import { linuxSystem } from '../../src/watchdog/linux/system.ts'
import { runReplay, runSweep } from '../../src/watchdog/sweep.ts'

export const folder = fileURLToPath(new URL('.', import.meta.url))

export interface Program {
  name: string
  file: string
  lines: string[]
  /** What its leading comments say: `# lock: LOCK renewed`. */
  head: Record<string, string>
}

export function programsIn(name: string): Program[] {
  return readdirSync(join(folder, name))
    .filter((one) => one.endsWith('.py') && one !== 'common.py')
    .sort()
    .map((one) => readProgram(join(folder, name, one)))
}

function readProgram(file: string): Program {
  const lines = readFileSync(file, 'utf8').split('\n')
  const pairs = lines.slice(0, 6).map((line) => /^# ([a-z]+): (.*)$/.exec(line))
  const head = Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : [])))
  return { name: basename(file, '.py'), file, lines, head }
}

/** `cache.py:12`: the line that its comment marks, or that its head names. */
export function marked({ name, lines, head }: Program, mark: string): string {
  if (head[mark]) return head[mark]
  const at = lines.findIndex((line) => line.endsWith(`# ${mark}`))
  return `${name}.py:${at + 1}`
}

/** CPythons from 3.8 on, oldest first. */
export const pythons = findPythons()
  .filter(({ implementation }) => implementation === 'CPython')
  .filter(({ version }) => minor(version) >= 308)
  .sort((a, b) => minor(a.version) - minor(b.version))

function minor(version: string): number {
  const [major = 0, second = 0] = version.split('.').map(Number)
  return major * 100 + second
}

/** With `SWEEP=full` every program is tried with every Python, else each with one, in turn. */
const full = process.env.SWEEP === 'full'

/** Name of the test, program and Python of each. */
export function pairs(programs: Program[]): [string, Program, Python][] {
  return programs.flatMap((one, index) => {
    const usable = pythons.filter((python) => runsOn(one, python))
    const chosen = full ? usable : [usable[index % usable.length]!]
    return chosen.map((python): [string, Program, Python] => [
      `${one.name} on ${python.version}`,
      one,
      python,
    ])
  })
}

const runsOn = ({ head }: Program, { version }: Python): boolean => {
  const [, major, second] = /^>=(\d)\.(\d+)/.exec(head.python ?? '') ?? []
  return !major || minor(version) >= Number(major) * 100 + Number(second)
}

/** A debugger takes a second, and says nothing that the programs here are about. */
const none = { pythonStacks: async () => 'not asked', nativeStacks: async () => 'not asked' }

/** Sweeps a program, or replays a line, and publishes what came of it as a run would. */
export async function sweep(
  file: string,
  python: string,
  knobs: Knobs = { sweep: true },
  { trials = 1, env = {} }: { trials?: number; env?: Record<string, string> } = {},
): Promise<CaseResult> {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'sweep-')))
  const cwd = dirname(file)
  const name = basename(file, '.py')
  const repro = { kind: 'script', file, folder: cwd, name, shown: file }
  const about = { implementation: 'CPython', version: '3.13.0', freeThreaded: false, path: python }
  const one = {
    ...{ repro, knobs, trials, emulation: null, with: [], timeout: 20, variant: 'sweep' },
    ...{ python: about, expected: ['passed'], skip: null },
  } as unknown as Case
  try {
    const run = knobs.replay ? runReplay : runSweep
    const swept = await run(one, {
      system: { ...linuxSystem(), debuggers: none },
      python,
      reapers: keepReapers(python, 0),
      env: { PATH: process.env.PATH ?? '', PYTHONDONTWRITEBYTECODE: '1', ...env },
      temporary,
      interrupt: new AbortController().signal,
      plan: { maxHangRate: null, wantsRate: false },
      overBudget: () => false,
      tee: null,
    })
    const result = await caseResult(one, swept, async () => null)
    const context = { folder: cwd, script: file, cwd }
    return await withSweep(result, one, swept, {
      context,
      factsOf: async () => ({ library: [], files: {} }),
    })
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

export const locksOf = ({ sweep: swept }: CaseResult): SweepLock[] => swept?.locks ?? []

export const at = (place: { file: string; line: number } | null | undefined): string | null =>
  place ? `${place.file}:${place.line}` : null
