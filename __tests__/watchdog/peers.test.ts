import { readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { Reaped } from '../../src/process/reaper.ts'
import { keepReapers } from '../../src/process/reapers.ts'
import { findInterpreters, inParallel } from './trials.ts'

const pythons = findInterpreters()
const newest = pythons.filter((one) => !one.pypy).at(-1)!.path

/** Says what sockets it has, by name the descriptor and its inode, and lives until it is ended. */
const program = `
import os, socket, struct, sys, tempfile, time
has = {}
has['a'], has['b'] = socket.socketpair()
has['packets'], has['other'] = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
has['datagrams'], _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
kept = []
for name, option in (('reads', socket.SO_RCVTIMEO), ('writes', socket.SO_SNDTIMEO)):
    has[name], unlimited = socket.socketpair()
    has['against ' + name] = unlimited
    has[name].setsockopt(socket.SOL_SOCKET, option, struct.pack('ll', 0, 1000))
has['alone'], other = socket.socketpair()
other.close()
has['inet'] = socket.socket()
place = tempfile.mkdtemp() + '/socket'
has['listens'] = socket.socket(socket.AF_UNIX)
has['listens'].bind(place)
has['listens'].listen(1)
has['early'] = socket.socket(socket.AF_UNIX)
has['early'].connect(place)
os.remove(place)
os.rmdir(place[:-7])
for name, one in has.items():
    print('%s=%d=%d' % (name, one.fileno(), os.fstat(one.fileno()).st_ino))
print('file=0=0')
print('none=999=0')
print('.')
sys.stdout.flush()
time.sleep(600)
`

interface Has {
  fd: number
  inode: string
}

/** The program, once it has its sockets. */
function start(python: string): Promise<{ reaped: Reaped; has: Map<string, Has> }> {
  return new Promise((resolve) => {
    let text = ''
    const order = { command: [newest, '-c', program], cwd: '/', env: {} }
    const reaped = keepReapers(python, 0).start(order, {
      output: (_, bytes) => {
        text += bytes
        if (!text.endsWith('\n.\n')) return
        const lines = text.split('\n').slice(0, -2)
        const entries = lines.map((line): [string, Has] => {
          const [name, fd, inode] = line.split('=')
          return [name!, { fd: Number(fd), inode: `socket:[${inode}]` }]
        })
        resolve({ reaped, has: new Map(entries) })
      },
      changed: () => {},
    })
  })
}

async function end(reaped: Reaped): Promise<void> {
  reaped.end()
  await reaped.closed(5000)
  expect(reaped.wasEmpty()).toBe(true)
  reaped.abandon()
}

/** A signal is only on its way when `kill` returns. */
async function isStopped(pid: number): Promise<void> {
  const state = () => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)![0]
  while (state() !== 'T') await new Promise((resolve) => setTimeout(resolve, 1))
}

const onLinux = platform() === 'linux' ? describe : describe.skip

/** A test that fails leaves nothing behind either. */
const started: Reaped[] = []
afterEach(async () => {
  for (const reaped of started.splice(0)) {
    reaped.end()
    await reaped.closed(5000)
    reaped.abandon()
  }
})

onLinux('the other end of a socket', () => {
  test('is told by every Python, where it stays the same and there is no time limit', async () => {
    await inParallel(pythons, 3, async ({ name, path }) => {
      const { reaped, has } = await start(path)
      started.push(reaped)
      const entries = [...has].map(async ([one, { fd }]) => {
        const found = await reaped.connection(reaped.main()!, fd)
        if (found) expect(found.own).toBe(has.get(one)!.inode)
        const peer = [...has].find(([, { inode }]) => inode === found?.peer)
        return [one, peer?.[0] ?? null]
      })
      expect([name, Object.fromEntries(await Promise.all(entries))]).toEqual([
        name,
        {
          ...{ a: 'b', b: 'a', packets: 'other', other: 'packets' },
          ...{ 'against reads': 'reads', 'against writes': 'writes', reads: null, writes: null },
          ...{ datagrams: null, alone: null, inet: null, listens: null, early: null },
          ...{ file: null, none: null },
        },
      ])
      await end(reaped)
    })
  })

  test('is not told by a reaper that does not run, nor of a process that is gone', async () => {
    const { reaped, has } = await start(newest)
    started.push(reaped)
    const { fd } = has.get('a')!
    // Its guard first, which would let it go on.
    const both = [reaped.pid, reaped.own()[0]!]
    try {
      expect(await reaped.connection(4_194_304, fd)).toBeNull()
      for (const pid of both) process.kill(pid, 'SIGSTOP')
      for (const pid of both) await isStopped(pid)
      expect(await reaped.connection(reaped.main()!, fd)).toBeNull()
    } finally {
      for (const pid of both) process.kill(pid, 'SIGCONT')
    }
    expect(await reaped.connection(reaped.main()!, fd)).not.toBeNull()
    await end(reaped)
    expect(await reaped.connection(reaped.main()!, fd)).toBeNull()
  })
})
