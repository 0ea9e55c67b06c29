import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { type Posix, posixSystem, watchPosix } from '../../../src/watchdog/unix/posix.ts'
import { askBounded, askListing, commandsOf } from '../../../src/watchdog/unix/posix-commands.ts'
import { isRunning, linuxCommands, linuxPosix, type Script, startScript } from './posix-linux.ts'

const scripts: Script[] = []
const strays: number[] = []
const folders: string[] = []

function run(text: string, env: Record<string, string> = {}): Script {
  const script = startScript(text, env)
  scripts.push(script)
  return script
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'posix-test-'))
  folders.push(folder)
  return folder
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
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const sleeper = 'import os, time\nprint(os.getpid())\ntime.sleep(100)\n'

/** A parent whose child has a child in a session of its own; prints the pids of both. */
const family = `
import os, time
read, write = os.pipe()
child = os.fork()
if not child:
    grandchild = os.fork()
    if not grandchild:
        os.setsid()
        os.write(write, b'x')
        time.sleep(100)
    os.read(read, 1)
    print(os.getpid(), grandchild)
    time.sleep(100)
time.sleep(100)
`

const pidsOf = async (script: Script) => (await script.line()).split(' ').map(Number)

const watchable = (root: number) => ({
  root,
  own: () => [],
  connection: async () => null,
  runsPython: () => true,
  alarm: () => 'unknown' as const,
})

describe('a watch by ps', () => {
  test('sees all below its root, parents first, and keeps an orphan', async () => {
    const script = run(family)
    const [child, grandchild] = await pidsOf(script)
    strays.push(grandchild!)
    const watch = watchPosix(script.pid, linuxPosix(), new Map())
    expect((await watch.look(0)).living).toEqual([child, grandchild])
    process.kill(child!, 'SIGKILL')
    while (await isRunning(child!)) await new Promise((done) => setTimeout(done, 5))
    // Its new parent is another, its session its own: only what was seen before names it. The
    // child is a zombie of the script now.
    const after = await watch.look(250)
    expect(after).toMatchObject({ living: [grandchild], stuck: null })
    expect(watch.known()).toEqual([
      { pid: child, parent: script.pid, start: expect.stringMatching(/ 20\d\d$/) },
      { pid: grandchild, parent: child, start: expect.stringMatching(/ 20\d\d$/) },
    ])
    expect(watch.refused()).toEqual([])
  })

  test('asks ps once in 250 ms, and answers from the last picture in between', async () => {
    let asked = 0
    const ps: Posix['ps'] = (command, limit) => {
      asked++
      return askListing(command, limit)
    }
    const script = run(family)
    const pids = await pidsOf(script)
    strays.push(pids[1]!)
    const watch = watchPosix(script.pid, linuxPosix({ ps }), new Map())
    for (const now of [1000, 1010, 1100, 1249]) {
      expect((await watch.look(now)).living).toEqual(pids)
    }
    expect(asked).toBe(1)
    await watch.look(1250)
    expect(asked).toBe(2)
  })

  test('says so where ps cannot be read, and makes nothing of it', async () => {
    const watch = watchPosix(1, linuxPosix({ ps: async () => null }), new Map())
    expect(await watch.look(0)).toMatchObject({ living: [], stuck: null })
    expect(watch.refused()).toEqual(['ps gave no list of processes'])
  })

  test('a root whose pid is used again is not its root', async () => {
    const row = (pid: number, parent: number, second: string) =>
      `${pid} ${parent} ${pid} S Mon Sep 14 10:06:${second} 2026 0:00.01 python\n`
    const tables = [row(50, 1, '33') + row(60, 50, '34'), row(50, 1, '59') + row(61, 50, '59')]
    const watch = watchPosix(50, linuxPosix({ ps: async () => tables.shift()! }), new Map())
    expect((await watch.look(0)).living).toEqual([60])
    expect((await watch.look(250)).living).toEqual([])
  })
})

