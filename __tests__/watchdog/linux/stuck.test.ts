import { describe, expect, test } from '@jest/globals'
import type { Process } from '../../../src/watchdog/linux/processes.ts'
import type { Sockets } from '../../../src/watchdog/linux/sockets.ts'
import {
  closedSet,
  couldBeWoken,
  findWaiter,
  isUnchanged,
  needsOthers,
  type Picture,
  rootsOf,
  takePicture,
  type World,
} from '../../../src/watchdog/linux/stuck.ts'
import type { Blocked } from '../../../src/watchdog/linux/waits.ts'
import { aProcess, aStat, aStatus, aThread, type Files, fakeProc, word } from './fakeproc.ts'

const HEAP = '5000-6000 rw-p 00000000 00:00 0 [heap]'
const SHARED = '8000-9000 rw-s 00000000 00:1a 77 /dev/shm/sem.x (deleted)'
const STATIC = '7000-7800 rw-p 00001000 08:01 12 /usr/lib/libpython3.12.so.1.0'

const lock: Blocked = { kind: 'futex', address: 0x5500n, value: 0, operation: 0x189 }
const semaphore: Blocked = { kind: 'futex', address: 0x8010n, value: 0, operation: 0x109 }
const child = (pid: number | null): Blocked => ({ kind: 'process', pid })
const reads = (...fds: number[]): Blocked => ({ kind: 'descriptors', reads: fds, writes: [] })
const writes = (...fds: number[]): Blocked => ({ kind: 'descriptors', reads: [], writes: fds })

interface Member {
  process: Process
  waits: Blocked[]
  /** By descriptor: the pipe, and `r` or `w`. */
  pipes?: Record<number, string>
  /** By descriptor: the socket's end; `a` and `A` are connected. */
  sockets?: Record<number, string>
  maps?: string[]
  closed?: boolean
}

/** Knows which sockets are connected: `a` and `A`; of `z` nothing is known. */
const connected: Sockets = {
  peer: (_pid, _thread, _fd, own) => {
    const name = /\[(.*)\]/.exec(own)![1]!
    const upper = name.toUpperCase()
    return name === 'z' ? null : `socket:[${name === upper ? name.toLowerCase() : upper}]`
  },
  answers: () => 0,
}

/** A process's table of descriptors, as it and each of its threads shows it. */
const tables = ({ pid, threads }: Process) => [
  pid,
  ...threads.map(({ tid }) => `${pid}/task/${tid}`),
]

/** Files and pictures of processes that wait for those things. */
function world(...members: Member[]) {
  const files: Required<Files> = { texts: {}, links: {}, memory: {} }
  for (const {
    process,
    pipes = {},
    sockets = {},
    maps = [HEAP, SHARED, STATIC],
    closed,
  } of members) {
    const { pid } = process
    files.texts[`${pid}/maps`] = maps.join('\n')
    if (!closed) files.links[`${pid}/exe`] = '/usr/bin/python3'
    for (const [fd, end] of Object.entries(pipes)) {
      const [name, side] = end.split(' ')
      for (const own of tables(process)) files.links[`${own}/fd/${fd}`] = `pipe:[${name}]`
      files.texts[`${pid}/fdinfo/${fd}`] = `pos:\t0\nflags:\t0${side === 'w' ? 1 : 0}\n`
    }
    for (const [fd, end] of Object.entries(sockets)) {
      for (const own of tables(process)) files.links[`${own}/fd/${fd}`] = `socket:[${end}]`
    }
  }
  const proc = fakeProc(files)
  const pictures = members
    .filter((one) => one.waits.length > 0)
    .map(({ process, waits, maps = [HEAP, SHARED, STATIC] }): Picture => {
      const mappings = fakeMappings(maps)
      return {
        process,
        mappings,
        waits: new Map(waits.map((wait, at) => [process.pid + at, wait])),
      }
    })
  const tree = members.map((one) => one.process)
  const asked = (alarm: World['alarm'] = () => 'off'): World => ({
    ...{ tree, proc, alarm, sockets: connected, runsPython: () => true },
  })
  const stuck = (alarm?: World['alarm']) =>
    closedSet(pictures, asked(alarm)).map((one) => one.process.pid)
  return { proc, pictures, tree, stuck, asked }
}

