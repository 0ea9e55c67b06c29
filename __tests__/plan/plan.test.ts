import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { glob } from 'tinyglobby'
import { parseAccepted } from '../../src/plan/accepted.ts'
import type { Command } from '../../src/plan/commands.ts'
import { isScenario, makeCases, readRepros, type Target } from '../../src/plan/plan.ts'
import type { Python } from '../../src/plan/python.ts'
import { scenarioNames } from '../../src/plan/repros.ts'
import { parseToml } from '../../src/plan/toml.ts'
import { outcomes } from '../../src/results/model.ts'
import type { Settings } from '../../src/settings/settings.ts'
import { kindOf } from '../../src/settings/values.ts'
import { aPython } from '../factories.ts'

const cwd = mkdtempSync(join(tmpdir(), 'plan-'))
afterAll(() => rmSync(cwd, { recursive: true, force: true }))

const block = (...lines: string[]) =>
  ['# /// script', ...lines.map((line) => `# ${line}`), '# ///', ''].join('\n')

function write(file: string, text = 'pass\n') {
  mkdirSync(dirname(join(cwd, file)), { recursive: true })
  writeFileSync(join(cwd, file), text)
}

beforeAll(() => {
  write('scenarios/getaddrinfo.py')
  write('scenarios/mongoclient.py', 'import pymongo\n')
  write('scenarios/mongoclient_fork_first.py')
  write('repros/one.py')
  write('repros/two.py', block('[tool.fork-safety.variants.lazy]', 'args = ["-v"]'))
  write('repros/deep/fork_three.py')
  write('repros/deep/helper.py')
  write('repros/deep/marked.py', block('[tool.fork-safety]'))
  write('repros/package/__init__.py')
  write('repros/package/fork_util.py')
  write('repros/package/marked.py', block('[tool.fork-safety]'))
  write('repros/.hidden/fork_x.py')
  write('repros/venv/fork_x.py')
  write('repros/notes.txt')
  write('first/main.py', block('[tool.fork-safety.variants.fork-first]', 'script = "first.py"'))
  write('first/first.py')
  write('other/one.py')
  write('empty/notes.txt')
  write('a[1].py')
  mkdirSync(join(cwd, 'broken'))
  symlinkSync('/nonexistent.py', join(cwd, 'broken/x.py'))
})

const places = () => ({
  cwd,
  parseToml,
  scenarios: join(cwd, 'scenarios'),
  kindOf,
  glob: (pattern: string, from: string) =>
    glob(pattern, { cwd: from, absolute: true, onlyFiles: true }),
})

const unsaid = { trials: null, maxHangRate: null }

async function find(
  repros: string[],
  variants: string[] | null = null,
  sleep: number[] | null = null,
) {
  const problems: string[] = []
  const asked = { ...unsaid, command: null, repros, variants, sleep }
  const found = await readRepros(asked, [], places(), problems)
  return { found, names: found.map((repro) => repro.name).sort(), problems }
}

