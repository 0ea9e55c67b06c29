/**
 * Every real hazard of the corpus as it was seen once on a Python: the diagnosis of each has to be
 * what the script says is right. `node scripts/record.mjs PYTHON…` records them anew.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../src/diagnosis/diagnose.ts'
import type { Evidence, Stack } from '../../src/results/model.ts'
import { reproNames, wrongs } from '../corpus/marks.ts'
import { contextOf, factsOf, type Recording, recordings } from '../corpus/recording.ts'

/** What is wrong in a recording, with what was seen of each case changed by `seen`. */
function wrongsIn(recording: Recording, seen = (evidence: Evidence) => evidence): Wrong[] {
  return Object.entries(recording.cases).flatMap(([name, { evidence, files }]) => {
    const diagnosis = diagnose(seen(evidence), contextOf(name), factsOf(recording, files))
    const wrong = wrongs(name, diagnosis)
    return wrong.length > 0 ? [{ name, wrong, confidence: diagnosis?.confidence ?? 'none' }] : []
  })
}

interface Wrong {
  name: string
  wrong: string[]
  confidence: string
}

/** As on systems that do not show which object a thread waits for, or what is held at a fork. */
function withoutIdentities(evidence: Evidence): Evidence {
  const stack = ({ locks, ...rest }: Stack): Stack => rest
  return {
    ...evidence,
    forks: evidence.forks.map((fork) => ({ ...fork, stacks: fork.stacks.map(stack) })),
    waits: evidence.waits.map((wait) => ({ ...wait, lock: null })),
  }
}

/** Scripts whose text is another by now: their lines are not those that were recorded. */
function changed({ cases, files }: Recording): string[] {
  return Object.keys(cases).filter((name) => {
    const { script } = contextOf(name)
    const lines = readFileSync(script, 'utf8').split('\n')
    return files[script]?.lines.some((line, at) => line !== lines[at])
  })
}

const all = recordings().map((one) => [one.origin.python, one] as const)

describe.each(all)('on Python %s', (_, recording) => {
  test('all of the corpus was recorded, as it is', () => {
    expect(Object.keys(recording.cases).sort()).toEqual(reproNames.toSorted())
    expect(changed(recording)).toEqual([])
  })

  test('hazard, lock and lines are right in every case', () => {
    expect(wrongsIn(recording)).toEqual([])
  })
})

test('without identities all but two are right, and nothing wrong is sure', () => {
  const found = wrongsIn(all[0]![1], withoutIdentities)
  // A lock beside its namesake of another instance, and one that only the run chooses.
  expect(found.map((one) => one.name)).toEqual(['odd_decoy_attr2', 'odd_exitstack_dyn'])
  expect(found.filter((one) => one.confidence === 'high')).toEqual([])
})
