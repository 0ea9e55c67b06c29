import { describe, expect, test } from '@jest/globals'
import { checkSettings } from '../../src/settings/check.ts'
import { readFlags } from '../../src/settings/flags.ts'
import { readInputs } from '../../src/settings/inputs.ts'
import { type SettingName, settingTable } from '../../src/settings/names.ts'
import type { Raw } from '../../src/settings/raw.ts'
import { kindOf, type Machine } from '../../src/settings/values.ts'

const kinds: Record<string, 'file' | 'folder'> = {
  '/place': 'folder',
  '/place/base.json': 'file',
  '/place/.python-version': 'file',
  '/place/sub': 'folder',
  '/place/sub/base.json': 'file',
  '/place/out': 'folder',
}
const machine: Machine = { cwd: '/place', cpus: 4, kindOf: (path) => kinds[path] ?? null }
const check = (raw: Raw) => checkSettings(raw, machine)
const input = (name: string, value: string) =>
  check(readInputs({ [`INPUT_${name.toUpperCase()}`]: value }))
const flags = (...args: string[]) => check(readFlags(args))

const seconds = (most = 86_400) => `a number of seconds above 0, at most ${most}`
const truth = 'true or false'
const count = (most: number) => `a whole number from 1 to ${most}`
const noNumbers = ['0', '-1', '1e99', '1e3', '5s', 'x', ' ', '0x5', '+5', '１', 'NaN', 'Infinity']

/** Every setting with values that are wrong, and what it says is allowed. */
const wrong: [SettingName, string[], string][] = [
  ['timeout', [...noNumbers, '86401', '.5', '5.', '1_000', '1,5'], seconds()],
  ['budget', noNumbers, seconds()],
  ['trials', [...noNumbers, '2.5', '100001', 'Auto', '9999999999'], `${count(100_000)}, or auto`],
  ['jobs', [...noNumbers, '1.5', '1025'], count(1024)],
  ['max-hang-rate', [...noNumbers, '1', '5', '5%'], 'a number above 0 and below 1'],
  [
    'shard',
    ['1', '0/2', '3/2', '1/0', '1/1001', 'a/b', '1/2/3', '-1/2', ' '],
    'I/N with 1 ≤ I ≤ N ≤ 1000',
  ],
  [
    'replay',
    [' ', 'app.py', 'app.py:1 2', 'app.py Thread-1 2', 'app.py:1 Thread-1 x'],
    "a line of a sweep, such as 'app/cache.py:12 Thread-1 2'",
  ],
  ['fail-on', ['always', 'Never', 'unexpected,never', ' '], 'unexpected or never'],
  [
    'emulate',
    ['getaddrinfo', 'none,x', 'none,,', ',', ' '],
    'none, getaddrinfo-lock, or both, by comma',
  ],
  [
    'with',
    ['pymongo', 'pymongo==3', 'pymongo=', 'pymongo=3,', '=3', 'pymongo=x', 'a b=3', '-r=3'],
    'NAME=VERSION,VERSION, such as pymongo=3.13,4.9',
  ],
  [
    'sleep',
    [' ', ',', '0,,1', '-1', '601', '1e3', '0.1 0.2', 'x', '0,NaN', '.5', '１'],
    'numbers of seconds from 0 to 600, separated by commas',
  ],
  ['variants', [',', 'a,,b', ' '], 'names, separated by commas'],
  [
    'mongodb-uri',
    ['localhost:27017', 'http://x', 'mongodb://', 'mongodb:// x', ' '],
    'mongodb://… or mongodb+srv://…',
  ],
  ['baseline', ['nothing.json', 'sub', ' '], 'a file that exists'],
  ['python-version-file', ['nothing', 'sub', ' '], 'a file that exists'],
  ['output', ['base.json', ' '], 'a folder, which is made where it does not exist'],
  ['offline', ['yes', '1', 'on', 'tRUE', 'constructor', '__proto__', ' '], truth],
  ['allow-skips', ['no'], truth],
  ['full-output', ['no'], truth],
  ['fail-on-warnings', ['no'], truth],
  ['dry-run', ['no'], truth],
  ['working-directory', ['nothing', 'base.json', ' '], 'a folder that exists'],
]

