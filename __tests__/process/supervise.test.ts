import { platform } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { keepReapers } from '../../src/process/reapers.ts'
import { supervisedRun } from '../../src/process/supervise.ts'
import { findInterpreters } from '../watchdog/trials.ts'

const python = findInterpreters()
  .filter((one) => !one.pypy)
  .at(-1)!.path
const env = { PATH: process.env.PATH ?? '' }
const run = supervisedRun(keepReapers(python, 0), new AbortController().signal)
const code = (text: string) => [python, '-c', text]
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const onLinux = platform() === 'linux' ? describe : describe.skip

onLinux('a supervised command', () => {
  test('gives its status and what it printed', async () => {
    const text = 'import sys; print("out"); sys.stderr.write("err"); sys.exit(3)'
    const ended = await run(code(text), { env, timeout: 60 })
    expect(ended).toEqual({
      code: 3,
      signal: null,
      stdout: 'out\n',
      stderr: 'err',
      timedOut: false,
    })
  })

  test('is found on PATH, runs where it was told to, with nothing but its environment', async () => {
    const command = ['sh', '-c', 'pwd; env']
    const { stdout } = await run(command, { env: { ...env, A: 'b' }, cwd: '/usr', timeout: 60 })
    expect(stdout.startsWith('/usr\n')).toBe(true)
    const names = stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split('=')[0])
    expect(
      names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD', 'LC_CTYPE'].includes(name!)).sort(),
    ).toEqual(['A', 'PATH'])
  })

  test('says by which signal it died', async () => {
    const ended = await run(code('import os; os.kill(os.getpid(), 9)'), { env, timeout: 60 })
    expect(ended).toMatchObject({ code: null, signal: 'SIGKILL' })
  })

  test('ends at its limit, with all that it started', async () => {
    const text = `import os, sys, time
pid = os.fork()
if pid: print(pid); sys.stdout.flush()
else: os.setsid()
time.sleep(600)`
    const ended = await run(code(text), { env, timeout: 1.5 })
    expect(ended.timedOut).toBe(true)
    expect(isAlive(Number(ended.stdout))).toBe(false)
  })

  test('ends when the run is interrupted', async () => {
    const interrupt = new AbortController()
    const ended = supervisedRun(keepReapers(python, 0), interrupt.signal)(
      code('import time; time.sleep(600)'),
      {
        env,
        timeout: 600,
      },
    )
    setTimeout(() => interrupt.abort(), 300)
    expect(await ended).toMatchObject({ code: null, timedOut: false })
  })

  test('that does not exist fails', async () => {
    expect(await run(['no-such-command'], { env, timeout: 60 })).toMatchObject({ code: 126 })
    const broken = supervisedRun(
      keepReapers('/nonexistent/python', 0),
      new AbortController().signal,
    )
    expect(await broken(['true'], { env, timeout: 60 })).toMatchObject({ code: null, signal: null })
  })
})