describe('repros', () => {
  test('are all scenarios where none is named', async () => {
    expect(scenarioNames(join(cwd, 'scenarios'))).toEqual(['getaddrinfo', 'mongoclient'])
    const { found, problems } = await find([])
    expect(problems).toEqual([])
    expect(found.map((one) => [one.name, isScenario(one), one.usesPymongo])).toEqual([
      ['getaddrinfo', true, false],
      ['mongoclient', true, true],
    ])
  })

  test('of a folder are those directly in it, marked, or named so; helpers in packages are none', async () => {
    const { names, problems } = await find(['repros'])
    expect(problems).toEqual([])
    expect(names).toEqual(['deep/fork_three', 'deep/marked', 'one', 'package/marked', 'two'])
  })

  test('of a glob are named from its first part that holds a pattern', async () => {
    expect((await find(['repros/*.py'])).names).toEqual(['one', 'two'])
    expect((await find([`${cwd}/repros/d*/*.py`])).names).toEqual([
      'deep/fork_three',
      'deep/helper',
      'deep/marked',
    ])
    expect((await find(['repros/{one,two}.py'])).names).toEqual(['one', 'two'])
  })

  test('of a file have its name, also where that looks like a glob', async () => {
    expect((await find(['repros/one.py'])).names).toEqual(['one'])
    expect((await find(['./repros/../repros/one.py'])).found[0]!.shown).toBe('repros/one.py')
    expect((await find(['a[1].py'])).names).toEqual(['a[1]'])
    expect((await find(['getaddrinfo', 'repros/one.py'])).names).toEqual(['getaddrinfo', 'one'])
  })

  test('that two arguments name are run once; two of one name are an error', async () => {
    expect((await find(['repros/one.py', 'repros', join(cwd, 'repros/one.py')])).problems).toEqual(
      [],
    )
    expect((await find(['repros/one.py', 'other/one.py'])).problems).toEqual([
      "repro: two are named 'one': repros/one.py and other/one.py; name the folder that holds both, or run them one by one",
    ])
    write('shadow/getaddrinfo.py')
    expect((await find(['getaddrinfo', 'shadow'])).problems.length).toBe(1)
  })

  test('that are not there are told of, each, with the scenarios there are', async () => {
    const { problems } = await find(['nothing.py', 'empty', 'nothing*.py', 'broken'])
    const scenarios = 'scenarios are getaddrinfo, mongoclient'
    expect(problems).toEqual(
      [
        expect.stringMatching(/^repro: 'broken' cannot be read: ENOENT/),
        `repro: 'nothing.py' is no file, folder, glob or scenario that exists; ${scenarios}`,
        `repro: 'empty' is a folder without scripts; ${scenarios}`,
        `repro: 'nothing*.py' is no file, folder, glob or scenario that exists; ${scenarios}`,
      ].sort((one, other) =>
        problems.indexOf(one as string) < problems.indexOf(other as string) ? -1 : 1,
      ),
    )
    expect(problems.length).toBe(4)
  })

  test('that are the variant of another are run by themselves only where they are named', async () => {
    expect((await find(['first'])).names).toEqual(['main'])
    expect((await find(['first/main.py', 'first/first.py'])).names).toEqual(['first', 'main'])
    expect((await find(['first', join(cwd, 'first/first.py')])).names).toEqual(['first', 'main'])
  })

  test('whose variant runs a script that is not there are wrong', async () => {
    write('lost/r.py', block('[tool.fork-safety.variants.x]', 'script = "nothing.py"'))
    expect((await find(['lost'])).problems).toEqual([
      "lost/r.py: tool.fork-safety.variants.x.script: no file 'nothing.py' beside it",
    ])
  })

  test('whose range of Pythons cannot be read are wrong', async () => {
    write('range/r.py', block('requires-python = "three"'))
    expect((await find(['range'])).problems).toEqual([
      "range/r.py, line 2: requires-python: 'three' is no range such as >=3.9",
    ])
  })
})

describe('variants', () => {
  test('of all are known by name, and connect=False only where PyMongo is used', async () => {
    const [one] = (await find(['repros/two.py'])).found
    expect(Object.keys(one!.variants)).toEqual(['baseline', 'sleep', 'preload', 'sweep', 'lazy'])
    write('mongo/r.py', 'from pymongo import MongoClient\n')
    write('mongo/s.py', block('dependencies = ["PyMongo>=4"]'))
    for (const repro of (await find(['mongo'])).found) {
      expect(Object.keys(repro.variants)).toContain('connect=False')
    }
  })

  test('that no repro has are told of', async () => {
    expect((await find(['repros'], ['lazy', 'sleep'])).problems).toEqual([])
    expect((await find(['repros'], ['lasy'])).problems).toEqual([
      "variants: got 'lasy', these repros have baseline, sleep, preload, sweep, lazy; did you mean lazy?",
    ])
  })

  test('that have to be declared are told how, in words that are understood', async () => {
    write('declared/fork_first.py')
    for (const name of ['fork-first', 'connect=False', 'two words']) {
      const { problems } = await find(['repros/one.py'], [name])
      const said = /^variants: .*; declare it in a repro's block: (\[.*\]) with (script = "\S+")$/
      expect(problems).toEqual([expect.stringMatching(said)])
      const [, table, knob] = said.exec(problems[0]!)!
      write('declared/s.py', block(table!, knob!))
      expect(await find(['declared/s.py'], [name])).toMatchObject({ problems: [], names: ['s'] })
    }
  })
})

