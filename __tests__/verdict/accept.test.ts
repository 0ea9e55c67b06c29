import { describe, expect, test } from '@jest/globals'
import { expectationFor, parseAccepted } from '../../src/plan/accepted.ts'
import type { CaseResult } from '../../src/results/model.ts'
import { accept } from '../../src/verdict/accept.ts'
import { judge } from '../../src/verdict/judge.ts'
import { caseOf, environment, python, resultsOf, times } from './fixtures.ts'

const on = (os: string, ...cases: CaseResult[]) =>
  resultsOf(cases, { environment: environment(os) })

const header = `# Reviewed expectations: which outcomes each case may have, by system and Python.
# Written by "fork-safety accept"; they come before what the repros say themselves.
`

const linux = on(
  'linux',
  caseOf(times(5, 'deadlocked')),
  caseOf(times(5, 'passed'), { variant: 'connect=False' }),
  caseOf(times(5, 'passed'), { python: python('3.9.2') }),
  caseOf([...times(2, 'deadlocked'), 'passed'], {
    python: python('3.13.0', { freeThreaded: true }),
  }),
  caseOf(times(5, 'failed'), { python: python('3.10.14', { implementation: 'PyPy' }) }),
  caseOf([], { repro: 'not-run' }),
)
const mac = on(
  'macos',
  caseOf(times(5, 'passed')),
  caseOf(['crashed'], { repro: 'tests/a b', emulation: 'getaddrinfo-lock' }),
)

const written = `${header}
[expect.pool.baseline]
"linux; free-threaded; python==3.13.*" = ["deadlocked", "passed"]
"linux; pypy; python==3.10.*" = ["failed"]
"linux; python==3.9.*" = ["passed"]
"linux; python==3.12.*" = ["deadlocked"]
"macos; python==3.12.*" = ["passed"]

[expect.pool."connect=False"]
"linux; python==3.12.*" = ["passed"]

[expect."tests/a b".baseline]
"macos; getaddrinfo-lock; python==3.12.*" = ["crashed"]
`

describe('accept', () => {
  test('writes what reads well, whatever the order of the results', async () => {
    expect(await accept([linux, mac], '')).toBe(written)
    expect(await accept([mac, linux], '')).toBe(written)
  })

  test('changes nothing the second time', async () => {
    expect(await accept([linux, mac], written)).toBe(written)
  })

  test('makes what it accepted the expected', async () => {
    const { accepted, problems } = await parseAccepted(await accept([linux], ''))
    expect(problems).toEqual([])
    for (const one of linux.cases.filter(({ outcome }) => outcome !== 'skipped')) {
      const context = { ...one, os: 'linux', packages: {} }
      const expected = expectationFor(accepted, one.repro, null, context).outcomes
      expect(judge(one.outcome, expected)).toBe('ok')
    }
  })

  test('changes one line for one change, and keeps the rest with its comments', async () => {
    const before = `# Ours.

# about the pool
[expect.pool.baseline] # here too
# until the fix of June
"linux; python==3.12.*" = ["deadlocked"] # [sic] # twice
"macos; python==3.11.*" = ["passed"]

# the end
`
    const now = on('linux', caseOf(times(5, 'passed')))
    expect(await accept([now], before)).toBe(before.replace('["deadlocked"]', '["passed"]'))
  })

  test('leaves a broader expectation that allows the outcome', async () => {
    const broad = `${header}\n[expect.pool.baseline]\nlinux = ["deadlocked", "passed"]\n`
    expect(await accept([on('linux', caseOf(['passed']))], broad)).toBe(broad)
  })

  test('goes beside a broader expectation that does not', async () => {
    const broad = '[expect.pool]\nbaseline = ["passed"] # so far\n'
    expect(await accept([on('linux', caseOf(['failed']))], broad)).toBe(`${header}
[expect.pool.baseline] # so far
any = ["passed"]
"linux; python==3.12.*" = ["failed"]
`)
  })

  test('tells the versions of a package apart that were compared', async () => {
    const compared = on(
      'linux',
      caseOf(times(5, 'deadlocked'), { with: ['pymongo 3.13'], packages: { pymongo: '3.13.0' } }),
      caseOf(times(5, 'passed'), { with: ['pymongo 4.9'], packages: { pymongo: '4.9.2' } }),
    )
    const told = '"linux; python==3.12.*; pymongo==3.13.*" = ["deadlocked"]'
    expect(await accept([compared], '')).toBe(
      `${header}\n[expect.pool.baseline]\n${told}\n"linux; python==3.12.*; pymongo==4.9.*" = ["passed"]\n`,
    )
    const before = `${header}\n[expect.pool.baseline]\n"linux; pymongo>=4" = ["passed"]\n${told}\n`
    expect(await accept([compared], before)).toBe(before)
  })

  test('puts the comment on a table beside the first of it', async () => {
    const text = '[expect] # ours\n# of the pool\npool.baseline.linux = ["failed"] # so far\n'
    expect(await accept([], text)).toBe(`${header}
# ours
[expect.pool.baseline]
# of the pool
linux = ["failed"] # so far
`)
  })

  test('loses no comment of a text in another form', async () => {
    const odd =
      '[expect] # one\n# two\npool = { baseline = { linux = [\n "failed", # three\n] } } # four\n'
    const text = await accept([], odd.replace(/\n "failed", # three\n/, '"failed"'))
    expect(text).toContain('linux = ["failed"]')
    for (const comment of ['# one', '# two', '# four']) expect(text).toContain(comment)
  })

  test('keeps the commands that are declared, as they stand', async () => {
    const commands = [
      '# The whole suite.',
      '[repros.suite] # slow',
      'command = [',
      '  "pytest", # not -x',
      ']',
      '',
      '# Lazily.',
      '[repros.suite.variants.lazy]',
      'env = { LAZY = "1" }',
    ]
    const expect_ = ['[expect.pool.baseline] # reviewed', 'linux = ["failed"]']
    for (const order of [
      [...commands, '', ...expect_],
      [...expect_, '', ...commands],
      ['repros.short.command = ["pytest"]', ...expect_],
    ]) {
      const before = order.join('\n')
      const text = await accept([linux], before)
      const [was, is] = [await parseAccepted(before), await parseAccepted(text)]
      expect(is.problems).toEqual([])
      expect(is.commands).toEqual(was.commands)
      expect(is.commands).toHaveLength(1)
      expect(text).toContain(order.includes(commands[0]!) ? commands.join('\n') : order[0])
      expect(text).toContain('[expect.pool.baseline] # reviewed')
      expect(await accept([linux], text)).toBe(text)
    }
  })

  test('refuses to write over what it cannot read', async () => {
    await expect(accept([linux], '[expect.pool]\nbaseline = ["hung"]')).rejects.toThrow(
      /line 2.*unknown outcome "hung"/,
    )
  })

  test('names that mean something in TOML or JavaScript stay names', async () => {
    const names = ['__proto__', 'a"]\n[evil', 'constructor', '\x7f']
    const cases = names.map((repro) => caseOf(['failed'], { repro }))
    const { accepted, problems } = await parseAccepted(await accept([on('linux', ...cases)], ''))
    expect(problems).toEqual([])
    expect(Object.keys(accepted).sort()).toEqual([...names].sort())
  })

  test('a system that has no key is refused, not written', async () => {
    await expect(accept([on('plan9', caseOf(['failed']))], '')).rejects.toThrow(/plan9.*allowed/)
  })
})
