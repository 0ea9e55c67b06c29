import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { zipSync } from 'fflate'
import { latestOf } from '../../src/commands/latest.ts'
import { openClient } from '../../src/github/client.ts'
import { latestGood } from '../../src/github/latest.ts'
import { readWorkflow } from '../../src/github/workflow.ts'
import type { Results } from '../../src/results/model.ts'
import { judgeRun, usualRules } from '../../src/verdict/status.ts'
import { caseOf, environment, resultsOf, times } from '../verdict/fixtures.ts'
import { type FakeGitHub, fakeGitHub } from './server.ts'

let github: FakeGitHub
beforeAll(async () => {
  github = await fakeGitHub()
})
afterAll(() => github.close())
beforeEach(() => {
  Object.assign(github.store, { runs: [], artifacts: {} })
  github.asked.length = 0
})
afterEach(() => expect(github.violations).toEqual([]))

const judged = (results: Results) => ({
  ...results,
  verdict: judgeRun(results, usualRules),
})
const good = (day: number, os = 'linux') =>
  judged(
    resultsOf([caseOf(times(5, 'passed'))], {
      environment: environment(os, { startedAt: `2026-11-0${day}T04:00:00.000Z` }),
    }),
  )
const bad = judged(resultsOf([caseOf(times(5, 'deadlocked'))]))

let lastId = 1
const artifact = (name: string, files: Record<string, unknown>, over = {}) => ({
  ...{ id: ++lastId, name, expired: false, size_in_bytes: 1000 },
  zip: zipSync(
    Object.fromEntries(
      Object.entries(files).map(([file, data]) => [file, Buffer.from(JSON.stringify(data))]),
    ),
  ),
  ...over,
})

/** A run of the default branch, with what it kept. */
function ran(id: number, artifacts: object[], over = {}) {
  const run = {
    ...{ id, event: 'schedule', head_branch: 'trunk', conclusion: 'success' },
    head_repository: { full_name: 'octo/lib' },
    ...over,
  }
  github.store.runs.push(run)
  github.store.artifacts[String(id)] = artifacts
}

async function latest(env = {}) {
  const workflow = readWorkflow(
    {
      ...{ GITHUB_REPOSITORY: 'octo/lib', GITHUB_RUN_ID: '9', GITHUB_API_URL: github.url },
      GITHUB_WORKFLOW_REF: 'octo/lib/.github/workflows/forks.yml@refs/pull/1/merge',
      ...env,
    },
    () => null,
  )!
  const { repository, apiUrl } = workflow
  const client = await openClient({ token: 't', repository, apiUrl, second: 1 })
  return latestGood(client, workflow)
}

test('are those of the newest run that kept them, all legs joined', async () => {
  ran(8, [artifact('coverage', { 'results.json': good(3) })])
  ran(7, [
    artifact('fork-safety-linux-attempt-1', { 'results.json': good(2) }),
    artifact('fork-safety-mac', { 'x/results.json': good(2, 'macos'), 'other.json': {} }),
  ])
  ran(6, [artifact('fork-safety-linux', { 'results.json': good(1) })])
  const found = await latest()
  expect(found!.environment).toMatchObject({
    os: 'linux, macos',
    startedAt: '2026-11-02T04:00:00.000Z',
  })
  expect(found!.cases.map(({ leg }) => leg)).toEqual(['linux', 'mac'])
  expect(github.asked[1]).toMatchObject({
    operation: 'actions/list-workflow-runs',
    path: { workflow_id: 'forks.yml' },
    query: { branch: 'trunk', status: 'success' },
  })
})

test.each([
  ['a pull request', { event: 'pull_request' }, {}],
  ['a fork whose branch is called the same', { head_repository: { full_name: 'evil/lib' } }, {}],
  ['this run itself', { id: 9 }, {}],
  ['a run that failed', { conclusion: 'failure' }, {}],
  ['an artifact that expired', {}, { expired: true }],
  ['an artifact that is too large', {}, { size_in_bytes: 2 ** 40 }],
])('are never those of %s', async (_, run, over) => {
  ran(5, [artifact('fork-safety', { 'results.json': good(2) }, over)], run)
  expect(await latest()).toBeNull()
})

test('are never bad ones of a run that was told not to fail, nor what is no results file', async () => {
  ran(7, [artifact('fork-safety', { 'results.json': bad })])
  ran(6, [artifact('fork-safety', { 'results.json': { schemaVersion: 99 } })])
  expect(await latest()).toBeNull()
  ran(5, [artifact('fork-safety', { 'results.json': good(2) })])
  expect((await latest())!.cases).toHaveLength(1)
})

test('are nothing where the workflow is not known', async () => {
  expect(await latest({ GITHUB_WORKFLOW_REF: '' })).toBeNull()
  expect(github.asked).toEqual([])
})

test('are told of where there is nothing to compare with, and never fail a step', async () => {
  const notices: string[] = []
  const ask = (token: string, env = {}) =>
    latestOf(
      {
        ...{ GITHUB_REPOSITORY: 'octo/lib', GITHUB_API_URL: github.url },
        GITHUB_WORKFLOW_REF: 'octo/lib/.github/workflows/forks.yml@refs/heads/x',
        ...env,
      },
      { token, notice: (text) => notices.push(text) },
    )
  expect(await ask('')).toBeNull()
  expect(await ask('t', { GITHUB_REPOSITORY: '' })).toBeNull()
  expect(await ask('t')).toBeNull()
  github.fault.current = () => ({ status: 403, body: { message: 'Resource not accessible' } })
  expect(await ask('t')).toBeNull()
  github.fault.current = () => null
  const said = 'baseline: auto compares with nothing'
  const needs = `${said}: it needs a workflow, and its token`
  expect(notices).toEqual([
    ...[needs, needs],
    `${said}: the default branch has kept no good results of this workflow`,
    `${said}: the job needs the permission "actions: read"`,
  ])
})
