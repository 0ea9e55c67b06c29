/** What becomes of a hang in a command. */
import { describe, expect, test } from '@jest/globals'
import type { Reaped } from '../../src/process/reaper.ts'
import type { Stack } from '../../src/results/model.ts'
import { createBell } from '../../src/watchdog/bell.ts'
import type { Hang } from '../../src/watchdog/course.ts'
import { step } from '../../src/watchdog/follow.ts'
import { goesOn } from '../../src/watchdog/incidents.ts'
import { emptyTrace, recorder } from '../../src/watchdog/records.ts'
import { newCourse, type Running, type TrialRequest } from '../../src/watchdog/running.ts'
import type { System } from '../../src/watchdog/system.ts'
import { testOf } from '../../src/watchdog/testname.ts'
import type { Explained, Look, SeenProcess, Watch } from '../../src/watchdog/watch.ts'

const [MAIN, CHILD, OTHER] = [10, 11, 12]
const processes: SeenProcess[] = [
  { pid: MAIN, parent: 1, start: 'a' },
  { pid: CHILD, parent: MAIN, start: 'b' },
  { pid: OTHER, parent: MAIN, start: 'c' },
]

/** A command with a limit of a minute, of which the clock shows what the test says. */
function aCommand({ stopAtFirst = false, isScript = false } = {}) {
  const world = {
    ...{ now: 1000, ended: [] as number[], waits: new Map<number, string>() },
    ...{ look: { living: [MAIN, CHILD, OTHER], busy: false, stuck: null } as Look },
    explained: [] as Explained[],
  }
  const trace = emptyTrace()
  const add = recorder(trace)
  const watch = {
    look: async () => world.look,
    explain: async () => world.explained,
    waits: (pids: number[] | null) =>
      (pids ?? []).map((pid) => ({
        ...{ pid, tid: pid, kind: 'futex', text: world.waits.get(pid) ?? 'a lock' },
        ...{ address: null, mapping: null, owner: null, lock: null },
      })),
    known: () => processes,
    refused: () => [],
  } as unknown as Watch
  const statuses = new Map<number, number>()
  const program = {
    ...{ main: () => MAIN, statuses, isOver: () => false, adopts: () => true },
  } as unknown as Reaped
  const system = {
    clock: () => world.now,
    nativeStack: () => null,
    askForStacks: async () => 'silent',
    endOne: ({ pid }: SeenProcess) => {
      world.ended.push(pid)
    },
  } as unknown as System
  const suite = isScript ? null : { stopAtFirst }
  const request = { timeout: 60, folder: '/trial', suite } as unknown as TrialRequest
  const running: Running = {
    ...{ request, program, watch, system, bell: createBell(), trace: () => trace },
    ...{ interrupt: new AbortController().signal, course: newCourse(0) },
    output: { captured: () => ({}) as never },
  }
  const tell = (record: object) => add(JSON.stringify(record))
  return { world, running, statuses, tell, incidents: running.course.incidents }
}

const hang = (of: Partial<Hang>): Hang => ({
  ...{ kind: 'stuck', pids: [CHILD, MAIN], explained: [], roots: [CHILD] },
  ...{ proof: 'proven', since: 900, reason: null, ...of },
})

describe('what is said', () => {
  test('is an incident, which alone is ended, and the rest goes on', async () => {
    const { running, world, tell, incidents } = aCommand()
    tell({ e: 'fork', pid: MAIN, n: 1, t: 0, test: 'test_a.py::test_one (call)' })
    tell({ e: 'child', pid: CHILD, ppid: MAIN, n: 1 })
    expect(await goesOn(hang({}), running)).toBe(true)
    expect(world.ended).toEqual([CHILD])
    expect(incidents).toMatchObject([
      { pid: CHILD, test: 'test_a.py::test_one', proof: 'proven', seconds: 1 },
    ])
    expect(incidents[0]!.secondsToVerdict).toBeCloseTo(0.1)
    expect(incidents[0]!.evidence!.stuck).toEqual([CHILD, MAIN])
  })

  test('is of each process that the fork explains, else of the youngest that the others wait for', async () => {
    const two = aCommand()
    await goesOn(hang({ explained: [CHILD, OTHER], roots: [CHILD, OTHER] }), two.running)
    expect(two.world.ended).toEqual([CHILD, OTHER])
    const knot = aCommand()
    await goesOn(hang({ roots: [MAIN, CHILD, OTHER] }), knot.running)
    expect(knot.world.ended).toEqual([OTHER])
  })

  test('ends it all where that is asked for, at the end, of the main process, and of a script', async () => {
    const ended = async (
      { running, world, incidents }: ReturnType<typeof aCommand>,
      of: Partial<Hang> = {},
    ) => {
      expect(await goesOn(hang(of), running)).toBe(false)
      expect(world.ended).toEqual([])
      return incidents.length
    }
    expect(await ended(aCommand({ stopAtFirst: true }))).toBe(1)
    expect(await ended(aCommand(), { pids: [MAIN], roots: [MAIN] })).toBe(1)
    expect(await ended(aCommand({ isScript: true }))).toBe(0)
    const late = aCommand()
    late.world.now = 60_000
    expect(await ended(late)).toBe(1)
  })

  test('is nothing new of a parent that waits as it did when its child was ended', async () => {
    const { running, world, incidents } = aCommand()
    await goesOn(hang({}), running)
    const pool = hang({ pids: [MAIN, OTHER], roots: [MAIN, OTHER] })
    expect(await goesOn(pool, running)).toBe(false)
    expect(incidents.length).toBe(1)
    world.waits.set(MAIN, 'another lock')
    expect(await goesOn(pool, running)).toBe(true)
    expect(incidents.map(({ pid }) => pid)).toEqual([CHILD, OTHER])
  })

  test('has an end, though what is ended comes again', async () => {
    const { running } = aCommand()
    let times = 0
    while (await goesOn(hang({ explained: [CHILD] }), running)) times++
    expect(times).toBe(49)
  })
})

