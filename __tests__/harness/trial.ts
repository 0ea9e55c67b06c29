import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, test } from '@jest/globals'
import { findPythons, type Python } from '../../scripts/fixtures.mjs'
import { harness } from '../../src/assets.ts'

export type { Python }
export const observer = join(harness, 'observer')

/** A line of a trial's trace. */
// biome-ignore lint/suspicious/noExplicitAny: records are checked by the tests that read them
export type Trace = Record<string, any> & { e: string; pid: number; t: number }

export interface Ended {
  status: number | null
  stdout: string
  stderr: string
  trace: Trace[]
  /** What faulthandler wrote. */
  stacks: string
  folder: string
}

export interface Program {
  /** Source of repro.py, or the absolute path of a script. */
  source?: string
  script?: string
  files?: Record<string, string>
  args?: string[]
  options?: string[]
  env?: Record<string, string>
  knobs?: string
  path?: string[]
  observed?: boolean
  /** Seconds after which it is ended: wide, except where the program is to hang. */
  limit?: number
  /** Ends the program as soon as this is true of its trace. */
  until?: (trace: Trace[]) => boolean | Promise<boolean>
}

const wanted = ['2.7', '3.6', '3.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14', '3.15']
const all = findPythons()
const isOf = (version: string) => (one: Python) =>
  one.implementation === 'CPython' && one.version.startsWith(`${version}.`)

export const cpythons = wanted.map((version) => all.find(isOf(version))).filter((one) => !!one)
export const pypys = all.filter(({ implementation }) => implementation === 'PyPy')
export const pythons = [...cpythons, ...pypys]
const missing = wanted.filter((version) => !all.some(isOf(version)))

export const nameOf = ({ implementation, version }: Python) => `${implementation} ${version}`
export const minor = ({ version }: Python) => {
  const [major, second] = version.split('.').map(Number)
  return major! * 100 + second!
}
export const isPypy = ({ implementation }: Python) => implementation === 'PyPy'

/** Runs the tests for each Python found; those that are not there are skipped by name. */
export function forEachPython(tests: (python: Python) => void, of = pythons) {
  describe.each(of.map((python) => [nameOf(python), python] as const))('%s', (_, python) =>
    tests(python),
  )
  for (const version of missing) test.skip(`CPython ${version} is not on this machine`, () => {})
  if (pypys.length === 0) test.skip('PyPy is not on this machine', () => {})
}

function write(folder: string, files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const lines = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1)
const readTrace = (trial: string): Trace[] =>
  lines(join(trial, 'trace')).map((line) => JSON.parse(line))

function environment(program: Program, trial: string) {
  const path = [...(program.observed === false ? [] : [observer]), ...(program.path ?? [])]
  const { PATH = '', HOME = '/' } = process.env
  return {
    PATH,
    HOME,
    PYTHONIOENCODING: 'utf-8',
    ...(path.length > 0 ? { PYTHONPATH: path.join(':') } : {}),
    FORK_SAFETY_TRIAL: trial,
    FORK_SAFETY_KNOBS: program.knobs ?? '{}',
    ...program.env,
  }
}

const tidy = (text: string, folder: string) => text.replaceAll(folder, '<folder>')

const pause = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

async function waitFor(program: Program, trial: string, ended: () => boolean) {
  const end = Date.now() + (program.limit ?? 30) * 1000
  while (!ended() && Date.now() < end) {
    if (program.until && (await program.until(readTrace(trial)))) return
    await pause(10)
  }
}

function endGroup(leader: number) {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch {
    // it is empty
  }
}

/** Runs a program as a trial does, and ends all that is left of it. */
export async function run(python: Python, program: Program): Promise<Ended> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'harness-')))
  const trial = join(folder, 'trial')
  write(folder, { 'repro.py': program.source ?? '', ...program.files })
  write(trial, { trace: '', stacks: '' })
  const output = { stdout: '', stderr: '' }
  const script = program.script ?? 'repro.py'
  const args = [...(program.options ?? []), script, ...(program.args ?? [])]
  const child = spawn(python.path, args, {
    cwd: folder,
    env: environment(program, trial),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text
    })
  }
  const closed = new Promise<number | null>((resolve) => {
    child.on('close', resolve)
  })
  let over = false
  void closed.then(() => {
    over = true
  })
  try {
    await waitFor(program, trial, () => over)
    endGroup(child.pid!)
    const status = await closed
    const stacks = readFileSync(join(trial, 'stacks'), 'utf8')
    const text = { stdout: tidy(output.stdout, folder), stderr: tidy(output.stderr, folder) }
    return { status, ...text, trace: readTrace(trial), stacks, folder }
  } finally {
    endGroup(child.pid!)
    rmSync(folder, { recursive: true, force: true })
  }
}

export const only = (trace: Trace[], event: string) => trace.filter(({ e }) => e === event)
