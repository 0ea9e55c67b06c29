import { describe, expect, test } from '@jest/globals'
import {
  catches,
  findFamily,
  isAsleep,
  isZombie,
  parseTable,
  parseThreads,
  type Row,
  tableColumns,
} from '../../../src/watchdog/unix/ps.ts'

describe('parseTable', () => {
  // Values of https://github.com/openSUSE/supportutils/pull/262 (lstart as all ps write it in the
  // C locale), in the columns that are asked for.
  test('takes the five words of the start time together', () => {
    const text =
      '    1     0     1 Ss   Mon Jun 16 14:23:09 2025 00:00:42 /usr/lib/systemd/systemd --switched-root\n' +
      '   11     2     0 I    Mon Jun 16 14:23:09 2025 00:00:00 [kworker/0:0H-events_highpri]\n'
    expect(parseTable(text)).toEqual([
      {
        pid: 1,
        parent: 0,
        group: 1,
        state: 'Ss',
        start: 'Mon Jun 16 14:23:09 2025',
        time: '00:00:42',
        command: '/usr/lib/systemd/systemd --switched-root',
      },
      expect.objectContaining({ pid: 11, parent: 2, command: '[kworker/0:0H-events_highpri]' }),
    ])
  })

  // Widths and forms of Apple's ps: https://github.com/apple-oss-distributions/adv_cmds (print.c):
  // lstart is left-justified in 28 columns, time is minutes:seconds.hundredths.
  test('reads the form of macOS, a padded day and a zombie without a command', () => {
    const text =
      '82319 71953 82319 S+   Mon Sep 14 10:06:33 2026         0:00.07 /opt/homebrew/bin/python3 repro.py\n' +
      '82334 82319 82319 Z+   Tue Sep  1 09:06:33 2026         0:00.00 (Python)\n' +
      '82335 82319 82319 Z+   Tue Sep  1 09:06:33 2026         0:00.00\n'
    const rows = parseTable(text)
    expect(rows.map((row) => [row.pid, row.time, row.command])).toEqual([
      [82319, '0:00.07', '/opt/homebrew/bin/python3 repro.py'],
      [82334, '0:00.00', '(Python)'],
      [82335, '0:00.00', ''],
    ])
    expect(rows[1]!.start).toBe('Tue Sep 1 09:06:33 2026')
    expect(rows.map(isZombie)).toEqual([false, true, true])
  })

  test('leaves out what is not a row', () => {
    expect(parseTable('ps: sigcatch: keyword not found\n\n  PID  PPID STARTED\n')).toEqual([])
  })
})

describe('parseThreads', () => {
  // https://github.com/kaappi/kaappi/pull/2468: `ps -s` of NetBSD, its columns in our order.
  test('reads the wait channel of every thread of one process', () => {
    const text =
      '3808 13115 R    -\n3808 28593 S    nanoslp\n3808 26365 I    lwpwait\n9999 1 S select\n'
    expect(parseThreads(text, 3808)).toEqual([
      { tid: 13115, state: 'R', channel: '-' },
      { tid: 28593, state: 'S', channel: 'nanoslp' },
      { tid: 26365, state: 'I', channel: 'lwpwait' },
    ])
  })

  test('leaves out the line that OpenBSD prints for the process as a whole', () => {
    expect(parseThreads('3808 -1 S fsleep\n3808 13115 S fsleep\n', 3808)).toHaveLength(1)
  })
})

test('a caught signal is one whose bit is set in the mask, in hexadecimal', () => {
  const SIGINFO = 29
  expect(catches('  10000002\n', SIGINFO)).toBe(true)
  expect(catches('0000000010000000', SIGINFO)).toBe(true)
  expect(catches('       2\n', SIGINFO)).toBe(false)
  expect(catches('e0000000\n', SIGINFO)).toBe(false)
  expect(catches('', SIGINFO)).toBe(false)
  expect(catches('ps: sigcatch: keyword not found', SIGINFO)).toBe(false)
})

test('only S and I are asleep: U, D and T could still be waited out', () => {
  const asleep = ['S', 'Ss+', 'I', 'IN', 'R', 'U', 'D', 'T', 'Z', '?E'].filter((state) =>
    isAsleep({ state }),
  )
  expect(asleep).toEqual(['S', 'Ss+', 'I', 'IN'])
})

test('every column has an option of its own', () => {
  // A FreeBSD ps takes `-o "pid= ppid= rss="` for one column with a long heading:
  // https://github.com/Supervisor/superlance/issues/135
  expect(tableColumns.filter((_, at) => at % 2 === 0)).toEqual(Array(7).fill('-o'))
  expect(tableColumns.filter((word) => /^[a-z]+=$/.test(word))).toHaveLength(7)
})

describe('findFamily', () => {
  const row = (pid: number, parent: number, group: number): Row => ({
    pid,
    parent,
    group,
    state: 'S',
    start: 'Mon Sep 14 10:06:33 2026',
    time: '0:00.07',
    command: 'python',
  })
  const pids = (rows: Row[]) => rows.map((one) => one.pid)
  const is =
    (...wanted: number[]) =>
    (one: Row) =>
      wanted.includes(one.pid)

  test('takes all below, parents before children, whatever the order of the pids', () => {
    const rows = [row(1, 0, 1), row(20, 90, 20), row(30, 40, 20), row(40, 20, 20), row(90, 1, 90)]
    expect(pids(findFamily(rows, is(90), 7))).toEqual([90, 20, 40, 30])
  })

  test('takes an orphan by its process group, and what is below it', () => {
    const rows = [row(20, 1, 20), row(21, 1, 20), row(22, 21, 22), row(23, 1, 23)]
    expect(pids(findFamily(rows, is(20), 7))).toEqual([20, 21, 22])
  })

  test('never takes this program, init, or the process group of this program', () => {
    const rows = [row(1, 0, 1), row(7, 20, 7), row(8, 7, 7), row(20, 1, 7), row(50, 1, 1)]
    expect(pids(findFamily(rows, is(1, 20), 7))).toEqual([20])
  })
})
