import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { printedLines } from '../../src/process/printed.ts'

function shown() {
  const texts: string[] = []
  const tee = printedLines((text) => texts.push(text))
  const write = (text: string, stream: 'stdout' | 'stderr' = 'stdout') =>
    tee.write(stream, Buffer.from(text))
  return { texts, write, close: tee.close }
}

test('lines are shown whole and soon, those of both streams apart', async () => {
  const { texts, write, close } = shown()
  write('one\ntw')
  write('error: ', 'stderr')
  while (texts.length === 0) await pause(10)
  expect(texts).toEqual(['one\n'])
  write('o\n')
  write('no\n', 'stderr')
  close()
  expect(texts.slice(1)).toEqual(['two\nerror: no\n'])
})

test('a line that has no end is ended, so that its rest begins none', () => {
  const { texts, write, close } = shown()
  write(`${'x'.repeat(10)}:`)
  close()
  write(':error::no')
  close()
  expect(texts).toEqual(['xxxxxxxxxx:\n', ':error::no\n'])
})

test('a character in two pieces is one', () => {
  const { texts, write, close } = shown()
  const bytes = Buffer.from('é\n')
  const tee = printedLines((text) => texts.push(text))
  tee.write('stdout', bytes.subarray(0, 1))
  tee.write('stdout', bytes.subarray(1))
  tee.close()
  write('')
  close()
  expect(texts).toEqual(['é\n'])
})

test('of very much the beginning is shown', () => {
  const { texts, write, close } = shown()
  for (let n = 0; n < 12; n++) {
    write(`${'y'.repeat(1 << 20)}\n`)
    close()
  }
  const all = texts.join('')
  expect(all.length).toBeLessThan(10 << 20)
  expect(all).toMatch(/… the rest of its output is not shown here\n$/)
})