test('who was seen below the root stays of the trial, whatever parent and group it has', async () => {
  const row = (pid: number, parent: number, group: number) =>
    `${pid} ${parent} ${group} S Mon Sep 14 10:06:33 2026 0:00.01 python\n`
  const root = row(50, 1, 50)
  const tables = [root + row(60, 50, 60) + row(61, 60, 60), root + row(61, 1, 61) + row(62, 1, 60)]
  const watch = watchPosix(50, linuxPosix({ ps: async () => tables.shift()! }), new Map())
  expect((await watch.look(0)).living).toEqual([60, 61])
  // 62 was never seen before, but is in the group of what was.
  expect((await watch.look(250)).living).toEqual([61, 62])
})

describe('a search whose process uses time meanwhile', () => {
  const table = (time: string) =>
    [50, 60]
      .map((pid) => `${pid} ${pid - 10} ${pid} S Mon Sep 14 10:06:33 2026 ${time} python\n`)
      .join('')

  test.each([
    ['none', '0:01.00', [60]],
    ['some', '0:01.01', undefined],
  ])('%s', async (_, last, pids) => {
    const tables = ['0:01.00', '0:01.00', last].map(table)
    let now = 0
    const posix = linuxPosix({
      ps: async () => tables.shift()!,
      tool: async () => '60 60 S futex_wait_queue\n',
      pause: async (milliseconds) => {
        now += milliseconds
      },
      clock: () => now,
    })
    const watch = watchPosix(50, posix, new Map())
    await watch.look(now)
    expect((await watch.search!([60]))?.pids).toEqual(pids)
  })
})

