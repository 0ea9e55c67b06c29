import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Tell, tellGitHub } from '../../src/github/tell.ts'
import type { Payload, Workflow } from '../../src/github/workflow.ts'
import { countResults } from '../../src/results/counts.ts'
import type { Results } from '../../src/results/model.ts'
import { aCase, aHang, results } from '../factories.ts'
import { type FakeGitHub, type Fault, fakeGitHub } from './server.ts'

let github: FakeGitHub
beforeEach(async () => {
  github = await fakeGitHub()
})
afterEach(async () => {
  const { violations } = github
  await github.close()
  expect(violations).toEqual([])
})

const head = 'a'.repeat(40)
const repository = 'octo/pool'

function pullRequest(from = repository): Payload {
  return {
    pull_request: {
      number: 7,
      head: { sha: head, repo: { full_name: from } },
      base: { repo: { full_name: repository } },
    },
  }
}

function context(over: Partial<Workflow> = {}): Workflow {
  return {
    event: 'pull_request',
    payload: pullRequest(),
    repository,
    apiUrl: github.url,
    sha: 'b'.repeat(40),
    file: null,
    runId: '1',
    workflow: 'ci',
    job: 'report',
    actor: 'octocat',
    runUrl: 'https://github.com/octo/pool/actions/runs/1',
    ...over,
  }
}

const tell = (over: Partial<Tell> = {}): Tell => ({
  token: 'ghs_x',
  comment: true,
  checkRun: false,
  name: 'Fork Safety',
  key: 'ci:report',
  mask: (text) => text,
  second: 5,
  ...over,
})

const inMonths = String(Math.ceil(Date.now() / 1000) + 8_640_000)
const bad = results()
const well = results({ cases: [aCase()] })
const asks = () => github.asked.map(({ operation }) => operation)
const told = (what: Results, over: Partial<Tell> = {}, on: Partial<Workflow> = {}) =>
  tellGitHub(what, tell(over), context(on))

/** Answers `times` times with `status`. */
function failing(status: number, times: number, headers: Record<string, string> = {}): Fault {
  let left = times
  return () => {
    if (left-- <= 0) return null
    return { status, headers, body: { message: `status ${status}` } }
  }
}

describe('comment', () => {
  test('is one over five runs, updated in place, and goes quiet', async () => {
    for (const run of [bad, bad, well, bad, well]) {
      expect(await told(run)).toEqual({ warnings: [], notices: [] })
      expect(github.store.comments).toHaveLength(1)
    }
    const posts = asks().filter((operation) => operation === 'issues/create-comment')
    expect(posts).toHaveLength(1)
    expect(asks().filter((operation) => operation === 'issues/update-comment')).toHaveLength(3)
    expect(github.store.comments[0].body).toMatch(
      /^<!-- .*fork-safety.* -->\nFork Safety: .*as expected/,
    )
    expect(github.asked.every(({ token }) => token === 'token ghs_x')).toBe(true)
  })

  test('is not made where all is well', async () => {
    await told(well)
    expect(github.store.comments).toEqual([])
  })

  test('is found on a later page, and not taken from others', async () => {
    await told(bad)
    const [own] = github.store.comments
    const planted = { ...own, id: 1, user: { login: 'mallory', type: 'User' } }
    const quoting = { ...own, id: 2, body: `see below\n${own.body}` }
    const chat = Array.from({ length: 150 }, (_, id) => ({ ...planted, id: id + 10, body: 'hm' }))
    github.store.comments = [planted, quoting, ...chat, own]
    await told(well)
    expect(github.store.comments).toHaveLength(153)
    expect(github.store.comments.at(-1).body).toContain('as expected')
    expect(github.store.comments[0].body).toBe(planted.body)
  })

  test('is found by its user where the token is a user’s', async () => {
    await told(bad)
    github.store.comments[0].user = { login: 'octocat', type: 'User' }
    await told(well, { token: 'ghp_x' })
    expect(github.store.comments).toHaveLength(1)
    expect(asks()).toContain('users/get-authenticated')
  })

  test('two jobs have two comments', async () => {
    await told(bad)
    await told(bad, { name: 'Fork Safety (macOS)' })
    expect(github.store.comments).toHaveLength(2)
  })
})

