import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { parseResults } from '../../src/results/validate.ts'
import { forEachOf } from '../each.ts'
import { folderWith, good, hang, pythonsHere, readResults, runEntry } from './driver.ts'

const endless = `import os, signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
if os.fork() == 0:
    os.setsid()
open("began", "w").close()
time.sleep(600)
`
/** Its lock is held until anything sleeps, such as a delay before the fork: no clock decides. */
const brief = `import os, threading, time
lock, leave = threading.Lock(), threading.Event()
def hold():
    with lock:
        leave.wait()
holder = threading.Thread(target=hold, daemon=True)
holder.start()
while not lock.locked():
    pass
def sleep(seconds):
    leave.set()
    holder.join()
time.sleep = sleep
pid = os.fork()
if pid == 0:
    with lock:
        os._exit(0)
os.waitpid(pid, 0)
`
const files = {
  'brief.py': brief,
  'hang.py': hang,
  'good.py': good,
  'endless.py': endless,
  'known/fork_known.py': `# /// script\n# [tool.fork-safety]\n# expect = { baseline = ["deadlocked"] }\n# ///\n${hang}`,
}
const place = folderWith(files)
afterAll(place.remove)

const run = (...args: string[]) => runEntry('cli', ['run', ...args], { cwd: place.path })

describe('the first words', () => {
  const type = (...args: string[]) => runEntry('cli', args, { cwd: place.path })
  const usage = /^fork-safety run \[REPRO…\] {2}/m

  test('of nothing at all are answered by the usage alone', async () => {
    const { status, stderr } = await type()
    expect({ status, first: stderr.split('\n')[0] }).toEqual({
      status: 2,
      first: expect.stringMatching(usage),
    })
  })

  test('that are no command are told what was meant', async () => {
    for (const [given, meant] of [
      ['good.py --trials 2', 'run good.py --trials 2'],
      ['known', 'run known'],
      ['not_here.py', 'run not_here.py'],
      ['getaddrinfo', 'run getaddrinfo'],
      ['--python 3.12', 'run --python 3.12'],
      ['lsit', 'list'],
      ['--verison', '--version'],
      ['reprot a.json', 'report a.json'],
    ]) {
      const { status, stderr } = await type(...given!.split(' '))
      expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(usage) })
      expect(stderr).toContain(`\ndid you mean: ${meant}\n`)
    }
    expect((await type('constructor')).stderr).not.toContain('did you mean')
  })
})

test('a Python that cannot be had is told of once, at once, with what is here', async () => {
  const started = await run('good.py', 'hang.py', '--python', '3.4', '--variants', 'baseline,sleep')
  const text = started.stdout + started.stderr
  expect(started.status).toBe(3)
  expect(text.replace(/\s+/g, ' ').match(/Python 3\.4 is not here/g)).toHaveLength(1)
  expect(text).not.toContain('unknown')
  expect(text).toMatch(/here (is|are)\s+CPython/)
  expect(started.stderr.match(/skipped/g)).toHaveLength(1)
  const planned = await run('good.py', 'hang.py', '--python', '3.4', '--dry-run')
  expect(planned.stdout.match(/Python 3\.4 is not here/g)).toHaveLength(1)
  expect(planned.stdout.match(/skipped, as above/g)).toHaveLength(1)
})

