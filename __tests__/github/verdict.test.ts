import { beforeAll, expect, test } from '@jest/globals'
import { tellGitHub } from '../../src/github/tell.ts'
import type { Workflow } from '../../src/github/workflow.ts'
import { annotations } from '../../src/reporting/annotations.ts'
import { renderJunit } from '../../src/reporting/junit.ts'
import { renderSummary } from '../../src/reporting/summary.ts'
import { renderTerminal } from '../../src/reporting/terminal.ts'
import { countResults } from '../../src/results/counts.ts'
import type { CaseResult, Judged, Results } from '../../src/results/model.ts'
import { parseResults } from '../../src/results/validate.ts'
import {
  couldNotBeRun,
  judgeRun,
  type Rules,
  usualRules,
  withLost,
} from '../../src/verdict/status.ts'
import { aCase, aHang, aPython, results } from '../factories.ts'
import { type FakeGitHub, fakeGitHub } from './server.ts'

const skipped = (over: Partial<CaseResult> = {}) =>
  aCase({
    outcome: 'skipped',
    verdict: 'skipped',
    reason: 'left out',
    trials: 0,
    runs: [],
    ...over,
  })
const badInstall = skipped({ install: 'ERROR: no', reason: 'the install failed: no wheel' })
const noPython = skipped({ python: aPython({ path: '' }), reason: 'there is no Python 3.99' })
const invalid = aCase({ verdict: 'invalid', reason: 'no process forked' })
const prevented = skipped({ reason: `${couldNotBeRun}ENOSPC: no space left on device` })
const tampering = ['fork_hostile (baseline): tampering: it wrote to a command file']
const warned = aCase({ warnings: [{ id: 'w', text: 'fork beside threads' }] })
const leg = (missing: boolean) => ({ name: 'mac', environment: null, missing })

type Words = 'green' | 'grey' | 'red'
/** With what could not be written. */
type RowRules = Partial<Rules> & { lost?: string[] }
type Row = [situation: string, cases: CaseResult[], over: Partial<Results>, rules: RowRules]

