import { expect, test } from '@jest/globals'
import { recorded } from '../../src/watchdog/evidence.ts'
import { readTrace } from '../../src/watchdog/tracefile.ts'
import type { Watch } from '../../src/watchdog/watch.ts'

const SIGKILL = 9
const watch = {
  known: () => [
    { pid: 10, parent: 1, start: '1' },
    { pid: 11, parent: 10, start: '2' },
  ],
} as unknown as Watch
const fork = (child: number) => ({ pid: 10, child, time: 1, ident: '1', stacks: [] })

test('a process that a signal ended is named with it, also one that no look has met', () => {
  const forks = [fork(11), fork(12), fork(13)]
  const statuses = new Map([
    [11, SIGKILL],
    [12, SIGKILL],
    [13, 256],
  ])
  const { processes } = recorded({ ...readTrace('/dev/null'), forks, statuses }, 10, watch)
  expect(processes).toEqual([
    { pid: 10, parent: 1, name: 'the main process' },
    { pid: 11, parent: 10, name: 'child 1', signal: 'SIGKILL' },
    { pid: 12, parent: 10, name: 'a child', signal: 'SIGKILL' },
    { pid: 13, parent: 10, name: 'a child' },
  ])
})