describe('the search at the limit', () => {
  const hang = `
import os, threading, time
lock = threading.Lock()
lock.acquire()
read, write = os.pipe()
child = os.fork()
if not child:
    inner = os.fork()
    if not inner:
        os.write(write, b'x')
        LAST
    os.waitpid(inner, 0)
os.read(read, 1)
print(child)
time.sleep(100)
`

  test('a lock wait, and a parent that waits for it, are likely stuck', async () => {
    const script = run(hang.replace('LAST', 'lock.acquire()'))
    const child = Number(await script.line())
    const system = posixSystem(linuxPosix())
    const watch = system.watch(watchable(script.pid))
    const { living } = await watch.look(system.clock())
    const stuck = await watch.search!(living)
    expect(stuck).toMatchObject({ pids: living, alone: true })
    expect(living[0]).toBe(child)
    const waits = watch.waits(living)
    expect(waits.map((wait) => wait.kind)).toEqual(['process', 'futex'])
    expect(waits[1]!.text).toMatch(/^waits for a lock \(futex/)
    expect(watch.waits([child]).map((wait) => wait.pid)).toEqual([child])
    expect(system.nativeStack(waits[1]!.pid, waits[1]!.tid)).toBeNull()
  }, 30_000)

  test.each([
    ['sleeps', 'time.sleep(100)'],
    ['reads a pipe', 'os.read(os.pipe()[0], 1)'],
    ['computes', 'while True: pass'],
  ])(
    'a process that %s is not stuck, nor is who waits for it',
    async (_, last) => {
      const script = run(hang.replace('LAST', last))
      await script.line()
      const watch = posixSystem(linuxPosix()).watch(watchable(script.pid))
      const { living } = await watch.look(performance.now())
      expect(living).toHaveLength(2)
      expect(await watch.search!(living)).toBeNull()
    },
    30_000,
  )

  test('without evidence there is no verdict, and the reason is told', async () => {
    const script = run(hang.replace('LAST', 'lock.acquire()'))
    await script.line()
    const commands = { ...linuxCommands, threads: { kind: 'sample' } as const }
    const watch = posixSystem(linuxPosix({ commands })).watch(watchable(script.pid))
    const { living } = await watch.look(performance.now())
    expect(await watch.search!(living)).toBeNull()
    expect(watch.refused()).toEqual(
      living.map((pid) => `process ${pid}: sample gave no call graph`),
    )
    expect(watch.waits(null)).toEqual([])
  }, 30_000)
})

describe('asking for Python stacks', () => {
  const asked = (file: string, more = '') => `
import faulthandler, signal, threading
file = open(${JSON.stringify(file)}, 'a')
${more}
print('ready')
def wait_here():
    threading.Event().wait()
wait_here()
`

  test('a process that has the handler and the file writes them', async () => {
    const file = join(makeFolder(), 'stacks')
    writeFileSync(file, 'earlier\n')
    const script = run(asked(file, 'faulthandler.register(29, file=file, all_threads=True)'))
    await script.line()
    const stacks = await posixSystem(linuxPosix()).askForStacks(script.pid, file)
    expect(stacks).toHaveLength(1)
    const [stack] = stacks as Exclude<typeof stacks, string>
    expect(stack!.frames.map((frame) => frame.function)).toContain('wait_here')
  })

  test('a process without the handler gets no signal', async () => {
    const file = join(makeFolder(), 'stacks')
    writeFileSync(file, '')
    const script = run(asked(file))
    await script.line()
    const sent: number[] = []
    const system = posixSystem(linuxPosix({ kill: (pid) => sent.push(pid) }))
    expect(await system.askForStacks(script.pid, file)).toMatch('has no handler')
    expect(sent).toEqual([])
  })

  test('nor does one that has closed the file', async () => {
    const file = join(makeFolder(), 'stacks')
    writeFileSync(file, '')
    const text = 'faulthandler.register(29, file=file, all_threads=True)\nfile.close()'
    const script = run(asked(file, text))
    await script.line()
    const sent: number[] = []
    const system = posixSystem(linuxPosix({ kill: (pid) => sent.push(pid) }))
    expect(await system.askForStacks(script.pid, file)).toMatch('file for its Python stacks open')
    expect(sent).toEqual([])
  })
})

describe('running commands', () => {
  test('a tool that hangs is killed at its limit', async () => {
    const script = run(sleeper)
    await script.line()
    const before = performance.now()
    const command = ['/bin/sh', '-c', 'exec sleep 100']
    expect(await askBounded(command, 100)).toBeNull()
    expect(performance.now() - before).toBeLessThan(20_000)
  })

  test('a tool that is not there or fails is no answer', async () => {
    expect(await askBounded(['/nowhere/sample'], 1000)).toBeNull()
    expect(await askBounded(['/bin/false'], 1000)).toBeNull()
    expect(await askListing(['/nowhere/ps'], 1000)).toBeNull()
  })

  test('a list says the same whatever the language and the time zone', async () => {
    const text = await askListing(['/bin/sh', '-c', 'echo $LC_ALL $TZ'], 5000)
    expect(text).toBe('C UTC\n')
  })

  test('each system has its own words', () => {
    expect(commandsOf('darwin').environments).toContain('-axwwE')
    expect(commandsOf('freebsd').environments).toContain('-axwwe')
    expect(commandsOf('netbsd').threads).toBeNull()
    const freebsd = commandsOf('freebsd').threads
    const openbsd = commandsOf('openbsd').threads
    if (freebsd?.kind !== 'channels' || openbsd?.kind !== 'channels') throw new Error('no channels')
    // umtxn: https://github.com/zeromq/php-zmq/issues/7
    expect(['umtxn', 'uwait', 'usem'].every((name) => freebsd.locks.test(name))).toBe(true)
    expect(['fsleep', 'thrsleep'].every((name) => openbsd.locks.test(name))).toBe(true)
    for (const name of ['nanslp', 'nanoslp', 'kqread', 'select', 'piperd', 'sbwait', '-']) {
      expect(freebsd.locks.test(name) || openbsd.locks.test(name)).toBe(false)
    }
    expect(freebsd.processes.test('wait')).toBe(true)
    expect(freebsd.command(12)).toEqual(expect.arrayContaining(['-H', '12', 'lwp=']))
  })
})
