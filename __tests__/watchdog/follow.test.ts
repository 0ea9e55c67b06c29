import { expect, test } from '@jest/globals'
import type { Reaped } from '../../src/process/reaper.ts'
import { createBell } from '../../src/watchdog/bell.ts'
import { LAST_LOOK } from '../../src/watchdog/course.ts'
import { follow, step } from '../../src/watchdog/follow.ts'
import { newCourse, type Running, type TrialRequest } from '../../src/watchdog/running.ts'
import type { System } from '../../src/watchdog/system.ts'
import { readTrace } from '../../src/watchdog/tracefile.ts'
import type { Explained, Look, Stuck, Watch } from '../../src/watchdog/watch.ts'

const MAIN = 10
const CHILD = 11
const quiet: Look = { living: [MAIN, CHILD], busy: false, stuck: null }
const childStuck: Stuck = {
  ...{ pids: [CHILD], roots: [CHILD], since: 5 },
  ...{ alone: false, awaited: false, named: false, handlers: false },
}
const hanging: Look = { living: [MAIN, CHILD], busy: false, stuck: childStuck }
const byFork: Explained = { pid: CHILD, tid: CHILD, lock: 'x', holder: null, owner: false }
const silent = readTrace('/dev/null')

/** A trial with a limit of a second whose processes are what the test says they are. */
function aTrial() {
  const world = {
    ...{ look: quiet, explained: [] as Explained[], idle: false, over: false, adopts: true },
    ...{ waits: 'first', asked: [] as number[], searched: null as Stuck | null },
  }
  const watch: Watch = {
    look: async () => world.look,
    explain: async (pids) => world.explained.filter((one) => pids.includes(one.pid)),
    isIdleSince: () => world.idle,
    search: async () => world.searched,
    waits: (pids) =>
      (pids ?? []).map((pid) => ({
        ...{ pid, tid: pid, kind: 'futex', text: world.waits },
        ...{ address: null, mapping: null, owner: null, lock: null },
      })),
    known: () => [],
    refused: () => [],
  }
  const statuses = new Map<number, number>()
  const program = {
    ...{ main: () => MAIN, statuses, isOver: () => world.over, adopts: () => world.adopts },
  } as unknown as Reaped
  const system = {
    clock: () => 0,
    nativeStack: () => null,
    askForStacks: async (pid: number) => {
      world.asked.push(pid)
      return 'silent'
    },
  } as unknown as System
  const interrupting = new AbortController()
  const request = { timeout: 1, folder: '/trial' } as unknown as TrialRequest
  const running: Running = {
    ...{ request, program, watch, system, bell: createBell(), trace: () => silent },
    ...{ interrupt: interrupting.signal, course: newCourse(0) },
    output: { captured: () => ({}) as never },
  }
  return { world, running, statuses, interrupting, at: (now: number) => step(running, now) }
}

test('a trial goes on until its limit', async () => {
  const { at, running } = aTrial()
  expect(await at(999)).toBeNull()
  expect(running.course.living).toEqual([MAIN, CHILD])
  expect(await at(1000)).toEqual({ kind: 'limit' })
})

test('an interrupt ends it before anything is looked at', async () => {
  const { at, interrupting } = aTrial()
  interrupting.abort()
  expect(await at(0)).toEqual({ kind: 'interrupted' })
})

test('the end of a reaper that does not adopt is not the end of all', async () => {
  const { at, world } = aTrial()
  Object.assign(world, { over: true, adopts: false })
  expect(await at(20)).toBeNull()
  world.look = { living: [], busy: false, stuck: null }
  expect(await at(40)).toEqual({ kind: 'over' })
})

test('what its main process left behind is looked at for a moment', async () => {
  const { at, statuses } = aTrial()
  statuses.set(MAIN, 0)
  expect(await at(100)).toBeNull()
  expect(await at(99 + LAST_LOOK)).toBeNull()
  expect(await at(100 + LAST_LOOK)).toEqual({ kind: 'left' })
})

