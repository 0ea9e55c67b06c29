import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { folderWith, readResults, runEntry } from './driver.ts'

const slow = `import os, threading, time
def tick():
    while True:
        time.sleep(0.2)
threading.Thread(target=tick, daemon=True, name="ticker").start()
if os.fork() == 0:
    open("began", "w").close()
    time.sleep(600)
os.wait()
`
const locked = `import threading, time
_lock = threading.Lock()
def __dir__():
    return ["thing"]
def __getattr__(name):
    with _lock:
        time.sleep(0.05)
`
const dep = `# /// script
# [tool.fork-safety.expect.known]
# any = ["passed"]
# "tinydep>=2" = ["deadlocked"]
# [tool.fork-safety.variants.known]
# env = { KNOWN = "1" }
# ///
import os, threading
import tinydep
lock = threading.Lock()
if tinydep.__version__ == "2.0":
    taken = threading.Event()
    def hold():
        with lock:
            taken.set()
            threading.Event().wait()
    threading.Thread(target=hold, daemon=True).start()
    taken.wait()
child = os.fork()
if child == 0:
    with lock:
        os._exit(0)
os.waitpid(child, 0)
`
/** A distribution as it lies on a Python's path. */
const installed = (version: string) => ({
  [`installed-${version}/tinydep.py`]: `__version__ = "${version}"\n`,
  [`installed-${version}/tinydep-${version}.dist-info/METADATA`]: 'Name: tinydep\n',
})
const place = folderWith({
  ...installed('1.0'),
  ...installed('2.0'),
  'dep.py': dep,
  'slow.py': slow,
  'project/pyproject.toml': '[project]\nname = "my-lib"\nrequires-python = ">=3.7"\n',
  'project/my_lib/__init__.py': locked,
  // Beside where it is asked for, and installed nowhere.
  'plain/pyproject.toml': '[project]\nname = "tinyplain"\n',
  'plain/tinyplain.py': '',
})
afterAll(place.remove)

test('^C shows where every thread stood, and what was written shows it again', async () => {
  const args = ['run', 'slow.py', '--output', 'broken-off']
  const { status, stdout } = await runEntry('cli', args, {
    cwd: place.path,
    meanwhile: (kill) => {
      const timer = setInterval(() => {
        if (!existsSync(join(place.path, 'began'))) return
        clearInterval(timer)
        kill('SIGINT')
      }, 50)
    },
  })
  expect(status).toBe(130)
  const stacks = stdout.slice(stdout.indexOf('Stacks of slow, baseline'))
  expect(stacks).toMatch(/ticker.*\n.*slow\.py:4 in tick/)
  expect(stacks).toMatch(/main process, MainThread.*\n.*slow\.py:9 in <module>/)
  expect(stacks).toMatch(/child 1.*\n.*slow\.py:8 in <module>/)
  const shown = (...words: string[]) =>
    runEntry('cli', ['show', 'broken-off/results.json', ...words], { cwd: place.path })
  expect((await shown()).stdout).toBe(stdout)
  expect((await shown('SLOW', 'baseline')).stdout).toContain('slow.py:4 in tick')
  expect(await shown('nothing')).toMatchObject({
    status: 2,
    stderr: "show: no case has 'nothing'; there are: slow baseline\n",
  })
})

describe('init', () => {
  const cwd = join(place.path, 'project')
  const init = (...args: string[]) =>
    runEntry('cli', ['init', ...args], { cwd, env: { PYTHONPATH: cwd } })
  const repro = join(cwd, 'tests/forks/fork_my_lib.py')

  test('writes what is not there, and runs the repro', async () => {
    expect((await init('--force')).stderr).toBe("init: got '--force', allowed is --matrix\n")
    expect(existsSync(repro)).toBe(false)
    const { stdout } = await init()
    expect(stdout).toMatch(/^wrote {2}tests\/forks\/fork_my_lib\.py\nwrote {2}\.github/)
    expect(stdout).toMatch(/^fork_my_lib +baseline +/m)
    expect(existsSync(join(cwd, '.github/workflows/fork-safety-matrix.yml'))).toBe(false)
  })

  test('never writes over what is there', async () => {
    writeFileSync(repro, 'mine')
    const { status, stdout } = await init('--matrix')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^kept {3}.*\nkept {3}.*\nwrote {2}.*matrix\.yml\n/)
    expect(readFileSync(repro, 'utf8')).toBe('mine')
  })

  test('takes nothing that only lies there for installed', async () => {
    const { stdout } = await runEntry('cli', ['init'], {
      cwd: join(place.path, 'plain'),
      env: { PIP_NO_INDEX: '1', UV_OFFLINE: '1' },
    })
    expect(stdout).not.toContain('tinyplain is not installed')
  })

  test('without a package says so', async () => {
    const { status, stderr } = await runEntry('cli', ['init'], { cwd: place.path })
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'init: neither pyproject.toml nor setup.py is here, which tell the package to test\n',
    })
  })
})

describe('two nights with another version of one package', () => {
  const night = (version: string, ...more: string[]) =>
    runEntry('cli', ['run', 'dep.py', '--trials', '3', '--pass-env', 'PYTHONPATH', ...more], {
      cwd: place.path,
      env: { PYTHONPATH: join(place.path, `installed-${version}`) },
    })

  test('are told apart by its name and both versions', async () => {
    const first = await night('1.0', '--output', 'first')
    expect(first.status).toBe(0)
    const { environment, cases } = readResults(join(place.path, 'first'))
    expect(environment.startedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    expect(cases[0]!.packages).toMatchObject({ tinydep: '1.0' })
    const second = await night('2.0', '--baseline', 'first/results.json')
    expect(second.status).toBe(1)
    const said = second.stdout.replace(/\s+/g, ' ')
    expect(said).toMatch(/before \d{4}-.*passed, hung 0 of 3\. Since then: tinydep 1\.0 -> 2\.0\./)
  })

  test('may be expected to differ', async () => {
    const { stdout, status } = await night('2.0', '--variants', 'known')
    expect({ stdout, status }).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/ok, expected/),
    })
  })
})

test('the story without PyMongo is one screen, which says what to type', async () => {
  const env = { PIP_NO_INDEX: '1', XDG_CACHE_HOME: join(place.path, 'cache') }
  const { stdout } = await runEntry('cli', ['story'], { cwd: place.path, env })
  const lines = stdout.trimEnd().split('\n')
  expect(lines.length).toBeLessThanOrEqual(23)
  expect(lines[0]).toMatch(/^scenario +variant +here, .* on a Mac of 2015$/)
  expect(stdout).toMatch(/^getaddrinfo +baseline +.*hangs \d of 3$/m)
  expect(stdout).toMatch(/^Cause .* holds the getaddrinfo lock when the process forks/m)
  expect(stdout).toMatch(/^ {2}waits +getaddrinfo\.py:\d+ +socket\.getaddrinfo\(host, 80\)$/m)
  if (!stdout.includes('mongoclient   baseline')) {
    expect(stdout).toMatch(/^PyMongo .*python3 -m pip install pymongo$/m)
  }
})
