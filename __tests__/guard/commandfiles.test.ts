import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { guardCommandFiles } from '../../src/guard/commandfiles.ts'

let folder = ''
let output = ''
let check = (): string[] => []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watchdog-guard-'))
  output = join(folder, 'set_output_1')
  writeFileSync(output, 'mine=1\n')
  writeFileSync(join(folder, 'set_env_1'), '')
  const env = { GITHUB_OUTPUT: output, GITHUB_ENV: join(folder, 'set_env_1'), GITHUB_PATH: '' }
  check = guardCommandFiles(env).check
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const told = (name: string) => [
  `tampering: it wrote to the runner's command file ${name}; this was undone`,
]

describe("the runner's command files", () => {
  test('are left alone where nothing was changed', () => {
    writeFileSync(join(folder, 'other'), 'x')
    expect(check()).toEqual([])
    expect(existsSync(join(folder, 'other'))).toBe(true)
  })

  test('are as before after a change, of which is told once', () => {
    writeFileSync(output, 'mine=2\n')
    expect(check()).toEqual(told('set_output'))
    expect(readFileSync(output, 'utf8')).toBe('mine=1\n')
    expect(check()).toEqual([])
  })

  test("keep the action's own word; what that found is told at the next look", () => {
    const files = guardCommandFiles({ GITHUB_OUTPUT: output })
    writeFileSync(output, 'mine=2\n')
    files.append(output, 'own=1\n')
    expect(readFileSync(output, 'utf8')).toBe('mine=1\nown=1\n')
    expect(files.check()).toEqual(told('set_output'))
    expect(files.check()).toEqual([])
  })

  test('are there again after they were removed', () => {
    rmSync(output)
    expect(check()).toEqual(told('set_output'))
    expect(readFileSync(output, 'utf8')).toBe('mine=1\n')
  })

  test('of other steps are removed where a trial made them', () => {
    writeFileSync(join(folder, 'set_env_2'), 'LD_PRELOAD=x\n')
    expect(check()).toEqual(told('set_env'))
    expect(existsSync(join(folder, 'set_env_2'))).toBe(false)
  })

  test('are not written through a link that a trial put there', () => {
    const victim = join(folder, 'victim')
    writeFileSync(victim, 'untouched')
    for (const target of [victim, join(folder, 'not-there')]) {
      rmSync(output)
      symlinkSync(target, output)
      expect(check()).toEqual(told('set_output'))
      expect(lstatSync(output).isFile()).toBe(true)
    }
    expect(readFileSync(victim, 'utf8')).toBe('untouched')
    expect(existsSync(join(folder, 'not-there'))).toBe(false)
  })

  test('may have become a folder, or a pipe without a writer', () => {
    rmSync(output)
    mkdirSync(join(output, 'deep'), { recursive: true })
    expect(check()).toEqual(told('set_output'))
    rmSync(output)
    execFileSync('mkfifo', [output])
    expect(check()).toEqual(told('set_output'))
    expect(readFileSync(output, 'utf8')).toBe('mine=1\n')
  })

  test('may be no files at all', () => {
    const env = { GITHUB_OUTPUT: '/dev/null', GITHUB_ENV: '/nowhere/x', GITHUB_PATH: '/dev/null/x' }
    expect(guardCommandFiles(env).check()).toEqual([])
    expect(guardCommandFiles({}).check()).toEqual([])
  })
})