test('a hang that the fork explains is seen before its own program ends it', async () => {
  const { at, world, statuses } = aTrial()
  Object.assign(world, { look: hanging, explained: [byFork] })
  expect(await at(20)).toBeNull()
  expect(world.asked).toEqual([CHILD])
  expect(await at(40)).toBeNull()
  expect(world.asked).toEqual([CHILD])
  statuses.set(CHILD, 9)
  Object.assign(world, { look: { living: [MAIN], busy: false, stuck: null }, over: true })
  expect(await at(60)).toMatchObject({
    ...{ kind: 'stuck', pids: [CHILD], proof: 'proven', reason: 'its own program ended it' },
  })
})

test('a child that ended well was no hang', async () => {
  const { at, world, statuses } = aTrial()
  Object.assign(world, { look: hanging, explained: [byFork] })
  await at(20)
  statuses.set(CHILD, 0)
  world.over = true
  expect(await at(40)).toEqual({ kind: 'over' })
})

test('a child that waits for something else by now was no hang', async () => {
  const { at, world, statuses } = aTrial()
  Object.assign(world, { look: hanging, explained: [byFork] })
  await at(20)
  Object.assign(world, { look: quiet, waits: 'second' })
  await at(40)
  statuses.set(CHILD, 9)
  world.over = true
  expect(await at(60)).toEqual({ kind: 'over' })
})

test('the stacks of one trial are not asked for without end', async () => {
  const { at, world } = aTrial()
  world.explained = [byFork]
  for (let n = 1; n < 8; n++) {
    world.look = hanging
    await at(n * 40)
    Object.assign(world, { look: quiet, waits: `${n}` })
    await at(n * 40 + 20)
  }
  expect(world.asked).toHaveLength(3)
})

test('at the limit a thread counts that the fork left blocked beside others that run', async () => {
  const { at, world } = aTrial()
  world.explained = [byFork]
  expect(await at(1000)).toEqual({ kind: 'limit' })
  world.idle = true
  expect(await at(1000)).toMatchObject({ kind: 'stuck', pids: [CHILD], proof: 'likely' })
  Object.assign(world, { idle: false, explained: [{ ...byFork, owner: true }] })
  expect(await at(1000)).toMatchObject({ kind: 'stuck', pids: [CHILD], proof: 'proven' })
})

test('a child waits in vain at once where nobody can give back what is held for the fork', async () => {
  const { at, world, running } = aTrial()
  const lock = { lock: 1, name: 'LOCK', fork: '1', kind: 'Lock', made: [], frames: [] }
  const sweep = [
    { ...lock, e: 'met', pid: MAIN, holder: ['Thread-1', '4', []], sole: 1 },
    {
      ...lock,
      e: 'ask',
      pid: CHILD,
      ident: '5',
      thread: 'MainThread',
      wait: 'endless',
      hook: null,
    },
  ]
  const handlers = new Map([[CHILD, new Set<number>()]])
  const alarms = new Map([[CHILD, { until: null, every: 0 }]])
  Object.assign(running, { trace: () => ({ ...silent, sweep, handlers, alarms }) })
  world.idle = true
  expect(await at(20)).toBeNull()
  Object.assign(running.request, { meets: true })
  expect(await at(20)).toMatchObject({ kind: 'stuck', pids: [CHILD], proof: 'proven' })
  handlers.get(CHILD)!.add(15)
  expect(await at(40)).toBeNull()
  handlers.get(CHILD)!.clear()
  alarms.delete(CHILD)
  expect(await at(60)).toBeNull()
})

test('a system that sees less is asked for a search once, at the limit', async () => {
  const { at, world } = aTrial()
  world.searched = childStuck
  expect(await at(999)).toBeNull()
  const reason = 'this system cannot prove it'
  expect(await at(1000)).toMatchObject({ pids: [CHILD], proof: 'likely', reason })
})

test('after what hung was ended, the rest is followed further', async () => {
  const { running, world } = aTrial()
  Object.assign(world, { look: { ...hanging, stuck: { ...childStuck, awaited: true } } })
  world.explained = [byFork]
  expect(await follow(running)).toMatchObject({ kind: 'stuck', pids: [CHILD], proof: 'proven' })
  Object.assign(world, { look: { living: [MAIN], busy: false, stuck: null }, over: true })
  expect(await follow(running)).toEqual({ kind: 'over' })
})
