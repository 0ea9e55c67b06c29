import { expect, test } from '@jest/globals'
import { livingOf, newFamily, quietFor, step } from '../../../src/watchdog/unix/family.ts'
import type { Row } from '../../../src/watchdog/unix/ps.ts'

const row = (pid: number, parent: number, more: Partial<Row> = {}): Row => ({
  ...{ pid, parent, group: pid, state: 'S', start: 'Mon', time: '0:01', command: 'python' },
  ...more,
})
const root = row(50, 1)

/** The family of process 50 after tables a second apart. */
function after(...tables: Row[][]) {
  const family = newFamily(50, 7)
  for (const [index, table] of tables.entries()) step(family, table, index * 1000)
  return family
}
const pids = (rows: Row[]) => rows.map((one) => one.pid)

test('all below the root are of it, the root is not', () => {
  const family = after([root, row(60, 50), row(61, 60), row(70, 1)])
  expect(pids(family.rows)).toEqual([60, 61])
  expect([...family.known.values()]).toEqual([
    { pid: 60, parent: 50, start: 'Mon' },
    { pid: 61, parent: 60, start: 'Mon' },
  ])
})

test('it is quiet since it sleeps without using time', () => {
  const rows = (one: Partial<Row>) => [root, row(60, 50, one)]
  const forMs = (...changes: Partial<Row>[]) => {
    const family = after(...changes.map(rows))
    return quietFor(family, family.rows[0]!, 5000)
  }
  expect(forMs({}, {}, {})).toBe(5000)
  expect(forMs({}, { time: '0:02' }, { time: '0:02' })).toBe(4000)
  expect(forMs({}, { state: 'R' }, {})).toBe(4000)
  expect(forMs({}, {}, { start: 'Tue' })).toBe(3000)
})

test('the dead do not live, and are of it still', () => {
  const family = after([root, row(60, 50)], [root, row(60, 50, { state: 'Z' })])
  expect(pids(livingOf(family))).toEqual([])
  expect(pids(family.rows)).toEqual([60])
})