describe('check run', () => {
  const many = (count: number): Results => {
    const cases = Array.from({ length: count }, (_, line) => {
      const { diagnosis, ...rest } = aHang({ repro: `repro ${line}` })
      const blocked = { ...diagnosis!.blocked!, line: line + 1 }
      return { ...rest, diagnosis: { ...diagnosis!, fork: null, blocked } }
    })
    return countResults(results({ cases }))
  }

  test('is on the head commit, with its annotations in requests of fifty', async () => {
    expect(await told(many(120), { checkRun: true, comment: false })).toEqual({
      warnings: [],
      notices: [],
    })
    const [check] = github.store.checks
    expect(check).toMatchObject({ head_sha: head, status: 'completed', conclusion: 'failure' })
    expect(check.annotations).toHaveLength(120)
    expect(asks()).toEqual(['checks/create', 'checks/update', 'checks/update'])
    expect(
      new Set(check.annotations.map((one: { start_line: number }) => one.start_line)).size,
    ).toBe(120)
    expect(check.annotations[0]).toMatchObject({
      path: 'tests/fork_getaddrinfo.py',
      annotation_level: 'failure',
    })
  })

  test('is written without annotations that GitHub does not take', async () => {
    github.fault.current = ({ body }) =>
      body.output.annotations.length > 0 ? { status: 422, body: { message: 'no' } } : null
    expect(await told(many(60), { checkRun: true, comment: false })).toEqual({
      warnings: [],
      notices: [],
    })
    expect(github.store.checks).toHaveLength(1)
    expect(asks()).toEqual(['checks/create', 'checks/create'])
  })
})

