import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { askForStacks, scanNativeStack } from '../../../src/watchdog/linux/stacks.ts'
import { STACKS_SIGNAL } from '../../../src/watchdog/linux/stuck.ts'
import { aStat, aStatus, fakeProc } from './fakeproc.ts'

const folder = mkdtempSync(join(tmpdir(), 'watchdog-stacks-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

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