test('a hang rate that is to be excluded needs a repro whose trials are as many as it takes', async () => {
  const wanted = async (repro: string, trials: number | 'auto' | null) => {
    const problems: string[] = []
    const settings = {
      repros: [repro],
      command: null,
      variants: null,
      sleep: null,
      trials,
      maxHangRate: 0.1,
    }
    await readRepros(settings, [], places(), problems)
    return problems
  }
  write('rate/auto.py', block('[tool.fork-safety]', 'trials = "auto"'))
  const said = 'max-hang-rate: decides how many trials are run, so trials must be auto'
  expect(await wanted('repros/one.py', null)).toEqual([said])
  expect(await wanted('repros/one.py', 'auto')).toEqual([])
  expect(await wanted('rate/auto.py', null)).toEqual([])
})

describe('cases', () => {
  const settings = {
    ...{ variants: null, replay: null, emulations: [null], timeout: null, trials: null, with: [] },
  } as unknown as Settings
  const python = (version: string): Python =>
    ({
      ...aPython({ version }),
      ...{ origin: 'PATH', env: {}, missing: null },
    }) as unknown as Python
  const target = (...versions: string[]): Target => ({
    ...{ os: 'linux', pythons: versions.map(python), accepted: {} },
  })

  test('are repro × Python × emulation × variant, with the defaults of the design', async () => {
    const { found } = await find(['repros/one.py', 'repros/two.py'])
    const cases = makeCases(found, settings, target('3.12.1', '3.13.0'))
    expect(cases.map((one) => `${one.repro.name} ${one.python.version} ${one.variant}`)).toEqual([
      ...['one 3.12.1 baseline', 'one 3.13.0 baseline', 'two 3.12.1 baseline'],
      ...['two 3.12.1 lazy', 'two 3.13.0 baseline', 'two 3.13.0 lazy'],
    ])
    expect(cases[0]).toMatchObject({ trials: 5, timeout: 30, expected: ['passed'], skip: null })
    const versions = [
      { name: 'pymongo', versions: ['3.13', '4.9'] },
      { name: 'bson', versions: ['1', '2'] },
    ]
    const compared = makeCases(found, { ...settings, with: versions }, target('3.12.1'))
    expect(compared.filter(({ variant }) => variant === 'lazy').map((one) => one.with)).toEqual(
      ['3.13', '4.9'].flatMap((pymongo) =>
        ['1', '2'].map((bson) => [
          { name: 'pymongo', version: pymongo },
          { name: 'bson', version: bson },
        ]),
      ),
    )
    const both = { ...settings, emulations: [null, 'getaddrinfo-lock'] } as Settings
    expect(makeCases(found, both, target('3.12.1')).length).toBe(6)
  })

  test('take what is set before what the repro says', async () => {
    write(
      'says/r.py',
      block('requires-python = ">=3.9, <3.13"', '[tool.fork-safety]', 'trials = 9', 'timeout = 3'),
    )
    const { found } = await find(['says'])
    const [own] = makeCases(found, settings, target('3.12.1'))
    expect(own).toMatchObject({ trials: 9, timeout: 3, skip: null })
    const [set] = makeCases(found, { ...settings, trials: 2, timeout: 1 }, target('3.12.1'))
    expect(set).toMatchObject({ trials: 2, timeout: 1 })
    const [old, newer] = makeCases(found, settings, target('3.8.18', '3.13.0'))
    expect(old!.skip).toBe('requires Python >=3.9, <3.13, this is 3.8.18')
    expect(newer!.skip).toMatch('this is 3.13.0')
  })

  test('of `sleep` with several delays are one for each, of which no outcome is wrong', async () => {
    const delays = [0, 0.03, 0.3]
    const { found } = await find(['repros/one.py'], null, delays)
    const cases = makeCases(found, { ...settings, sleep: delays }, target('3.12.1'))
    expect(cases.map(({ variant, knobs }) => [variant, knobs.sleepBeforeFork])).toEqual([
      ['baseline', undefined],
      ...delays.map((seconds) => [`sleep=${seconds}`, seconds]),
    ])
    const [baseline, ...measured] = cases
    expect(baseline!.expected).toEqual(['passed'])
    for (const one of measured) expect(one).toMatchObject({ expected: outcomes, explains: true })
    const asked = { ...settings, sleep: delays, variants: ['sleep=0.03'] }
    const names = (wanted: Settings) =>
      makeCases(found, wanted, target('3.12.1')).map(({ variant }) => variant)
    expect(names({ ...asked, sleep: null })).toEqual(['sleep=0.03'])
    expect(names(asked)).toEqual(['sleep=0.03', 'sleep=0', 'sleep=0.3'])
  })

  test('of `sleep` with one delay is `sleep`, judged as ever', async () => {
    const { found } = await find(['repros/one.py'], null, [0.5])
    const wanted = { ...settings, sleep: [0.5], variants: ['baseline'] }
    const [, sleep] = makeCases(found, wanted, target('3.12.1'))
    expect(sleep).toMatchObject({ variant: 'sleep', expected: ['passed'] })
    expect(sleep!.knobs.sleepBeforeFork).toBe(0.5)
  })

  test('of a variant with a list of delays are judged where the block says what is expected', async () => {
    write(
      'delays/one.py',
      block(
        '[tool.fork-safety]',
        'expect = { "slow=0.2" = ["passed"] }',
        'variants.slow = { sleep-before-fork = [0.2, 0.1], preload = ["json"] }',
      ),
    )
    const { found, problems } = await find(['delays/one.py'])
    expect(problems).toEqual([])
    const cases = makeCases(found, settings, target('3.12.1'))
    expect(cases.map(({ variant, expected }) => [variant, expected.length])).toEqual([
      ['baseline', 1],
      ['slow=0.1', outcomes.length],
      ['slow=0.2', 1],
    ])
    expect(cases[2]!.knobs).toMatchObject({ sleepBeforeFork: 0.2, preload: ['json'] })
  })

  test.each([
    ['===3.11.2', '3.11.2', true],
    ['===3.11.2', '3.11.3', false],
    ['>=3.9,<4.0.0,!=3.9.0a1', '3.9.0', true],
    ['>=3.9,<4.0.0,!=3.9.0a1', '3.9.0a1', false],
    ['>=3.10.0b1', '3.10.0a7', false],
    ['>=3.10.0b1', '3.10.0rc1', true],
    ['>=3.10', '3.10.0rc1', true],
    ['~= 3.9', '4.0.0', false],
  ])('requires-python %s and %s: %s', async (range, version, runs) => {
    write('range/r.py', block(`requires-python = "${range}"`))
    const { found, problems } = await find(['range'])
    expect(problems).toEqual([])
    expect(makeCases(found, settings, target(version))[0]!.skip === null).toBe(runs)
  })

  test('have only the variants that were asked for and that their repro has', async () => {
    const { found } = await find(['repros/one.py', 'repros/two.py'])
    const asked = { ...settings, variants: ['lazy', 'sleep', 'toString'] }
    const cases = makeCases(found, asked, target('3.12.1'))
    expect(cases.map((one) => `${one.repro.name} ${one.variant}`)).toEqual([
      ...['one sleep', 'two lazy', 'two sleep'],
    ])
  })
})

