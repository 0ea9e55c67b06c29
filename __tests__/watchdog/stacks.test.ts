import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { STACKS_SIGNAL } from '../../src/watchdog/linux/stuck.ts'
import { askForStacks, parseStacks, scanNativeStack } from '../../src/watchdog/stacks.ts'
import { aStat, aStatus, fakeProc } from './linux/fakeproc.ts'

const folder = mkdtempSync(join(tmpdir(), 'watchdog-stacks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('what faulthandler writes', () => {
  test('is read as 3.6 to 3.13 write it', () => {
    const dump = `Thread 0x00007f5a70bf7700 (most recent call first):
  File "/usr/lib/python3.12/threading.py", line 355 in wait
  File "/r/a "b".py", line 8 in work

Current thread 0x00007f5a70bf7b80 (most recent call first):
  Garbage-collecting
  File "/r/\\xe9.py", line 12 in <module>
  ...
`
    expect(parseStacks(dump, 7)).toEqual([
      {
        ...{ pid: 7, ident: '140026415380224', tid: null, name: null },
        frames: [
          { file: '/usr/lib/python3.12/threading.py', line: 355, function: 'wait' },
          { file: '/r/a "b".py', line: 8, function: 'work' },
        ],
      },
      {
        ...{ pid: 7, ident: '140026415381376', tid: null, name: null },
        frames: [{ file: '/r/\\xe9.py', line: 12, function: '<module>' }],
      },
    ])
  })

  test('is read with the names of 3.14', () => {
    const dump = `Thread 0x00007f5a70bf7700 [Thread-1 (work)] (most recent call first):
  File "/r/a.py", line 8 in work
Current thread 0x00007f5a70bf7b80 [a] b] (most recent call first):
  <no Python frame>
`
    const [first, second] = parseStacks(dump, 7)
    expect([first!.name, second!.name]).toEqual(['Thread-1 (work)', 'a] b'])
    expect(second!.frames).toEqual([])
  })

  test('may be anything', () => {
    expect(parseStacks('', 7)).toEqual([])
    expect(parseStacks('  File "x", line 1 in y\nThread x (most recent\n\0\n', 7)).toEqual([])
  })
})

describe('asking a process', () => {
  const file = join(folder, 'stacks')
  const caught = (1n << BigInt(STACKS_SIGNAL - 1)).toString(16)
  const files = (status: Record<string, string>, links: Record<string, string>) =>
    fakeProc({
      texts: { '7/stat': aStat(7), '7/task/7/status': aStatus(status) },
      links,
    })
  const ask = async (
    proc: ReturnType<typeof fakeProc>,
    kill: (pid: number, signal: number) => void = () => {
      throw new Error('it must not be asked')
    },
  ) => {
    writeFileSync(file, 'before\n')
    return askForStacks(7, { proc, kill, pause: async () => {}, file })
  }
  const open = { '7/fd/251': file }

  test('reads what its handler adds', async () => {
    const answer = await ask(files({ SigCgt: caught }, open), (pid, signal) => {
      expect([pid, signal]).toEqual([7, STACKS_SIGNAL])
      appendFileSync(
        file,
        'Current thread 0x10 (most recent call first):\n  File "f", line 1 in g\n',
      )
    })
    expect(answer).toMatchObject([{ ident: '16', frames: [{ file: 'f', line: 1 }] }])
  })

  test('is never done where the signal could kill, or its text would go elsewhere', async () => {
    expect(await ask(files({}, open))).toMatch('has no handler')
    expect(await ask(files({ SigCgt: caught }, {}))).toMatch('has closed the file')
    const replaced = { '7/fd/251': `${file} (deleted)` }
    expect(await ask(files({ SigCgt: caught }, replaced))).toMatch('has closed the file')
    expect(await ask(fakeProc({}))).toMatch('is gone')
  })

  test('ends where there is no answer, or no file any more', async () => {
    const proc = files({ SigCgt: caught }, open)
    expect(await ask(proc, () => {})).toMatch('did not write')
    expect(await ask(proc, () => rmSync(file))).toMatch('did not write')
    const refused = await ask(proc, () => {
      throw new Error('EPERM')
    })
    expect(refused).toMatch('could not be asked for its stacks: EPERM')
  })
})

describe('the native stack', () => {
  test('names the libraries whose code is returned to', () => {
    const words = [0x7000_0010n, 1n, 0x7000_0020n, 0x7100_0008n, 0x7ffd_0008n]
    const bytes = Buffer.alloc(16_384)
    for (const [index, word] of words.entries()) bytes.writeBigUInt64LE(word, index * 8)
    const maps = `70000000-70001000 r-xp 00000000 08:01 1 /lib/libc.so.6
71000000-71001000 r-xp 00000000 08:01 2 /lib/libpthread.so
7ffd0000-7ffd8000 rw-p 00000000 00:00 0 [stack]`
    const proc = fakeProc({
      texts: {
        '7/maps': maps,
        '7/task/7/syscall': '202 0x1 0x0 0x0 0x0 0x0 0x0 0x7ffd0000 0x7000',
      },
      memory: { '7 7ffd0000': bytes },
    })
    expect(scanNativeStack(7, 7, proc)?.frames.map((frame) => frame.library)).toEqual([
      '/lib/libc.so.6',
      '/lib/libpthread.so',
    ])
    expect(scanNativeStack(7, 8, proc)).toBeNull()
  })
})