/** Situation, then what every sink must make of it: exit status, and colour; `open` of an issue. */
const table: [
  ...Row,
  status: number,
  colour: Words,
  issue: 'open' | 'close' | 'leave',
  first: RegExp,
][] = [
  ['all well', [aCase()], {}, {}, 0, 'green', 'close', /^The only case is as expected/],
  [
    'a known hang',
    [aHang({ verdict: 'ok', expected: ['deadlocked'] })],
    {},
    {},
    0,
    'green',
    'close',
    /known deadlock/,
  ],
  [
    'fixed',
    [aCase({ verdict: 'fixed', expected: ['failed'] })],
    {},
    {},
    0,
    'green',
    'close',
    /1 fixed/,
  ],
  ['a regression', [aHang(), aCase()], {}, {}, 1, 'red', 'open', /^1 regression in 2 cases/],
  [
    'a regression that is not to fail',
    [aHang()],
    {},
    { failOn: 'never' },
    0,
    'grey',
    'open',
    /^1 regression/,
  ],
  ['a warning', [warned], {}, {}, 0, 'green', 'close', /as expected/],
  [
    'a warning that fails',
    [warned],
    {},
    { failOnWarnings: true },
    1,
    'red',
    'open',
    /^1 case warns/,
  ],
  [
    'a warning that would',
    [warned],
    {},
    { failOnWarnings: true, failOn: 'never' },
    0,
    'grey',
    'open',
    /^1 case warns/,
  ],
  [
    'a bad install',
    [badInstall, aCase()],
    {},
    {},
    3,
    'red',
    'open',
    /^1 case could not be run: the install failed: no wheel\. The rest: 1 passed\.$/,
  ],
  [
    'a bad install, with fail-on never',
    [badInstall, aCase()],
    {},
    { failOn: 'never' },
    3,
    'red',
    'open',
    /^1 case could not/,
  ],
  [
    'a bad install that is forgiven',
    [badInstall, aCase()],
    {},
    { allowSkips: true },
    0,
    'grey',
    'open',
    /^1 case could not/,
  ],
  [
    'no Python',
    [noPython],
    {},
    {},
    3,
    'red',
    'open',
    /^1 case could not be run: there is no Python 3\.99/,
  ],
  ['a skip', [skipped(), aCase()], {}, {}, 0, 'green', 'close', /1 passed, 1 skipped/],
  [
    'a skip of what was named',
    [skipped(), aCase()],
    {},
    { named: true },
    3,
    'red',
    'open',
    /^1 case skipped: left out/,
  ],
  [
    'a named skip that is forgiven',
    [skipped(), aCase()],
    {},
    { named: true, allowSkips: true },
    0,
    'green',
    'close',
    /1 skipped/,
  ],
  ['all skipped', [skipped()], {}, {}, 3, 'red', 'open', /^No case was run: 1 skipped/],
  [
    'all skipped and forgiven',
    [skipped()],
    {},
    { allowSkips: true },
    0,
    'grey',
    'leave',
    /^No case was run/,
  ],
  ['nothing', [], {}, {}, 3, 'red', 'leave', /^No case was run/],
  ['an empty shard', [], {}, { mayBeEmpty: true }, 0, 'grey', 'leave', /^No case was run/],
  [
    'a case that tested nothing',
    [invalid, aCase()],
    {},
    {},
    3,
    'red',
    'open',
    /^1 case tested nothing: no process forked/,
  ],
  [
    'tested nothing, all else forgiven',
    [invalid],
    {},
    { allowSkips: true, failOn: 'never' },
    3,
    'red',
    'open',
    /^1 case tested nothing/,
  ],
  [
    'tested nothing, and a regression',
    [invalid, aHang()],
    {},
    {},
    1,
    'red',
    'open',
    /^1 regression in 2 cases.* 1 case tested nothing/,
  ],
  [
    'tampering',
    [aCase()],
    { tampering, notes: tampering },
    {},
    3,
    'red',
    'open',
    /^The code under test tampered with the run\. The rest: 1 passed\.$/,
  ],
  [
    'tampering, all else forgiven',
    [skipped()],
    { tampering },
    { allowSkips: true, failOn: 'never' },
    3,
    'red',
    'open',
    /^The code under test tampered/,
  ],
  [
    'tampering, and a regression',
    [aHang()],
    { tampering },
    {},
    1,
    'red',
    'open',
    /^The code under test tampered with the run\. 1 regression/,
  ],
  [
    'tampering in a leg, when interrupted',
    [aCase()],
    { tampering, interrupted: true, legs: [leg(false)] },
    {},
    3,
    'red',
    'open',
    /^Interrupted\. The code under test tampered/,
  ],
  [
    'a case that the machine did not let run',
    [prevented, aCase()],
    {},
    {},
    3,
    'red',
    'open',
    /^1 case could not be run: ENOSPC: no space left on device\. The rest: 1 passed\.$/,
  ],
  [
    'a case that the machine did not let run, forgiven',
    [prevented, aCase()],
    {},
    { allowSkips: true },
    0,
    'grey',
    'open',
    /^1 case could not be run/,
  ],
  [
    'lost output',
    [aCase()],
    {},
    { lost: ['junit.xml could not be written: ENOSPC'] },
    3,
    'red',
    'leave',
    /^junit\.xml could not be written: ENOSPC\. The rest: 1 passed\.$/,
  ],
  [
    'lost output, with fail-on never',
    [aHang()],
    {},
    { failOn: 'never', lost: ['junit.xml could not be written: ENOSPC'] },
    3,
    'red',
    'open',
    /^1 regression in 1 case.* junit\.xml could not be written/,
  ],
  [
    'lost output of a regression',
    [aHang()],
    {},
    { lost: ['junit.xml could not be written: ENOSPC'] },
    1,
    'red',
    'open',
    /^1 regression/,
  ],
  ['interrupted', [aCase()], { interrupted: true }, {}, 130, 'red', 'leave', /^Interrupted\./],
  [
    'interrupted before its first trial had ended',
    [skipped({ reason: 'interrupted before its first trial had ended' })],
    { interrupted: true },
    {},
    130,
    'red',
    'leave',
    /^Interrupted\. The rest: 1 skipped\.$/,
  ],
  [
    'interrupted after a regression',
    [aHang()],
    { interrupted: true },
    {},
    130,
    'red',
    'leave',
    /^Interrupted\. 1 regression/,
  ],
  [
    'a leg that was interrupted',
    [aCase()],
    { interrupted: true, legs: [leg(false)] },
    {},
    3,
    'red',
    'open',
    /^Interrupted\./,
  ],
  [
    'a leg that is missing',
    [aCase()],
    { legs: [leg(true)] },
    {},
    3,
    'red',
    'open',
    /^Results are missing of 1 leg: mac\./,
  ],
  [
    'a missing leg and a regression',
    [aHang()],
    { legs: [leg(true)] },
    {},
    1,
    'red',
    'open',
    /^1 regression.* missing of 1 leg: mac/,
  ],
  [
    'a leg that cannot be read',
    [aCase()],
    { legs: [leg(false)] },
    { unread: ['Not read: a.json: no'] },
    3,
    'red',
    'open',
    /could not be read/,
  ],
  ['a report of nothing', [], { legs: [] }, {}, 3, 'red', 'leave', /^No case was run/],
  [
    'a report of nothing that is not to fail',
    [],
    { legs: [leg(true)] },
    { failOn: 'never' },
    0,
    'grey',
    'leave',
    /^No case was run/,
  ],
  [
    'a leg that failed for its warnings',
    [warned],
    {
      legs: [
        {
          ...leg(false),
          verdict: judgeRun(results({ cases: [warned] }), { ...usualRules, failOnWarnings: true }),
        },
      ],
    },
    {},
    1,
    'red',
    'open',
    /^1 case warns/,
  ],
]

