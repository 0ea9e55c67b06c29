/** Commands, as they are run from the command line. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { parseResults } from '../../src/results/validate.ts'
import { root, runEntry } from './driver.ts'

const folder = mkdtempSync(join(tmpdir(), 'fork-safety-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const shop = `import threading
lock = threading.Lock()
def hold(taken, finish):
    with lock:
        taken.set()
        finish.wait()
def use():
    with lock:
        return 1
`

/** Four of six are well; one waits for a process, one for an executor. */
const suite = `import concurrent.futures, contextlib, multiprocessing, os, sys, threading, unittest
import shop
fork = multiprocessing.get_context('fork')
@contextlib.contextmanager
def held():
    taken, finish = threading.Event(), threading.Event()
    thread = threading.Thread(target=shop.hold, args=(taken, finish), name='holder')
    thread.start()
    taken.wait()
    try:
        yield
    finally:
        finish.set()
        thread.join()
class Cases(unittest.TestCase):
    def test_a_fails_on_purpose(self):
        process = fork.Process(target=sys.exit, args=(3,))
        process.start()
        process.join()
        self.assertEqual(process.exitcode, 3)
    def test_b_process(self):
        with held():
            process = fork.Process(target=shop.use)
            process.start()
            process.join()
        self.assertEqual(process.exitcode, 0)
    def test_c_quick(self):
        self.assertEqual(shop.use(), 1)
    def test_d_executor(self):
        with held():
            with concurrent.futures.ProcessPoolExecutor(2, mp_context=fork) as executor:
                self.assertEqual(executor.submit(shop.use).result(), 1)
    def test_e_queue(self):
        queue = fork.Queue()
        process = fork.Process(target=queue.put, args=(shop.use(),))
        process.start()
        self.assertEqual(queue.get(), 1)
        process.join()
    def test_f_killed_on_purpose(self):
        child = os.fork()
        if child == 0:
            os.abort()
        os.waitpid(child, 0)
if __name__ == '__main__':
    unittest.main()
`
writeFileSync(join(folder, 'shop.py'), shop)
writeFileSync(join(folder, 'test_shop.py'), suite)

async function run(...args: string[]) {
  const output = mkdtempSync(join(folder, 'output-'))
  const ended = await runEntry('cli', ['run', '--output', output, ...args], { cwd: folder })
  const cases = () => parseResults(readFileSync(join(output, 'results.json'), 'utf8')).cases
  return { ...ended, output, cases }
}

const unittest = ['--', 'python3', '-m', 'unittest', '-v', 'test_shop']

describe('a suite in which two of six tests hang', () => {
  test('runs on: both are named, with lines, and the others are as ever', async () => {
    const { status, stderr, output, cases } = await run('--timeout', '300', ...unittest)
    const [one] = cases()
    expect(one).toMatchObject({
      ...{ outcome: 'deadlocked', proof: 'proven', verdict: 'regression', trials: 1 },
      ...{ repro: 'python3 -m unittest -v test_shop', command: unittest.slice(1) },
    })
    expect(
      one!.incidents!.map(({ test: name, proof, diagnosis }) => [
        ...[name, proof, diagnosis?.hazard, diagnosis?.lock],
        ...[diagnosis?.blocked?.file, diagnosis?.blocked?.line, diagnosis?.holder?.line],
      ]),
    ).toEqual([
      ['test_shop.Cases.test_b_process', 'proven', 'orphaned-lock', 'lock', 'shop.py', 8, 6],
      ['test_shop.Cases.test_d_executor', 'proven', 'orphaned-lock', 'lock', 'shop.py', 8, 6],
    ])
    expect(one!.runs[0]!.exitCode).toBe(1)
    expect(one!.runs[0]!.stderr).toMatch(/Ran 6 tests[\s\S]*FAILED \(failures=1, errors=1\)/)
    expect(status).toBe(1)
    // As it came.
    expect(stderr).toMatch(/test_c_quick .*ok/)
    const xml = readFileSync(join(output, 'junit.xml'), 'utf8')
    expect(xml).toContain('name="test_shop.Cases.test_d_executor"')
  })

  test('ends at the first hang where that is asked for', async () => {
    const { cases } = await run('--timeout', '300', '--stop-at-first', ...unittest)
    const [one] = cases()
    expect(one!.incidents!.map(({ test: name }) => name)).toEqual([
      'test_shop.Cases.test_b_process',
    ])
    expect(one!.runs[0]!.exitCode).toBe(null)
  })

  test('passes where only the others are asked for: they answer for their own children', async () => {
    const names = ['a_fails_on_purpose', 'c_quick', 'e_queue', 'f_killed_on_purpose']
    const tests = names.map((name) => `test_shop.Cases.test_${name}`)
    const { status, cases } = await run('--', 'python3', '-m', 'unittest', ...tests)
    expect(cases()[0]).toMatchObject({ outcome: 'passed', verdict: 'ok', incidents: [] })
    expect(status).toBe(0)
  })
})

