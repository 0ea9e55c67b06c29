import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parseResults } from '../../src/results/validate.ts'
import { forEachOf } from '../each.ts'
import { folderWith, hang, pythonsHere, readResults, root, runEntry, stepIn } from './driver.ts'

/** Of Python 2 too. */
const hanging = hang.replace(
  'threading.Thread(target=hold, daemon=True).start()',
  't = threading.Thread(target=hold); t.daemon = True; t.start()',
)
const place = folderWith({ 'dash/-dash.py': hanging })
const bytes = (text: string) => Buffer.from(text, 'latin1')
const below = (name: string) => Buffer.concat([Buffer.from(`${place.path}/`), bytes(name)])
const temporary: string[] = []
afterAll(() => {
  place.remove()
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true })
})

// Elsewhere file systems hold text only.
const onLinux = platform() === 'linux' ? describe : describe.skip

onLinux('a repro whose name is no text is one like any other', () => {
  const names = {
    'odd/fork_\xff': 'fork_\\xff',
    'odd/d\xfe/fork_\xc3\xbc\x80': 'd\\xfe/fork_ü\\x80',
  }
  beforeAll(() => {
    mkdirSync(below('odd/d\xfe'), { recursive: true })
    for (const name of Object.keys(names)) writeFileSync(below(`${name}.py`), hanging)
  })

  const shown = Object.values(names).sort()
  function expectAll(folder: string) {
    const results = parseResults(readFileSync(join(folder, 'results.json'), 'utf8'))
    expect(results.cases.map(({ repro }) => repro).sort()).toEqual(shown)
    for (const { repro, file, proof, diagnosis } of results.cases) {
      expect({ repro, file, proof, diagnosis }).toEqual({
        ...{ repro, file: `odd/${repro}.py`, proof: 'proven' },
        diagnosis: expect.objectContaining({
          lock: 'lock',
          fork: expect.objectContaining({ file, line: 9 }),
          blocked: expect.objectContaining({ file, line: 11 }),
          holder: expect.objectContaining({ file, line: 5 }),
        }),
      })
    }
  }
  const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

  test('in a folder, in every file that is written, and accepted', async () => {
    const args = ['run', 'odd', '--trials', '1', '--variants', 'baseline']
    const files = ['--output', 'out', '--full-output']
    const ended = await runEntry('cli', [...args, ...files], { cwd: place.path })
    expect(ended.status).toBe(1)
    const out = join(place.path, 'out')
    expectAll(out)
    for (const name of shown) {
      expect(ended.stdout).toContain(`odd/${name}.py:11`)
      expect(text(out, 'summary.md')).toContain(`odd/${name}.py:11`)
      expect(text(out, 'junit.xml')).toContain(`file="odd/${name}.py" line="11"`)
    }
    const sarif = JSON.parse(text(out, 'fork-safety.sarif'))
    // biome-ignore lint/suspicious/noExplicitAny: as it comes
    const uris = sarif.runs[0].results.map((one: any) => one.locations[0].physicalLocation)
    expect(
      uris.map((one: { artifactLocation: { uri: string } }) => one.artifactLocation.uri).sort(),
    ).toEqual(['odd/d%fe/fork_%C3%BC%80.py', 'odd/fork_%ff.py'])

    expect(readdirSync(join(out, 'output'))).toHaveLength(shown.length)
    expect((await runEntry('cli', ['accept', 'out'], { cwd: place.path })).status).toBe(0)
    expect((await runEntry('cli', args, { cwd: place.path })).status).toBe(0)
    rmSync(join(place.path, 'fork-safety.toml'))
  })

  test('named on the command line, and by a glob', async () => {
    const command = `"$0" "$1" run --trials 1 --variants baseline --output shell "$(printf 'odd/fork_\\377.py')" "$(printf 'odd/d\\376/*.py')"`
    const run = () =>
      execFileSync('sh', ['-c', command, process.execPath, join(root, 'dist/cli.js')], {
        cwd: place.path,
        stdio: 'pipe',
      })
    expect(run).toThrow(expect.objectContaining({ status: 1 }))
    const files = readResults(join(place.path, 'shell')).cases.map(({ file }) => file)
    expect(files.sort()).toEqual(shown.map((name) => `odd/${name}.py`))
  })

  test('in a step, by a glob', async () => {
    const step = stepIn(place.path, { repro: 'odd/**/*.py', trials: '1', variants: 'baseline' })
    temporary.push(step.temporary)
    const ended = await runEntry('main', [], { cwd: place.path, env: step.env })
    expect(ended.status).toBe(1)
    expectAll(join(step.temporary, 'fork-safety'))
    for (const name of shown) {
      expect(ended.stdout).toContain(`::error title=`)
      expect(ended.stdout).toContain(`file=odd/${name}.py,line=11`)
      expect(step.read('summary')).toContain(`odd/${name}.py:11`)
    }
  })

  const olds = [...pythonsHere()].filter(([minor]) => ['2.7', '3.6'].includes(minor))
  forEachOf(olds, 'Python 2.7 or 3.6', ([minor, python]) =>
    test(`on Python ${minor} in a locale without letters`, async () => {
      const args = [
        'run',
        'odd',
        '--trials',
        '1',
        '--variants',
        'baseline',
        '--timeout',
        '3',
        '--python',
        python,
      ]
      const env = { LANG: 'C' }
      await runEntry('cli', [...args, '--output', minor], { cwd: place.path, env })
      const { cases } = readResults(join(place.path, minor))
      for (const { file, diagnosis } of cases)
        expect(diagnosis).toMatchObject({ fork: { file, line: 9 } })
      if (minor !== '2.7') expectAll(join(place.path, minor))
    }),
  )
})

describe('a repro whose name begins with a dash', () => {
  const cwd = join(place.path, 'dash')
  const settings = { trials: '1', variants: 'baseline' }

  test.each(['./-dash.py', '.', './*.py'])('as %s', async (repro) => {
    const args = ['run', repro, '--trials', '1', '--variants', 'baseline', '--output', 'out']
    expect((await runEntry('cli', args, { cwd })).status).toBe(1)
    const { cases } = readResults(join(cwd, 'out'))
    const places = cases.map(({ repro, diagnosis }) => [repro, diagnosis?.blocked?.file])
    expect(places).toEqual([['-dash', '-dash.py']])
  })

  test('in a step', async () => {
    const step = stepIn(cwd, { repro: '-dash.py', ...settings })
    temporary.push(step.temporary)
    const { stdout } = await runEntry('main', [], { cwd, env: step.env })
    expect(stdout).toMatch(/^::error .*file=-dash\.py,line=11/m)
  })
})