describe('fork-safety run', () => {
  test('says what could not be written, which is no success and hides no verdict', async () => {
    for (const name of [
      'results.json',
      'report.html',
      'fork-safety.sarif',
      'summary.md',
      'junit.xml',
    ])
      mkdirSync(join(place.path, 'taken', name), { recursive: true })
    const fine = await run('good.py', '--trials', '1', '--output', 'taken')
    const hanging = await run('hang.py', '--trials', '1', '--output', 'taken')
    const args = ['report', 'none', '--fail-on', 'never', '--output', 'taken']
    const report = await runEntry('cli', args, { cwd: place.path })
    expect([fine.status, hanging.status, report.status]).toEqual([3, 1, 3])
    expect(fine.stdout).toContain('The only case is as expected')
    for (const { stderr } of [fine, hanging, report]) {
      expect(stderr.match(/^fork-safety: .* could not be written: E.*/gm)).toEqual([
        expect.stringMatching(
          /results\.json, fork-safety\.sarif, summary\.md, report\.html and junit\.xml /,
        ),
      ])
    }
  })

  test('proves a hang, explains it by its lines, and fails', async () => {
    const ended = await run('hang.py', '--trials', '2', '--output', 'out')
    expect(ended.status).toBe(1)
    expect(ended.stdout).toContain('deadlocked')
    const results = parseResults(readFileSync(join(place.path, 'out/results.json'), 'utf8'))
    const one = results.cases[0]!
    expect(one).toMatchObject({
      repro: 'hang',
      file: 'hang.py',
      variant: 'baseline',
      outcome: 'deadlocked',
      proof: 'proven',
      verdict: 'regression',
      trials: 2,
      hangs: 2,
    })
    expect(one.diagnosis).toMatchObject({
      hazard: 'orphaned-lock',
      fork: { file: 'hang.py', line: 9 },
      blocked: { file: 'hang.py', line: 11 },
      holder: { file: 'hang.py', line: 5 },
    })
    // Added, since the baseline did not pass: without it there is no conclusion.
    expect(results.cases.map((each) => each.variant)).toEqual(['baseline', 'sleep'])
    expect(readdirSync(join(place.path, 'out')).sort()).toEqual([
      'fork-safety.sarif',
      'junit.xml',
      'report.html',
      'results.json',
      'summary.md',
    ])
  })

  test('measures the rate over the delay before the fork, which is no failure', async () => {
    const delays = ['--sleep', '0.2,0', '--variants', 'sleep', '--trials', '2']
    const ended = await run('brief.py', ...delays, '--output', 'delays')
    expect(ended).toMatchObject({ status: 0 })
    const { cases } = readResults(join(place.path, 'delays'))
    expect(cases.map(({ variant, delay, hangs }) => [variant, delay, hangs])).toEqual([
      ['sleep=0', 0, 2],
      ['sleep=0.2', 0.2, 0],
    ])
    expect(ended.stdout).toContain('Rate over the delay before the fork: brief, sleep, CPython')
    const page = readFileSync(join(place.path, 'delays', 'report.html'), 'utf8')
    expect(page).toContain('<svg class="chart wide"')
  })

  test('is green where the hang was expected, and never fails if told so', async () => {
    expect((await run('known', '--trials', '1')).status).toBe(0)
    expect((await run('hang.py', '--trials', '1', '--fail-on', 'never')).status).toBe(0)
  })

  test('passes what passes', async () => {
    const ended = await run('good.py', '--trials', '3', '--output', 'good-out')
    expect(ended.status).toBe(0)
    const one = readResults(join(place.path, 'good-out')).cases[0]!
    expect(one).toMatchObject({ outcome: 'passed', trials: 3, hangs: 0, verdict: 'ok' })
    expect(one.runs[0]).toMatchObject({ exitCode: 0, survivors: 0, stdout: 'fine\n' })
  })

  test('lists all that is wrong at once and runs nothing', async () => {
    const ended = await run('nowhere.py', '--trials', '1e99', '--jobs', '-1', '--shard', '3/2')
    expect(ended.status).toBe(2)
    for (const word of ['nowhere.py', '--trials', '1e99', '--jobs', '--shard', '3/2']) {
      expect(ended.stderr).toContain(word)
    }
    expect(ended.stdout).toBe('')
  })

  test('says that a Python is not there, and still runs the others', async () => {
    const ended = await run('good.py', '--python', './none', '--python', 'python3', '--trials', '1')
    expect(ended.status).toBe(3)
    expect(ended.stdout).toContain('could not be started')
    expect(ended.stdout).toContain('passed')
  })

  test('ends everything at a signal and keeps what was finished', async () => {
    const began = join(place.path, 'began')
    const ended = await runEntry(
      'cli',
      ['run', 'good.py', 'endless.py', '--trials', '1', '--output', 'cut'],
      {
        cwd: place.path,
        meanwhile: (kill, output) => {
          const timer = setInterval(() => {
            if (!existsSync(began) || !output().includes('good')) return
            clearInterval(timer)
            kill('SIGINT')
          }, 20)
        },
      },
    )
    expect(ended.status).toBe(130)
    const results = readResults(join(place.path, 'cut'))
    expect(results.interrupted).toBe(true)
    expect(results.cases.map((one) => [one.repro, one.outcome])).toEqual([
      ['good', 'passed'],
      ['endless', 'skipped'],
    ])
    expect(processesIn(place.path)).toEqual([])
  })

  test.each([
    ['an install', ['good.py', '--install', 'anything']],
    ['a Python’s install', ['good.py', '--python', '3.99']],
  ])('interrupted in %s it ends, and leaves no uv', async (_, args) => {
    const uv = folderWith({
      uv: `#!/bin/sh
case "$*" in *--version*) echo 'uv 0.13.9'; exit;; esac
: > "$0.began"
trap '' INT TERM
sleep 300 & wait; wait
`,
    })
    chmodSync(join(uv.path, 'uv'), 0o755)
    try {
      const ended = await runEntry('cli', ['run', ...args, '--output', 'in-install'], {
        cwd: place.path,
        env: { PATH: `${uv.path}:${process.env.PATH}` },
        meanwhile: (kill) => {
          const timer = setInterval(() => {
            if (!existsSync(join(uv.path, 'uv.began'))) return
            clearInterval(timer)
            kill('SIGINT')
          }, 20)
        },
      })
      expect(ended.status).toBe(130)
      expect(readResults(join(place.path, 'in-install')).interrupted).toBe(true)
      expect(processesIn(uv.path)).toEqual([])
    } finally {
      uv.remove()
    }
  })

  test('prints the plan without running it', async () => {
    const ended = await run('hang.py', 'good.py', '--dry-run', '--variants', 'baseline,sleep')
    expect(ended.status).toBe(0)
    expect(ended.stdout.trim().split('\n')).toHaveLength(5)
  })
})

describe('the scenarios', () => {
  const pythons = [...pythonsHere()].filter(([minor]) => minor.startsWith('3.')).slice(-1)
  forEachOf(pythons, 'a Python 3', ([version, python]) =>
    test(`getaddrinfo on Python ${version}`, async () => {
      // The baseline is a race, which the least likely of these Pythons loses once in five times.
      const trials = ['--trials', '20', '--python', python]
      const ended = await run('getaddrinfo', ...trials, '--output', 'scenario')
      expect(ended.status).toBe(0)
      const { cases } = readResults(join(place.path, 'scenario'))
      const outcomes = Object.fromEntries(cases.map((one) => [one.variant, one.outcome]))
      expect(outcomes).toEqual({
        baseline: 'deadlocked',
        sleep: 'passed',
        preload: 'passed',
        'fork-first': 'passed',
      })
      const baseline = cases.find((one) => one.variant === 'baseline')!
      expect(baseline.diagnosis).toMatchObject({
        hazard: 'import-lock',
        lock: 'import lock of encodings.idna',
      })
    }),
  )
})

/** Processes that have the folder for their working folder. */
function processesIn(folder: string): string[] {
  if (!existsSync('/proc')) return []
  return readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(`${folder}\0`)
      )
    } catch {
      return false
    }
  })
}
