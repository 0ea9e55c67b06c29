import { platform } from 'node:os'
import { describe, expect, test } from '@jest/globals'
import { findInterpreters, inParallel, pairs, programsIn, said, tryProgram } from './trials.ts'

const onLinux = platform() === 'linux' ? describe : describe.skip
/** A child that lives for a moment may never have been seen alive, and has no number then. */
const withoutNumber = (text: string) => text.replace(/a child \(\d+\)|child \d+/g, 'child')

onLinux('programs that end', () => {
  test('have the outcome of the worst thing that happened to any of their processes', async () => {
    const chosen = pairs(programsIn('outcomes'), findInterpreters(), 1)
    const seen = await inParallel(chosen, 4, async ([program, python]) => {
      const report = await tryProgram(program.file, python.path, { limit: 60 })
      const wanted = withoutNumber(program.head.outcome!)
      const text = withoutNumber(said(report))
      return [`${program.name} ${python.name}`, text.startsWith(wanted) ? wanted : text]
    })
    const wanted = chosen.map(([{ name, head }, python]) => [
      `${name} ${python.name}`,
      withoutNumber(head.outcome!),
    ])
    expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(wanted))
  })
})
