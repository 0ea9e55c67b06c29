import { describe, expect, test } from '@jest/globals'
import { parseStacks } from '../../src/watchdog/stacks.ts'

describe('what faulthandler writes', () => {
  test('is read as 3.6 to 3.13 write it', () => {
    const dump = `Thread 0x00007f5a70bf7700 (most recent call first):
  File "/usr/lib/python3.12/threading.py", line 355 in wait
  File "/r/a "b".py", line 8 in work

Current thread 0x00007f5a70bf7b80 (most recent call first):
  Garbage-collecting
  File "/r/\\xe9.py", line 12 in <module>
  ...
`
    expect(parseStacks(dump, 7)).toEqual([
      {
        ...{ pid: 7, ident: '140026415380224', tid: null, name: null },
        frames: [
          { file: '/usr/lib/python3.12/threading.py', line: 355, function: 'wait' },
          { file: '/r/a "b".py', line: 8, function: 'work' },
        ],
      },
      {
        ...{ pid: 7, ident: '140026415381376', tid: null, name: null },
        frames: [{ file: '/r/\\xe9.py', line: 12, function: '<module>' }],
      },
    ])
  })

  test('is read with the names of 3.14', () => {
    const dump = `Thread 0x00007f5a70bf7700 [Thread-1 (work)] (most recent call first):
  File "/r/a.py", line 8 in work
Current thread 0x00007f5a70bf7b80 [a] b] (most recent call first):
  <no Python frame>
`
    const [first, second] = parseStacks(dump, 7)
    expect([first!.name, second!.name]).toEqual(['Thread-1 (work)', 'a] b'])
    expect(second!.frames).toEqual([])
  })

  test('may be anything', () => {
    expect(parseStacks('', 7)).toEqual([])
    expect(parseStacks('  File "x", line 1 in y\nThread x (most recent\n\0\n', 7)).toEqual([])
  })
})
