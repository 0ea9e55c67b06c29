import { describe, expect, test } from '@jest/globals'
import { capture } from '../../src/process/capture.ts'

describe('the capture', () => {
  test('keeps all of what is short, in order of arrival', () => {
    const output = capture(1000, 1000)
    output.add('stdout', Buffer.from('a'), 0.1)
    output.add('stderr', Buffer.from('b'), 0.2)
    output.add('stdout', Buffer.from('c'), 0.3)
    const { stdout, stderr, chunks } = output.captured()
    expect([stdout, stderr]).toEqual(['ac', 'b'])
    expect(chunks.map((chunk) => chunk.text).join('')).toBe('abc')
    expect(chunks[1]).toEqual({ seconds: 0.2, stream: 'stderr', text: 'b' })
  })

  test('keeps head and tail, and counts every byte between', () => {
    for (const size of [1, 7, 100, 5000, 100_000]) {
      const output = capture(300, 500)
      const whole = Buffer.from(Array.from({ length: 100_000 }, (_, n) => 97 + (n % 26)))
      for (let at = 0; at < whole.length; at += size) {
        output.add('stdout', whole.subarray(at, at + size), at)
      }
      const { stdout } = output.captured()
      const [, head, left, tail] = /^([a-z]*)\n… (\d+) bytes left out …\n([a-z]*)$/.exec(stdout)!
      expect(whole.toString().startsWith(head!)).toBe(true)
      expect(whole.toString().endsWith(tail!)).toBe(true)
      expect(head!.length + Number(left) + tail!.length).toBe(whole.length)
      expect(head!.length).toBeGreaterThan(0)
      expect(head!.length).toBeLessThanOrEqual(300)
      expect(tail!.length).toBeGreaterThan(0)
      expect(tail!.length).toBeLessThanOrEqual(500)
    }
  })

  test('does not hold on to the buffers that it was given', () => {
    const output = capture(100, 100)
    const bytes = Buffer.from('abc')
    output.add('stdout', bytes, 0)
    bytes.fill('x')
    expect(output.captured().stdout).toBe('abc')
  })

  test('joins characters that come in parts, and shows those that never end', () => {
    const output = capture(1000, 1000)
    for (const byte of Buffer.from('\ufeffé😀')) output.add('stdout', Buffer.from([byte]), 0)
    output.add('stderr', Buffer.from([0x41, 0xe2, 0x82]), 0)
    expect(output.captured().stdout).toBe('\ufeffé😀')
    expect(output.captured().stderr).toBe('A\ufffd')
  })

  test('is empty where nothing was printed', () => {
    expect(capture(10, 10).captured()).toEqual({ stdout: '', stderr: '', chunks: [] })
  })
})
