import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { bundleDriver } from './bundle.ts'
import {
  findInterpreters,
  inParallel,
  pairs,
  programs,
  programsIn,
  said,
  tryProgram,
} from './trials.ts'

const temporary = mkdtempSync(join(tmpdir(), 'watchdog-escapes-'))
let driver = ''
beforeAll(() => {
  driver = bundleDriver('escapes')
})
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
  rmSync(dirname(driver), { recursive: true, force: true })
})

/** An interpreter by a path of its own, which all that it starts carries in its command line. */
function markedPython(path: string): string {
  const folder = mkdtempSync(join(temporary, 'marked-'))
  symlinkSync(path, join(folder, 'python'))
  return join(folder, 'python')
}

function alive(python: string): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const read = (pid: string, name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'latin1')
    } catch {
      return ''
    }
  }
  return pids
    .filter((pid) => read(pid, 'cmdline').includes(python) && !/\) [ZX] /.test(read(pid, 'stat')))
    .map(Number)
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((done) => setTimeout(done, 10))
}

const ended = (child: ChildProcess) => new Promise((done) => child.on('close', done))
const onLinux = platform() === 'linux' ? describe : describe.skip
const newest = findInterpreters()
  .filter((one) => !one.pypy)
  .at(-1)!
const program = (name: string) => join(programs, 'escapes', `${name}.py`)

onLinux('programs that try to outlive their trial', () => {
  test('leave nothing behind', async () => {
    const isRoot = process.getuid?.() === 0
    const all = programsIn('escapes').filter(({ head }) => isRoot || head.root === undefined)
    const seen = await inParallel(pairs(all, findInterpreters(), 1), 3, async ([one, python]) => {
      const marked = markedPython(python.path)
      const limit = one.name.includes('reaper') || one.name === 'many_forks' ? 1.5 : 20
      const report = await tryProgram(one.file, marked, { limit })
      return [`${one.name} ${python.name}`, alive(marked), report.notes.filter(isOfEnd)]
    })
    expect(seen).toEqual(seen.map(([name]) => [name, [], []]))
  })

  test('can outlive their parent without a watchdog', async () => {
    const marked = markedPython(newest.path)
    const child = spawn(marked, [program('daemon_without_environment')], { stdio: 'ignore' })
    await ended(child)
    // Its name is the interpreter's only when it has executed it.
    await until(() => alive(marked).length === 1)
    for (const pid of alive(marked)) process.kill(pid, 'SIGKILL')
  })

  test('do not disturb the next trial', async () => {
    const marked = markedPython(newest.path)
    for (const name of ['chain_fast', 'kills_both_reapers', 'stops_both_reapers']) {
      await tryProgram(program(name), marked, { limit: 1.5 })
      const next = await tryProgram(join(programs, 'outcomes/parent_terminates_child.py'), marked)
      expect(said(next)).toBe('passed')
    }
    expect(alive(marked)).toEqual([])
  })

  test('end with the program that watches them, also when that is killed', async () => {
    const marked = markedPython(newest.path)
    const child = spawn(process.execPath, [driver, program('many_forks'), marked], {
      stdio: 'ignore',
    })
    const gone = ended(child)
    await until(() => alive(marked).length >= 64)
    child.kill('SIGKILL')
    await gone
    await until(() => alive(marked).length === 0)
  })

  test('end when the run is interrupted', async () => {
    const marked = markedPython(newest.path)
    const interrupt = new AbortController()
    const trial = tryProgram(program('many_forks'), marked, { interrupt: interrupt.signal })
    await until(() => alive(marked).length >= 64)
    interrupt.abort()
    expect(await trial).toBeUndefined()
    expect(alive(marked)).toEqual([])
  })

  test('cost little memory', async () => {
    const child = spawn(process.execPath, [
      driver,
      program('many_forks'),
      newest.path,
      '{"limit":2}',
    ])
    let text = ''
    child.stdout.on('data', (bytes) => {
      text += bytes
    })
    await ended(child)
    expect(JSON.parse(text).maxMegabytes).toBeLessThan(150)
  })
})

const isOfEnd = (note: string) => note.startsWith('tampering: could not end')
