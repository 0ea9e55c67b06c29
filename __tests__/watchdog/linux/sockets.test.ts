import { describe, expect, test } from '@jest/globals'
import type { Connection } from '../../../src/process/told.ts'
import { createSockets } from '../../../src/watchdog/linux/sockets.ts'
import { aThread } from './fakeproc.ts'

/** Sockets whose questions the test answers, at the time that it sets. */
function asked() {
  const questions: { pid: number; fd: number; answer: (found: Connection | null) => void }[] = []
  const time = { now: 0 }
  const ask = (pid: number, fd: number) =>
    new Promise<Connection | null>((answer) => questions.push({ pid, fd, answer }))
  const sockets = createSockets(ask, () => time.now)
  const peer = (switches = '1/1', own = 'socket:[1]') =>
    sockets.peer(10, aThread(11, { switches }), 3, own)
  const answer = async (found: Connection | null) => {
    questions.at(-1)!.answer(found)
    await Promise.resolve()
    await Promise.resolve()
  }
  return { questions, time, sockets, peer, answer }
}

const pair = { own: 'socket:[1]', peer: 'socket:[2]' }

describe('what is known of sockets', () => {
  test('is asked for once, and then known', async () => {
    const { questions, sockets, peer, answer } = asked()
    expect([peer(), peer()]).toEqual([null, null])
    expect(questions).toMatchObject([{ pid: 10, fd: 3 }])
    expect(sockets.answers()).toBe(0)
    await answer(pair)
    expect([peer(), sockets.answers(), questions.length]).toEqual(['socket:[2]', 1, 1])
  })

  test('is asked for again when the thread has run, or the descriptor is another socket', async () => {
    const { questions, peer, answer } = asked()
    peer()
    await answer(pair)
    expect([peer('2/1'), questions.length]).toEqual([null, 2])
    await answer(pair)
    expect(peer('2/1')).toBe('socket:[2]')
    expect([peer('2/1', 'socket:[5]'), questions.length]).toEqual([null, 3])
  })

  test('is not asked for more than once a second where there is no answer', async () => {
    const { questions, time, sockets, peer, answer } = asked()
    peer()
    await answer(null)
    time.now = 999
    expect([peer(), peer('2/1'), questions.length]).toEqual([null, null, 1])
    time.now = 1000
    peer('2/1')
    expect(questions.length).toBe(2)
    await answer({ own: 'socket:[7]', peer: 'socket:[8]' }) // of another socket
    expect([peer('2/1'), questions.length, sockets.answers()]).toEqual([null, 2, 0])
  })
})