describe('a setting', () => {
  test.each(wrong)(
    '%s refuses what is wrong, by name, with what was given and is allowed',
    (name, values, allowed) => {
      for (const value of values) {
        expect(input(name, value).problems).toEqual([
          expect.stringMatching(
            `^${name}: got '${escaped(value)}', allowed is ${escaped(allowed)}`,
          ),
        ])
      }
    },
  )

  test.each(
    wrong.filter(([name]) => settingTable[name].kind === 'one' && name !== 'working-directory'),
  )('%s refuses the same as a flag', (name, values) => {
    for (const value of values) {
      const { problems } = flags(`--${name}`, value)
      expect(problems).toEqual([expect.stringMatching(`^--${name}: got '${escaped(value)}'`)])
    }
  })

  test.each(['repro', 'python-version', 'python-path', 'install'] as const)(
    '%s refuses an empty entry',
    (name) => {
      const values = new Map<SettingName, string[]>([[name, ['a', ' ']]])
      const { problems } = check({ values, problems: [], show: (one) => one })
      expect(problems).toEqual([expect.stringMatching(`^${name}: got ' ', allowed is `)])
    },
  )

  test('pass-env refuses what no variable is called, and what a trial must not see', () => {
    const refused = [
      'A=B',
      '1A',
      'A B',
      'ä',
      'INPUT_TOKEN',
      'ACTIONS_RUNTIME_TOKEN',
      'GITHUB_ENV',
      'GITHUB_OUTPUT',
      'NODE_OPTIONS',
      'STATE_x',
    ]
    for (const name of refused) {
      expect(input('pass-env', name).problems).toEqual([
        expect.stringMatching(`^pass-env: got '${escaped(name)}', allowed is a name of a variable`),
      ])
    }
    expect(input('pass-env', 'A\nGITHUB_SHA\n').settings.passEnv).toEqual(['A', 'GITHUB_SHA'])
  })
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('all settings', () => {
  test('have the defaults of the design where nothing is given', () => {
    const { settings, problems } = flags()
    expect(problems).toEqual([])
    expect(settings).toEqual({
      ...{
        repros: [],
        command: null,
        pythons: [],
        pythonVersionFile: null,
        variants: null,
        trials: null,
      },
      ...{ name: null, matrix: null, stopAtFirst: false, sleep: null, replay: null },
      ...{
        timeout: null,
        jobs: 4,
        emulations: [null],
        install: [],
        with: [],
        passEnv: [],
        mongodbUri: null,
      },
      ...{
        baseline: null,
        failOn: 'unexpected',
        allowSkips: false,
        maxHangRate: null,
        budget: null,
      },
      ...{ shard: null, offline: false, fullOutput: false, failOnWarnings: false, dryRun: false },
      ...{ output: null, cwd: '/place' },
    })
    expect(Object.isFrozen(settings)).toBe(true)
    expect(input('trials', '').settings).toEqual(settings)
  })

  test('are taken alike from flags and from inputs', () => {
    const given = flags(
      ...['a.py', 'b', '--python', '3.12', '--python', '/usr/bin/python3', '--trials', '7'],
      ...['--timeout', '2.5', '--jobs=3', '--variants', 'sleep, baseline,sleep', '--budget', '60'],
      ...['--emulate', 'none,getaddrinfo-lock', '--install', 'pymongo>=4', '--install', '-r x.txt'],
      ...['--with', 'pymongo=3.13, 4.9,4.9', '--with', 'bson=1'],
      ...['--pass-env', 'A', '--mongodb-uri', 'mongodb+srv://h/x', '--baseline', 'base.json'],
      ...['--fail-on', 'never', '--allow-skips', '--shard', '2/3', '--offline', '--output', 'out'],
      ...['--full-output', '--fail-on-warnings', '--dry-run'],
      ...['--python-version-file', '.python-version'],
    )
    const env = {
      INPUT_REPRO: 'a.py\n\n  b\r\n',
      'INPUT_PYTHON-VERSION': '3.12',
      'INPUT_PYTHON-PATH': '/usr/bin/python3',
      'INPUT_PYTHON-VERSION-FILE': '.python-version',
      INPUT_TRIALS: '7\n',
      INPUT_TIMEOUT: '2.5',
      INPUT_JOBS: '3',
      INPUT_VARIANTS: 'sleep\nbaseline\n',
      INPUT_BUDGET: '60',
      INPUT_EMULATE: 'none,getaddrinfo-lock',
      INPUT_INSTALL: 'pymongo>=4\n-r x.txt',
      INPUT_WITH: 'pymongo=3.13,4.9\nbson=1',
      'INPUT_PASS-ENV': 'A',
      'INPUT_MONGODB-URI': 'mongodb+srv://h/x',
      INPUT_BASELINE: 'base.json',
      'INPUT_FAIL-ON': 'never',
      'INPUT_ALLOW-SKIPS': 'TRUE',
      INPUT_SHARD: '2/3',
      INPUT_OFFLINE: 'true',
      INPUT_OUTPUT: 'out',
      'INPUT_FULL-OUTPUT': 'True',
      'INPUT_FAIL-ON-WARNINGS': 'true',
      'INPUT_DRY-RUN': 'true',
      'INPUT_WORKING-DIRECTORY': '.',
    }
    expect(given.problems).toEqual([])
    expect(given.settings).toMatchObject({
      ...{ repros: ['a.py', 'b'], trials: 7, timeout: 2.5, jobs: 3, shard: { index: 2, of: 3 } },
      with: [
        { name: 'pymongo', versions: ['3.13', '4.9'] },
        { name: 'bson', versions: ['1'] },
      ],
      ...{ variants: ['sleep', 'baseline'], emulations: [null, 'getaddrinfo-lock'] },
      ...{ baseline: '/place/base.json', output: '/place/out', offline: true, failOn: 'never' },
    })
    expect(check(readInputs(env))).toEqual(given)
  })

  test('list everything that is wrong at once', () => {
    const { problems } = flags(
      '--trials',
      '0',
      '--nope',
      '--timeout=5s',
      '--jobs',
      '',
      '--full-output',
    )
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      '--full-output',
      '--jobs',
      '--nope',
      '--timeout',
      '--trials',
    ])
  })

  test('are relative to the working directory', () => {
    const env = { 'INPUT_WORKING-DIRECTORY': 'sub', INPUT_BASELINE: 'base.json' }
    const { settings, problems } = check(readInputs(env))
    expect(problems).toEqual([])
    expect([settings.cwd, settings.baseline]).toEqual(['/place/sub', '/place/sub/base.json'])
  })

  test('contradict each other only with a word about it', () => {
    expect(flags('--max-hang-rate', '0.1', '--trials', '5').problems).toEqual([
      '--max-hang-rate: decides how many trials are run, so --trials must be auto',
    ])
    expect(flags('--max-hang-rate', '0.1', '--trials', 'auto').problems).toEqual([])
    expect(flags('--full-output').problems).toEqual([
      '--full-output: needs --output, where the text is to go',
    ])
  })
})

