import { describe, expect, test } from '@jest/globals'
import { readStatus } from '../../src/process/waitstatus.ts'
import { crashedProcess, judgeTrial, type Seen } from '../../src/watchdog/outcome.ts'

const nothing: Seen['trace'] = {
  ...{
    forks: [],
    events: [],
    uncaught: [],
    kills: [],
    warnings: [],
    preloadFailure: null,
    knobFailure: null,
    sweep: [],
    observed: true,
    tests: new Map(),
    handlers: new Map(),
  },
  statuses: new Map(),
  execs: new Set(),
  parents: new Map(),
  alarms: new Map(),
}
const exit = (code: number) => code << 8

function judge(statuses: [number, number][], seen: Partial<Seen> = {}) {
  const judged = judgeTrial({
    ...{ main: 1, trace: nothing, stuck: null, timedOut: false },
    statuses: new Map(statuses),
    isForked: () => true,
    processName: (pid) => `process ${pid}`,
    ...seen,
  })
  return `${judged.outcome} ${judged.proof}${judged.reason ? `: ${judged.reason}` : ''}`
}

describe('a status', () => {
  test('is a code or the name of a signal', () => {
    expect(readStatus(exit(3))).toEqual({ code: 3, signal: null })
    expect(readStatus(6)).toEqual({ code: null, signal: 'SIGABRT' })
    expect(readStatus(11 | 0x80)).toEqual({ code: null, signal: 'SIGSEGV' })
    expect(readStatus(40)).toEqual({ code: null, signal: 'signal 40' })
  })
})

describe('the outcome', () => {
  test('of a trial that has lost its reaper is never passed', () => {
    const tampering = 'tampering: it ended the process that watches over it'
    expect(judge([[1, exit(0)]], { tampering })).toBe(`failed none: ${tampering}`)
    expect(judge([], { tampering, main: null })).toBe(`failed none: ${tampering}`)
    expect(judge([[1, 11]], { tampering })).toMatch(/^crashed/)
  })

  test('is the worst that happened, in the order of the design', () => {
    const stuck = { proof: 'proven', reason: null } as const
    const all: [number, number][] = [
      [1, exit(1)],
      [2, 11],
    ]
    expect(judge(all, { stuck, timedOut: true })).toBe('deadlocked proven')
    expect(judge(all, { timedOut: true })).toBe('crashed none: process 2 was ended by SIGSEGV')
    expect(judge([[1, exit(1)]], { timedOut: true })).toBe('timed-out none')
    expect(judge([[1, exit(1)]])).toBe('failed none: process 1 ended with status 1')
    expect(judge([[1, 0]])).toBe('passed none')
  })

  test('leaves the status of a program that was started by exec to who started it', () => {
    const isForked = (pid: number) => pid === 3
    const ended = (pid: number, status: number) =>
      judge(
        [
          [1, 0],
          [pid, status],
        ],
        { isForked },
      )
    expect(ended(2, exit(128))).toBe('passed none')
    expect(ended(2, 14)).toBe('passed none')
    expect(ended(2, 11)).toBe('crashed none: process 2 was ended by SIGSEGV')
    expect(ended(3, exit(128))).toBe('failed none: process 3 ended with status 128')
  })

  test('is crashed for every fault, in any process', () => {
    for (const signal of [11, 6, 7, 4, 8, 5, 31]) {
      expect(
        judge([
          [1, 0],
          [2, signal],
        ]),
      ).toMatch(/^crashed none: process 2 was ended by SIG/)
      expect(crashedProcess(new Map([[2, signal]]))).toBe(2)
    }
    expect(crashedProcess(new Map([[2, 9]]))).toBeNull()
  })

  test('is failed for the end of a child that the parent ignores, with its exception', () => {
    const error = { pid: 2, type: 'KeyError', text: "'x'\nmore", frames: [] }
    const trace = { ...nothing, uncaught: [error] }
    expect(
      judge(
        [
          [1, 0],
          [2, exit(1)],
        ],
        { trace },
      ),
    ).toBe("failed none: process 2 ended with status 1: KeyError: 'x'")
    expect(judge([[1, 0]], { trace })).toBe("failed none: process 2 raised KeyError: 'x'")
  })

  test('is not failed for a worker that its own program ended', () => {
    const killed = (to: number, signal: number, from = 1): Partial<Seen> => ({
      trace: { ...nothing, kills: [{ from, to, signal }] },
    })
    for (const signal of [9, 15]) {
      expect(
        judge(
          [
            [1, 0],
            [2, signal],
          ],
          killed(2, signal),
        ),
      ).toBe('passed none')
      expect(
        judge(
          [
            [1, 0],
            [2, signal],
          ],
          killed(-7, signal),
        ),
      ).toBe('passed none')
      expect(
        judge(
          [
            [1, 0],
            [2, signal],
          ],
          killed(0, signal),
        ),
      ).toBe('passed none')
      expect(
        judge([
          [1, 0],
          [2, signal],
        ]),
      ).toMatch(/^failed/)
      expect(
        judge(
          [
            [1, 0],
            [2, signal],
          ],
          killed(2, signal, 2),
        ),
      ).toMatch(/^failed/)
      expect(
        judge(
          [
            [1, 0],
            [2, signal],
          ],
          killed(3, signal),
        ),
      ).toMatch(/^failed/)
      expect(judge([[1, signal]], killed(1, signal, 2))).toMatch(/^failed/)
    }
    expect(
      judge(
        [
          [1, 0],
          [2, 9],
        ],
        killed(2, 15),
      ),
    ).toMatch(/^failed/)
    expect(
      judge(
        [
          [1, 0],
          [2, 10],
        ],
        killed(2, 10),
      ),
    ).toBe('failed none: process 2 was ended by SIGUSR1')
  })

  test('is failed where the main process was never seen to end', () => {
    expect(judge([], { main: null })).toMatch(/^failed none: the program could not be started/)
    expect(judge([[2, 11]], { main: null })).toMatch(/^crashed/)
  })
})
