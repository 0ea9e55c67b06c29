import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { harness } from '../../src/assets.ts'
import { callsOf, type Facts, lastName, textOf } from '../../src/diagnosis/facts.ts'
import { ancestors, type Source, sourceOf, statementAt } from '../../src/diagnosis/source.ts'
import { pythonsHere } from '../e2e/driver.ts'

const place = mkdtempSync(join(tmpdir(), 'facts-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

function ask(python: string, files: string[], below = [place]): Facts {
  const input = JSON.stringify({ facts: { files, below } })
  const command = ['-E', '-s', '-S', '-B', join(harness, 'reader.py')]
  const { stdout, stderr } = spawnSync(python, command, { input, encoding: 'utf8' })
  expect(stderr).toBe('')
  return JSON.parse(stdout).facts
}

let count = 0
function read(python: string, text: string): Source | null {
  const file = join(place, `source${count++}.py`)
  writeFileSync(file, text)
  const known = ask(python, [file]).files[file]
  return known ? sourceOf(file, known) : null
}

const python3 = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], {
  encoding: 'utf8',
}).trim()
const pythons = [...pythonsHere()]
const isAtLeast312 = (python: string) =>
  execFileSync(python, ['-c', 'import sys; print(sys.version_info >= (3, 12))'], {
    encoding: 'utf8',
  }).trim() === 'True'
const lines = (source: Source, line: number) =>
  ancestors(statementAt(source, line)!).map((one) => [one.kind, one.line])

describe('what Python says of its source', () => {
  test.each(pythons)('is the same on %s', (_, python) => {
    const source = read(
      python,
      `import os as system
class Store(Base):
    @cached
    def get(self, key, *rest):
        with open(key) as f:
            # a comment
            return self.pool.submit(
                work,
                key)[0]
    value = other = system.fork
for one in table: one.close()
try:
    x = 1
except ValueError as e:
    raise
`,
    )!
    expect(source.statements.map((one) => [one.kind, one.line, one.end])).toEqual([
      ['import', 1, 1],
      ['class', 2, 2],
      ['function', 3, 4],
      ['with', 5, 5],
      ['return', 7, 9],
      ['assign', 10, 10],
      ['for', 11, 11],
      ['expr', 11, 11],
      ['try', 12, 12],
      ['assign', 13, 13],
      ['except', 14, 14],
      ['raise', 15, 15],
    ])
    expect(lines(source, 8)).toEqual([
      ['with', 5],
      ['function', 3],
      ['class', 2],
    ])
    const [, type, get, guard, , assign] = source.statements
    expect([type?.name, type?.bases?.map(textOf)]).toEqual(['Store', ['Base']])
    expect(get?.parameters).toEqual(['self', 'key', 'rest'])
    expect(guard?.items?.map(textOf)).toEqual(['open(key)'])
    expect(assign?.binds.map(([target, value]) => [textOf(target), textOf(value)])).toEqual([
      ['value', 'system.fork'],
      ['other', 'system.fork'],
    ])
    const calls = callsOf(statementAt(source, 9)!.parts)
    expect(calls.map(({ of, args }) => [lastName(of), args.map(textOf)])).toEqual([
      ['submit', ['work', 'key']],
    ])
    expect(statementAt(source, 6)).toBeNull()
    expect(source.lines[4]).toBe('        with open(key) as f:')
  })

  const [, newest] = pythons.at(-1)!
  test('knows the newer grammar where the interpreter does', () => {
    // From Python 3.12 on an f-string may use its own quotes again.
    const reuses = isAtLeast312(newest)
    const source = read(
      newest,
      `async def f():
    async with a: pass
match x:
    case [one] if (y := g(one)):
        h(${reuses ? `f"{d["("]}"` : `f"{d['(']}"`})
`,
    )!
    expect(source.statements.map(({ kind }) => kind)).toEqual([
      ...['function', 'with', 'pass', 'match', 'case', 'expr'],
    ])
    expect(lines(source, 5)[0]).toEqual(['case', 4])
  })

  test('is nothing where the file is no Python', () => {
    expect(read(newest, 'with lock:\n  pass\nx = (1,\n')).toBeNull()
    expect(read(newest, '('.repeat(100_000))).toBeNull()
    expect(read(newest, '')?.statements).toEqual([])
  })

  test.each(pythons)('has the folder of the library of %s', (minor, python) => {
    const { library } = ask(python, [])
    expect(library.some((one) => one.endsWith(`/lib/python${minor}`))).toBe(true)
  })
})

describe('what is opened', () => {
  test('is a regular file below the named folders, links followed', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    const [inside, fifo, link, loop] = ['in.py', 'fifo.py', 'link.py', 'loop.py'].map((name) =>
      join(place, name),
    ) as [string, string, string, string]
    writeFileSync(inside, 'x = 1\n')
    writeFileSync(join(outside, 'secret.py'), 'x = 1\n')
    execFileSync('mkfifo', [fifo])
    symlinkSync(join(outside, 'secret.py'), link)
    symlinkSync(loop, loop)
    const folder = join(place, 'folder.py')
    mkdirSync(folder)
    const big = join(place, 'big.py')
    writeFileSync(big, '#'.repeat((2 << 20) + 1))
    const closed = [fifo, link, loop, folder, big, '/dev/zero', join(outside, 'secret.py')]
    const { files } = ask(python3, [inside, ...closed])
    expect(files[inside]?.statements).toHaveLength(1)
    expect(closed.map((file) => files[file])).toEqual(closed.map(() => null))
    rmSync(outside, { recursive: true })
  })

  test('is found through a link that stays inside, and not through one that leads out', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'))
    mkdirSync(join(place, 'package'))
    for (const file of [join(place, 'package/code.py'), join(outside, 'code.py')]) {
      writeFileSync(file, 'x = 1\n')
    }
    symlinkSync('package/code.py', join(place, 'stays.py'))
    symlinkSync(outside, join(place, 'leads'))
    const [good, bad] = [
      ['stays.py', 'package/../package/code.py'].map((name) => `${place}/${name}`),
      [`${place}/leads/code.py`, `${place}/../../etc/passwd`, 'package/code.py', 'a\0b'],
    ]
    const { files } = ask(python3, [...good, ...bad])
    expect(good.map((name) => files[name]?.statements.length)).toEqual([1, 1])
    expect(bad.map((name) => files[name])).toEqual(bad.map(() => null))
    const { files: all } = ask(python3, ['/dev/zero', '/proc/kmsg', '/dev/tty'], ['/'])
    expect(Object.values(all)).toEqual([null, null, null])
    rmSync(outside, { recursive: true })
  })

  test('is parsed, never run', () => {
    const mark = join(place, 'ran')
    const file = join(place, 'json.py')
    writeFileSync(file, `open(${JSON.stringify(mark)}, 'w')\n`)
    expect(ask(python3, [file]).files[file]?.statements).toHaveLength(1)
    expect(() => execFileSync('ls', [mark], { stdio: 'ignore' })).toThrow()
  })
})
