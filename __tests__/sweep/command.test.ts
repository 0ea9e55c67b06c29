/** A sweep of a command: of a test suite in which one of several tests has a thread and forks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { parseResults } from '../../src/results/validate.ts'
import { folderWith, runLine } from '../e2e/driver.ts'
import { pythons } from './sweeps.ts'

const suite = `import os, threading, time, unittest
LOCK = threading.Lock()
def ticks():
    while True:
        with LOCK:
            pass
        time.sleep(0.005)
class Forks(unittest.TestCase):
    def forks(self, child=lambda: None):
        pid = os.fork()
        if pid == 0:
            child()
            os._exit(0)
        self.assertEqual(os.waitpid(pid, 0)[1], 0)
    def test_a_few(self):
        for _ in range(8):
            self.forks()
    def test_none(self):
        pass
    def test_thread(self):
        threading.Thread(target=ticks, daemon=True).start()
        time.sleep(0.03)
        self.forks(lambda: LOCK.acquire())
    def test_z_another(self):
        self.forks()
`
const place = folderWith({ 'test_forks.py': suite })
afterAll(place.remove)

test('finds the lock, with its replay line, and lets the rest of the suite go on', async () => {
  const python = pythons.at(-1)!.path
  const line = `CLI run --variants sweep --output out -- ${python} -W always -m unittest test_forks`
  const ended = await runLine(line, { cwd: place.path })
  expect(ended.status).toBe(1)
  const text = readFileSync(join(place.path, 'out/results.json'), 'utf8')
  const [one] = parseResults(text).cases
  expect(one).toMatchObject({ outcome: 'deadlocked', proof: 'proven' })
  expect(one!.sweep!.locks).toMatchObject([
    {
      ...{ name: 'test_forks.LOCK', answer: 'hangs', possible: false },
      fork: { file: 'test_forks.py', line: 10 },
      blocked: { file: 'test_forks.py', line: 23 },
      holder: { file: 'test_forks.py', line: 5 },
      replay: expect.stringMatching(/^test_forks.py:2 Thread-\d.* 9$/),
    },
  ])
  // What Python says of the fork is said of the program's line.
  expect(ended.stdout + ended.stderr).not.toContain('harness/sweep')
  expect(ended.stdout + ended.stderr).toMatch(/Ran 4 tests(?:.|\n)*Ran 4 tests/)
}, 60_000)