const fakeMappings = (maps: string[]) =>
  maps.map((line) => ({
    from: BigInt(`0x${line.split('-')[0]}`),
    to: BigInt(`0x${line.split(/[- ]/)[1]}`),
    shared: line.includes('rw-s'),
    writable: true,
    executable: false,
    file: line.split(' ').slice(3, 5).join(' '),
    name: line.split(' ').slice(5).join(' '),
    staticOf: null,
  }))

describe('the closed set', () => {
  test('holds a process that waits for itself only', () => {
    expect(world({ process: aProcess(10), waits: [lock, lock] }).stuck()).toEqual([10])
  })

  test('holds who waits for a stuck child, to any depth, and nobody who waits for a living one', () => {
    const family = (last: Blocked[]) =>
      world(
        { process: aProcess(10), waits: [child(11)] },
        { process: aProcess(11, { parent: 10 }), waits: [child(null), lock] },
        { process: aProcess(12, { parent: 11 }), waits: last },
      )
    expect(family([lock]).stuck()).toEqual([10, 11, 12])
    expect(family([]).stuck()).toEqual([])
  })

  test('does not hold who waits for any of two children, one of which lives', () => {
    const both = (second: Blocked[]) =>
      world(
        { process: aProcess(10), waits: [child(null)] },
        { process: aProcess(11, { parent: 10 }), waits: [lock] },
        { process: aProcess(12, { parent: 10 }), waits: second },
      )
    expect(both([]).stuck()).toEqual([11])
    expect(both([lock]).stuck()).toEqual([10, 11, 12])
  })

  test('does not hold who has a child to collect, or none', () => {
    const ended = aProcess(11, { parent: 10, zombie: true })
    expect(world({ process: aProcess(10), waits: [child(11)] }).stuck()).toEqual([])
    expect(
      world({ process: aProcess(10), waits: [child(null)] }, { process: ended, waits: [] }).stuck(),
    ).toEqual([])
  })

  test('holds readers of pipes whose every writer is in it, also the reader itself', () => {
    const pair = world(
      { process: aProcess(10), waits: [reads(3)], pipes: { 3: 'a r', 4: 'b w' } },
      { process: aProcess(11), waits: [reads(3)], pipes: { 3: 'b r', 4: 'a w' } },
    )
    expect(pair.stuck()).toEqual([10, 11])
    const own = { process: aProcess(10), waits: [reads(3)], pipes: { 3: 'a r', 4: 'a w' } }
    expect(world(own).stuck()).toEqual([10])
    const other = { process: aProcess(20), waits: [], pipes: { 7: 'a w' } }
    expect(world(own, other).stuck()).toEqual([])
  })

  test('holds writers of full pipes by the same rule', () => {
    const full = { process: aProcess(10), waits: [writes(4)], pipes: { 3: 'a r', 4: 'a w' } }
    expect(world(full).stuck()).toEqual([10])
    const reader = { process: aProcess(11), waits: [], pipes: { 3: 'a r' } }
    expect(world(full, reader).stuck()).toEqual([])
  })

  test('does not hold a reader at the end of a pipe, or of something else', () => {
    expect(
      world({ process: aProcess(10), waits: [reads(3)], pipes: { 3: 'a r' } }).stuck(),
    ).toEqual([])
    expect(world({ process: aProcess(10), waits: [reads(3)] }).stuck()).toEqual([])
    const two = { process: aProcess(10), waits: [reads(3, 5)], pipes: { 3: 'a r', 4: 'a w' } }
    expect(world(two).stuck()).toEqual([])
  })

  test('holds who waits on a socket whose other end only members have', () => {
    const parent = { process: aProcess(10), waits: [reads(3)], sockets: { 3: 'a' } }
    const family = (waits: Blocked[]) =>
      world(parent, { process: aProcess(11, { parent: 10 }), waits, sockets: { 4: 'A' } })
    expect(family([lock]).stuck()).toEqual([10, 11])
    expect(family([writes(4)]).stuck()).toEqual([10, 11])
    expect(family([]).stuck()).toEqual([])
    const own = { process: aProcess(10), waits: [reads(3), lock], sockets: { 3: 'a', 4: 'A' } }
    expect(world(own).stuck()).toEqual([10])
  })

  test('does not hold who waits on a socket that somebody else has an end of, or may have', () => {
    const waiting = (own: string) => ({
      process: aProcess(10),
      waits: [reads(3)],
      sockets: { 3: own, 4: own.toUpperCase() },
    })
    const other = (sockets: Record<number, string>, closed = false) =>
      world(waiting('a'), { process: aProcess(20), waits: [], sockets, closed }).stuck()
    expect(other({})).toEqual([10])
    expect(other({ 9: 'b' })).toEqual([10])
    expect(other({ 9: 'A' })).toEqual([])
    expect(other({ 9: 'a' })).toEqual([]) // it may shut the reader's own end down
    expect(other({}, true)).toEqual([])
    expect(world(waiting('z')).stuck()).toEqual([]) // not known
    expect(world({ ...waiting('a'), sockets: { 3: 'a' } }).stuck()).toEqual([]) // nobody's
  })

  test('does not hold a reader while one of the trial may not be looked into', () => {
    const own = { process: aProcess(10), waits: [reads(3)], pipes: { 3: 'a r', 4: 'a w' } }
    const hidden = { process: aProcess(11), waits: [], closed: true }
    expect(world(own, hidden).stuck()).toEqual([])
    const shared = { process: aProcess(10), waits: [semaphore] }
    expect(world(shared, hidden).stuck()).toEqual([])
    expect(world({ process: aProcess(10), waits: [lock] }, hidden).stuck()).toEqual([10])
  })

  const opened = (link: string, info: string, holder: 'stuck' | 'living' = 'stuck') => {
    const reader = { process: aProcess(10), waits: [reads(3)] }
    const other = { process: aProcess(11), waits: holder === 'stuck' ? [lock] : [] }
    const { pictures, asked } = world(reader, other)
    const all = asked()
    const isIt = (path: string) => /^1[01]\/(?:task\/1[01]\/)?fd\/3$/.test(path)
    const proc = {
      ...all.proc,
      link: (path: string) => (isIt(path) ? link : all.proc.link(path)),
      names: (path: string) => (/^1[01]\/fd$/.test(path) ? ['3'] : all.proc.names(path)),
      text: textWith(all.proc.text, { '10/fdinfo/3': info, '11/fdinfo/3': info }),
    }
    return closedSet(pictures, { ...all, proc }).map((one) => one.process.pid)
  }

  test('holds readers of an eventfd that only members have open, by its number', () => {
    const id = 'pos:\t0\neventfd-count:  0\neventfd-id: 7\n'
    expect(opened('anon_inode:[eventfd]', id)).toEqual([10, 11])
    expect(opened('anon_inode:[eventfd]', id, 'living')).toEqual([])
    expect(opened('anon_inode:[eventfd]', 'pos:\t0\n')).toEqual([11])
    expect(opened('anon_inode:[timerfd]', id)).toEqual([11])
  })

  test('holds who waits for a process by a pidfd', () => {
    expect(opened('anon_inode:[pidfd]', 'pos:\t0\nPid:\t11\n')).toEqual([10, 11])
    expect(opened('anon_inode:[pidfd]', 'pos:\t0\nPid:\t11\n', 'living')).toEqual([])
    expect(opened('anon_inode:[pidfd]', 'pos:\t0\nPid:\t99\n')).toEqual([11])
  })

  test('holds who waits for the lock of a file that only members hold', () => {
    const held = (second: Blocked[], locks: string) => {
      const waiting = { process: aProcess(10), waits: [{ kind: 'file-lock' } as const] }
      const { pictures, asked } = world(waiting, { process: aProcess(11), waits: second })
      const all = asked()
      const proc = {
        ...all.proc,
        names: (path: string) => (path === '11/fdinfo' ? ['5'] : all.proc.names(path)),
        text: textWith(all.proc.text, {
          locks,
          '11/fdinfo/5': 'pos:\t0\nlock:\t1: FLOCK  ADVISORY  WRITE 11 fe:00:77 0 EOF\n',
        }),
      }
      return closedSet(pictures, { ...all, proc }).map((one) => one.process.pid)
    }
    const blocked =
      '1: FLOCK  ADVISORY  WRITE 11 fe:00:77 0 EOF\n1: -> FLOCK  ADVISORY  WRITE 10 fe:00:77 0 EOF\n'
    expect(held([lock], blocked)).toEqual([10, 11])
    expect(held([], blocked)).toEqual([])
    expect(held([lock], '')).toEqual([11])
    expect(held([lock], blocked.replaceAll('fe:00:77', 'fe:00:78'))).toEqual([11])
  })

  test('holds who waits for a shared semaphore that only members map', () => {
    const two = (second: Blocked[]) =>
      world(
        { process: aProcess(10), waits: [semaphore] },
        { process: aProcess(11), waits: second, maps: [HEAP, SHARED] },
      )
    expect(two([semaphore]).stuck()).toEqual([10, 11])
    expect(two([]).stuck()).toEqual([])
    const stranger = { process: aProcess(12), waits: [], maps: [HEAP] }
    expect(world({ process: aProcess(10), waits: [semaphore] }, stranger).stuck()).toEqual([10])
  })

  const catching = (signal: number, ...more: Blocked[]) =>
    world({
      process: aProcess(10, { caught: 1n << BigInt(signal - 1), threads: [aThread(10)] }),
      waits: [lock, ...more],
    })

  test('tells apart handlers that somebody may set off and those that nobody is expected to', () => {
    const wakes = (signal: number, python: number[]) =>
      couldBeWoken(catching(signal).pictures, { runsPython: (_, one) => python.includes(one) })
    for (const harmless of [2, 8, 11, 17, 32, 33, 61]) expect(wakes(harmless, [])).toBe(false)
    for (const other of [1, 10, 12, 14, 15, 29, 34]) expect(wakes(other, [])).toBe(true)
    // Of readline's own, or of the program's.
    expect([wakes(28, []), wakes(28, [28])]).toEqual([false, true])
  })

  test('does not hold whom the clock or a descriptor could send a signal', () => {
    expect(catching(15).stuck()).toEqual([10])
    expect(catching(15).stuck(() => 'set')).toEqual([])
    expect(catching(14).stuck(() => 'off')).toEqual([10])
    expect(catching(14).stuck(() => 'unknown')).toEqual([])
    expect(catching(29).stuck()).toEqual([])
    for (const byTime of [26, 27]) {
      expect(catching(byTime).stuck()).toEqual([10])
      expect(catching(byTime, { kind: 'gil', address: 0x7100n }).stuck()).toEqual([])
    }
  })

  test('does not hold whoever a control group has frozen', () => {
    const frozen = (texts: Record<string, string>) => {
      const { pictures, asked } = world({ process: aProcess(10), waits: [lock] })
      const all = asked()
      const proc = { ...all.proc, text: textWith(all.proc.text, texts) }
      return closedSet(pictures, { ...all, proc }).length === 0
    }
    const two = { '10/cgroup': '0::/job\n' }
    const events = '../sys/fs/cgroup//job/cgroup.events'
    expect(frozen({ ...two, [events]: 'populated 1\nfrozen 1\n' })).toBe(true)
    expect(frozen({ ...two, [events]: 'populated 1\nfrozen 0\n' })).toBe(false)
    const one = { '10/cgroup': '6:freezer:/job\n0::/\n' }
    const state = '../sys/fs/cgroup/freezer/job/freezer.state'
    expect(frozen({ ...one, [state]: 'FROZEN\n' })).toBe(true)
    expect(frozen({ ...one, [state]: 'THAWED\n' })).toBe(false)
  })

  test('takes children for those who could set off a handler of SIGCHLD', () => {
    const parent = aProcess(10, { caught: 1n << 16n })
    const family = (waits: Blocked[]) =>
      world({ process: parent, waits: [lock] }, { process: aProcess(11, { parent: 10 }), waits })
    expect(family([lock]).stuck()).toEqual([10, 11])
    expect(family([]).stuck()).toEqual([])
  })
})

