import { describe, expect, test } from '@jest/globals'
import { endStrays } from '../../../src/watchdog/linux/end.ts'
import { aStat, fakeProc } from './fakeproc.ts'

const MARK = 'FORK_SAFETY_TRIAL=/tmp/x'

/** Processes that end when they are killed, unless they cannot be. */
function machine(texts: Record<string, string>, immortal: number[] = []) {
  const killed: number[] = []
  const kill = (pid: number) => {
    killed.push(pid)
    if (immortal.includes(pid)) throw new Error('EPERM')
    for (const path of Object.keys(texts)) if (path.startsWith(`${pid}/`)) delete texts[path]
  }
  return { killed, ending: { kill, pause: async () => {}, proc: fakeProc({ texts }) } }
}

describe('the end of strays', () => {
  test('takes all that was seen and still is the same, and all that carries the mark', async () => {
    const { killed, ending } = machine({
      '10/stat': aStat(10, { start: '100' }),
      '11/stat': aStat(11, { start: '999' }),
      '12/stat': aStat(12, { start: '7' }),
      '12/environ': `A=1\0${MARK}\0`,
      '13/stat': aStat(13),
      '13/environ': 'A=1\0',
      '14/stat': aStat(14, { state: 'Z' }),
    })
    const known = [10, 11, 14, 15].map((pid) => ({ pid, parent: 1, start: '100' }))
    // A pid that is used again by another process is never killed.
    expect(await endStrays(known, MARK, 2000, ending)).toEqual([])
    expect(killed.sort()).toEqual([10, 12])
  })

  test('gives up on what cannot be ended, and names it', async () => {
    const { ending } = machine({ '10/stat': aStat(10) }, [10])
    const known = [{ pid: 10, parent: 1, start: '100' }]
    expect(await endStrays(known, MARK, 100, ending)).toEqual([10])
  })

  test('scans again after an empty scan: a chain of forks may have hidden', async () => {
    const texts: Record<string, string> = {}
    const { killed, ending } = machine(texts)
    let scans = 0
    const pause = async () => {
      scans += 1
      if (scans !== 3) return
      texts['20/stat'] = aStat(20)
      texts['20/environ'] = MARK
    }
    expect(await endStrays([], MARK, 2000, { ...ending, pause })).toEqual([])
    expect(killed).toEqual([20])
  })
})
