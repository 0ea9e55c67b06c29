import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { foldersOf, sourceReader } from '../../src/run/source.ts'

const top = mkdtempSync(join(tmpdir(), 'watchdog-source-'))
const inside = join(top, 'work')
let read = sourceReader([])
beforeAll(() => {
  mkdirSync(join(inside, 'package'), { recursive: true })
  mkdirSync(join(top, 'secret'))
  writeFileSync(join(inside, 'package/code.py'), 'inside = "ä"\n')
  writeFileSync(join(top, 'secret/code.py'), 'secret = 1\n')
  writeFileSync(join(inside, 'large.py'), Buffer.alloc((2 << 20) + 1))
  symlinkSync('package/code.py', join(inside, 'link.py'))
  symlinkSync(join(top, 'secret/code.py'), join(inside, 'leads_out.py'))
  symlinkSync(join(top, 'secret'), join(inside, 'folder'))
  execFileSync('mkfifo', [join(inside, 'pipe.py')])
  read = sourceReader([inside, join(top, 'missing')])
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

describe('the source of what a trial names', () => {
  test('is read below the given folders, also through a link that stays there', () => {
    for (const name of ['package/code.py', 'link.py', 'package/../package/code.py']) {
      expect(read(join(inside, name))).toBe('inside = "ä"\n')
    }
  })

  test('is not read elsewhere, whatever leads there', () => {
    const names = ['../secret/code.py', 'leads_out.py', 'folder/code.py', '../../../etc/passwd']
    for (const name of names) expect(read(join(inside, name))).toBeNull()
    expect(read('/etc/passwd')).toBeNull()
    expect(read('package/code.py')).toBeNull()
  })

  test('is no folder, pipe, device, large file, or name that no file can have', () => {
    for (const name of ['package', '', 'pipe.py', 'large.py', 'none.py', 'a\0b']) {
      expect(read(join(inside, name))).toBeNull()
    }
    const everywhere = sourceReader(['/'])
    for (const path of ['/dev/zero', '/dev/stdin', '/dev/tty']) {
      expect(everywhere(path)).toBeNull()
    }
    expect(everywhere('/proc/kmsg') ?? '').toBe('')
  })

  test('may be that of the interpreter, also where that is a link', () => {
    const link = join(top, 'venv/bin/python')
    mkdirSync(join(top, 'venv/bin'), { recursive: true })
    symlinkSync('/usr/bin/env', link)
    expect(foldersOf(link)).toEqual([join(top, 'venv'), '/usr'])
    expect(foldersOf('/nowhere/bin/python')).toEqual([])
  })
})