describe('the roots of a closed set', () => {
  const roots = (...members: Member[]) => {
    const all = world(...members)
    return rootsOf(closedSet(all.pictures, all.asked()), all.asked())
  }
  const main = { process: aProcess(10), waits: [child(null)] }

  test('are those that the others wait for', () => {
    const one = { process: aProcess(11, { parent: 10 }), waits: [lock] }
    const other = { process: aProcess(12, { parent: 10 }), waits: [lock] }
    expect(roots({ ...main, waits: [lock] })).toEqual([10])
    expect(roots(main, one)).toEqual([11])
    expect(roots(main, one, other)).toEqual([11, 12])
  })

  test('are all that wait for each other', () => {
    const one = { process: aProcess(11, { parent: 10 }), waits: [reads(3)], pipes: { 3: 'a r' } }
    const both = { ...main, waits: [child(11)], pipes: { 4: 'a w' } }
    expect(roots(both, one)).toEqual([10, 11])
    const leaf = { process: aProcess(12, { parent: 11 }), waits: [lock] }
    expect(roots(both, { ...one, waits: [child(12)] }, leaf)).toEqual([12])
  })

  test('are none where, by now, somebody outside could end a wait', () => {
    const one = { process: aProcess(11, { parent: 10 }), waits: [reads(3)], pipes: { 3: 'a r' } }
    const before = world({ ...main, pipes: { 4: 'a w' } }, one)
    const set = closedSet(before.pictures, before.asked())
    expect(set).toHaveLength(2)
    const closed = world(main, one)
    expect(rootsOf(set, closed.asked())).toBeNull()
    const another = { process: aProcess(12), waits: [lock], pipes: { 4: 'a w' } }
    expect(rootsOf(set, world(main, one, another).asked())).toBeNull()
  })
})

