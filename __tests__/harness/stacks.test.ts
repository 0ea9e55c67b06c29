import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { cpythons, forEachPython, minor, only, run, type Trace } from './trial.ts'

const signal = process.platform === 'linux' ? 61 : 29

const blocked = `
import os, threading
lock = threading.Lock()
lock.acquire()
def wait_for_ever():
    lock.acquire()
pid = os.fork()
if pid == 0:
    wait_for_ever()
os.waitpid(pid, 0)
`

const pause = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

const status = (pid: number, field: string) =>
  new RegExp(`^${field}:\\s+(\\S+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]

const catches = (pid: number) => (BigInt(`0x${status(pid, 'SigCgt')}`) >> BigInt(signal - 1)) & 1n

/** Asks the blocked child twice, and sees that it sleeps again each time. */
async function askTwice(trace: Trace[], stacks: () => string): Promise<boolean> {
  const [child] = only(trace, 'child')
  if (!child || status(child.pid, 'State') !== 'S') return false
  for (const times of [1, 2]) {
    expect(catches(child.pid)).toBe(1n)
    process.kill(child.pid, signal)
    while (stacks().split('wait_for_ever').length <= times) await pause(5)
    while (status(child.pid, 'State') !== 'S') await pause(5)
  }
  return true
}

const linux = process.platform === 'linux' ? cpythons.filter((one) => minor(one) >= 306) : []

forEachPython((python) => {
  test('a child that is blocked shows its stacks, and stays blocked', async () => {
    let asked = false
    const { stacks, trace } = await run(python, {
      source: blocked,
      limit: 20,
      until: async (records) => {
        const at = () =>
          readFileSync(`${records[0] ? folderOf(records[0].pid) : ''}/stacks`, 'utf8')
        asked ||= await askTwice(records, at)
        return asked
      },
    })
    expect(asked).toBe(true)
    const parts = stacks.split('(most recent call first):').slice(1)
    expect(parts).toHaveLength(2)
    expect(parts[0]).toMatch(
      /repro\.py", line 6 in wait_for_ever\n.*repro\.py", line 9 in <module>/,
    )
    expect(only(trace, 'reaped')).toEqual([])
  })

  test("the program's own use of faulthandler goes on", async () => {
    const {
      stdout,
      stderr,
      status: ended,
    } = await run(python, {
      source: `
import faulthandler, os, signal, sys
faulthandler.enable()
faulthandler.register(signal.SIGUSR1, all_threads=False)
os.kill(os.getpid(), signal.SIGUSR1)
faulthandler.dump_traceback()
print(faulthandler.is_enabled())
faulthandler.unregister(signal.SIGUSR1)
`,
    })
    expect([ended, stdout]).toEqual([0, 'True\n'])
    expect(stderr.match(/line 5 in <module>|line 6 in <module>/g)).toHaveLength(2)
  })
}, linux)

/** The trial's folder, from the environment of a process of it. */
function folderOf(pid: number): string {
  const environ = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')
  return environ.find((one) => one.startsWith('FORK_SAFETY_TRIAL='))!.slice(18)
}
