import { describe, expect, test } from '@jest/globals'
import type { Fork, LockNote, Stack } from '../../../src/results/model.ts'
import { explain, type Question } from '../../../src/watchdog/linux/explain.ts'
import type { HeldAnswer } from '../../../src/watchdog/watch.ts'
import { fakeProc } from './fakeproc.ts'

const word = (...values: bigint[]) => {
  const bytes = Buffer.alloc(16)
  for (const [at, value] of values.entries()) bytes.writeBigUInt64LE(value, at * 8)
  return bytes
}

const note = (of: Partial<LockNote> = {}): LockNote => ({
  ...{ frame: 0, path: 'LOCK', object: '0x1000', kind: 'Lock', owner: null, spot: null },
  ...of,
})

const stack = (ident: string, locks: LockNote[] = []): Stack => ({
  ...{ pid: 10, ident, tid: Number(ident), name: `Thread-${ident}`, locks },
  frames: [{ file: '/app.py', line: Number(ident), function: 'work' }],
})

const fork = (...lost: Stack[]): Fork => ({
  ...{ pid: 10, child: 11, time: 1, ident: '1' },
  stacks: [stack('1', [note()]), ...lost],
})

const question = (of: Partial<Question>): Question => ({
  ...{ pid: 11, tid: 11, address: 0x5000n, owner: null, tids: [11] },
  ...{ pointers: [0x9100n], mappings: null, forks: [] },
  ...of,
})

/** The child's memory: the lock's object at 0x1000 points to the semaphore at 0x5000. */
const memory = { '11 1010': word(0x5000n, 2n), '11 1018': word(2n) }

async function told(of: Partial<Question>, answers: HeldAnswer[] = ['held'], more = {}) {
  const asked: unknown[] = []
  const found = await explain(question(of), {
    proc: fakeProc({ memory: { ...memory, ...more } }),
    readHeld: async (questions) => {
      const before = asked.length
      asked.push(...questions)
      return questions.map((_, at) => answers[before + at] ?? 'unknown')
    },
    wasSeen: (tid) => tid === 99,
  })
  return { asked, said: found && `${found.lock} of ${found.holder?.ident} ${found.owner}` }
}

describe('a wait is explained', () => {
  test('by a lock that a lost thread has by its code, which the waiter waits for', async () => {
    const { said, asked } = await told({ forks: [fork(stack('2', [note()]))] })
    expect(said).toBe('LOCK of 2 false')
    const own = { file: '/app.py', paths: ['LOCK'], spot: null }
    expect(asked).toEqual([
      { ...own, line: 2 },
      { ...own, line: 1 },
    ])
  })

  test('not by what the forking thread itself has in reach', async () => {
    expect(await told({ forks: [fork()] })).toEqual({ said: null, asked: [] })
  })

  test('not where who forked has it by the code as well', async () => {
    const forks = [fork(stack('2', [note()]))]
    expect((await told({ forks }, ['held', 'held'])).said).toBeNull()
  })

  test('not where the child made it new, as the parent shows that still has the old one', async () => {
    const forks = [fork(stack('2', [note()]))]
    const old = { '10 1008': word(0x77n), '11 1008': word(0x77n), '10 1010': word(0x6000n) }
    expect((await told({ forks }, ['held'], old)).said).toBeNull()
    const reused = { ...old, '10 1008': word(0x88n) }
    expect((await told({ forks }, ['held'], reused)).said).toBe('LOCK of 2 false')
  })

  test('not by a mutex of the thread that forked, which goes on by another number', async () => {
    const of = (owner: number) => told({ owner, forks: [fork(stack('2'))] }, [])
    expect([(await of(1)).said, (await of(2)).said]).toEqual([null, 'null of 2 true'])
  })

  test('not where the code does not have it, or gives it back just there', async () => {
    const outer = note({ frame: 0, path: 'self.outer' })
    const forks = [fork(stack('2', [note(), outer]))]
    expect((await told({ forks }, ['unknown'])).said).toBeNull()
    expect((await told({ forks }, ['given'])).said).toBeNull()
    const deep = { ...stack('2', [note(), note({ frame: 1 })]) }
    deep.frames.push({ file: '/app.py', line: 7, function: 'main' })
    expect((await told({ forks: [fork(deep)] }, ['given', 'held'])).said).toBeNull()
  })

  test('not by another lock of the same name', async () => {
    const other = note({ object: '0x2000' })
    expect(await told({ forks: [fork(stack('2', [other]))] })).toEqual({ said: null, asked: [] })
  })

  test('by an RLock whose owner was lost, while it is still the owner', async () => {
    const forks = [fork(stack('2', [note({ kind: 'RLock', owner: '2' })]))]
    expect((await told({ forks }, [])).said).toBe('LOCK of 2 true')
    const renewed = { '11 1018': word(7n) }
    expect((await told({ forks }, ['unknown'], renewed)).said).toBeNull()
  })

  test('less surely where a new thread has the ident of the lost one', async () => {
    const mapping = {
      ...{ from: 0x0n, to: 0x100n, shared: false, writable: true, executable: false },
      ...{ file: '00:00 0', name: '', staticOf: null },
    }
    const forks = [fork(stack('2', [note({ kind: 'RLock', owner: '2' })]))]
    expect((await told({ forks, pointers: [1n], mappings: [mapping] }, [])).said).toBe(
      'LOCK of 2 false',
    )
  })

  test('by the lock of a module that a lost thread imports', async () => {
    const module = note({ kind: 'import', owner: '2', path: 'import lock of slow' })
    expect((await told({ forks: [fork(stack('2', [module]))] }, [])).said).toBe(
      'import lock of slow of 2 true',
    )
  })

  test('by a mutex that names a thread of the trial which the process does not have', async () => {
    const forks = [fork(stack('2'))]
    expect((await told({ forks, owner: 2 })).said).toBe('null of 2 true')
    expect((await told({ forks, owner: 99 })).said).toBe('null of undefined true')
    expect((await told({ forks, owner: 98 })).said).toBeNull()
    expect((await told({ forks, owner: 11 })).said).toBeNull()
  })

  test('by an owner that stands beside the pointer to the lock', async () => {
    const heap = {
      ...{ from: 0x7000n, to: 0x7020n, shared: false, writable: true, executable: false },
      ...{ file: '00:00 0', name: '[heap]', staticOf: null },
    }
    const bytes = (owner: bigint) => Buffer.concat([word(1n, 0x5000n), word(owner, 0n)])
    const of = { forks: [fork(stack('2'))], mappings: [heap] }
    expect((await told(of, [], { '11 7000': bytes(2n) })).said).toBe('null of 2 true')
    expect((await told(of, [], { '11 7000': bytes(1n) })).said).toBeNull()
    expect((await told(of, [], { '11 7000': bytes(0n) })).said).toBeNull()
  })
})
