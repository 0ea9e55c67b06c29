import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { readFacts } from '../../src/diagnosis/read.ts'
import { spawnRun } from '../../src/process/run.ts'
import type { Evidence } from '../../src/results/model.ts'
import { foldersOf } from '../../src/run/source.ts'

const top = mkdtempSync(join(tmpdir(), 'watchdog-source-'))
const inside = join(top, 'work')
/** The first statement that the reader shows of a file that a stack names, or null. */
async function read(file: string, folders = [inside, join(top, 'missing')]) {
  const frames = [{ file, line: 1, function: 'f' }]
  const stack = { pid: 1, ident: null, tid: null, name: null, frames }
  const evidence: Evidence = {
    ...{ forks: [], native: [], waits: [], trace: [], stuck: [1], uncaught: [], processes: [] },
    ...{ stacks: [stack], missing: [] },
  }
  const context = { folder: top, script: join(top, 'none.py'), cwd: top }
  const asking = { run: spawnRun, python: 'python3', env: { PATH: process.env.PATH! }, folder: top }
  const facts = await readFacts(evidence, context, { ...asking, folders })
  return facts.files[file] ? JSON.stringify(facts.files[file]) : null
}

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
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

describe('the source of what a trial names', () => {
  test('is read below the given folders, also through a link that stays there', async () => {
    for (const name of ['package/code.py', 'link.py']) {
      expect(await read(join(inside, name))).toContain('inside')
    }
  })

  test('is not read elsewhere, whatever leads there', async () => {
    for (const name of ['leads_out.py', 'folder/code.py']) {
      expect((await read(join(inside, name))) ?? '').not.toContain('secret')
    }
    expect((await read(join(top, 'secret/code.py'))) ?? '').not.toContain('secret')
  })

  test('is no folder, pipe, device, large file, or one of the kernel', async () => {
    for (const name of ['package', 'pipe.py', 'large.py', 'none.py']) {
      expect((await read(join(inside, name))) ?? '').not.toContain('inside')
    }
    for (const path of ['/dev/zero', '/dev/stdin', '/proc/kmsg', '/proc/self/environ']) {
      expect((await read(path, ['/dev', '/proc'])) ?? '').not.toContain('PATH')
    }
  })

  test('may be that of the interpreter, also where that is a link', () => {
    const link = join(top, 'venv/bin/python')
    mkdirSync(join(top, 'venv/bin'), { recursive: true })
    symlinkSync('/usr/bin/env', link)
    expect(foldersOf(link)).toEqual([join(top, 'venv'), '/usr'])
    expect(foldersOf('/nowhere/bin/python')).toEqual([])
  })
})
