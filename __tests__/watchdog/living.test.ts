import { mkdtempSync, rmSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { buildNative } from './native.ts'
import { findInterpreters, inParallel, pairs, programsIn, tryProgram } from './trials.ts'

const folder = mkdtempSync(join(tmpdir(), 'watchdog-native-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const onLinux = platform() === 'linux' ? describe : describe.skip

onLinux('programs that live, however long they wait', () => {
  test('pass or time out, and are never deadlocked', async () => {
    const native = buildNative(folder)
    const all = programsIn('living').filter(({ head }) => native || head.gcc === undefined)
    const chosen = pairs(all, findInterpreters(), 1)
    const seen = await inParallel(chosen, 8, async ([{ name, file, head }, python]) => {
      const limit = head.passed === undefined ? 2 : 60
      const report = await tryProgram(file, python.path, { limit, env: { NATIVE: native ?? '' } })
      return [`${name} ${python.name}`, report.outcome]
    })
    const wanted = chosen.map(([{ name, head }, python]) => [
      `${name} ${python.name}`,
      head.passed === undefined ? 'timed-out' : 'passed',
    ])
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(wanted))
    expect(chosen.length).toBeGreaterThan(60)
  })
})
