import { readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { keepReapers, type Reapers } from '../../src/process/reaper.ts'
import { procfs } from '../../src/watchdog/linux/proc.ts'
import { readTree } from '../../src/watchdog/linux/processes.ts'
import { findInterpreters, inParallel } from '../watchdog/trials.ts'

const pythons = findInterpreters()
const newest = pythons.filter((one) => !one.pypy).at(-1)!.path

interface Ended {
  statuses: [number, number][]
  main: number | null
  empty: boolean
  stdout: string
}

/** Runs a command to its end. */
function run(
  reapers: Reapers,
  command: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
) {
  return new Promise<Ended>((resolve) => {
    let stdout = ''
    const program = reapers.start(
      { command, cwd: options.cwd ?? '/', env: options.env ?? {} },
      {
        output: (stream, bytes) => {
          if (stream === 'stdout') stdout += bytes
        },
        changed: async () => {
          if (!program.isOver()) return
          await program.closed(5000)
          const statuses = [...program.statuses]
          resolve({ statuses, main: program.main(), empty: program.wasEmpty(), stdout })
        },
      },
    )
  })
}

const idle = () =>
  readTree(process.pid, procfs())
    .filter((one) => readFileSync(`/proc/${one.pid}/cmdline`, 'latin1').includes('reaper.py'))
    .map((one) => one.pid)

async function until<T>(get: () => T, wanted: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = get()
    if (wanted(value)) return value
    await new Promise((done) => setTimeout(done, 5))
  }
}

const onLinux = platform() === 'linux' ? describe : describe.skip

onLinux('a reaper', () => {
  test('runs what it is told, on every Python: folder, arguments and environment as they are', async () => {
    const args = ['', 'a b', 'new\nline', 'é', '"$(x)"', '-c']
    const env = { PATH: '/bin', EMPTY: '', UMLAUT: 'ä=ö' }
    await inParallel(pythons, 3, async ({ name, path }) => {
      const reapers = keepReapers(path, 0)
      const shell =
        'pwd; for one in "$@"; do echo "[$one]"; done; echo "$EMPTY-$UMLAUT"; env | wc -l; cat; exit 3'
      const ended = await run(reapers, ['/bin/sh', '-c', shell, 'sh', ...args], {
        cwd: '/usr',
        env,
      })
      const lines = args.map((one) => `[${one}]`).join('\n')
      expect([name, ended.stdout]).toEqual([name, `/usr\n${lines}\n-ä=ö\n4\n`])
      expect(ended).toMatchObject({ statuses: [[ended.main, 3 << 8]], empty: true })
      reapers.close()
    })
  })

  test('says that a program or its folder is not there by status 126', async () => {
    const reapers = keepReapers(newest, 0)
    for (const [command, cwd] of [
      ['/nonexistent', '/'],
      ['/bin/true', '/nonexistent'],
      ['/etc/passwd', '/'],
    ]) {
      const ended = await run(reapers, [command!], { cwd })
      expect(ended.statuses).toEqual([[ended.main, 126 << 8]])
    }
    const broken = await run(keepReapers('/nonexistent/python', 0), ['/bin/true'])
    expect(broken).toEqual({ statuses: [], main: null, empty: false, stdout: '' })
  })

  test('collects orphans, and tells their statuses', async () => {
    const reapers = keepReapers(newest, 0)
    const orphan = '(sleep 0.1; exit 5) & exit 0'
    const { statuses, main } = await run(reapers, ['/bin/sh', '-c', orphan], {
      env: { PATH: '/bin:/usr/bin' },
    })
    expect(new Map(statuses).get(main!)).toBe(0)
    expect(statuses.map(([, status]) => status >> 8).sort()).toEqual([0, 5])
  })

  test('waits ahead of time, is replaced where a trial has killed or stopped it, and goes in the end', async () => {
    expect(idle()).toEqual([])
    const reapers = keepReapers(newest, 2)
    expect((await run(reapers, ['/bin/true'])).statuses.length).toBe(1)
    // Each is a guard and a reaper below it.
    const waiting = await until(idle, (pids) => pids.length === 4)
    process.kill(waiting[0]!, 'SIGKILL')
    process.kill(waiting[2]!, 'SIGSTOP')
    await until(idle, (pids) => !pids.includes(waiting[0]!))
    await new Promise((done) => setTimeout(done, 50))
    expect((await run(reapers, ['/bin/true'])).statuses.length).toBe(1)
    expect((await run(reapers, ['/bin/true'])).statuses.length).toBe(1)
    reapers.close()
    await until(idle, (pids) => pids.length === 0)
  })
})
