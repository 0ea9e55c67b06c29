import { expect, test } from '@jest/globals'
import { type Event, isOver, nothingTold, step, whyPrevented } from '../../src/process/told.ts'

/** What was told after these lines and events, and which of them were worth a look. */
function after(...events: (string | Exclude<Event, { kind: 'line' }>)[]) {
  const told = nothingTold()
  const heard = events.map((one) =>
    step(told, typeof one === 'string' ? { kind: 'line', line: one } : one),
  )
  return { told, heard, changed: heard.map((one) => one.changed) }
}

test('the processes of a reaper and its program are told by number', () => {
  const { told } = after('subreaper 1', 'reaper 40', 'between 41', 'main 42', 'exit 42 256')
  expect(told).toMatchObject({ main: 42, own: [40, 41], adopts: true })
  expect([...told.statuses]).toEqual([[42, 256]])
})

test('only the end of the main process is worth a look of its own', () => {
  expect(after('main 42', 'exit 43 0', 'exit 42 0').changed).toEqual([true, false, true])
})

test('what ends once the verdict is settled was ended', () => {
  const { told } = after('main 42', 'exit 43 9')
  told.settled = true
  step(told, { kind: 'line', line: 'exit 42 9' })
  expect([...told.statuses]).toEqual([[43, 9]])
})

test('it is over when the reaper has ended and nothing more can be told', () => {
  const ended = { kind: 'ended', code: 0 } as const
  expect(isOver(after('main 42', ended).told)).toBe(false)
  expect(isOver(after('main 42', { kind: 'silent' }).told)).toBe(false)
  const { told } = after('main 42', ended, { kind: 'silent' })
  expect([isOver(told), told.empty, whyPrevented(told)]).toEqual([true, true, null])
  expect(after({ kind: 'ended', code: null }).told.empty).toBe(false)
})

test('a reaper that cannot tell any more adopts nothing, unless it said so', () => {
  expect(after({ kind: 'silent' }).told.adopts).toBe(false)
  expect(after('subreaper 1', { kind: 'silent' }).told.adopts).toBe(true)
  expect(after('reaper 40').told.adopts).toBeNull()
  // Its last lines may still be on the way.
  expect(after({ kind: 'ended', code: 0 }).told.adopts).toBeNull()
})

test('why the machine did not let it run', () => {
  expect(whyPrevented(after('prevented 11').told)).toMatch(/^no further process: EAGAIN: /)
  expect(whyPrevented(after('prevented 99999', 'prevented 11').told)).toMatch(/: error 99999$/)
  const failed = { kind: 'failed', message: 'spawn python ENOENT' } as const
  expect(whyPrevented(after(failed, { kind: 'silent' }).told)).toBe('spawn python ENOENT')
  const died = after({ kind: 'ended', code: 1 }, { kind: 'silent' }).told
  expect(whyPrevented(died)).toBe('what was to watch over it ended before it began')
})

test('the ends of a connection, or that nobody can say', () => {
  const { heard } = after('peer 42 3 100 200', 'peer 42 4 100 0', 'main 42')
  expect(heard.map((one) => one.answer)).toEqual([
    { own: 'socket:[100]', peer: 'socket:[200]' },
    null,
    undefined,
  ])
})
