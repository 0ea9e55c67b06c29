import { expect, test } from '@jest/globals'
import { watchLinux } from '../../../src/watchdog/linux/linux.ts'
import { createSockets } from '../../../src/watchdog/linux/sockets.ts'
import { aStat, aStatus, fakeProc, word } from './fakeproc.ts'

const HEAP = '5000-6000 rw-p 00000000 00:00 0 [heap]'
const SHARED = '8000-9000 rw-s 00000000 00:1a 77 /dev/shm/sem.x (deleted)'
const STATIC = '7000-7800 rw-p 00001000 08:01 12 /usr/lib/libpython3.12.so.1.0'
const blockedAt = (address: string) => `202 ${address} 0x189 0x0 0x0 0x0 0xffffffff 0x7ffd 0x7f00\n`
const asking = '202 0x7100 0x89 0x0 0x9900 0x0 0x0 0x7ffd 0x7f00\n'

/** A trial of one process that waits for a lock; the texts may be changed between looks. */
function trial(more: Record<string, string> = {}, address = '0x5500') {
  const texts: Record<string, string> = {
    '1/task/1/children': '10 ',
    '10/task/10/children': '',
    '10/stat': aStat(10),
    '10/task/10/status': aStatus(),
    '10/task/10/syscall': blockedAt(address),
    '10/maps': [HEAP, STATIC, SHARED].join('\n'),
    ...more,
  }
  const memory = { '10 5500': word(0), '10 8010': word(0), '10 9900': Buffer.alloc(16) }
  const links: Record<string, string> = {
    '10/exe': '/usr/bin/python3',
    '10/task/10/fd/3': '/tmp/fifo',
  }
  const proc = fakeProc({ texts, links, memory })
  const watch = watchLinux({
    ...{ root: 1, arch: 'x64', proc, own: () => [], sockets: createSockets(), alarm: () => 'off' },
  })
  let now = 0
  const look = () => {
    now += 20
    return watch.look(now)
  }
  return { texts, links, memory, proc, watch, look }
}

test('a process is stuck when a second look shows that nothing ran', async () => {
  const { look, texts } = trial()
  expect((await look()).stuck).toBeNull()
  expect((await look()).stuck).toMatchObject({ pids: [10], alone: true, named: false })
  texts['10/task/10/status'] = aStatus({ voluntary_ctxt_switches: '2' })
  expect((await look()).stuck).toBeNull()
})

test('a thread that asks for the GIL counts as blocked only after some looks', async () => {
  const status = (n: number) => aStatus({ voluntary_ctxt_switches: `${n}` })
  const { look, texts } = trial({ '10/task/12/status': status(1), '10/task/12/syscall': asking })
  const seen: boolean[] = []
  for (let n = 2; n < 10; n++) {
    seen.push((await look()).stuck !== null)
    texts['10/task/12/status'] = status(n)
  }
  expect(seen.slice(0, 4)).toEqual([false, false, false, false])
  expect(seen.at(-1)).toBe(true)
})

test('a process that ran between the two readings of a search is not stuck', async () => {
  const { look, proc } = trial()
  await look()
  const { text } = proc
  let reads = 0
  proc.text = (path) => {
    if (path !== '10/task/10/status' || ++reads === 1) return text(path)
    return aStatus({ voluntary_ctxt_switches: '2' })
  }
  expect((await look()).stuck).toBeNull()
  expect(reads).toBe(2)
})

test('what stays stuck is found at every look', async () => {
  const { look } = trial()
  await look()
  expect((await look()).stuck).not.toBeNull()
  expect((await look()).stuck).not.toBeNull()
})

test('a search that found nothing is made again after a second', async () => {
  const { look, memory } = trial()
  memory['10 5500'] = word(1)
  await look()
  expect((await look()).stuck).toBeNull()
  memory['10 5500'] = word(0)
  const seen: boolean[] = []
  for (let n = 0; n < 50; n++) seen.push((await look()).stuck !== null)
  expect(seen.indexOf(true)).toBe(49)
})

test('a dead child that nobody has waited for is nobody who is left', async () => {
  const dead = { '11/stat': aStat(11), '11/task/11/status': aStatus({ State: 'Z (zombie)' }) }
  const { look } = trial({ '1/task/1/children': '10 11 ', ...dead })
  await look()
  expect((await look()).stuck).toMatchObject({ pids: [10], alone: true })
})

const onFifo = {
  '10/task/10/syscall': '0 0x3 0x7f00 0x1 0x0 0x0 0x0 0x7ffd 0x7f00\n',
  '10/task/10/wchan': 'pipe_read',
}

test('a wait that whoever knows a name could end is said to be one, and of nobody beside others', async () => {
  const alone = trial(onFifo)
  await alone.look()
  expect((await alone.look()).stuck).toMatchObject({ pids: [10], named: true })
  const runs = { '11/stat': aStat(11), '11/task/11/status': aStatus({ State: 'R (running)' }) }
  const beside = trial({ ...onFifo, ...runs, '1/task/1/children': '10 11 ' })
  await beside.look()
  expect(await beside.look()).toEqual({ living: [10, 11], stuck: null })
})

test('for the evidence it is told who has the other end of a pipe', () => {
  const other = {
    ...{ '11/stat': aStat(11), '11/task/11/status': aStatus(), '11/maps': HEAP },
    ...{ '11/fdinfo/4': 'flags:\t0100001\n', '10/fdinfo/3': 'flags:\t0100000\n' },
  }
  const { watch, links } = trial({ ...onFifo, ...other, '1/task/1/children': '10 11 ' })
  const pipe = { '10/task/10/fd/3': 'pipe:[7]', '10/fd/3': 'pipe:[7]', '11/fd/4': 'pipe:[7]' }
  Object.assign(links, { ...pipe, '11/exe': '/usr/bin/python3' })
  expect(watch.waits([10], [])).toMatchObject([{ kind: 'pipe', ends: [11] }])
  expect(watch.waits([10])[0]).not.toHaveProperty('ends')
})

test('nothing is said of what others may share while a process is being made', async () => {
  const { look, proc, texts } = trial({}, '0x8010')
  await look()
  let reads = 0
  const { text } = proc
  proc.text = (path) => {
    // The second reading of the tree finds one more.
    if (path === '10/task/10/children' && ++reads > 1) {
      Object.assign(texts, { '11/stat': aStat(11), '11/task/11/status': aStatus() })
      return '11 '
    }
    return text(path)
  }
  expect((await look()).stuck).toBeNull()
})

test('a child that is listed and cannot be read is somebody who is left', async () => {
  const { look } = trial({ '1/task/1/children': '10 11 ' })
  await look()
  const { living, stuck } = await look()
  expect(living).toEqual([10])
  expect(stuck).toMatchObject({ pids: [10], alone: false, awaited: false })
})

test('a fork is told from the start of a program by several looks', async () => {
  const stat = (flags: string) => aStat(10).replace(/^(.*\) S 1 0 0 0 0) 0/, `$1 ${flags}`)
  const { look, watch, texts } = trial({ '10/stat': stat('4194368') })
  await look()
  expect(watch.madeBy!(10)).toBeUndefined()
  await look()
  await look()
  expect(watch.madeBy!(10)).toBe('fork')
  texts['10/stat'] = stat('4194304')
  await look()
  expect(watch.madeBy!(10)).toBe('exec')
})
