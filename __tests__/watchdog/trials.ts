import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Case } from '../../src/plan/plan.ts'
import { keepReapers } from '../../src/process/reapers.ts'
import { runTrials } from '../../src/watchdog/case.ts'
import { linuxSystem } from '../../src/watchdog/linux/system.ts'
import type { TrialReport } from '../../src/watchdog/trialreport.ts'

/** Folder of the Python programs that the watchdog is tried with. */
export const programs = fileURLToPath(new URL('programs/', import.meta.url))

/** One program with what its leading comments say: `# limit: 2`, `# python: >=3.2`, `# root`. */
export interface Program {
  name: string
  file: string
  head: Record<string, string>
}

/** Files that programs share; they are none themselves. */
const shared = new Set(['common', 'mutex', 'native', 'slow_module'])

export function programsIn(folder: string): Program[] {
  return readdirSync(join(programs, folder))
    .filter((name) => name.endsWith('.py') && !shared.has(name.slice(0, -3)))
    .sort()
    .map((name) => readProgram(join(programs, folder, name)))
}

function readProgram(file: string): Program {
  const lines = readFileSync(file, 'utf8').split('\n')
  const comments = lines.slice(0, 16).filter((line) => line.startsWith('# '))
  const pairs = comments.map((line) => /^# ([a-z]+)(?:: (.*))?$/.exec(line))
  const head = Object.fromEntries(pairs.flatMap((pair) => (pair ? [[pair[1], pair[2] ?? '']] : [])))
  return { name: basename(file, '.py'), file, head }
}

export interface Interpreter {
  name: string
  path: string
  /** `3.12` as 312. */
  version: number
  pypy: boolean
}

const wanted = ['2.7', '3.6', '3.8', '3.11', '3.12', '3.13']

/** Interpreters of this machine, oldest first: of pyenv, or `python3`; and PyPy. */
export function findInterpreters(): Interpreter[] {
  const versions = join(process.env.PYENV_ROOT ?? `${process.env.HOME}/.pyenv`, 'versions')
  const names = existsSync(versions) ? readdirSync(versions) : []
  const paths = wanted.flatMap((version) =>
    names
      .filter((name) => name.startsWith(`${version}.`))
      .map((name) => join(versions, name, 'bin/python')),
  )
  const found = paths.length > 0 ? paths : onPath('python3').slice(0, 1)
  return [...found, ...onPath('pypy3').slice(0, 1)].map(probe)
}

/** With `WATCHDOG=full` every program is tried with every Python, else each with some of them. */
const full = process.env.WATCHDOG === 'full'

/**
 * Pairs of a program and an interpreter: the newest CPython and `others` more, which change from
 * program to program, so that each interpreter meets many of them.
 */
export function pairs(
  all: Program[],
  interpreters: Interpreter[],
  others: number,
): [Program, Interpreter][] {
  const newest = interpreters.filter((one) => !one.pypy).at(-1)
  return all.flatMap((program, index) => {
    const usable = interpreters.filter((one) => runsOn(program, one) && one !== newest)
    const rotated = [...usable, ...usable].slice(index % Math.max(1, usable.length))
    const chosen = full ? usable : rotated.slice(0, Math.min(others, usable.length))
    return [...(newest ? [newest] : []), ...chosen].map((one): [Program, Interpreter] => [
      program,
      one,
    ])
  })
}

/** Does all work, so much at once; the results in the order of the items. */
export async function inParallel<T, R>(
  items: T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    while (next < items.length) {
      const index = next++
      results[index] = await work(items[index]!)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

function onPath(name: string): string[] {
  const places = (process.env.PATH ?? '').split(':')
  return places.map((place) => join(place, name)).filter((file) => existsSync(file))
}

function probe(path: string): Interpreter {
  const code = 'import sys; print(sys.executable); print("%d%02d" % sys.version_info[:2])'
  const [executable, version] = execFileSync(path, ['-c', code], { encoding: 'utf8' }).split('\n')
  const pypy = basename(path).startsWith('pypy')
  const number = Number(version)
  const name = `${pypy ? 'pypy ' : ''}${Math.floor(number / 100)}.${number % 100}`
  return { name, path: realpathSync(executable!), version: number, pypy }
}

/** Whether a program's `# python:` line allows an interpreter. */
export function runsOn({ head }: Program, { version, pypy }: Interpreter): boolean {
  const asked = head.python ?? ''
  const [, major, minor] = /^>=(\d)\.(\d+)/.exec(asked) ?? []
  if (major && version < Number(major) * 100 + Number(minor)) return false
  return !(pypy && asked.includes('not pypy'))
}

/** A debugger takes a second, and says nothing that the programs here are about. */
const none = { pythonStacks: async () => 'not asked', nativeStacks: async () => 'not asked' }

export interface Options {
  limit?: number
  emulation?: string | null
  env?: Record<string, string>
  interrupt?: AbortSignal
}

/** What was said of a trial, in one line. */
export function said(report: Pick<TrialReport, 'outcome' | 'proof' | 'reason'>): string {
  const { outcome, proof, reason } = report
  return [outcome, proof === 'none' ? '' : ` ${proof}`, reason ? `: ${reason}` : ''].join('')
}

/** Runs a program once, as a case of it would be run. */
export async function tryProgram(
  file: string,
  python: string,
  { limit = 10, emulation = null, env = {}, interrupt }: Options = {},
): Promise<TrialReport> {
  const temporary = mkdtempSync(join(tmpdir(), 'watchdog-'))
  const repro = { kind: 'script', file, folder: dirname(file) }
  const one = { repro, knobs: {}, emulation, timeout: limit, trials: 1 } as unknown as Case
  try {
    const { reports } = await runTrials(one, {
      system: { ...linuxSystem(), debuggers: none },
      python,
      reapers: keepReapers(reaperFor(python), 0),
      env: { PATH: process.env.PATH ?? '', PYTHONDONTWRITEBYTECODE: '1', ...env },
      temporary,
      interrupt: interrupt ?? new AbortController().signal,
      plan: { maxHangRate: null, wantsRate: false },
      overBudget: () => false,
      tee: null,
    })
    return reports[0]!
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** PyPy takes ten times as long to start. */
function reaperFor(python: string): string {
  return (basename(python).startsWith('pypy') && onPath('python3')[0]) || python
}
