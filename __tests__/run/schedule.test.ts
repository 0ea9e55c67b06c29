import { describe, expect, test } from '@jest/globals'
import { runAll, type Task } from '../../src/run/schedule.ts'

interface Options {
  length?: number
  exclusive?: boolean
  ready?: Promise<unknown>
  /** What it brings more of. */
  more?: Task[]
  fails?: boolean
}

/** Tasks that write down when they begin and end, and how many run beside them. */
function stage() {
  const log: string[] = []
  const running = new Set<string>()
  let most = 0
  const overlaps: string[] = []
  const task = (name: string, options: Options = {}): Task => ({
    length: options.length ?? 1,
    exclusive: options.exclusive ?? false,
    ready: options.ready ?? Promise.resolve(),
    run: async () => {
      running.add(name)
      most = Math.max(most, running.size)
      if (options.exclusive && running.size > 1) overlaps.push(name)
      log.push(name)
      for (let turn = 0; turn < 10; turn++) {
        await new Promise((done) => setImmediate(done))
        if (options.exclusive && running.size > 1) overlaps.push(name)
      }
      running.delete(name)
      log.push(`-${name}`)
      if (options.fails) throw new Error(name)
      return options.more ?? []
    },
  })
  return { task, log, overlaps, most: () => most, running }
}

const starts = (log: string[]) => log.filter((one) => !one.startsWith('-'))

describe('the schedule', () => {
  test('starts the longest first', async () => {
    const { task, log } = stage()
    await runAll([task('a', { length: 1 }), task('b', { length: 9 }), task('c', { length: 5 })], 1)
    expect(starts(log)).toEqual(['b', 'c', 'a'])
  })

  test('runs as many at once as there are jobs, and no more', async () => {
    for (const jobs of [1, 2, 5]) {
      const { task, most, log } = stage()
      await runAll(
        Array.from({ length: 12 }, (_, n) => task(`${n}`)),
        jobs,
      )
      expect(most()).toBe(jobs)
      expect(starts(log).length).toBe(12)
    }
  })

  test('runs what wants the machine for itself alone, also where it comes up on the way', async () => {
    const { task, log, overlaps, most } = stage()
    const late = task('late', { exclusive: true })
    await runAll(
      [
        task('alone', { exclusive: true, length: 99, more: [task('after'), task('after2')] }),
        task('a', { more: [late, task('b')] }),
        task('c'),
      ],
      3,
    )
    expect(overlaps).toEqual([])
    expect(most()).toBeLessThanOrEqual(3)
    expect(starts(log).sort()).toEqual(['a', 'after', 'after2', 'alone', 'b', 'c', 'late'])
    expect(log.indexOf('alone')).toBeGreaterThan(log.indexOf('-b'))
  })

  test('does not wait for what is not ready while others are', async () => {
    const { task, log } = stage()
    let open = () => {}
    const ready = new Promise<void>((resolve) => {
      open = resolve
    })
    const last = task('last', { more: [] })
    const run = () => {
      open()
      return last.run()
    }
    await runAll([task('slow', { length: 99, ready }), task('a'), { ...last, run }], 1)
    expect(starts(log)).toEqual(['a', 'last', 'slow'])
  })

  test('runs what could not be made ready: it says so itself', async () => {
    const { task, log } = stage()
    const ready = Promise.reject(new Error('install'))
    await runAll([task('a', { ready }), task('b', { exclusive: true, ready })], 2)
    expect(starts(log)).toEqual(['a', 'b'])
  })

  test('after an error starts nothing more, and waits for what runs', async () => {
    const { task, log, running } = stage()
    const tasks = [task('bad', { length: 9, fails: true }), task('a', { length: 8 }), task('b')]
    await expect(runAll([...tasks, task('c', { exclusive: true })], 2)).rejects.toThrow('bad')
    expect(running.size).toBe(0)
    expect(starts(log)).toEqual(['bad', 'a'])
  })

  test('of nothing is nothing', async () => {
    await runAll([], 2)
  })
})
