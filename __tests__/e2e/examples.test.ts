import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parseResults } from '../../src/results/validate.ts'

const output = mkdtempSync(join(tmpdir(), 'fork-safety-examples-'))
afterAll(() => rmSync(output, { recursive: true }))

interface Ended {
  status: number
  stdout: string
}

const command = (...args: string[]) =>
  new Promise<Ended>((resolve) => {
    execFile(process.execPath, ['dist/cli.js', ...args], (error, stdout, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, stdout: stdout + (error ? stderr : '') })
    })
  })

describe('the examples that need nothing', () => {
  let ended: Ended
  beforeAll(async () => {
    const repros = ['examples/fork_lock.py', 'examples/fork_executor.py']
    ended = await command('run', ...repros, '--output', output)
  })
  const cases = () => parseResults(readFileSync(join(output, 'results.json'), 'utf8')).cases

  test('are as they expect', () => {
    expect(ended).toMatchObject({ status: 0 })
    const found = cases().map(({ repro, variant, outcome, verdict }) =>
      [repro, variant, outcome, verdict].join(' '),
    )
    expect(found.sort()).toEqual([
      'fork_executor baseline deadlocked ok',
      'fork_executor lazy passed ok',
      'fork_executor sleep deadlocked ok',
      'fork_lock baseline deadlocked ok',
      'fork_lock renewed passed ok',
      'fork_lock sleep passed ok',
    ])
  })

  test('are explained', () => {
    const [lock] = cases().filter(
      ({ repro, variant }) => repro === 'fork_lock' && variant === 'baseline',
    )
    expect(lock).toMatchObject({ proof: 'proven', diagnosis: { hazard: 'orphaned-lock' } })
    const [pool] = cases().filter(
      ({ repro, variant }) => repro === 'fork_executor' && variant === 'baseline',
    )
    expect(pool).toMatchObject({ proof: 'proven', diagnosis: { hazard: 'lost-thread' } })
  })
})

test('all examples can be planned', async () => {
  const { status, stdout } = await command(
    'run',
    'examples',
    '--emulate',
    'none,getaddrinfo-lock',
    '--dry-run',
  )
  expect(status).toBe(0)
  for (const name of ['fork_lock', 'fork_executor', 'fork_pymongo', 'fork_polars']) {
    expect(stdout).toContain(name)
  }
  expect(stdout).toContain('connect=False')
})
