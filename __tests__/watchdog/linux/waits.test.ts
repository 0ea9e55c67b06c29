import { describe, expect, test } from '@jest/globals'
import { readWait } from '../../../src/watchdog/linux/waits.ts'
import { fakeProc } from './fakeproc.ts'

const empty = fakeProc({})
const line = (number: number, ...args: (number | string)[]) => {
  const all = [...args, 0, 0, 0, 0, 0, 0].slice(0, 6)
  const hex = all.map((one) => (typeof one === 'string' ? one : `0x${one.toString(16)}`))
  return `${number} ${hex.join(' ')} 0x7ffd0000 0x7f000000\n`
}
const read = (text: string | null, arch = 'x64', proc = empty) => readWait(text, 7, arch, proc)

function timespec(nanoseconds: bigint): Buffer {
  const bytes = Buffer.alloc(16)
  bytes.writeBigInt64LE(nanoseconds / 1_000_000_000n, 0)
  bytes.writeBigInt64LE(nanoseconds % 1_000_000_000n, 8)
  return bytes
}

describe('a line of syscall', () => {
  test('of a futex without limit, as glibc, musl and a shared semaphore write it', () => {
    const python = read(line(202, 0x5570, 0x189, 0, 0, 0, '0xffffffff'))
    expect(python).toEqual({ kind: 'futex', address: 0x5570n, value: 0, operation: 0x189 })
    expect(read(line(202, 0x5570, 0x80, 2))).toMatchObject({ kind: 'futex', value: 2 })
    expect(read(line(202, 0x5570, 0x109, 0))).toMatchObject({ kind: 'futex', value: 0 })
    const negative = read(line(202, 0x5570, 0x80, '0xffffffffffffffff'))
    expect(negative).toMatchObject({ kind: 'futex', value: 0xffffffff })
    expect(read(line(202, 0x5570, 0x86))).toMatchObject({ kind: 'futex', value: null })
  })

  test('of a futex with a limit, near or far, is no futex without', () => {
    const now = process.hrtime.bigint()
    const at = (time: bigint) => fakeProc({ memory: { '7 9000': timespec(time) } })
    const monotonic = line(202, 0x5570, 0x89, 0, 0x9000)
    expect(read(monotonic, 'x64', at(now + 5_000_000n))).toEqual({ kind: 'gil', address: 0x5570n })
    for (const seconds of [1n, 30n])
      expect(read(monotonic, 'x64', at(now + seconds * 1_000_000_000n)).kind).toBe('timed')
    expect(read(monotonic).kind).toBe('timed')
    const wall = BigInt(Date.now()) * 1_000_000n
    const realtime = line(202, 0x5570, 0x189, 0, 0x9000)
    expect(read(realtime, 'x64', at(wall + 5_000_000n)).kind).toBe('gil')
    expect(read(realtime, 'x64', at(wall + 60_000_000_000n)).kind).toBe('timed')
    expect(read(line(202, 0x5570, 0x80, 0, 0x9000), 'x64', at(5_000_000n)).kind).toBe('timed')
  })

  test('of other futex operations is not understood', () => {
    expect(read(line(202, 0x5570, 0x81)).kind).toBe('outside')
    expect(read(line(202, 0x5570, 0x8a)).kind).toBe('outside')
  })

  test('has other numbers on arm64, where 202 is accept', () => {
    expect(read(line(98, 0x5570, 0x189, 0), 'arm64').kind).toBe('futex')
    expect(read(line(202, 3), 'arm64').kind).toBe('outside')
    expect(read(line(98, 3)).kind).toBe('outside')
    expect(read(line(260, 4711), 'arm64')).toEqual({ kind: 'process', pid: 4711 })
    expect(read(line(95, 1, 4711, 0, 4), 'arm64')).toEqual({ kind: 'process', pid: 4711 })
    expect(read(line(63, 5), 'arm64')).toEqual({ kind: 'descriptors', reads: [5], writes: [] })
    expect(read(line(64, 5), 'arm64')).toEqual({ kind: 'descriptors', reads: [], writes: [5] })
    expect(read(line(73, 0, 1, 0x9000), 'arm64').kind).toBe('timed')
    expect(read(line(202, 0x5570, 0x189, 0), 'riscv64').kind).toBe('outside')
  })

  test('of a wait for a child', () => {
    expect(read(line(61, 4711))).toEqual({ kind: 'process', pid: 4711 })
    expect(read(line(61, '0xffffffffffffffff'))).toEqual({ kind: 'process', pid: null })
    expect(read(line(61, '0xffffffff'))).toEqual({ kind: 'process', pid: null })
    expect(read(line(61, 4711, 0, 1)).kind).toBe('outside')
    expect(read(line(247, 0, 0, 0, 4))).toEqual({ kind: 'process', pid: null })
    expect(read(line(247, 1, 4711, 0, 4))).toEqual({ kind: 'process', pid: 4711 })
    expect(read(line(247, 2, 4711, 0, 4)).kind).toBe('outside')
    expect(read(line(247, 1, 4711, 0, 5)).kind).toBe('outside')
  })

  test('of reading and writing', () => {
    expect(read(line(0, 3, 0x9000, 4))).toEqual({ kind: 'descriptors', reads: [3], writes: [] })
    expect(read(line(45, 3))).toEqual({ kind: 'descriptors', reads: [3], writes: [] })
    expect(read(line(1, 4))).toEqual({ kind: 'descriptors', reads: [], writes: [4] })
  })

  test('of poll, by what it asks for', () => {
    const bytes = Buffer.alloc(32)
    const entries = [
      [3, 1],
      [4, 4],
      [-1, 1],
      [5, 0],
    ]
    for (const [index, [fd, events]] of entries.entries()) {
      bytes.writeInt32LE(fd!, index * 8)
      bytes.writeInt16LE(events!, index * 8 + 4)
    }
    const proc = fakeProc({ memory: { '7 9000': bytes } })
    const wanted = { kind: 'descriptors', reads: [3, 5], writes: [4] }
    expect(read(line(7, 0x9000, 4, '0xffffffff'), 'x64', proc)).toEqual(wanted)
    expect(read(line(271, 0x9000, 4, 0), 'x64', proc)).toEqual(wanted)
    expect(read(line(73, 0x9000, 4, 0), 'arm64', proc)).toEqual(wanted)
    expect(read(line(7, 0x9000, 4, 1000), 'x64', proc).kind).toBe('timed')
    expect(read(line(271, 0x9000, 4, 0x8000), 'x64', proc).kind).toBe('timed')
    expect(read(line(7, 0x9000, 4, '0xffffffff')).kind).toBe('unreadable')
    expect(read(line(7, 0x9000, 0, '0xffffffff'), 'x64', proc).kind).toBe('outside')
    expect(read(line(7, 0x9000, 100000, '0xffffffff'), 'x64', proc).kind).toBe('outside')
  })

  test('of select, by its sets', () => {
    const set = (...fds: number[]) => {
      const bytes = Buffer.alloc(16)
      for (const fd of fds) bytes[fd >> 3]! |= 1 << (fd & 7)
      return bytes
    }
    const memory = { '7 9000': set(3, 65), '7 9100': set(4), '7 9200': set(5) }
    const proc = fakeProc({ memory })
    const wanted = { kind: 'descriptors', reads: [3, 65, 5], writes: [4] }
    expect(read(line(270, 66, 0x9000, 0x9100, 0x9200), 'x64', proc)).toEqual(wanted)
    expect(read(line(23, 66, 0x9000, 0, 0, 0x8000), 'x64', proc).kind).toBe('timed')
    expect(read(line(23, 66, 0x7000), 'x64', proc).kind).toBe('unreadable')
    expect(read(line(23, 0), 'x64', proc).kind).toBe('outside')
  })

  test('of an epoll set, by what its descriptor shows of it', () => {
    const files = {
      texts: {
        '7/fdinfo/3': [
          'pos:\t0',
          'tfd:        5 events:       19 data:  5  pos:0 ino:1f sdev:9',
          'tfd:        6 events:        4 data:  6  pos:0 ino:20 sdev:9',
          'tfd:        8 events:       1f data:  8  pos:0 ino:40e sdev:10',
        ].join('\n'),
        '7/fdinfo/8': 'pos:\t0\ntfd:        9 events:        1 data:  9  pos:0 ino:40e sdev:10',
        '7/fdinfo/4': 'pos:\t0\ntfd:        5 events:        1 data:  5  pos:0 ino:77 sdev:9',
        '7/fdinfo/2': 'pos:\t0\n',
      },
      links: {
        '7/fd/5': 'socket:[31]',
        '7/fd/6': 'pipe:[32]',
        '7/fd/8': 'anon_inode:[eventpoll]',
        '7/fd/9': 'anon_inode:[eventfd]',
      },
    }
    const proc = fakeProc(files)
    const wanted = { kind: 'descriptors', reads: [5, 9], writes: [6] }
    expect(read(line(232, 3, 0x9000, 8, '0xffffffff'), 'x64', proc)).toEqual(wanted)
    expect(read(line(281, 3, 0x9000, 8, '0xffffffff'), 'x64', proc)).toEqual(wanted)
    expect(read(line(441, 3, 0x9000, 8, 0), 'x64', proc)).toEqual(wanted)
    expect(read(line(22, 3, 0x9000, 8, '0xffffffff'), 'arm64', proc)).toEqual(wanted)
    expect(read(line(232, 3, 0x9000, 8, 100), 'x64', proc).kind).toBe('timed')
    expect(read(line(441, 3, 0x9000, 8, 0x8000), 'x64', proc).kind).toBe('timed')
    // The number has come to mean another socket than the one that is watched.
    expect(read(line(232, 4, 0x9000, 8, '0xffffffff'), 'x64', proc).kind).toBe('outside')
    expect(read(line(232, 2, 0x9000, 8, '0xffffffff'), 'x64', proc)).toMatchObject({ reads: [] })
    expect(read(line(232, 1, 0x9000, 8, '0xffffffff'), 'x64', proc).kind).toBe('unreadable')
  })

  test('of a file lock, and of what others may end by its name', () => {
    expect(read(line(73, 3, 2))).toEqual({ kind: 'file-lock' })
    expect(read(line(72, 3, 7))).toEqual({ kind: 'file-lock' })
    expect(read(line(72, 3, 38))).toEqual({ kind: 'file-lock' })
    expect(read(line(65, 3)).kind).toBe('named')
    expect(read(line(220, 3, 0x9000, 1, 0)).kind).toBe('named')
    expect(read(line(220, 3, 0x9000, 1, 0x8000)).kind).toBe('timed')
    expect(read(line(257, 3)).kind).toBe('named')
  })

  test('of everything else, and of what cannot be read', () => {
    expect(read('running\n').kind).toBe('running')
    expect(read('-1 0x7ffd0000 0x7f000000\n').kind).toBe('outside')
    expect(read(null).kind).toBe('unreadable')
    for (const number of [34, 43, 72, 128, 130, 219, 288, 426, 449, 455]) {
      expect(read(line(number, 3)).kind).toBe('outside')
    }
    for (const number of [35, 230]) expect(read(line(number, 3)).kind).toBe('timed')
    for (const text of ['', '\n', 'x', '202', '202 0x1 0x189']) {
      expect(read(text).kind).toBe('outside')
    }
  })
})
