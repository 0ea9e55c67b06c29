import { describe, expect, test } from '@jest/globals'
import {
  type Annotation,
  annotations,
  formatCommand,
  limitAnnotations,
  workspacePath,
} from '../../src/reporting/annotations.ts'
import { aCase, aDiagnosis, aHang, aPython, results } from '../factories.ts'
import { expectGolden } from './golden.ts'
import { hostile, hostileResults, runnerCommands } from './hostile.ts'
import { sampleNames, samples } from './samples.ts'

const docsBase = 'https://example.org/docs/hazards'
const commandLines = (list: Annotation[]) => list.map(formatCommand).join('\n')

describe('annotations', () => {
  test.each(sampleNames)('%s', (name) => {
    expectGolden(
      `annotations-${name}.json`,
      `${JSON.stringify(annotations(samples[name], { docsBase }), null, 2)}\n`,
    )
  })

  test('are one for one hang, at its blocked line', () => {
    const all = annotations(results({ cases: [aHang()] }))
    expect(all).toEqual([
      expect.objectContaining({ level: 'error', file: 'tests/fork_getaddrinfo.py', line: 17 }),
    ])
    expect(all[0]!.message).toContain('Fork: tests/fork_getaddrinfo.py:12')
  })

  test('are one per place, however many cases show it', () => {
    const versions = ['3.11.0', '3.12.0', '3.13.0']
    const cases = versions.map((version) => aHang({ python: aPython({ version }) }))
    const list = annotations(results({ cases }))
    expect(list).toHaveLength(1)
    expect(list[0]!.message).toContain('and in 2 more cases')
  })

  test('come most important first', () => {
    const warned = [{ id: 'w', text: 'careful' }]
    const cases = [
      aCase({ outcome: 'skipped', verdict: 'skipped', reason: 'none' }),
      aHang({ verdict: 'ok', expected: ['deadlocked'], file: 'k.py' }),
      aCase({ warnings: warned }),
      aCase({ repro: 'f', outcome: 'failed', verdict: 'regression' }),
      aHang(),
    ]
    const shown = annotations(results({ cases })).map(
      ({ level, title }) => `${level} ${title.split(' ')[0]}`,
    )
    expect(shown).toEqual([
      'error Regression:',
      'error Regression:',
      'warning Warning',
      'notice Known',
      'notice 1',
    ])
  })

  test('have a place only where GitHub can show it', () => {
    const at = (file: string, line: number) => {
      const blocked = { file, line, function: 'f', thread: 't', pid: 1 }
      const diagnosis = aDiagnosis({ blocked, fork: null })
      const [one] = annotations(results({ cases: [aHang({ diagnosis })] }))
      return [one!.file, one!.line]
    }
    expect(at('a/b.py', 3)).toEqual(['a/b.py', 3])
    expect(at('./a/../b.py', 3)).toEqual(['b.py', 3])
    expect(at('a\\b.py', 3)).toEqual(['a\\b.py', 3])
    expect(at('b.py', 0)).toEqual(['b.py', 1])
    expect(at('/abs/b.py', 3)).toEqual([null, null])
    expect(at('../b.py', 3)).toEqual([null, null])
    expect(at('', 3)).toEqual([null, null])
  })

  test('are relative to the workspace, not to the working directory', () => {
    const where = { workspace: '/w', cwd: '/w/sub' }
    expect(workspacePath('a.py', where)).toBe('sub/a.py')
    expect(workspacePath('../a.py', where)).toBe('a.py')
    expect(workspacePath('/w/x/a.py', where)).toBe('x/a.py')
    expect(workspacePath('/wx/a.py', where)).toBeNull()
    expect(workspacePath('../../a.py', where)).toBeNull()
    expect(workspacePath('/w', where)).toBeNull()
  })

  test('beyond the runner’s limit are told by the last of each level', () => {
    const cases = Array.from({ length: 25 }, (_, at) =>
      aCase({ repro: `r${at}`, file: `r${at}.py`, outcome: 'failed', verdict: 'regression' }),
    )
    const limited = limitAnnotations(annotations(results({ cases, notes: ['n'] })), 10)
    expect(limited.filter(({ level }) => level === 'error')).toHaveLength(10)
    expect(limited.filter(({ level }) => level === 'notice')).toHaveLength(1)
    expect(limited[9]).toMatchObject({ file: null, line: null, title: '16 more errors' })
    expect(limited[9]!.message).toBe(
      '16 more errors (r9.py, r10.py, r11.py, r12.py, r13.py and 11 more files). The job summary lists them all.',
    )
    const ten = annotations(results({ cases: cases.slice(0, 10) }))
    expect(limitAnnotations(ten, 10)).toEqual(ten)
  })

  test('are well below what a runner cuts', () => {
    const [one] = annotations(hostileResults('very long '.repeat(2000)))
    expect(one!.message.length).toBeLessThanOrEqual(2000)
    expect(one!.title.length).toBeLessThanOrEqual(120)
  })
})

describe('a command line', () => {
  test('is escaped as the runner unescapes it', () => {
    const one: Annotation = {
      level: 'error',
      file: 'a,b:c.py',
      line: 3,
      title: '5 %',
      message: 'x\ny: 5 %, ::',
    }
    expect(formatCommand(one)).toBe(
      '::error file=a%2Cb%3Ac.py,line=3,title=5 %25::x%0Ay: 5 %25, ::',
    )
    expect(formatCommand({ ...one, file: null, line: null })).toBe(
      '::error title=5 %25::x%0Ay: 5 %25, ::',
    )
  })

  test.each(hostile)('of %j holds that one command', (evil) => {
    const list = annotations(hostileResults(evil))
    const text = commandLines(list)
    expect(text.split(/\r\n|[\r\n\u2028\u2029\u0085]/)).toHaveLength(list.length)
    expect(text).not.toContain('##[')
    for (const { message } of list) expect(runnerCommands(message)).toEqual([])
    for (const line of text.split('\n'))
      expect(line).toMatch(/^::(?:error|warning|notice) (?:(?!::).)*::/)
  })
})
