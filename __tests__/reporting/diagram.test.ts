import { beforeAll, describe, expect, test } from '@jest/globals'
import { sequenceDiagram } from '../../src/reporting/diagram.ts'
import { aDiagnosis, anEvidence } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { hostile } from './hostile.ts'

let parse: (source: string) => Promise<unknown>

beforeAll(async () => {
  const { default: mermaid } = await import('mermaid')
  parse = (source) => mermaid.parse(source)
})

const isSequence = { diagramType: 'sequence' }

describe('the sequence diagram', () => {
  test('tells who took the lock, where the fork came and who waits for ever', async () => {
    const source = sequenceDiagram(anEvidence(), aDiagnosis())!
    expect(await parse(source)).toMatchObject(isSequence)
    expectGolden('diagram.mmd', source)
  })

  test('the parser refuses what is none', async () => {
    await expect(parse('sequenceDiagram\n  participant a as b\n  a->>: ; x')).rejects.toThrow()
  })

  test.each([...hostile, 'end', 'a;b', 'a:b->>c', '%%{init: {}}%%', 'style x:#y;'])(
    'names such as %j are parsed as text',
    async (evil) => {
      const place = { file: evil, line: 3, function: evil }
      const [fork] = anEvidence().forks
      const stacks = fork!.stacks.map((stack) => ({ ...stack, name: evil }))
      const evidence = anEvidence({
        forks: [{ ...fork!, stacks }],
        processes: [
          { pid: 4710, parent: 1, name: evil },
          { pid: 4711, parent: 4710, name: evil },
        ],
        trace: anEvidence().trace.map((event) => ({ ...event, lock: evil, thread: evil, place })),
      })
      const diagnosis = aDiagnosis({
        lock: evil,
        fork: place,
        holder: { ...place, thread: evil },
        blocked: { ...place, thread: evil, pid: 4711 },
      })
      const source = sequenceDiagram(evidence, diagnosis)!
      expect(await parse(source)).toMatchObject(isSequence)
      expect(source.split('\n')).toHaveLength(
        sequenceDiagram(anEvidence(), aDiagnosis())!.split('\n').length,
      )
    },
  )

  test('draws from the fork alone where no lock was watched', async () => {
    const source = sequenceDiagram(anEvidence({ trace: [] }), aDiagnosis({ lock: null }))!
    expect(await parse(source)).toMatchObject(isSequence)
    expect(source).toContain('Note over p4711t1001: waits for ever')
    expect(source).not.toContain('lock')
  })

  test('ends the lane of a thread that was lost', async () => {
    const source = sequenceDiagram(anEvidence({ trace: [] }), aDiagnosis())!
    expect(await parse(source)).toMatchObject(isSequence)
    expect(source).toContain('holds import lock of encodings.idna, lookup')
    expect(source).toMatch(/destroy p4710t1002\n +p4711t1001-xp4710t1002: does not exist/)
  })

  test('draws nothing of what was not seen', () => {
    expect(sequenceDiagram(anEvidence({ forks: [] }), aDiagnosis())).toBeNull()
    expect(sequenceDiagram(anEvidence(), aDiagnosis({ blocked: null }))).toBeNull()
    const noHolder = sequenceDiagram(anEvidence(), aDiagnosis({ holder: null }))!
    expect(noHolder).not.toContain('does not exist')
  })

  test('takes the fork that made the blocked process', () => {
    const [fork] = anEvidence().forks
    const other = { ...fork!, pid: 1, child: 2, time: 200 }
    const told = aDiagnosis({ seen: undefined })
    const source = sequenceDiagram(anEvidence({ forks: [other, fork!] }), told)!
    expect(source).toContain('p4710t1001->>p4711t1001')
  })

  test('stays short for a long trace', async () => {
    const [event] = anEvidence().trace
    const trace = Array.from({ length: 5000 }, (_, at) => ({ ...event!, time: at / 100 }))
    const source = sequenceDiagram(anEvidence({ trace }), aDiagnosis())!
    expect(source.split('\n').length).toBeLessThan(50)
    expect(source).toContain('4976 earlier events')
    expect(await parse(source)).toMatchObject(isSequence)
  })
})
