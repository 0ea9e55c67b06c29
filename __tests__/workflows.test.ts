import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { parseExpectedLegs } from '../src/verdict/join.ts'

describe('matrix.yml', () => {
  const { jobs } = parse(readFileSync('.github/workflows/matrix.yml', 'utf8'))
  const script = (job: string, id: string): string =>
    jobs[job].steps.find((step: { id?: string }) => step.id === id).run
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  function outputsOf(text: string, env: Record<string, string>): Record<string, string> {
    const file = join(folder, 'output')
    writeFileSync(file, '')
    const own = { PATH: process.env.PATH!, GITHUB_OUTPUT: file, RUNNER_TEMP: folder }
    execFileSync('bash', ['-eo', 'pipefail', '-c', text], { env: { ...own, ...env } })
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    return Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2)))
  }
  const leg = (inputs: object, name: string, runner: string | string[], python: string) =>
    outputsOf(script('leg', 'leg'), {
      CALL: name,
      INPUTS: JSON.stringify(inputs, null, 2),
      LEG: `${[runner].flat().join('-')}-${python}`,
    })
  const report = (inputs: object, name: string, runners = '[]', pythons = '[]') =>
    outputsOf(script('report', 'legs'), {
      CALL: name,
      INPUTS: JSON.stringify(inputs, null, 2),
      RUNNERS: runners,
      PYTHONS: pythons,
      WORKFLOW: 'ci',
    })

  const hasJq = existsSync('/usr/bin/jq') ? test : test.skip
  hasJq('tells two calls of one workflow apart, and finds its own legs', () => {
    const [one, other] = [{ repros: 'a' }, { repros: 'b' }]
    const calls = [
      leg(one, '', 'x', '3'),
      leg(other, '', 'x', '3'),
      leg(one, 'My name\nx', 'x', '3'),
    ]
    expect(new Set(calls.map(({ call }) => call)).size).toBe(3)
    for (const { call } of calls) expect(call).toMatch(/^[A-Za-z0-9._-]+$/)
    const reports = [report(one, ''), report(other, ''), report(one, 'My name\nx')]
    expect(reports.map(({ call }) => call)).toEqual(calls.map(({ call }) => call))
    expect(new Set(reports.map(({ name }) => name)).size).toBe(3)
    expect(reports[2]!.name).toBe('My name x')
    // The `--` that ends it stands in no other call's name.
    expect(leg(one, 'a--b', 'x', '3').call).toBe('a-b')
  })

  hasJq('expects its legs by the names that they give themselves', () => {
    const [runners, pythons] = [
      ['ubuntu-24.04', ['self-hosted', 'linux']],
      ['3.13t', '>=3.9 <3.13'],
    ]
    report({}, '', JSON.stringify(runners), JSON.stringify(pythons))
    const expected = parseExpectedLegs(readFileSync(join(folder, 'legs.json'), 'utf8'))
    const named = runners.flatMap((runner) =>
      pythons.map((python) => leg({}, '', runner, python).name),
    )
    expect(expected).toEqual(named)
  })
})