test('as a step of a workflow a command is one line', async () => {
  const tests = ['c_quick', 'e_queue'].map((name) => `test_shop.Cases.test_${name}`)
  const { status, stdout } = await runEntry('main', [], {
    cwd: folder,
    env: {
      INPUT_COMMAND: `python3  -m unittest -v '${tests[0]}' ${tests[1]}`,
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: mkdtempSync(join(folder, 'temporary-')),
    },
  })
  expect(stdout).toMatch(/test_e_queue .*ok/)
  expect({ status, stdout }).toEqual({ status: 0, stdout })
})

test('a program that is not there is told of before anything runs', async () => {
  const { status, stdout } = await run('--', 'no-such-program', 'x')
  expect(status).toBe(3)
  expect(stdout).toContain('there is no program no-such-program here')
})

test('the first python on PATH of a command is the one that was chosen', async () => {
  const { cases } = await run(
    '--',
    'python',
    '-c',
    'import os; os.fork() or os._exit(0); os.wait()',
  )
  expect(cases()[0]).toMatchObject({ outcome: 'passed' })
})

/** Whether packages can be had here. */
function hasIndex(): boolean {
  try {
    const args = [
      '-m',
      'pip',
      'download',
      '-q',
      '--no-deps',
      '-d',
      join(folder, 'pip'),
      'iniconfig',
    ]
    execFileSync('python3', args, { stdio: 'ignore', timeout: 60_000 })
    return true
  } catch {
    return false
  }
}

/** Where packages come from, as far as it was said by variables. */
const installing = Object.fromEntries(
  Object.entries(process.env).filter((entry): entry is [string, string] =>
    /^(PIP_|UV_|NETRC$)/.test(entry[0]),
  ),
)

describe('the examples with real packages', () => {
  const names = ['pytest', 'pytest-xdist', 'gunicorn', 'celery']
  if (!hasIndex()) {
    for (const name of names) test.skip(`${name}: no package index here`, () => {})
    return
  }

  test.each(names)('%s hangs in its sick form and passes in its healed one', async (name) => {
    const output = mkdtempSync(join(folder, 'output-'))
    const { stdout } = await runEntry('cli', ['run', name, '--output', output], {
      cwd: join(root, 'examples/commands'),
      env: installing,
    })
    const { cases } = parseResults(readFileSync(join(output, 'results.json'), 'utf8'))
    expect({
      stdout,
      cases: cases.map(({ variant, outcome, verdict }) => [variant, outcome, verdict]),
    }).toEqual({
      stdout,
      cases: [
        ['baseline', 'deadlocked', 'ok'],
        ['healed', 'passed', 'ok'],
      ],
    })
    // pytest names files from its root, which is where it finds a pyproject.toml.
    const tests = cases[0]!.incidents!.map(
      (one) => one.test?.replace('examples/commands/', '') ?? null,
    )
    const own = name.startsWith('pytest')
    expect(tests.sort()).toEqual(
      own
        ? ['pytest-suite/test_shop.py::test_executor', 'pytest-suite/test_shop.py::test_process']
        : [null],
    )
    const { diagnosis } = cases[0]!.incidents![0]!
    expect(diagnosis).toMatchObject({ hazard: 'orphaned-lock', lock: 'lock' })
    expect(diagnosis!.holder!.file).toMatch(/shop\.py$/)
  })
})
