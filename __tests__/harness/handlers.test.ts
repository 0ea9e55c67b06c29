/** To which signals Python code has given a handler. */
import { expect, test } from '@jest/globals'
import { forEachPython, only, run } from './trial.ts'

const source = `import os, signal
from signal import signal as give
def handle(*_):
    pass
give(signal.SIGWINCH, handle)
give(signal.SIGWINCH, lambda *_: None)
give(signal.SIGTERM, signal.SIG_IGN)
child = os.fork()
if child == 0:
    signal.signal(signal.SIGWINCH, signal.SIG_DFL)
    os._exit(0)
os.waitpid(child, 0)
assert callable(signal.signal(signal.SIGWINCH, signal.SIG_DFL))
try:
    signal.signal(signal.SIGKILL, handle)
except (OSError, RuntimeError, ValueError):
    os._exit(0)
`

forEachPython((python) => {
  test('is written once each, and not where it was refused', async () => {
    const { trace, status } = await run(python, { source })
    expect(status).toBe(0)
    const [main] = trace.map(({ pid }) => pid)
    const its = only(trace, 'handler').filter(({ signal }) => signal === 28)
    const told = its.map((one) => [one.pid === main, one.signal, one.set])
    expect(told.filter(([isMain]) => isMain)).toEqual([
      [true, 28, 1],
      [true, 28, 0],
    ])
    expect(told.filter(([isMain]) => !isMain)).toEqual([[false, 28, 0]])
  })
})
