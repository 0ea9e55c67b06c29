import { describe, expect, test } from '@jest/globals'
import { cut, cutBytes, tailBytes } from '../../src/results/cut.ts'

describe('cuts', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('at %d bytes', (max) => {
    const text = 'aé日👍b'
    for (const kept of [cutBytes(text, max, '~'), tailBytes(text, max, '~')]) {
      expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(Math.max(1, max))
      expect(kept).not.toContain('\ufffd')
    }
    expect(cutBytes(text, 11)).toBe(text)
    expect(tailBytes(text, 11)).toBe(text)
  })

  test('never leave half a character', () => {
    expect(cut('ab👍', 4)).toBe('ab👍')
    expect(cut('ab👍c', 4)).toBe('ab…')
    expect(cutBytes('日本語', 8)).toBe('日…')
    expect(tailBytes('日本語', 7, '…')).toBe('…語')
  })
})