describe('a waiter', () => {
  const stuckChild: Member = {
    process: aProcess(11, { parent: 10 }),
    waits: [lock],
    sockets: { 5: 'A' },
  }
  const find = (line: string, has: Partial<Member> = {}, state = 'S') => {
    const parent = aProcess(10, { threads: [aThread(10, { state })] })
    const all = world({ process: parent, waits: [], ...has }, stuckChild)
    const proc = { ...all.proc, text: textWith(all.proc.text, { '10/task/10/syscall': line }) }
    const sight = { ...all.asked(), proc, arch: 'x64' }
    const idle = has.waits ? all.pictures : []
    const stuck = all.pictures.filter((one) => one.process.pid === 11)
    return findWaiter(stuck, idle, sight)?.thread.tid ?? null
  }
  const tail = '0x0 0x0 0x0 0x0 0x0 0x7ffd 0x7f00'

  test('waits without limit for stuck processes and nothing else', () => {
    expect(find(`61 0xb ${tail}`)).toBe(10)
    expect(find(`61 0xffffffff ${tail}`)).toBe(10)
    expect(find(`61 0xc ${tail}`)).toBeNull()
    expect(find(`230 0xb ${tail}`)).toBeNull()
    expect(find(`202 0x5500 0x189 0x0 0x0 0x0 0x0 0x7ffd 0x7f00`)).toBeNull()
    expect(find(`61 0xb ${tail}`, {}, 'R')).toBeNull()
    expect(find(`0 0x3 ${tail}`, { pipes: { 3: 'a r', 4: 'a w' } })).toBeNull()
    expect(find(`0 0x3 ${tail}`, { sockets: { 3: 'z' } })).toBeNull()
  })

  test('may hold the other end itself where all of it waits without limit', () => {
    const line = `0 0x3 ${tail}`
    const pipes = { 3: 'a r', 4: 'a w' }
    stuckChild.pipes = { 4: 'a w' }
    expect(find(line, { pipes })).toBeNull()
    expect(find(line, { pipes, waits: [reads(3)] })).toBe(10)
    stuckChild.pipes = {}
    expect(find(line, { pipes, waits: [reads(3)] })).toBeNull()
  })

  test('may wait on a socket whose other end only stuck processes have', () => {
    const line = `0 0x3 ${tail}`
    expect(find(line, { sockets: { 3: 'a' } })).toBe(10)
    expect(find(line, { sockets: { 3: 'a', 4: 'A' } })).toBeNull()
  })
})

