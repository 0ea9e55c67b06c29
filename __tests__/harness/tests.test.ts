/** Which test forks, as its runner says. */
import { expect, test } from '@jest/globals'
import { forEachPython, only, run } from './trial.ts'

const cases = `import os, unittest
class Cases(unittest.TestCase):
    def test_forks(self):
        child = os.fork()
        if child == 0:
            if os.fork() == 0:
                os._exit(0)
            os.wait()
            os._exit(0)
        os.waitpid(child, 0)
    def helper(self, times):
        self.test_forks() if times == 0 else self.helper(times - 1)
    def test_forks_deep(self):
        self.helper(30)
unittest.main()
`

const inTheEnvironment = `import os, subprocess, sys
def fork():
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
if len(sys.argv) > 1:
    sys.exit(fork())
fork()
os.environ['PYTEST_CURRENT_TEST'] = u'tests/test_x.py::test_one[a b] (call)'
fork()
subprocess.check_call([sys.executable, __file__, 'again'])
del os.environ['PYTEST_CURRENT_TEST']
fork()
`

forEachPython((python) => {
  test('a test of unittest is known by the object whose method runs, children included', async () => {
    const { trace, status } = await run(python, { source: cases })
    expect(status).toBe(0)
    const names = only(trace, 'fork').map((one) => one.test)
    expect(names).toHaveLength(4)
    expect([...new Set(names)].sort()).toEqual([
      '__main__.Cases.test_forks',
      '__main__.Cases.test_forks_deep',
    ])
  })

  test('a test of pytest is known by the environment that it has at the fork', async () => {
    const { trace, status } = await run(python, { source: inTheEnvironment })
    expect(status).toBe(0)
    const name = 'tests/test_x.py::test_one[a b] (call)'
    const names = only(trace, 'fork').map((one) => one.test)
    expect(names.length).toBeGreaterThanOrEqual(4)
    expect(names.filter((one, at) => one !== names[at - 1])).toEqual([null, name, null])
    expect(only(trace, 'start').map((one) => one.test)).toEqual([null, name])
  })
})
