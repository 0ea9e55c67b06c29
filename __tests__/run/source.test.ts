import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { foldersOf } from '../../src/run/source.ts'

const top = mkdtempSync(join(tmpdir(), 'watchdog-source-'))
afterAll(() => rmSync(top, { recursive: true, force: true }))

describe('the source of what a trial names', () => {
  test('may be that of the interpreter, also where that is a link', () => {
    const link = join(top, 'venv/bin/python')
    mkdirSync(join(top, 'venv/bin'), { recursive: true })
    symlinkSync('/usr/bin/env', link)
    expect(foldersOf(link)).toEqual([join(top, 'venv'), '/usr'])
    expect(foldersOf('/nowhere/bin/python')).toEqual([])
  })
})
