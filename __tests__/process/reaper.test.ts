import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { adoptingReapers, keepReapers, type Reapers } from '../../src/process/reapers.ts'
import { procfs } from '../../src/watchdog/linux/proc.ts'
import { readTree } from '../../src/watchdog/linux/processes.ts'
import { withoutCtypes } from '../noctypes.ts'
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

const broken = mkdtempSync(join(tmpdir(), 'reaper-test-'))
afterAll(() => rmSync(broken, { recursive: true, force: true }))

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

  test('that was killed leaves all to its guard, which ends it and says that it was not whole', async () => {
    const reapers = keepReapers(newest, 0)
    const changed = () => {}
    const program = reapers.start(
      {
        command: ['/bin/sh', '-c', 'setsid sleep 98 & setsid sleep 98'],
        cwd: '/',
        env: { PATH: process.env.PATH! },
      },
      { output: () => {}, changed: () => changed() },
    )
    const below = () => readTree(program.pid, procfs()).map((one) => one.pid)
    const all = await until(below, (pids) => pids.length >= 5)
    process.kill(program.own()[0]!, 'SIGKILL')
    await until(program.isOver, (over) => over)
    expect(program.wasEmpty()).toBe(false)
    for (const pid of all) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    reapers.close()
  })

  const confines = Number(
    execFileSync(newest, [
      '-c',
      'import ctypes; print(ctypes.CDLL(None).syscall(444, None, 0, 1))',
    ]),
  )
  const fromLandlock6 = confines >= 6 ? test : test.skip
  fromLandlock6('lets nothing of a trial read or signal what is not its own', async () => {
    const attempts = `import os, signal
def parent(pid): return int(open("/proc/%d/stat" % pid).read().rpartition(")")[2].split()[1])
def refused(act, *given):
    try: act(*given)
    except (IOError, OSError): return "refused"
    return "done"
between = os.getppid(); reaper = parent(between); guard = parent(reaper); node = parent(guard)
for pid in (reaper, guard, node):
    print(" ".join([refused(os.kill, pid, 0), refused(lambda: open("/proc/%d/environ" % pid).read()), refused(lambda: open("/proc/%d/mem" % pid, "rb"))]))
child = os.fork()
if child == 0:
    signal.pause()
print(" ".join([refused(lambda: open("/proc/%d/environ" % child).read()), refused(os.kill, child, 9), refused(os.kill, between, 0)]))
`
    await inParallel(pythons, 3, async ({ path }) => {
      const reapers = keepReapers(path, 0)
      const { stdout } = await run(reapers, [path, '-c', attempts])
      // A recent kernel lets whoever may watch all processes read their environments.
      const none = `refused ${process.getuid?.() === 0 ? '\\w+' : 'refused'} refused`
      const wanted = new RegExp(`^(${none}\n){3}done done done\n$`)
      expect(stdout).toMatch(wanted)
      reapers.close()
    })
  })

  test('runs on the first Python that lets it adopt; looks for others only where none does', async () => {
    const without = withoutCtypes(newest, broken)
    let looks = 0
    const adoptsOn = async (given: string[], found: string[]) => {
      const others = async () => {
        looks++
        return found
      }
      const reapers = await adoptingReapers(given, others, 0)
      const adopts = await new Promise<boolean>((resolve) => {
        const order = { command: ['/bin/true'], cwd: '/', env: {} }
        const changed = () => program.isOver() && resolve(program.adopts())
        const program = reapers.start(order, { output: () => {}, changed })
      })
      reapers.close()
      return adopts
    }
    expect(await adoptsOn([without, '/nonexistent/python', newest], [])).toBe(true)
    expect(looks).toBe(0)
    expect(await adoptsOn([without], [without, newest])).toBe(true)
    expect(await adoptsOn([without], [])).toBe(false)
    expect(looks).toBe(2)
    await until(idle, (pids) => pids.length === 0)
  })

  test('that cannot be started, or ended before its order, says so', async () => {
    const preventedOn = (python: string) =>
      new Promise<string | null>((resolve) => {
        const order = { command: ['/bin/true'], cwd: '/', env: {} }
        const changed = () => program.isOver() && resolve(program.prevented())
        const program = keepReapers(python, 0).start(order, { output: () => {}, changed })
      })
    expect(await preventedOn('/nonexistent/python')).toBe('spawn /nonexistent/python ENOENT')
    expect(await preventedOn('/bin/true')).toBe('what was to watch over it ended before it began')
    expect(await preventedOn(newest)).toBe(null)
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