describe('a command', () => {
  const wanted = (command: string[] | null, repros: string[] = [], commands: Command[] = []) => {
    const problems: string[] = []
    const asked = { ...unsaid, command, repros, variants: null, sleep: null }
    return readRepros(asked, commands, places(), problems).then((found) => ({ found, problems }))
  }

  test('is a repro of the working directory, named by its words, once and for 600 s', async () => {
    const { found } = await wanted(['python', '-m', 'pytest', '-k', 'a or b', 'repros/one.py'])
    const [repro] = found
    expect(repro).toMatchObject({
      kind: 'command',
      name: "python -m pytest -k 'a or b' repros/one.py",
      folder: cwd,
      shown: 'repros/one.py',
    })
    const settings = {
      ...{
        trials: null,
        timeout: null,
        emulations: [null],
        variants: null,
        replay: null,
        with: [],
      },
    }
    const target: Target = { os: 'linux', pythons: [{ ...aPython(), env: {} }], accepted: {} }
    const cases = makeCases(found, settings as unknown as Settings, target)
    expect(cases.map(({ variant, trials, timeout }) => [variant, trials, timeout])).toEqual([
      ['baseline', 1, 600],
    ])
  })

  test('that is long is named by its beginning, and where none of its words is a file stands for its folder', async () => {
    const { found } = await wanted(['bash', '-c', `echo\n${'x'.repeat(200)}`])
    expect(found[0]!.name).toMatch(/^bash -c 'echo x+…$/)
    expect([found[0]!.name.length, found[0]!.shown]).toEqual([100, '.'])
  })

  test('that fork-safety.toml declares is run by its name, and where none is named', async () => {
    const { commands, problems } = await parseAccepted(`
      [repros.suite]
      command = ["pytest", "-x"]
      timeout = 90
      dependencies = ["pytest"]
      env = { MODE = "x" }
      expect = { baseline = ["deadlocked"] }
      [repros.suite.variants.lazy]
      env = { MYLIB_LAZY = "1" }
    `)
    expect(problems).toEqual([])
    for (const names of [[], ['suite']]) {
      const { found } = await wanted(null, names, commands)
      expect(found.map(({ name, shown }) => [name, shown])).toEqual([['suite', 'fork-safety.toml']])
      expect(found[0]!.metadata).toMatchObject({ timeout: 90, dependencies: ['pytest'] })
      expect(found[0]!.variants.lazy).toEqual({ env: { MYLIB_LAZY: '1' } })
    }
    expect((await wanted(null, ['sweet'], commands)).problems).toEqual([
      expect.stringMatching(/^repro: 'sweet' .* are getaddrinfo, mongoclient, suite$/),
    ])
  })

  test('that is declared wrongly is told of with its line', async () => {
    const lines = [
      '[repros.a]',
      'command = "pytest"',
      '[repros.b]',
      'command = ["pytest"]',
      'timeot = 3',
      '[repros.b.variants.x]',
      'script = "y.py"',
    ]
    const keys =
      'command, env, requires-python, dependencies, timeout, trials, expect, variants, exclusive, needs'
    expect((await parseAccepted(lines.join('\n'))).problems).toEqual([
      `fork-safety.toml, line 2: repros["a"]["command"]: must be a list of texts, a program and its arguments, such as ['pytest', 'tests'], got "pytest"`,
      `fork-safety.toml, line 5: repros["b"]["timeot"]: unknown key; allowed are ${keys}`,
      'fork-safety.toml, line 7: repros["b"]["variants"]["x"]["script"]: is of scripts; this repro is a command',
    ])
    expect((await parseAccepted('repros = 3')).problems).toEqual([
      'fork-safety.toml, line 1: repros: must be a table of repros, each with a command',
    ])
  })
})
