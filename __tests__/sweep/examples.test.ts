/** The examples of sweeps, with the packages that they are pinned to. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { locksOf, pythons, sweep } from './sweeps.ts'

const examples = readdirSync('examples/sweep').map((name) => join('examples/sweep', name))
const place = mkdtempSync(join(tmpdir(), 'sweep-packages-'))
afterAll(() => rmSync(place, { recursive: true }))

// Some have no wheels for the newest.
const python = pythons.find(({ version }) => version.startsWith('3.12.')) ?? pythons.at(-1)!

/** Locks of public reports that must be among those that hang. */
const named: Record<string, string[]> = {
  fork_sentry: [
    'Queue.mutex',
    'BackgroundWorker._lock',
    'Monitor._thread_lock',
    'LogBatcher._lock',
  ],
  fork_posthog: ['RecentlyUsedContainer.lock'],
  fork_opentelemetry: [
    'PeriodicExportingMetricReader._export_lock',
    'SynchronousMeasurementConsumer._lock',
  ],
  fork_prometheus: ['MutexValue._lock'],
  fork_pymongo: [],
  fork_sqlalchemy: [],
  fork_datadog: [],
  fork_loguru: [],
}

const nameOf = (file: string) => file.slice('examples/sweep/'.length, -'.py'.length)
const requirementOf = (file: string) =>
  /dependencies = \["(.*)"\]/.exec(readFileSync(file, 'utf8'))![1]!

/** A folder with the package in it; null where it cannot be had. */
function installed(file: string): string | null {
  const target = join(place, nameOf(file))
  const args = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '--target',
    target,
  ]
  const env = { ...process.env, PIP_REQUIRE_VIRTUALENV: '0' }
  try {
    execFileSync(python.path, [...args, requirementOf(file)], { stdio: 'ignore', env })
    return target
  } catch {
    return null
  }
}

test('there is one for each of eight packages', () => {
  expect(examples.map(nameOf).sort()).toEqual(Object.keys(named).sort())
})

for (const file of examples) {
  const target = installed(file)
  if (target === null) {
    test.skip(`${requirementOf(file)} is not to be had here`, () => {})
    continue
  }
  test(`${nameOf(file)} hangs in the locks that are known, or in none`, async () => {
    const result = await sweep(
      join(process.cwd(), file),
      python.path,
      { sweep: true },
      {
        env: { PYTHONPATH: target },
      },
    )
    const hanging = locksOf(result).filter(
      ({ answer, possible }) => answer === 'hangs' && !possible,
    )
    const names = hanging.map(({ name }) => name)
    const known = named[nameOf(file)]!
    if (known.length === 0) expect(names).toEqual([])
    else expect(names).toEqual(expect.arrayContaining(known))
    expect(result.outcome).toBe(known.length === 0 ? 'passed' : 'deadlocked')
  }, 180_000)
}