const textWith =
  (text: (path: string) => string | null, more: Record<string, string>) => (path: string) =>
    more[path] ?? text(path)

describe('a picture', () => {
  const files = (syscall: string, more: Files['texts'] = {}, value = 0): Required<Files> => ({
    texts: {
      '10/stat': aStat(10),
      '10/task/10/status': aStatus(),
      '10/task/10/syscall': syscall,
      '10/maps': [HEAP, SHARED, STATIC].join('\n'),
      ...more,
    },
    links: {},
    memory: { '10 5500': word(value), '10 8010': word(value) },
  })
  const blocked = '202 0x5500 0x189 0x0 0x0 0x0 0xffffffff 0x7ffd 0x7f00\n'
  const take = (given: Files, process = aProcess(10)) =>
    takePicture(process, 'x64', fakeProc(given))

  test('is taken of a process whose every thread waits without limit', () => {
    expect([...take(files(blocked))!.waits.values()]).toEqual([lock])
  })

  test('is not taken where one could go on by itself, or nobody can know', () => {
    expect(take(files(blocked, {}, 1))).toBeNull() // the value has changed
    expect(take(files('230 0x0 0x0 0x0 0x0 0x0 0x0 0x7ffd 0x7f00'))).toBeNull()
    expect(take(files('running'))).toBeNull()
    expect(take({ ...files(blocked), memory: {} })).toBeNull()
    expect(take(files(blocked, { '10/maps': '' }))).toBeNull()
    expect(take(files(blocked, { '10/timers': 'ID: 0\nsignal: 10/0\n' }))).toBeNull()
    const ring = { '10/fd/5': 'anon_inode:[io_uring]' }
    expect(take({ ...files(blocked), links: ring })).toBeNull()
    const { '10/task/10/syscall': _, ...unread } = files(blocked).texts
    expect(take({ ...files(blocked), texts: unread })).toBeNull()
    for (const odd of ['R', 'D', 'T', 't', 'X']) {
      expect(
        take(files(blocked), aProcess(10, { threads: [aThread(10, { state: odd })] })),
      ).toBeNull()
    }
    expect(take(files(blocked), aProcess(10, { traced: true }))).toBeNull()
    expect(take(files(blocked), aProcess(10, { signalsPending: true }))).toBeNull()
    expect(take(files(blocked), aProcess(10, { zombie: true }))).toBeNull()
  })

  test('shows a descriptor whose number has come to mean something else as unknown', () => {
    const reader = '0 0x3 0x9000 0x1 0x0 0x0 0x0 0x7ffd 0x7f00'
    const sleeping = (wchan: string, link: string) =>
      take({ ...files(reader, { '10/task/10/wchan': wchan }), links: { '10/task/10/fd/3': link } })
    expect(sleeping('anon_pipe_read', 'pipe:[5]')).not.toBeNull()
    expect(sleeping('0', 'pipe:[5]')).not.toBeNull()
    expect(sleeping('do_epoll_wait', 'socket:[5]')).not.toBeNull()
    expect(sleeping('anon_pipe_read', 'socket:[5]')).toBeNull()
    expect(sleeping('unix_stream_read_generic', 'pipe:[5]')).toBeNull()
    const fifo = sleeping('anon_pipe_read', '/tmp/fifo')!
    expect([...fifo.waits.values()]).toEqual([{ kind: 'named', what: 'a FIFO' }])
  })

  test('passes over a main thread that has ended', () => {
    const threads = [aThread(10, { state: 'Z' }), aThread(12)]
    const given = files('', { '10/task/12/syscall': blocked })
    expect([...take(given, aProcess(10, { threads }))!.waits.keys()]).toEqual([12])
  })

  test('takes a thread for one that asks for the GIL only at the address of an interpreter', () => {
    const soon = Buffer.alloc(16)
    const threads = [aThread(10), aThread(12)]
    const asks = (address: string, maps: string[]) => {
      const given = files(blocked, {
        '10/task/12/syscall': `202 ${address} 0x89 0x0 0x9900 0x0 0x0 0x7ffd 0x7f00`,
        '10/maps': maps.join('\n'),
      })
      given.memory['10 9900'] = soon
      return take(given, aProcess(10, { threads })) !== null
    }
    const behind = '7800-7c00 rw-p 00000000 00:00 0 '
    expect(asks('0x7100', [HEAP, STATIC])).toBe(true)
    expect(asks('0x7900', [HEAP, STATIC, behind])).toBe(true)
    expect(asks('0x5600', [HEAP, STATIC])).toBe(false)
    const other = STATIC.replace('libpython3.12.so.1.0', 'libblas.so')
    expect(asks('0x7100', [HEAP, other])).toBe(false)
    expect(asks('0x7900', [HEAP, other, behind])).toBe(false)
    expect(asks('0x7900', [HEAP, STATIC, '7810-7c00 rw-p 00000000 00:00 0 '])).toBe(false)
  })

  test('needs others unless all its waits are for private memory', () => {
    const [private_, shared, parent] = world(
      { process: aProcess(10), waits: [lock] },
      { process: aProcess(11), waits: [lock, semaphore] },
      { process: aProcess(12), waits: [child(13)] },
    ).pictures.map(needsOthers)
    expect([private_, shared, parent]).toEqual([false, true, true])
  })

  test('is unchanged only if nothing at all has run since', () => {
    const given = files(blocked)
    const picture = take(given)!
    const again = (changes: Files['texts']) =>
      isUnchanged([picture], 'x64', fakeProc({ ...given, texts: { ...given.texts, ...changes } }))
    expect(again({})).toBe(true)
    expect(again({ '10/task/10/status': aStatus({ voluntary_ctxt_switches: '2' }) })).toBe(false)
    expect(again({ '10/task/10/status': aStatus({ nonvoluntary_ctxt_switches: '2' }) })).toBe(false)
    expect(again({ '10/task/10/status': aStatus({ State: 'R (running)' }) })).toBe(false)
    expect(again({ '10/task/10/status': aStatus({ ShdPnd: '0000000000000200' }) })).toBe(false)
    expect(again({ '10/task/11/status': aStatus() })).toBe(false)
    expect(again({ '10/stat': aStat(10, { start: '101' }) })).toBe(false)
    expect(again({ '10/task/10/syscall': blocked.replace('0x5500', '0x5600') })).toBe(false)
  })
})
