import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type FakeGitHub, fakeGitHub } from '../github/server.ts'
import { caseOf, environment, resultsOf, times } from '../verdict/fixtures.ts'
import { folderWith, readResults, runEntry, type Step, stepIn } from './driver.ts'

let github: FakeGitHub
beforeEach(async () => {
  github = await fakeGitHub()
})
afterEach(async () => {
  await github.close()
  expect(github.violations).toEqual([])
})

const place = folderWith({})
const steps: Step[] = []
afterAll(() => {
  place.remove()
  for (const { temporary } of steps) rmSync(temporary, { recursive: true, force: true })
})

/** Downloaded artifacts of two systems that disagree, the second of two attempts being better. */
function putLegs(folder: string) {
  const put = (name: string, os: string, outcome: 'passed' | 'deadlocked') => {
    const one = caseOf(times(5, outcome))
    const text = '::error::forged\n##[set-output name=outcome]forged\n</details><script>'
    one.runs[0]!.stdout = text.repeat(20_000)
    mkdirSync(join(place.path, folder, name), { recursive: true })
    const results = resultsOf([one], { environment: environment(os) })
    writeFileSync(join(place.path, folder, name, 'results.json'), JSON.stringify(results))
  }
  put('fork-safety-ubuntu-24.04-3.12-attempt-1', 'linux', 'deadlocked')
  put('fork-safety-ubuntu-24.04-3.12-attempt-2', 'linux', 'passed')
  put('fork-safety-macos-15-3.12-attempt-1', 'macos', 'deadlocked')
}

const head = 'a'.repeat(40)
const event = (from: string) => ({
  pull_request: {
    number: 7,
    head: { sha: head, repo: { full_name: from } },
    base: { repo: { full_name: 'owner/name' } },
  },
})

async function report(
  inputs: Record<string, string>,
  from = 'owner/name',
  more: Record<string, string> = {},
) {
  const step = stepIn(place.path, inputs, event(from))
  steps.push(step)
  const env = {
    ...step.env,
    GITHUB_API_URL: github.url,
    GITHUB_WORKFLOW: 'ci',
    GITHUB_JOB: 'report',
    ...more,
  }
  const ended = await runEntry('report', [], { cwd: place.path, env })
  const lines = `${ended.stdout}\n${ended.stderr}`.split(/[\r\n]/)
  const commands = lines.filter((line) => /^\s*::[a-z]/.test(line) || line.includes('##['))
  return { ...ended, commands, summary: step.read('summary'), output: step.read('output') }
}

const legs = join(place.path, 'in/**/*.json')
const telling = { token: 'ghs_x', comment: 'true', 'check-run': 'true' }

