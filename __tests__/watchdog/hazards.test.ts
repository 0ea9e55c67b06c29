import { platform } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { findInterpreters, inParallel, pairs, programsIn, said, tryProgram } from './trials.ts'

const expected: Record<string, string> = {
  owner_gone_beside_timed_main:
    "deadlocked proven: the rest of the process still runs, but the lock's owner does not exist in it",
}
/** What is said only when the limit comes, since its own process still runs. */
const late = new Set(['owner_gone_beside_timed_main'])

const onLinux = platform() === 'linux' ? describe : describe.skip

onLinux('programs that can never go on', () => {
  test('are deadlocked, which is said long before the limit', async () => {
    const chosen = pairs(programsIn('hazards'), findInterpreters(), 1)
    const limitOf = (name: string) => (late.has(name) ? 1.5 : 60)
    const seen = await inParallel(chosen, 4, async ([program, python]) => {
      const report = await tryProgram(program.file, python.path, { limit: limitOf(program.name) })
      const { secondsToVerdict } = report
      // A machine may be busy with other things; at the limit it would be 60.
      const soon = secondsToVerdict !== null && secondsToVerdict < 30
      const key = `${program.name} ${python.name}`
      return [key, `${said(report)}${soon ? '' : ` after ${secondsToVerdict}`}`]
    })
    const wanted = chosen.map(([{ name }, python]) => [
      `${name} ${python.name}`,
      expected[name] ?? 'deadlocked proven',
    ])
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(wanted))
    expect(chosen.length).toBeGreaterThan(40)
  })
})