function context(event: string, github: FakeGitHub): Workflow {
  const head = { sha: 'a'.repeat(40), repo: { full_name: 'octo/pool' } }
  const pull_request = { number: 7, head, base: { repo: { full_name: 'octo/pool' } } }
  return {
    event,
    payload: event === 'schedule' ? {} : { pull_request },
    repository: 'octo/pool',
    apiUrl: github.url,
    sha: 'a'.repeat(40),
    file: null,
    runId: '1',
    workflow: 'ci',
    job: 'forks',
    actor: 'octocat',
    runUrl: 'https://github.com/octo/pool/actions/runs/1',
  }
}

const tell = (what: Results, event: string, github: FakeGitHub) =>
  tellGitHub(
    what,
    {
      token: 'x',
      comment: true,
      checkRun: event !== 'schedule',
      name: 'Fork Safety',
      key: 'k',
      mask: (text) => text,
    },
    context(event, github),
  )

interface Told {
  judged: Judged
  pull: FakeGitHub
  watch: FakeGitHub
  before: string
}

/** Tells a pull request, and a watch that has an open issue; GitHub takes a second for each write. */
async function tellAll([, cases, over, rules]: (typeof table)[number]): Promise<Told> {
  const plain = countResults(results({ cases, ...over }))
  const { lost = [], ...given } = rules
  const verdict = judgeRun(plain, { ...usualRules, ...given })
  const judged: Judged = withLost({ ...plain, verdict }, lost)
  const [pull, watch] = [await fakeGitHub(), await fakeGitHub()]
  const watched = async () => {
    await tell(results({ cases: [aHang()] }), 'schedule', watch)
    const before = JSON.stringify(watch.store.issues)
    await tell(judged, 'schedule', watch)
    return before
  }
  const [before, said] = await Promise.all([watched(), tell(judged, 'pull_request', pull)])
  expect(said).toMatchObject({ warnings: [], notices: [] })
  for (const github of [pull, watch]) {
    await github.close()
    expect(github.violations).toEqual([])
  }
  return { judged, pull, watch, before }
}

const all = new Map<string, Told>()
beforeAll(async () => {
  await Promise.all(table.map(async (row) => all.set(row[0], await tellAll(row))))
}, 300_000)

const withoutMarkup = (text: string) => text.replace(/[*\\`\u200b]/g, '')
const conclusions = { green: 'success', grey: 'neutral', red: 'failure' }
/** A first line that calls everything right. */
const allWell = /\b(case is|cases are) as expected/

test.each(table)('%s', (situation, _cases, _over, _rules, status, colour, issue, first) => {
  const { judged, pull, watch, before } = all.get(situation)!
  parseResults(JSON.stringify(judged))

  expect(judged.verdict.status).toBe(status)
  const green = colour === 'green'
  const headline = withoutMarkup(renderSummary(judged).split('\n')[2]!)
  expect(headline).toMatch(first)
  expect(allWell.test(headline)).toBe(green)
  const words = headline.replace(/\s+/g, ' ')
  const terminal = renderTerminal(judged, { width: 1000, color: false }).trim().split('\n').at(-1)!
  expect(terminal).toBe(words)
  const errors = annotations(judged).filter(({ level }) => level === 'error')
  if (colour !== 'grey') expect(errors.length > 0).toBe(!green)
  if (green) expect(renderJunit(judged)).not.toMatch(/<(failure|error)\b/)

  expect(pull.store.checks[0].conclusion).toBe(conclusions[colour])
  const created = pull.asked.find(({ operation }) => operation === 'checks/create')!
  expect(created.body.output.title).toBe(words)
  expect(pull.store.comments.length).toBe(green ? 0 : 1)
  if (!green) expect(withoutMarkup(pull.store.comments[0].body)).toContain(words.slice(0, 60))
  expect(allWell.test(pull.store.comments[0]?.body ?? '')).toBe(false)

  expect(watch.store.issues).toHaveLength(1)
  expect(watch.store.issues[0].state).toBe(issue === 'close' ? 'closed' : 'open')
  if (issue === 'leave') expect(JSON.stringify(watch.store.issues)).toBe(before)
})

test('what happened once is said once, with its reason', () => {
  const plain = countResults(results({ cases: [badInstall, badInstall, noPython, aCase()] }))
  const said = annotations({ ...plain, verdict: judgeRun(plain, usualRules) })
  const lines = said.flatMap(({ level, title, message }) => `${level} ${title}: ${message}`)
  expect(lines).toEqual([
    'error No such Python: there is no Python 3.99',
    'error Install failed (2): the install failed: no wheel',
  ])
})
