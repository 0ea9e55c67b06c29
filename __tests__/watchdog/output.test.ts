import { execFile } from 'node:child_process'
import { rmSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { TrialReport } from '../../src/watchdog/trialreport.ts'
import { bundleDriver } from './bundle.ts'
import { findInterpreters, programs, said } from './trials.ts'

const python = findInterpreters()
  .filter((one) => !one.pypy)
  .at(-1)!.path

let driver = ''
beforeAll(() => {
  driver = bundleDriver('output')
})
afterAll(() => rmSync(dirname(driver), { recursive: true, force: true }))

async function run(name: string): Promise<TrialReport & { maxMegabytes: number }> {
  const file = join(programs, 'output', `${name}.py`)
  const command = [driver, file, python, '{"limit":100}']
  const { stdout } = await promisify(execFile)(process.execPath, command, { maxBuffer: 1 << 28 })
  return JSON.parse(stdout)
}

const onLinux = platform() === 'linux' ? describe : describe.skip

onLinux('what a trial prints', () => {
  test('may be a gigabyte, of which the ends are kept', async () => {
    const { captured, maxMegabytes, ...report } = await run('gigabyte')
    expect(said(report)).toBe('passed')
    expect(captured.stdout.startsWith('xxxx')).toBe(true)
    expect(captured.stdout.endsWith('x\nthe end\n')).toBe(true)
    expect(captured.stdout).toMatch(/\n… 10736\d+ bytes left out …\n/)
    expect(captured.stdout.length).toBeLessThan(200_000)
    expect(maxMegabytes).toBeLessThan(150)
  })

  test('may be one line of 50 MB', async () => {
    const { captured, maxMegabytes } = await run('one_long_line')
    expect(captured.stdout.startsWith('start xx')).toBe(true)
    expect(captured.stdout.endsWith('xx end')).toBe(true)
    expect(captured.stdout.length).toBeLessThan(200_000)
    expect(maxMegabytes).toBeLessThan(150)
  })

  test('may come in single bytes', async () => {
    const { captured, maxMegabytes } = await run('bytes_one_by_one')
    expect(captured.stdout.length).toBeGreaterThan(1000)
    expect(captured.chunks.length).toBeLessThan(5000)
    expect(maxMegabytes).toBeLessThan(150)
  })

  test('may be no text at all', async () => {
    const { captured } = await run('binary')
    expect(captured.stdout).toContain('\0\u0001\u0002')
    expect(captured.stderr).toBe('\u001b[31mred\u001b[0m é \ufffd')
  })

  test('is taken from children after the end of the main process', async () => {
    const { captured, ...report } = await run('after_exit')
    expect(said(report)).toBe('passed')
    expect(captured.stdout).toBe('main\nchild\n')
  })

  test('keeps its order and its times', async () => {
    const { captured } = await run('both_streams')
    const texts = captured.chunks.map(({ stream, text }) => `${stream} ${text}`)
    expect(texts).toEqual(['stdout 0', 'stderr 1', 'stdout 2', 'stderr 3'])
    const times = captured.chunks.map((chunk) => chunk.seconds)
    expect(times).toEqual([...times].sort((one, other) => one - other))
    expect(times[3]! - times[0]!).toBeGreaterThan(0.1)
  })
})

onLinux("a trial that tampers with the observer's files", () => {
  test('cannot stop or crash the program, or take its memory', async () => {
    const { maxMegabytes, ...report } = await run('hostile_trace')
    expect(said(report)).toMatch(/^(passed|failed)/)
    expect(maxMegabytes).toBeLessThan(150)
  })

  test('cannot make the clean-up change what a link leads to', async () => {
    const report = await run('trial_folder_is_link')
    expect(said(report)).toBe('passed')
    const victim = report.captured.stdout.trim()
    expect(statSync(victim).mode & 0o777).toBe(0o755)
    rmSync(victim, { recursive: true })
  })

  test('cannot make it wait for a pipe', async () => {
    expect(said(await run('trace_becomes_pipe'))).toBe('passed')
  })
})
