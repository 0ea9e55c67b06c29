import { describe, expect, test } from '@jest/globals'
import { spawnRun } from '../../src/process/run.ts'

const env = { PATH: '/usr/bin:/bin' }
const sh = (script: string, timeout = 20) => spawnRun(['/bin/sh', '-c', script], { env, timeout })
/** Waits until a process is gone, or is a zombie that only init has to collect. */
async function gone(pid: string, limit = 200): Promise<boolean> {
  for (let tries = 0; tries < limit; tries++) {
    const { stdout } = await spawnRun(['/bin/ps', '-o', 'stat=', '-p', pid], { env, timeout: 20 })
    if (/^Z?\s*$|^Z/.test(stdout)) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}

describe('spawnRun', () => {
  test('gives status and both streams', async () => {
    const ended = await sh('echo out; echo err >&2; exit 3')
    expect(ended).toEqual({
      code: 3,
      signal: null,
      stdout: 'out\n',
      stderr: 'err\n',
      timedOut: false,
    })
  })

  test('a command that cannot be started is no exception', async () => {
    const ended = await spawnRun(['/no/such/command'], { env, timeout: 5 })
    expect(ended).toMatchObject({ code: null, signal: null, timedOut: false })
    expect(ended.stderr).toMatch('ENOENT')
  })

  test('the limit ends the whole group', async () => {
    const ended = await sh('sleep 600 & echo $!; wait', 0.5)
    expect(ended).toMatchObject({ code: null, signal: 'SIGKILL', timedOut: true })
    expect(await gone(ended.stdout.trim())).toBe(true)
  })

  test('what is left behind ends with its leader', async () => {
    const ended = await sh('sleep 600 & echo $!')
    expect(ended).toMatchObject({ code: 0, timedOut: false })
    expect(await gone(ended.stdout.trim())).toBe(true)
  })

  test('the limit holds though a process of another group keeps the pipe', async () => {
    const ended = await sh("setsid sh -c 'echo $$; exec sleep 600' & wait", 1)
    const pid = ended.stdout.trim()
    expect(ended.timedOut).toBe(true)
    expect(await gone(pid, 2)).toBe(false)
    process.kill(Number(pid))
  })

  test('keeps the last megabyte', async () => {
    const ended = await sh('head -c 3000000 /dev/zero | tr "\\0" x; echo end')
    expect(ended.stdout).toHaveLength(1 << 20)
    expect(ended.stdout.endsWith('xend\n')).toBe(true)
  })

  test('gives nothing of our own environment', async () => {
    expect((await spawnRun(['/usr/bin/env'], { env: { A: 'b' }, timeout: 5 })).stdout).toBe('A=b\n')
  })
})
