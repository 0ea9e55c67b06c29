import { platform } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { findInterpreters, inParallel, pairs, programsIn, tryProgram } from './trials.ts'

const onLinux = platform() === 'linux' ? describe : describe.skip

onLinux('programs that look stuck and are ended by their own', () => {
  test('end as they would alone, and are never deadlocked', async () => {
    const chosen = pairs(programsIn('ended'), findInterpreters(), 1)
    const seen = await inParallel(chosen, 8, async ([{ name, file }, python]) => {
      const report = await tryProgram(file, python.path, { limit: 60 })
      return [`${name} ${python.name}`, `${report.outcome} ${report.exitCode}`]
    })
    // A child that a signal ended may count as failed; the program itself asserts that all is well.
    const wrong = seen.filter(([, said]) => !/^(?:passed|failed) 0$/.test(said!))
    expect(wrong).toEqual([])
    expect(chosen.length).toBeGreaterThan(30)
  })
})
