/** What the reader says of a line, on each Python found. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { harness } from '../../src/assets.ts'
import { forEachPython, minor } from './trial.ts'

const source = `import threading
class Store:
    def get(self):
        with self.filled:
            while not self.items:
                self.filled.wait()
            found = self.items
        return found
    def put(self):
        self.lock.acquire()
        try:
            work(1,
                 2)
            if found:
                self.lock.release()
                more()
            rest()
        finally:
            self.lock.release()
    def nested(self):
        with self.lock:
            def inner():
                apart()
            with self.other, self.lock:
                both()
    def asked(self):
        if self.lock.acquire(False):
            perhaps()
    def one(self):
        with self.lock: short()
    def another(self):
        lock = self.lock
        lock.acquire()
        same()
        lock = self.other
        other()
        with self.lock:
            while self.more():
                now_and_then()
                self.lock = make()
        with self.lock:
            def self_lock():
                self.lock = None
            late()
        lock.acquire()
        for lock in self.locks:
            each()
`
const folder = mkdtempSync(join(tmpdir(), 'reader-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'store.py')
beforeAll(() => writeFileSync(file, source))

interface Asked {
  file: string
  line: number
  paths: string[]
  spot?: number[]
}

function ask(python: string, held: Asked[]): string[] {
  const command = ['-S', '-E', '-B', `${harness}reader.py`]
  const input = JSON.stringify({ held })
  return JSON.parse(execFileSync(python, command, { input, encoding: 'utf8' })).held
}

const lineOf = (text: string) => source.split('\n').findIndex((one) => one.includes(text)) + 1
const at = (text: string, path: string): Asked => ({
  file,
  line: lineOf(text),
  paths: [`self.${path}`],
})

forEachPython((python) => {
  const said = (...asked: Asked[]) => ask(python.path, asked)

  test('in a with, unless the call at the line gives it back', () => {
    expect(
      said(at('while not', 'filled'), at('filled.wait', 'filled'), at('found = self', 'filled')),
    ).toEqual(['held', 'given', 'held'])
    expect(said(at('return found', 'filled'), at('with self.filled', 'filled'))).toEqual([
      'unknown',
      'unknown',
    ])
  })

  test('behind an acquire, as long as nothing may have given it back', () => {
    expect(said(at('work(1', 'lock'), at('more()', 'lock'), at('rest()', 'lock'))).toEqual([
      'held',
      'unknown',
      'unknown',
    ])
    expect(said(at('perhaps()', 'lock'))).toEqual(['unknown'])
  })

  test('in its own function only, and by the lock that is meant', () => {
    expect(said(at('apart()', 'lock'), at('both()', 'other'), at('both()', 'lock'))).toEqual([
      'unknown',
      'held',
      'held',
    ])
    expect(said(at('both()', 'filled'))).toEqual(['unknown'])
  })

  test('unless its name has come to mean another since, or may have', () => {
    const plain = (text: string) => ({ ...at(text, ''), paths: ['lock'] })
    expect(said(plain('same()'), plain('other()'), plain('each()'))).toEqual([
      'held',
      'unknown',
      'unknown',
    ])
    expect(said(at('now_and_then()', 'lock'), at('late()', 'lock'))).toEqual(['unknown', 'held'])
  })

  test('on one line by the part of it that the frame is about', () => {
    const [line] = [lineOf('short()')]
    const spot = (from: number, to: number) => ({
      ...at('short()', 'lock'),
      spot: [line, line, from, to],
    })
    expect(said(at('short()', 'lock'))).toEqual(['unknown'])
    if (minor(python) < 311) return
    expect(said(spot(24, 31), spot(13, 22))).toEqual(['held', 'unknown'])
  })

  test('and nothing of what is no file, no Python, or no line', () => {
    const broken = join(folder, 'broken.py')
    writeFileSync(broken, 'def broken(:\n')
    const none = { line: 1, paths: ['x'] }
    expect(
      said(
        { file: broken, ...none },
        { file: '/dev/zero', ...none },
        { file: join(folder, 'missing.py'), ...none },
        { ...at('rest()', 'lock'), line: 999 },
      ),
    ).toEqual(Array(4).fill('unknown'))
  })
})