describe('a hang that may not be said yet', () => {
  const suspected = async () => {
    const one = aCommand()
    one.world.explained = [{ pid: CHILD, tid: CHILD, lock: 'x', holder: null, owner: false }]
    const about = { alone: false, awaited: false, named: false, handlers: true, since: 900 }
    const stuck = { ...about, pids: [CHILD], roots: [CHILD] }
    one.world.look = { living: [MAIN, CHILD], busy: false, stuck }
    expect(await step(one.running, 1000)).toBe(null)
    one.world.look = { living: [MAIN, CHILD], busy: false, stuck: null }
    return one
  }

  test('is an incident once its program has ended it', async () => {
    const { running, statuses, world, incidents } = await suspected()
    world.look.living = [MAIN]
    statuses.set(CHILD, 9)
    await step(running, 1020)
    expect(incidents).toMatchObject([
      { pid: CHILD, proof: 'likely', reason: 'its own program ended it' },
    ])
  })

  test('is one incident though it waits once more before it ends', async () => {
    const { running, statuses, world, incidents } = await suspected()
    statuses.set(CHILD, 9)
    await step(running, 1020)
    const about = { alone: false, awaited: false, named: false, handlers: true, since: 1030 }
    world.look = {
      living: [MAIN, CHILD],
      busy: false,
      stuck: { ...about, pids: [CHILD], roots: [] },
    }
    await step(running, 1040)
    world.look = { living: [MAIN], busy: false, stuck: null }
    await step(running, 1060)
    expect(incidents.map(({ pid }) => pid)).toEqual([CHILD])
  })

  test('also where it was told to end, and a handler of its own gave up the wait', async () => {
    const { running, statuses, world, tell, incidents } = await suspected()
    world.waits.set(CHILD, 'something else')
    await step(running, 1020)
    tell({ e: 'kill', pid: MAIN, target: CHILD, signal: 6 })
    statuses.set(CHILD, 0)
    world.look.living = [MAIN]
    await step(running, 1040)
    expect(incidents).toEqual([])
    await step(running, 1540)
    expect(incidents).toMatchObject([{ pid: CHILD, proof: 'likely' }])
  })

  test('also where nobody says how it ended: it could not go on by itself', async () => {
    const { running, world, incidents } = await suspected()
    world.look.living = [MAIN]
    await step(running, 1020)
    await step(running, 1540)
    expect(incidents).toMatchObject([{ pid: CHILD, proof: 'likely' }])
  })

  test.each([
    ['went on', 'another', undefined, []],
    ['went on after a signal by which nothing is told to end', 'another', undefined, [10]],
    ['ended well', 'a lock', 0, []],
  ])('is none where it %s', async (_, waits, status, signals) => {
    const { running, world, statuses, tell, incidents } = await suspected()
    world.waits.set(CHILD, waits)
    for (const signal of signals) tell({ e: 'kill', pid: MAIN, target: CHILD, signal })
    if (status !== undefined) {
      statuses.set(CHILD, status)
      world.look.living = [MAIN]
    }
    for (const now of [1020, 1540, 3000]) await step(running, now)
    expect(incidents).toEqual([])
    expect(running.course.suspects.size).toBe(0)
  })
})

describe('the name of a test', () => {
  const frames = (...places: [string, string][]) =>
    places.map(([file, name]) => ({ file, line: 1, function: name }))
  const stackOf = (pid: number, ...places: [string, string][]): Stack => ({
    ...{ pid, ident: null, tid: null, name: null, frames: frames(...places) },
  })
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]))

  test('is that of the nearest fork, or start, that has one', () => {
    const { tell, running } = aCommand()
    tell({ e: 'start', pid: MAIN, test: 'test_outer' })
    tell({ e: 'fork', pid: MAIN, n: 1, t: 0, test: null })
    tell({ e: 'child', pid: CHILD, ppid: MAIN, n: 1 })
    const asked = { trace: running.trace(), parents, stacks: [] }
    expect(testOf(CHILD, asked)).toBe('test_outer')
    expect(testOf(OTHER, { ...asked, parents: new Map() })).toBe(null)
  })

  test('is what a runner calls in its own stack, where it began after the fork', () => {
    const pytest = '/site-packages/_pytest/python.py'
    const stacks = [
      stackOf(OTHER, ['/r/test_b.py', 'test_no'], [pytest, 'pytest_pyfunc_call']),
      stackOf(CHILD, ['/r/x.py', 'f'], ['/r/test_a.py', 'test_it'], [pytest, 'pytest_pyfunc_call']),
    ]
    const asked = { trace: emptyTrace(), parents, stacks }
    expect(testOf(CHILD, asked)).toBe('test_a.py::test_it')
    const unittest = stackOf(
      CHILD,
      ['/r/test_c.py', 'test_u'],
      ['/lib/python3.12/unittest/case.py', '_callTestMethod'],
    )
    expect(testOf(CHILD, { ...asked, stacks: [unittest] })).toBe('test_c.py::test_u')
    expect(testOf(MAIN, asked)).toBe(null)
  })
})
