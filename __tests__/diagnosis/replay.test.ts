/**
 * Every real hazard of the corpus as it was seen once on a Python: the diagnosis of each has to be
 * what the script says is right. `node scripts/record.mjs PYTHON…` records them anew.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import { reproNames, wrongs } from '../corpus/marks.ts'
import { contextOf, factsOf, type Recording, recordings } from '../corpus/recording.ts'

function wrongsIn(recording: Recording): string[] {
  return Object.entries(recording.cases).flatMap(([name, { evidence, files }]) => {
    const diagnosis = diagnose(evidence, contextOf(name), factsOf(recording, files))
    const wrong = wrongs(name, diagnosis)
    return wrong.length > 0 ? [`${name}: ${wrong.join('; ')}`] : []
  })
}

/** Scripts whose text is another by now: their lines are not those that were recorded. */
function changed({ cases, files }: Recording): string[] {
  return Object.keys(cases).filter((name) => {
    const { script } = contextOf(name)
    const lines = readFileSync(script, 'utf8').split('\n')
    return files[script]?.lines.some((line, at) => line !== lines[at])
  })
}

describe.each(recordings().map((one) => [one.origin.python, one] as const))(
  'on Python %s',
  (_, recording) => {
    test('all of the corpus was recorded, as it is', () => {
      expect(Object.keys(recording.cases).sort()).toEqual(reproNames.toSorted())
      expect(changed(recording)).toEqual([])
    })

    test('hazard, lock and lines are right in every case', () => {
      expect(wrongsIn(recording)).toEqual([])
    })
  },
)
