import { describe, expect, test } from '@jest/globals'
import { hasBlock, readMetadata } from '../../src/plan/metadata.ts'
import { parseToml } from '../../src/plan/toml.ts'

function read(...toml: string[]) {
  const problems: string[] = []
  const block = toml.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n')
  const source = `import os\n# /// script\n${block}\n# ///\nos.fork()\n`
  return { metadata: readMetadata(source, 'r.py', parseToml, problems), problems }
}
const ours = (...lines: string[]) => read('[tool.fork-safety]', ...lines)

describe('inline metadata', () => {
  test('holds all that the design names', () => {
    const { metadata, problems } = read(
      'requires-python = ">=3.9"',
      'dependencies = ["pymongo>=4"]',
      '[tool.fork-safety]',
      'timeout = 10',
      'trials = 20',
      'exclusive = true',
      'needs = ["numpy"]',
      'expect = { baseline = { macos = ["deadlocked"], linux = ["passed"] }, sleep = ["passed"] }',
      '',
      '[tool.fork-safety.variants.lazy]',
      'env = { MYLIB_LAZY = "1" }',
      'args = ["-v"]',
      'sleep-before-fork = 0.5',
      'preload = ["encodings.idna"]',
      'script = "other.py"',
      'keywords = { "pymongo.MongoClient" = { connect = false } }',
    )
    expect(problems).toEqual([])
    expect(metadata).toEqual({
      requiresPython: '>=3.9',
      dependencies: ['pymongo>=4'],
      needs: ['numpy'],
      timeout: 10,
      trials: 20,
      exclusive: true,
      declared: true,
      expect: { baseline: { macos: ['deadlocked'], linux: ['passed'] }, sleep: ['passed'] },
      variants: {
        lazy: {
          env: { MYLIB_LAZY: '1' },
          args: ['-v'],
          sleepBeforeFork: 0.5,
          preload: ['encodings.idna'],
          script: 'other.py',
          keywords: { 'pymongo.MongoClient': { connect: false } },
        },
      },
    })
  })

  test('may be absent, of another type, of other tools, or with line ends of Windows', () => {
    const problems: string[] = []
    const of = (source: string) => readMetadata(source, 'r.py', parseToml, problems)
    expect(of('import os\n').declared).toBe(false)
    expect(of('# /// other\n# x\n# ///\n').declared).toBe(false)
    expect(of('# /// script\n# [tool.uv]\n# x = 1\n# ///\n').declared).toBe(false)
    expect(of('# /// script\r\n# [tool.fork-safety]\r\n# trials = 3\r\n# ///\r\n').trials).toBe(3)
    expect(of('"""\n# /// scripts\n"""\n').declared).toBe(false)
    expect(problems).toEqual([])
    expect(hasBlock('x\n# /// script\n')).toBe(true)
    expect(hasBlock('x # /// script\n')).toBe(false)
  })

  test('of which the block is not closed, or is there twice, is wrong', () => {
    const problems: string[] = []
    readMetadata('# /// script\n# [tool.fork-safety]\n', 'r.py', parseToml, problems)
    const twice = '# /// script\n# x = 1\n# ///\n\n'
    readMetadata(twice + twice, 'r.py', parseToml, problems)
    expect(problems).toEqual([
      "r.py: the block '# /// script' is not closed by '# ///'",
      'r.py: holds 2 script blocks, one is allowed',
    ])
  })

  test('that is no TOML names the line in the file', () => {
    expect(read('[tool.fork-safety]', 'trials = = 3').problems).toEqual([
      expect.stringMatching(/^r\.py, line 4: /),
    ])
  })
})

