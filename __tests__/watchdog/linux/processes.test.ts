import { describe, expect, test } from '@jest/globals'
import { mappingAt, readMappings } from '../../../src/watchdog/linux/mappings.ts'
import { readProcess, readTree, startTime } from '../../../src/watchdog/linux/processes.ts'
import { aStat, aStatus, fakeProc } from './fakeproc.ts'

describe('a process', () => {
  test('is read whatever it calls itself', () => {
    for (const name of [') S 1 1', 'a b', '((', 'State:\tR', 'x) Z 0 0 0']) {
      const texts = { '7/stat': aStat(7, { name }), '7/task/7/status': aStatus({ Name: name }) }
      const process = readProcess(7, 1, fakeProc({ texts }))
      expect(process).toMatchObject({ pid: 7, start: '100', zombie: false, traced: false })
      expect(process?.threads).toEqual([{ tid: 7, state: 'S', switches: '1/1' }])
    }
  })

  test('is pending, traced or ended when one of its threads says so', () => {
    const read = (leader: Record<string, string>, other: Record<string, string> = {}) =>
      readProcess(
        7,
        1,
        fakeProc({
          texts: {
            '7/stat': aStat(7),
            '7/task/7/status': aStatus(leader),
            '7/task/8/status': aStatus(other),
          },
        }),
      )!
    expect(read({}).signalsPending).toBe(false)
    expect(read({ ShdPnd: '0000000000004000' }).signalsPending).toBe(true)
    expect(read({}, { SigPnd: '0000000000000001' }).signalsPending).toBe(true)
    expect(read({ TracerPid: '99' }).traced).toBe(true)
    expect(read({ State: 'Z (zombie)' }).zombie).toBe(false)
    expect(read({ State: 'Z (zombie)' }, { State: 'X (dead)' }).zombie).toBe(true)
    expect(read({ SigCgt: '0000000180004003' }).caught).toBe(0x180004003n)
  })

  test('is none where its files are gone', () => {
    expect(readProcess(7, 1, fakeProc({}))).toBeNull()
    expect(readProcess(7, 1, fakeProc({ texts: { '7/stat': aStat(7) } }))).toBeNull()
    expect(startTime(7, fakeProc({}))).toBeNull()
  })
})

describe('a tree', () => {
  const files = (pid: number, parent: number) => ({
    [`${pid}/stat`]: aStat(pid, { parent }),
    [`${pid}/task/${pid}/status`]: aStatus(),
  })

  test('is read from the lists of children of every thread', () => {
    const texts = {
      ...files(7, 1),
      ...files(8, 7),
      ...files(9, 7),
      ...files(10, 9),
      ...files(11, 1),
      '7/task/7/children': '8 ',
      '7/task/70/children': '9 ',
      '9/task/9/children': '10 ',
      '8/task/8/children': '',
      '10/task/10/children': '',
    }
    const tree = readTree(7, fakeProc({ texts })).map(({ pid, parent }) => [pid, parent])
    expect(tree).toEqual([
      [8, 7],
      [9, 7],
      [10, 9],
    ])
  })

  test('is read by one scan where the kernel keeps no lists', () => {
    const texts = { ...files(7, 1), ...files(8, 7), ...files(9, 8), ...files(11, 1) }
    expect(readTree(7, fakeProc({ texts })).map((one) => one.pid)).toEqual([8, 9])
  })
})

describe('mappings', () => {
  const text = `55d0-55e0 r-xp 00000000 08:01 12  /usr/bin/python3.12
55e0-55f0 rw-p 00010000 08:01 12  /usr/bin/python3.12
55f0-5600 rw-p 00000000 00:00 0
5600-5700 rw-p 00000000 00:00 0  [heap]
7000-7100 rw-s 00000000 00:1a 77  /dev/shm/sem.a b (deleted)
7100-7200 ---p 00000000 00:00 0
nonsense
`
  const mappings = readMappings(7, fakeProc({ texts: { '7/maps': text } }))!

  test('say what is shared, and whose static data it is', () => {
    expect(mappings.length).toBe(6)
    const at = (address: number) => mappingAt(mappings, BigInt(address))
    expect(at(0x55d0)).toMatchObject({ executable: true, writable: false, staticOf: null })
    expect(at(0x55e5)?.staticOf).toBe('/usr/bin/python3.12')
    expect(at(0x55ff)?.staticOf).toBe('/usr/bin/python3.12')
    expect(at(0x5600)).toMatchObject({ name: '[heap]', staticOf: null })
    expect(at(0x7001)).toMatchObject({
      shared: true,
      file: '00:1a 77',
      name: '/dev/shm/sem.a b (deleted)',
    })
    expect(at(0x7200)).toBeNull()
    expect(mappingAt(null, 0n)).toBeNull()
    expect(readMappings(8, fakeProc({}))).toBeNull()
  })
})
