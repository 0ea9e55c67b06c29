import { afterEach, describe, expect, test } from '@jest/globals'
import { endPosixStrays } from '../../../src/watchdog/unix/posix-end.ts'
import { parseTable } from '../../../src/watchdog/unix/ps.ts'
import { isRunning, linuxCommands, linuxPosix, type Script, startScript } from './posix-linux.ts'

const scripts: Script[] = []
const strays: number[] = []

function run(text: string, env: Record<string, string> = {}): Script {
  const script = startScript(text, env)
  scripts.push(script)
  return script
}

afterEach(async () => {
  for (const pid of strays.splice(0)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // As it should be.
    }
  }
  for (const script of scripts.splice(0)) await script.end()
})

const MARK = `FORK_SAFETY_TRIAL=/tmp/posix-end-test-${process.pid}`
const marked = { FORK_SAFETY_TRIAL: MARK.slice('FORK_SAFETY_TRIAL='.length) }
const LIMIT = 10_000

async function knownOf(pid: number) {
  const text = await linuxPosix().ps(linuxCommands.table, 5000)
  const row = parseTable(text!).find((one) => one.pid === pid)!
  return { pid, parent: row.parent, start: row.start }
}

/** Forks a daemon in a session of its own, which prints its pid, and ends. */
const daemon = (more: string) => `
import os, signal, sys, time
if os.fork():
    os._exit(0)
os.setsid()
if os.fork():
    os._exit(0)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
${more}
print(os.getpid())
time.sleep(100)
`

async function startDaemon(more = '', env: Record<string, string> = marked): Promise<number> {
  const pid = Number(await run(daemon(more), env).line())
  strays.push(pid)
  return pid
}

describe('ending strays by ps', () => {
  test('a daemon that nobody saw is found by its environment', async () => {
    const pid = await startDaemon()
    expect(await endPosixStrays([], MARK, LIMIT, linuxPosix())).toEqual([])
    expect(await isRunning(pid)).toBe(false)
  })

  test('a daemon without the mark is found where it was seen before', async () => {
    const pid = await startDaemon('', {})
    expect(await endPosixStrays([], MARK, LIMIT, linuxPosix())).toEqual([])
    expect(await isRunning(pid)).toBe(true)
    expect(await endPosixStrays([await knownOf(pid)], MARK, LIMIT, linuxPosix())).toEqual([])
    expect(await isRunning(pid)).toBe(false)
  })

  test('a stopped one is ended, and what is below it', async () => {
    const more = 'print(os.getpid()) if os.fork() else (os.setsid(), time.sleep(100))'
    const pid = await startDaemon(more)
    process.kill(pid, 'SIGSTOP')
    const table = parseTable((await linuxPosix().ps(linuxCommands.table, 5000))!)
    const child = table.find((row) => row.parent === pid)!.pid
    strays.push(child)
    await endPosixStrays([await knownOf(pid)], 'no such mark', LIMIT, linuxPosix())
    expect([await isRunning(pid), await isRunning(child)]).toEqual([false, false])
  })

  test('a pid that is used again is never killed', async () => {
    const pid = await startDaemon('', {})
    const known = { ...(await knownOf(pid)), start: 'Mon Sep 14 10:06:33 2026' }
    expect(await endPosixStrays([known], MARK, LIMIT, linuxPosix())).toEqual([])
    expect(await isRunning(pid)).toBe(true)
  })

  test('a chain that forks on and on is ended', async () => {
    const chain = `
import os, time
print('on')
end = time.time() + 20
while time.time() < end:
    time.sleep(0.25) # longer than ps takes, on a busy machine too
    if os.fork():
        os._exit(0)
    os.setsid()
`
    await run(chain, marked).line()
    expect(await endPosixStrays([], MARK, LIMIT, linuxPosix())).toEqual([])
    await new Promise((done) => setTimeout(done, 200))
    const text = await linuxPosix().ps(linuxCommands.environments, 5000)
    expect(parseTable(text!).filter((row) => row.command.includes(MARK))).toEqual([])
  }, 30_000)

  test('what cannot be ended is told, within the limit', async () => {
    const pid = await startDaemon()
    const posix = linuxPosix({ kill: () => {} })
    const before = performance.now()
    expect(await endPosixStrays([], MARK, 200, posix)).toEqual([pid])
    expect(performance.now() - before).toBeLessThan(10_000)
  })

  test('where ps cannot be read, nothing is said to be gone', async () => {
    const posix = linuxPosix({ ps: async () => null })
    const known = [{ pid: 4_000_000, parent: 1, start: 'Mon Sep 14 10:06:33 2026' }]
    expect(await endPosixStrays(known, MARK, 100, posix)).toEqual([4_000_000])
  })

  test('the process group of this program is never touched', async () => {
    const killed: number[] = []
    const row = (pid: number, parent: number, group: number) =>
      `${pid} ${parent} ${group} S Mon Sep 14 10:06:33 2026 0:00.01 python ${MARK}\n`
    const table = row(7, 1, 5) + row(8, 1, 5) + row(9, 1, 9)
    const posix = linuxPosix({
      self: 7,
      ps: async () => table,
      kill: (pid) => killed.push(pid),
    })
    await endPosixStrays([], MARK, 30, posix)
    expect([...new Set(killed)].sort()).toEqual([-9, 8, 9])
  })
})