describe('flags', () => {
  test('may be given once, unless they are lists', () => {
    expect(flags('--trials', '5', '--trials', '6').problems).toEqual(['--trials: given 2 times'])
    expect(flags('--offline', '--offline').problems).toEqual(['--offline: given 2 times'])
    expect(flags('--install', 'a', '--install', 'b').problems).toEqual([])
  })

  test('name what is no option, and what lacks a value or has one too many', () => {
    expect(flags('--colour', '5').problems).toEqual([
      expect.stringMatching(/^--colour: no such option; there are: --python, .*--trials, /),
    ])
    for (const short of ['-x', '-h', '--constructor', '--__proto__', '--working-directory']) {
      expect(flags(short).problems).toEqual([expect.stringMatching(`^${short}: no such option`)])
    }
    expect(flags('--trials').problems).toEqual(['--trials: needs a value'])
    expect(flags('--trials', '--offline').problems[0]).toBe('--trials: needs a value')
    expect(flags('--offline=yes').problems).toEqual(["--offline: takes no value, got 'yes'"])
  })

  test('that are misspelt are told what was meant, and their values are no repros', () => {
    for (const [given, meant] of [
      ['--trails', '--trials'],
      ['--timout', '--timeout'],
      ['--emulation', '--emulate'],
      ['--ofline', '--offline'],
    ]) {
      const { problems, settings } = flags(given!, '5')
      expect(problems).toEqual([`${given}: no such option; did you mean ${meant}?`])
      expect(settings.repros).toEqual(given === '--ofline' ? ['5'] : [])
    }
    expect(flags('--trails=5', 'x').settings.repros).toEqual(['x'])
  })

  test('take values that look like options where they are written so, and end with --', () => {
    expect(flags('--install=--pre').settings.install).toEqual(['--pre'])
    expect(flags('--install', '-r x').settings.install).toEqual(['-r x'])
    expect(flags('--', '--trials').settings.command).toEqual(['--trials'])
  })
})

describe('a path', () => {
  test('that cannot be reached or is none is nothing', () => {
    expect(kindOf('/')).toBe('folder')
    expect(kindOf('/nonexistent')).toBeNull()
    expect(kindOf(`/${'x'.repeat(5000)}`)).toBeNull()
    expect(kindOf('/etc/passwd/x')).toBeNull()
    expect(kindOf('a\0b')).toBeNull()
  })
})

describe('a command', () => {
  test('is what follows --, as it stands', () => {
    const { settings, problems } = flags(
      '--trials',
      '2',
      '--',
      'pytest',
      '-x',
      '--trials',
      '--',
      '',
    )
    expect([settings.command, settings.trials, settings.repros, problems]).toEqual([
      ['pytest', '-x', '--trials', '--', ''],
      2,
      [],
      [],
    ])
    expect(flags('a.py').settings.command).toBe(null)
  })

  test('of an input is one line, split as a shell would, of which nothing else is meant', () => {
    const words = (line: string) => input('command', line).settings.command
    expect(words(` python -m  pytest -k 'a and "b"' "c d"\\ e *.py $X > y `)).toEqual([
      ...['python', '-m', 'pytest', '-k', 'a and "b"', 'c d e', '*.py', '$X', '>', 'y'],
    ])
  })

  test('that is none is told of', () => {
    const allowed = 'a program and its arguments, such as python -m pytest'
    expect(flags('--').problems).toEqual([`command: got '', allowed is ${allowed}`])
    expect(flags('--', ' ').problems).toEqual([`command: got ' ', allowed is ${allowed}`])
    expect(flags('x.py', '--', 'pytest').problems).toEqual([
      'repro: got x.py and a command; run one of them',
    ])
    expect(input('command', "echo 'x").problems[0]).toBe(
      "command: got echo 'x, in which a quote or a backslash is not closed",
    )
    expect(input('command', 'a\nb').problems[0]).toBe(
      "command: is one line; for more, write bash -c '…'",
    )
  })
})