describe('the report action as a runner starts it', () => {
  test('tells one verdict everywhere, and what is missing', async () => {
    putLegs('in')
    writeFileSync(
      join(place.path, 'legs.json'),
      JSON.stringify(['ubuntu-24.04-3.12', 'macos-15-3.12', 'macos-15-3.14']),
    )
    const inputs = { results: legs, 'expected-legs': 'legs.json', output: 'out', ...telling }
    const ended = await report(inputs)
    expect(ended.status).toBe(1)
    const results = readResults(join(place.path, 'out'))
    expect(results.legs!.map(({ name, missing }) => [name, missing])).toEqual([
      ['macos-15-3.12', false],
      ['ubuntu-24.04-3.12', false],
      ['macos-15-3.14', true],
    ])
    expect(results.counts).toMatchObject({ cases: 2, regressions: 1 })
    for (const text of [ended.summary, github.store.comments[0].body, ended.stdout]) {
      expect(text).toContain('macos-15-3.14')
    }
    expect(ended.output).toMatch(/^regressions<<(.*)\n1\n\1$/m)
    expect(github.store.comments).toHaveLength(1)
    expect(github.store.checks).toEqual([
      expect.objectContaining({ head_sha: head, conclusion: 'failure' }),
    ])
    expect(ended.commands.filter((line) => line.includes('forged'))).toEqual([])
    expect(ended.commands.filter((line) => line.startsWith('::warning::'))).toEqual([])

    await report(inputs)
    expect(github.store.comments).toHaveLength(1)
  })

  test('a leg that still fails is not hidden by the second attempt of another', async () => {
    const put = (name: string, attempt: number, outcome: 'passed' | 'deadlocked') => {
      const folder = join(place.path, 'masked', `fork-safety-${name}-attempt-${attempt}`)
      const leg = { name: null, attempt, job: 'one for both' }
      mkdirSync(folder, { recursive: true })
      const results = resultsOf([caseOf(times(1, outcome))], { leg })
      writeFileSync(join(folder, 'results.json'), JSON.stringify(results))
    }
    for (const attempt of [1, 2]) {
      put('pkg-a', attempt, 'deadlocked')
      put('pkg-b', attempt, 'passed')
    }
    const ended = await report({ results: join(place.path, 'masked'), ...telling })
    expect(ended.status).toBe(1)
    for (const name of ['pkg-a', 'pkg-b']) expect(ended.summary).toContain(name)
    expect(github.store.checks[0].conclusion).toBe('failure')
  })

  test('results that cannot be read make everybody red', async () => {
    mkdirSync(join(place.path, 'half'), { recursive: true })
    const well = resultsOf([caseOf(times(1, 'passed'))])
    writeFileSync(join(place.path, 'half/a.json'), JSON.stringify(well))
    writeFileSync(join(place.path, 'half/b.json'), '{')
    const ended = await report({ results: join(place.path, 'half'), ...telling })
    expect(ended.status).toBe(3)
    expect(github.store.checks[0].conclusion).toBe('failure')
    expect(github.store.comments[0].body).toContain('could not be read')
    expect(ended.summary).not.toContain('is as expected')
    const errors = ended.commands.filter((line) => line.startsWith('::error'))
    expect(errors).toEqual([expect.stringContaining('half/b.json')])
  })

  test('no results at all are no failure where nothing is to fail, and nothing is told', async () => {
    for (const results of ['none/**/*.json', 'none', join(place.path, 'none')]) {
      const ended = await report({ results, ...telling, 'fail-on': 'never' })
      expect(ended.status).toBe(0)
      expect(ended.commands.filter((line) => line.startsWith('::error'))).toEqual([])
    }
    expect(github.asked).toEqual([])
    expect((await report({ results: 'none/*.json' })).status).toBe(3)
  })

  test('two steps of one job have two comments and two check runs', async () => {
    putLegs('in')
    await report({ results: legs, output: 'one', ...telling }, undefined, {
      GITHUB_ACTION: '__self',
    })
    const second = { GITHUB_ACTION: '__self_2' }
    await report({ results: legs, output: 'two', ...telling }, undefined, second)
    await report({ results: legs, output: 'two', ...telling }, undefined, second)
    expect(github.store.comments).toHaveLength(2)
    expect(new Set(github.store.checks.map(({ name }) => name)).size).toBe(2)
    await report({ results: legs, name: 'Mine', ...telling })
    expect(github.store.checks.at(-1).name).toBe('Mine')
    expect(github.store.comments.at(-1).body).toContain('**Mine:** 1 regression')
  })

  test('a read-only token changes nothing but one notice', async () => {
    putLegs('in')
    github.fault.current = () => ({
      status: 403,
      body: { message: 'Resource not accessible by integration' },
    })
    const ended = await report({ results: legs, ...telling }, 'mallory/fork')
    expect(ended.status).toBe(1)
    expect(ended.summary).toContain('deadlocked')
    expect(ended.commands.filter((line) => line.includes('Left out'))).toEqual([
      expect.stringMatching(/^::notice::Left out: check run and comment\. .* a fork/),
    ])
    expect(ended.commands.some((line) => line.startsWith('::error'))).toBe(true)
  })

  test('wrong inputs are all named at once, and nothing is told', async () => {
    const ended = await report({ results: '', 'fail-on': 'sometimes', comment: 'yes', token: '' })
    expect(ended.status).toBe(2)
    const [error] = ended.commands.filter((line) => line.startsWith('::error'))
    expect(error).toMatch(/comment.*fail-on.*results/)
    expect(github.asked).toEqual([])
  })
})

describe('fork-safety report and accept', () => {
  const run = (...args: string[]) => runEntry('cli', args, { cwd: place.path })

  test('report prints one picture and writes all files', async () => {
    putLegs('in')
    const ended = await run('report', 'in', '--output', 'cli-out')
    expect(ended.status).toBe(1)
    expect(ended.stdout).toContain('macos-15-3.12')
    expect(readResults(join(place.path, 'cli-out')).counts.cases).toBe(2)
  })

  test('wrong usage is named', async () => {
    const ended = await run('report', '--colour', '--expected-legs')
    expect(ended).toMatchObject({ status: 2, stdout: '' })
    expect(ended.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^--colour: no such option; there are: --expected-legs, /),
      '--expected-legs: needs a value',
      'results: name at least one results file',
    ])
    expect((await run('report', 'nowhere.json')).stderr).toContain("'nowhere.json' does not exist")
    expect((await run('report')).status).toBe(2)
    expect((await run('accept', 'nowhere.json')).stderr).toContain("'nowhere.json' does not exist")
  })

  test('what was accepted is expected from then on', async () => {
    putLegs('in')
    const accepted = await run('accept', 'in')
    expect(accepted.status).toBe(0)
    expect(accepted.stdout).toContain('"macos; python==3.12.*" = ["deadlocked"]')
    expect((await run('accept', 'in')).stdout).toContain('nothing new to accept')
  })
})
