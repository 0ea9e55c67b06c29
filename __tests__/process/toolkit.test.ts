import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { toolkitRun } from '../../src/process/toolkit.ts'

const env = { PATH: '/usr/bin:/bin', SAID: 'a' }

test('says how a program ended and what it printed, whatever its path holds', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'tool ')))
  const odd = join(folder, 'a "quoted" name')
  symlinkSync('/bin/sh', odd)
  const ended = await toolkitRun([odd, '-c', 'echo "$SAID $1"; echo no >&2; exit 3', 'x', 'b "c'], {
    env,
    timeout: 20,
  })
  expect(ended).toEqual({
    code: 3,
    signal: null,
    stdout: 'a b "c\n',
    stderr: 'no\n',
    timedOut: false,
  })
})

test('finds a program on the PATH that it is given, and says why it cannot be started', async () => {
  expect(await toolkitRun(['true'], { env, timeout: 20 })).toMatchObject({ code: 0 })
  const nowhere = await toolkitRun(['no-such-program'], { env, timeout: 20 })
  expect(nowhere).toMatchObject({ code: null, stderr: expect.stringMatching(/no-such-program/) })
})

test('does not wait longer than the limit', async () => {
  expect(await toolkitRun(['sleep', '2'], { env, timeout: 0.01 })).toMatchObject({
    code: null,
    timedOut: true,
  })
})