describe('what is wrong in a block', () => {
  /** Lines of the table, the line of the file and what is said of it. */
  const wrong: [string[], number, string][] = [
    [['timeot = 5'], 4, 'timeot: unknown key; allowed are timeout, trials, expect'],
    [
      ['trials = 3', 'timeout = "5"'],
      5,
      'timeout: must be a number of seconds above 0, at most 86400, got "5"',
    ],
    [['timeout = 0'], 4, 'timeout: must be'],
    [['timeout = -1'], 4, 'timeout: must be'],
    [['timeout = inf'], 4, 'timeout: must be'],
    [['timeout = nan'], 4, 'timeout: must be'],
    [['trials = 0'], 4, 'trials: must be a whole number from 1 to 100000, or auto, got 0'],
    [['trials = 2.5'], 4, 'trials: must be'],
    [['trials = "many"'], 4, 'trials: must be'],
    [['exclusive = "yes"'], 4, 'exclusive: must be true or false, got "yes"'],
    [['needs = "numpy"'], 4, 'needs: must be a list of texts, got "numpy"'],
    [['needs = [1]'], 4, 'needs: must be a list of texts'],
    [['variants = 3'], 4, 'variants: must be a table of variants'],
    [['variants.lazy = 3'], 4, 'variants.lazy: must be a table of knobs'],
    [
      ['', '[tool.fork-safety.variants.lazy]', 'slep-before-fork = 1'],
      6,
      'variants.lazy.slep-before-fork: unknown knob; allowed are sleep-before-fork, keywords, preload, script, env, args',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'sleep-before-fork = "1"'],
      5,
      'variants.lazy.sleep-before-fork: must be a number of seconds from 0 to 600, or a list of such, got "1"',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'sleep-before-fork = []'],
      5,
      'variants.lazy.sleep-before-fork: must be a number of seconds from 0 to 600, or a list of such, got []',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'sleep-before-fork = [0.1, 601]'],
      5,
      'variants.lazy.sleep-before-fork: must be a number of seconds from 0 to 600, or a list of such, got [0.1,601]',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'env = { A = 1 }'],
      5,
      'variants.lazy.env: must be a table of texts',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'env = { "A=B" = "1" }'],
      5,
      'variants.lazy.env.A=B: is no name of a variable',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'env = { A = "\\u0000" }'],
      5,
      'variants.lazy.env: must be a table of texts',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'args = "x"'],
      5,
      'variants.lazy.args: must be a list of texts',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'args = ["a\\u0000b"]'],
      5,
      'variants.lazy.args: must be a list of texts',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'preload = ["a b"]'],
      5,
      "variants.lazy.preload: 'a b' is no name of a module",
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'sweep = 1'],
      5,
      'variants.lazy.sweep: must be true or false, got 1',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'replay = "app.py Thread-1"'],
      5,
      "variants.lazy.replay: 'app.py Thread-1' is no line of a sweep",
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'script = 3'],
      5,
      'variants.lazy.script: must be text, got 3',
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'keywords = { MongoClient = { a = 1 } }'],
      5,
      "variants.lazy.keywords.MongoClient: must name a module's class or function",
    ],
    [
      ['[tool.fork-safety.variants.lazy]', 'keywords = { "a.b" = 1 }'],
      5,
      'variants.lazy.keywords: must be a table of calls',
    ],
    [
      ['[tool.fork-safety.variants.baseline]', 'args = ["x"]'],
      4,
      'variants.baseline: is the repro unchanged; give the variant another name',
    ],
    [['[tool.fork-safety.variants."a,b"]', 'args = ["x"]'], 4, 'variants.a,b: a name is not empty'],
    [['expect = { baseline = ["hangs"] }'], 4, 'expect.baseline'],
    [['expect = { nothing = ["passed"] }'], 4, 'expect.nothing'],
    [['expect = { baseline = { windows = ["passed"] } }'], 4, 'expect.baseline.windows'],
    [['expect = 3'], 4, 'expect: '],
  ]
  test.each(wrong)('%j is told with file, line, key and what is allowed', (lines, line, said) => {
    const { problems } = ours(...lines)
    expect(problems.length).toBe(1)
    expect(problems[0]!.startsWith(`r.py, line ${line}: tool.fork-safety.${said}`)).toBe(true)
  })

  test('is told also of the keys of PEP 723 itself', () => {
    const { problems } = read('requires-python = 3.9', 'dependencies = "pymongo"')
    expect(problems).toEqual([
      'r.py, line 3: requires-python: must be text, got 3.9',
      'r.py, line 4: dependencies: must be a list of texts, got "pymongo"',
    ])
  })

  test('is told all at once', () => {
    expect(ours('timeot = 5', 'trials = 0', 'exclusive = 1').problems.length).toBe(3)
  })

  test('is told where there is no table of ours but something else', () => {
    expect(read('[tool]', 'fork-safety = 3').problems).toEqual([
      'r.py, line 4: tool.fork-safety: must be a table',
    ])
    expect(read('tool = 3').problems).toEqual([])
  })
})

test('a variant may sweep, or replay what a sweep has found', () => {
  const source = `# /// script
# [tool.fork-safety.variants.sweep]
# sweep = true
# [tool.fork-safety.variants.all]
# sweep = "possible"
# [tool.fork-safety.variants.cache]
# replay = "app/cache.py:12 Thread-1 2"
# ///
`
  const problems: string[] = []
  const { variants } = readMetadata(source, 'repro.py', parseToml, problems)
  expect(problems).toEqual([])
  expect(variants).toEqual({
    ...{ sweep: { sweep: true }, all: { sweep: 'possible' } },
    cache: { replay: 'app/cache.py:12 Thread-1 2' },
  })
})