describe('faults', () => {
  test.each([403, 404])('%i is one warning that names the permissions', async (status) => {
    github.fault.current = failing(status, Number.POSITIVE_INFINITY)
    const { warnings, notices } = await told(bad, { checkRun: true })
    expect(notices).toEqual([])
    expect(warnings).toEqual([
      `Not written: check run and comment. GitHub answered ${status}. The job needs the permission "checks: write" and "pull-requests: write". Annotations and summary are complete.`,
    ])
    expect(asks()).toHaveLength(2)
  })

  test.each<[string, Partial<Workflow>]>([
    ['a fork', { payload: pullRequest('mallory/pool') }],
    [
      'a fork',
      {
        payload: {
          pull_request: { ...pullRequest().pull_request, head: { sha: head, repo: null } },
        },
      },
    ],
    ['Dependabot', { actor: 'dependabot[bot]' }],
  ])('a read-only token of %s is one notice', async (reason, on) => {
    const message = 'Resource not accessible by integration'
    github.fault.current = () => ({ status: 403, body: { message } })
    expect(await told(bad, { checkRun: true }, on)).toEqual({
      warnings: [],
      notices: [
        `Left out: check run and comment. The pull request is from ${reason}, so its token may only read. Annotations and summary are complete.`,
      ],
    })
  })

  test.each([500, 502, 503, 429])('%i that heals is survived', async (status) => {
    github.fault.current = failing(status, 2, status === 429 ? { 'retry-after': '1' } : {})
    expect(await told(bad)).toEqual({ warnings: [], notices: [] })
    expect(github.store.comments).toHaveLength(1)
  })

  test('a comment that was written though the answer was 502 is not written twice', async () => {
    let cut = false
    github.fault.current = ({ operation, body }) => {
      if (operation !== 'issues/create-comment' || cut) return null
      cut = true
      const user = { login: 'github-actions[bot]', type: 'Bot' }
      github.store.comments.push({ id: 5, user, body: body.body })
      return { status: 502 }
    }
    expect(await told(bad)).toEqual({ warnings: [], notices: [] })
    expect(github.store.comments).toHaveLength(1)
  })

  test('a body that GitHub does not take is sent short', async () => {
    github.fault.current = ({ operation, body }) =>
      operation === 'issues/create-comment' && body.body.length > 1200
        ? { status: 422, body: { message: 'Body is too long' } }
        : null
    const long = results({ cases: Array.from({ length: 30 }, (_, i) => aHang({ repro: `r${i}` })) })
    expect(await told(long)).toEqual({ warnings: [], notices: [] })
    expect(github.store.comments[0].body).toMatch(/^<!-- .* -->\n.*regression/)
  })

  test.each<[string, Fault, RegExp]>([
    ['422', failing(422, 1e9), /GitHub answered 422: status 422/],
    ['500', failing(500, 1e9), /GitHub answered 500/],
    [
      'a rate limit',
      failing(403, 1e9, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inMonths }),
      /GitHub answered 403/,
    ],
    ['a connection cut off', () => 'cut', /GitHub could not be reached/],
  ])('%s for ever ends in one warning', async (_, fault, sentence) => {
    github.fault.current = fault
    const { warnings } = await told(bad)
    expect(warnings).toEqual([expect.stringMatching(sentence)])
  })

  test.each<[string, Fault]>([
    ['says nothing', () => 'silent'],
    ['always asks to wait', failing(429, 1e9, { 'retry-after': '100' })],
  ])('a server that %s costs no more than the time given', async (_, fault) => {
    github.fault.current = fault
    const begin = Date.now()
    const { warnings } = await told(bad, { checkRun: true, seconds: 1 })
    expect(Date.now() - begin).toBeLessThan(5000)
    expect(warnings).toHaveLength(2)
  })

  test('a cancelled job waits for no server', async () => {
    github.fault.current = () => 'silent'
    const cancelled = new AbortController()
    const telling = told(bad, { checkRun: true, interrupt: cancelled.signal, seconds: 600 })
    cancelled.abort()
    expect((await telling).warnings).toHaveLength(2)
    const late = await told(bad, { interrupt: AbortSignal.abort(), seconds: 600 })
    expect(late.warnings).toHaveLength(1)
  })

  const now = String(Math.floor(Date.now() / 1000))
  test.each<[string, Fault]>([
    ['429', failing(429, 1e9, { 'retry-after': '1' })],
    ['403', failing(403, 1e9, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': now })],
  ])('%s that asks for ever for a little more time is believed three times', async (_, fault) => {
    github.fault.current = fault
    const { warnings } = await told(bad)
    expect(warnings).toHaveLength(1)
    expect(asks()).toHaveLength(4)
  })

  test('a refused connection is survived', async () => {
    const gone = await fakeGitHub()
    await gone.close()
    const { warnings } = await told(bad, {}, { apiUrl: gone.url })
    expect(warnings).toEqual([expect.stringMatching(/GitHub could not be reached: .*ECONNREFUSED/)])
  })
})

describe('workflow_run', () => {
  const run: Payload = {
    workflow_run: {
      head_sha: head,
      head_branch: 'fix',
      head_repository: { owner: { login: 'mallory' } },
    },
  }
  const pull = (over: object = {}) => ({
    number: 9,
    state: 'open',
    head: { sha: head },
    base: { repo: { full_name: repository } },
    ...over,
  })
  const on = { event: 'workflow_run', payload: run }

  test('finds the pull request by its head commit', async () => {
    github.store.pullsOfCommit = [pull({ number: 3, head: { sha: 'c'.repeat(40) } }), pull()]
    await told(bad, { checkRun: true }, on)
    expect(
      github.asked.find(({ operation }) => operation === 'issues/create-comment')!.path,
    ).toEqual({
      owner: 'octo',
      repo: 'pool',
      issue_number: '9',
    })
    expect(github.store.checks[0].head_sha).toBe(head)
  })

  test('finds a fork’s by its branch', async () => {
    github.store.pulls = [pull({ number: 11 })]
    await told(bad, {}, on)
    expect(github.asked.find(({ operation }) => operation === 'pulls/list')!.query).toMatchObject({
      head: 'mallory:fix',
      state: 'open',
    })
    expect(github.store.comments).toHaveLength(1)
  })

  test.each([
    ['has moved on', { head: { sha: 'c'.repeat(40) } }],
    ['is closed', { state: 'closed' }],
    ['is another repository’s', { base: { repo: { full_name: 'octo/other' } } }],
  ])('writes nowhere where the pull request %s', async (_, over) => {
    github.store.pullsOfCommit = [pull(over)]
    github.store.pulls = [pull(over)]
    expect(await told(bad, {}, on)).toEqual({ warnings: [], notices: [] })
    expect(github.store.comments).toEqual([])
  })
})

describe('tracking issue', () => {
  const on = { event: 'schedule', payload: {} }

  test('is opened, brought up to date, closed, and opened again: always the one', async () => {
    await told(well, {}, on)
    expect(github.store.issues).toEqual([])
    await told(bad, {}, on)
    expect(github.store.issues).toHaveLength(1)
    expect(github.store.issues[0]).toMatchObject({ state: 'open', labels: ['fork-safety'] })
    await told(bad, {}, on)
    expect(github.store.comments).toHaveLength(0)
    await told(well, {}, on)
    await told(well, {}, on)
    expect(github.store.issues[0].state).toBe('closed')
    expect(github.store.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^All is as expected again: https:/),
    ])
    await told(bad, {}, on)
    expect(github.store.issues).toHaveLength(1)
    expect(github.store.issues[0].state).toBe('open')
    expect(github.store.comments).toHaveLength(2)
  })

  test('stays as it is where nothing could be said', async () => {
    await told(bad, {}, on)
    const before = JSON.stringify(github.store)
    await told(countResults(results({ cases: [] })), {}, on)
    expect(JSON.stringify(github.store)).toBe(before)
  })

  test('is not taken from others', async () => {
    await told(bad, {}, on)
    github.store.issues[0].user = { login: 'mallory', type: 'User' }
    await told(bad, {}, on)
    expect(github.store.issues).toHaveLength(2)
  })
})

test.each(['push', 'merge_group', 'workflow_dispatch'])(
  '%s has no comment, and says so',
  async (event) => {
    const { warnings, notices } = await told(bad, { checkRun: true }, { event, payload: {} })
    expect(warnings).toEqual([])
    expect(notices).toEqual([
      expect.stringContaining(`Left out: comment. An event of the kind ${event} `),
    ])
    expect(asks()).toEqual(['checks/create'])
    expect(github.store.checks[0].head_sha).toBe('b'.repeat(40))
  },
)
